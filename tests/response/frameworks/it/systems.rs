//! Real systems behind a real framework: what the request adds to a body, and what the framework
//! answers by itself, in the shape that each system's readers know.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use errbook::ApiError;
use errbook::layer::FailureKind;
use errbook_examples::problem_details::ValidationError;
use errbook_examples::{flat, migrated, problem_details, success_flag};
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
    let communes =
        get(async || flat::CallError::InvalidParameter { parameter: "codePostal".to_owned() });
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

/// An enum beside thiserror, in a wrapper: constant and flattened members, numbers for codes, a status
/// that a function makes, another format for one variant.
#[test]
fn beside_thiserror() {
    let error = async |Path(n): Path<usize>| Err::<(), _>(migrated::errors().swap_remove(n));
    let app = Router::new().route("/{n}", get(error)).layer(migrated::ERRORS.layer());
    let address = serve(app);
    for (path, status, expected) in [
        (
            "/0",
            404,
            r#"{"error":{"code":40401,"message":"there is no order 7","category":"orders","orderId":7,"traceId":"4bf92f35"}}"#,
        ),
        (
            "/1",
            409,
            r#"{"error":{"code":40901,"message":"the parcel left 5 minutes ago","category":"orders","minutesAgo":5,"carrier":"Hermes","trackingNumber":"H-7","traceId":"4bf92f35"}}"#,
        ),
        (
            "/2",
            402,
            r#"{"error":{"message":"The request requires a payment first.","traceId":"4bf92f35"}}"#,
        ),
        ("/3", 502, r#"{"error":{"message":"Bad Gateway","traceId":"4bf92f35"}}"#),
        ("/4", 500, r#"{"error":{"message":"Internal Server Error","traceId":"4bf92f35"}}"#),
        ("/5", 503, "draining"),
    ] {
        let answer = ask(address, "GET", path, &[], "");
        assert_eq!(answer.status, status);
        assert_eq!(str::from_utf8(&answer.body).unwrap(), expected);
    }
}

/// Chats
#[derive(Debug, thiserror::Error, ApiError)]
enum ChatError {
    #[error("the password is wrong")]
    #[api(status = 401, code = "M_FORBIDDEN", shared)]
    WrongPassword,
    #[error("you are not in the room")]
    #[api(status = 403, code = "M_FORBIDDEN", shared)]
    NotInRoom,
}

errbook::catalog! {
    /// Errors of a chat.
    static CHAT = { errors: [ChatError], headers_omitted: ["WWW-Authenticate"] };
}

/// Two errors of one code are told apart by their status, over the wire and in the reference.
#[test]
fn a_shared_code() {
    let app = Router::new()
        .route("/login", get(async || ChatError::WrongPassword))
        .route("/room", get(async || ChatError::NotInRoom));
    let address = serve(app.layer(CHAT.layer()));
    for (path, status, message) in
        [("/login", 401, "the password is wrong"), ("/room", 403, "you are not in the room")]
    {
        let answer = ask(address, "GET", path, &[], "");
        let body = body(&answer);
        assert_eq!((answer.status, &body["code"]), (status, &json!("M_FORBIDDEN")));
        assert_eq!((&body["status"], &body["detail"]), (&json!(status), &json!(message)));
        assert_eq!(answer.header("www-authenticate"), None);
    }
    let reference = CHAT.markdown().to_string();
    for status in ["401 Unauthorized", "403 Forbidden"] {
        assert!(reference.contains(&format!("- **Status:** {status}\n- **Code:** `M_FORBIDDEN`")));
    }
}
