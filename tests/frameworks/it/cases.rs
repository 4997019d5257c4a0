//! What every service is asked, and what it must answer: the same bytes and headers on all of them.

use std::net::SocketAddr;

use errbook::standard::HttpError;
use errbook::{ApiError, RequestFacts};
use http::Method;

use crate::app::{AccountError, BODY_LIMIT, ERRORS, GRPC, HTML, JSON, SECRET, every_error};
use crate::client::{Answer, ask};

/// What a case sends that no response may contain.
const PASSWORD: &str = "hunter2-correct-horse";
const SCRIPT: &str = "<script>alert(1)</script>";
const TOKEN: &str = "s3cr3t-t0ken";

type Headers<'a> = &'a [(&'a str, &'a str)];

const AS_JSON: Headers<'_> = &[("content-type", "application/json")];
const AS_TEXT: Headers<'_> = &[("content-type", "text/plain")];

/// All that a service with errbook answers. `allow` is what the framework says of `/accounts`.
pub(crate) fn run(address: SocketAddr, allow: &str) {
    every_error_of_the_handlers(address);
    failures(address, allow);
    unreadable_input(address);
    what_passes(address);
    nested(address);
}

/// The answer that the core gives for the same facts, with what a layer adds.
pub(crate) fn expected(method: &str, path: &str, error: &dyn ApiError) -> Answer {
    let facts =
        RequestFacts::new(Method::from_bytes(method.as_bytes()).unwrap(), path).with_id("r-1");
    let response = ERRORS.occurrence(error).with_request(&facts).respond();
    let (mut parts, body) = response.into_parts();
    parts.headers.insert("x-content-type-options", "nosniff".parse().unwrap());
    parts.headers.insert("content-length", body.len().into());
    let body = if method == "HEAD" { &b""[..] } else { &body };
    Answer::new(parts.status.as_u16(), &parts.headers, body)
}

fn with_id<'a>(headers: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [headers, &[("x-request-id", "r-1")]].concat()
}

fn get(address: SocketAddr, method: &str, path: &str) -> Answer {
    ask(address, method, path, &with_id(&[]), "")
}

/// Every variant, by GET and by HEAD, which agree in headers.
fn every_error_of_the_handlers(address: SocketAddr) {
    for (n, error) in every_error().iter().enumerate() {
        let path = format!("/errors/{n}");
        let by_get = get(address, "GET", &path);
        assert_eq!(by_get, expected("GET", &path, error), "{error:?}");
        let by_head = get(address, "HEAD", &path);
        assert_eq!(by_head, expected("HEAD", &path, error), "{error:?}");
        assert!(!by_get.contains(SECRET));
    }
}

/// What the router, the middleware and a panic answer.
fn failures(address: SocketAddr, allow: &str) {
    for method in ["GET", "HEAD", "POST"] {
        let path = "/nowhere";
        assert_eq!(
            get(address, method, &format!("{path}?token={TOKEN}")),
            expected(method, path, &HttpError::NotFound)
        );
    }
    let error = HttpError::MethodNotAllowed { allow: Some(allow.to_owned().into()) };
    let wrong_method = get(address, "DELETE", "/accounts");
    assert_eq!(wrong_method, expected("DELETE", "/accounts", &error));
    assert_eq!(get(address, "GET", "/slow"), expected("GET", "/slow", &HttpError::RequestTimeout));
    let panic = get(address, "GET", "/panic");
    assert_eq!(panic, expected("GET", "/panic", &HttpError::InternalServerError));
    // The service is still there.
    assert_eq!(get(address, "GET", "/ok").body, b"ok");
}

/// Bodies and queries that cannot be read. Nothing of them comes back.
fn unreadable_input(address: SocketAddr) {
    let invalid = &AccountError::InvalidInput as &dyn ApiError;
    let wrong_type = format!(r#"{{"name":"a","password":"{PASSWORD}","plan":"basic"}}"#);
    let unknown_variant = format!(r#"{{"name":"a","password":1,"plan":"{SCRIPT}"}}"#);
    let too_large = format!(r#"{{"name":"{}"}}"#, "a".repeat(2 * BODY_LIMIT));
    let broken = format!(r#"{{"password":"{PASSWORD}"#);
    let cases: [(String, Headers<'_>, &dyn ApiError); 5] = [
        (broken, AS_JSON, invalid),
        (wrong_type.clone(), AS_JSON, invalid),
        (unknown_variant, AS_JSON, invalid),
        (too_large, AS_JSON, &HttpError::ContentTooLarge { retry_after: None }),
        (wrong_type, AS_TEXT, &HttpError::UnsupportedMediaType { accept: None }),
    ];
    for (body, headers, error) in cases {
        let answer = ask(address, "POST", "/accounts", &with_id(headers), body.clone());
        assert_eq!(answer, expected("POST", "/accounts", error), "{body:.80}");
        for input in [PASSWORD, SCRIPT, TOKEN, "hidden_plan", "aaaa"] {
            assert!(!answer.contains(input));
        }
    }
    let answer = get(address, "GET", &format!("/search?limit={TOKEN}"));
    assert_eq!(answer, expected("GET", "/search", invalid));

    let right = r#"{"name":"a","password":1,"plan":"hidden_plan"}"#;
    assert_eq!(ask(address, "POST", "/accounts", AS_JSON, right).status, 201);
    assert_eq!(get(address, "GET", "/search?limit=3").status, 200);
}

/// What errbook did not make passes byte for byte.
fn what_passes(address: SocketAddr) {
    let html = get(address, "GET", "/html");
    assert_eq!((html.status, html.body), (500, HTML.concat().into_bytes()));
    let json = get(address, "GET", "/json");
    assert_eq!((json.status, json.header("content-type")), (500, Some("application/json")));
    assert_eq!(json.body, JSON.as_bytes());
    let grpc = get(address, "GET", "/grpc");
    assert_eq!((grpc.status, grpc.header("content-type")), (200, Some("application/grpc")));
    assert_eq!(grpc.body, GRPC);
    for answer in [json.headers, grpc.headers, html.headers] {
        assert!(!answer.iter().any(|(name, _)| name == "cache-control"));
    }
}

/// A route in a router in a router has the path that the client asked for.
fn nested(address: SocketAddr) {
    let path = "/v1/users/7";
    assert_eq!(get(address, "GET", path), expected("GET", path, &AccountError::Unauthenticated));
    let path = "/v1/nowhere";
    assert_eq!(get(address, "GET", path), expected("GET", path, &HttpError::NotFound));
}
