//! Real systems behind a real framework: what the request adds to a body, and what the framework
//! answers by itself, in the shape that each system's readers know.

use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use errbook::layer::FailureKind;
use errbook_examples::problem_details::ValidationError;
use errbook_examples::{flat, problem_details, success_flag};
use serde_json::{Value, json};

use crate::axum::serve;
use crate::client::{Answer, ask};

fn body(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.body).unwrap()
}

/// Problem details whose router and body parser raise errors of the catalog.
#[test]
fn problem_details() {
    let layer = problem_details::ERRORS.layer().on_failure(|failure| match failure.kind() {
        FailureKind::NotFound => ValidationError::HandlerNotFound.into(),
        FailureKind::MethodNotAllowed => {
            let allow = failure.allow().map(str::to_owned);
            ValidationError::MethodNotAllowed { allow }.into()
        }
        FailureKind::UnreadableInput => ValidationError::InvalidJsonStructure.into(),
        _ => failure.into(),
    });
    let devices = post(async |_: Json<u64>| StatusCode::CREATED);
    let address = serve(Router::new().route("/devices", devices).layer(layer));
    for (method, path, status, code) in [
        ("GET", "/nowhere", 404, "HandlerNotFound"),
        ("GET", "/devices", 405, "MethodNotAllowed"),
        ("POST", "/devices", 400, "InvalidJsonStructure"),
    ] {
        let answer = ask(address, method, path, &[("content-type", "application/json")], "{");
        assert_eq!(answer.status, status);
        assert_eq!(answer.header("content-type"), Some("application/problem+json"));
        let body = body(&answer);
        assert_eq!(body["code"], code);
        assert_eq!(body["type"], format!("https://example.com/problems/{code}"));
        assert_eq!(body["instance"], path);
        assert_eq!(answer.header("allow"), (status == 405).then_some("POST"));
    }
}

/// A flat object that has the request in it, although the error does not know it.
#[test]
fn flat_with_the_request() {
    let communes = get(async || flat::CallError::InvalidParameter { parameter: "codePostal" });
    let routes = Router::new().route("/communes/{id}", communes);
    let address = serve(Router::new().nest("/api", routes).layer(flat::ERRORS.layer()));
    let answer = ask(address, "GET", "/api/communes/75056?jeton=secret", &[], "");
    let mut body = body(&answer);
    let timestamp = body["timestamp"].take();
    let timestamp = timestamp.as_str().unwrap();
    assert_eq!((timestamp.len(), timestamp.as_bytes()[23]), (24, b'Z'), "milliseconds, in UTC");
    assert_eq!(
        body,
        json!({
            "timestamp": null,
            "httpStatusCode": 400,
            "httpStatusMessage": "Bad Request",
            "errorCode": "INVALID_PARAMETER",
            "errorMessage": "La valeur du paramètre « codePostal » n'est pas valide.",
            "requestMethod": "GET",
            "requestURI": "/api/communes/75056",
        })
    );
}

/// Every failure is a 200 with a flag, those of the router too.
#[test]
fn success_with_a_flag() {
    let address = serve(Router::new().layer(success_flag::ERRORS.layer()));
    let answer = ask(address, "GET", "/nowhere", &[], "");
    assert_eq!((answer.status, body(&answer)["erreur"].clone()), (200, json!(true)));
}
