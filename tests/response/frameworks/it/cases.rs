//! What every service is asked, and what it must answer: the same bytes and headers on all of them.

use std::net::SocketAddr;
use std::sync::Mutex;

use errbook::standard::HttpError;
use errbook::{ApiError, RequestFacts};
use errbook_tests_layer::service::assert_comes_back;
use http::Method;

use crate::app::{AccountError, BODY_LIMIT, ERRORS, GRPC, HTML, JSON, SECRET, TEAPOT, every_error};
use crate::client::{Answer, Connection, ask};
use crate::input;

/// What a case sends that no response may contain.
const PASSWORD: &str = "hunter2-correct-horse";
const SCRIPT: &str = "<script>alert(1)</script>";
const TOKEN: &str = "s3cr3t-t0ken";

type Headers<'a> = &'a [(&'a str, &'a str)];

const AS_JSON: Headers<'_> = &[("content-type", "application/json")];
const AS_TEXT: Headers<'_> = &[("content-type", "text/plain")];

/// All that a service with errbook answers, whose layer answers with another error where input cannot
/// be read.
pub(crate) fn run(address: SocketAddr) {
    every_error_of_the_handlers(address);
    every_error_comes_back(address);
    failures(address);
    unreadable_input(address);
    input::replaced(address);
    what_passes(address);
    what_others_have_set(address);
    nested(address);
    connections(address);
}

/// What a client receives that has the same declaration.
fn every_error_comes_back(address: SocketAddr) {
    for (n, error) in every_error().iter().enumerate() {
        // Not as an `Answer`, which sorts the lines of a header.
        let answer = reqwest::blocking::get(format!("http://{address}/errors/{n}")).unwrap();
        let mut response = http::Response::builder().status(answer.status());
        response.headers_mut().unwrap().clone_from(answer.headers());
        let response = response.body(answer.bytes().unwrap()).unwrap();
        assert_comes_back(error, &response);
    }
}

/// What it answers without a layer: every error, only without the facts of its request. The status
/// of the one whose format says 200 depends on the framework.
pub(crate) fn without_a_layer(address: SocketAddr, of_flagged: u16) {
    for (n, error) in every_error().iter().enumerate() {
        let (parts, body) = errbook::respond(error).into_parts();
        let mut headers = parts.headers;
        headers.insert("content-length", body.len().into());
        let is_flagged = matches!(error, AccountError::Flagged(_));
        let status = if is_flagged { of_flagged } else { parts.status.as_u16() };
        let expected = Answer::new(status, &headers, &body);
        for folder in ["errors", "boxed"] {
            assert_eq!(get(address, "GET", &format!("/{folder}/{n}")), expected, "{error:?}");
        }
    }
}

/// What a `watched_layer` tells: of each error once, and nothing of a success, which has no id made.
pub(crate) fn told_once(address: SocketAddr, told: &Mutex<Vec<String>>) {
    for round in 0..2 {
        for path in ["/ok", "/errors/6", "/nowhere", "/panic", "/teapot", "/json"] {
            ask(address, "GET", path, &[], "");
        }
        let codes = ["Maintenance", "NotFound", "InternalServerError", "ImATeapot"];
        let with_ids = codes.iter().zip(4 * round..).map(|(code, id)| format!("{code} {id}"));
        assert_eq!(std::mem::take(&mut *told.lock().unwrap()), with_ids.collect::<Vec<_>>());
    }
}

/// The answer that the core gives for the same facts, with what a layer adds.
pub(crate) fn expected(method: &str, path: &str, error: &dyn ApiError) -> Answer {
    expected_with(method, path, Some("r-1"), error)
}

pub(crate) fn expected_with(
    method: &str,
    path: &str,
    id: Option<&str>,
    error: &dyn ApiError,
) -> Answer {
    let mut facts = RequestFacts::new(Method::from_bytes(method.as_bytes()).unwrap(), path);
    facts.id = id.map(str::to_owned);
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

/// Every variant, alone and as an `errbook::Error`, by GET and by HEAD.
fn every_error_of_the_handlers(address: SocketAddr) {
    for (n, error) in every_error().iter().enumerate() {
        for folder in ["errors", "boxed"] {
            let path = format!("/{folder}/{n}");
            let by_get = get(address, "GET", &path);
            assert_eq!(by_get, expected("GET", &path, error), "{error:?}");
            let by_head = get(address, "HEAD", &path);
            assert_eq!(by_head, expected("HEAD", &path, error), "{error:?}");
            assert!(!by_get.contains(SECRET));
        }
    }
}

/// What the router, the middleware and a panic answer.
fn failures(address: SocketAddr) {
    for method in ["GET", "HEAD", "POST"] {
        for path in ["/nowhere", "/no//where/", "/%C3%A9%2F"] {
            assert_eq!(
                get(address, method, &format!("{path}?token={TOKEN}")),
                expected(method, path, &HttpError::NotFound)
            );
        }
    }
    let error = HttpError::MethodNotAllowed { allow: Some("POST".into()) };
    for method in ["DELETE", "HEAD", "OPTIONS"] {
        assert_eq!(get(address, method, "/accounts"), expected(method, "/accounts", &error));
    }
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

/// The headers of a failure stay, as often as they are there.
fn what_others_have_set(address: SocketAddr) {
    let mut expected = expected("GET", "/teapot", &HttpError::ImATeapot);
    expected.headers.extend(TEAPOT.map(|(name, value)| (name.to_owned(), value.to_owned())));
    expected.headers.sort();
    assert_eq!(get(address, "GET", "/teapot"), expected);
}

/// A route in a router in a router has the path that the client asked for.
fn nested(address: SocketAddr) {
    for path in ["/v1/users/7", "/v1/deep/users/7"] {
        let error = AccountError::Unauthenticated;
        assert_eq!(get(address, "GET", path), expected("GET", path, &error));
    }
    let path = "/v1/nowhere";
    assert_eq!(get(address, "GET", path), expected("GET", path, &HttpError::NotFound));
}

/// Nothing of a request is in the answers to those beside it.
fn connections(address: SocketAddr) {
    std::thread::scope(|threads| {
        for _ in 0..4 {
            threads.spawn(|| one_connection(address));
        }
    });
}

/// Nor in the answers to those after it. Some have an id, some have none.
fn one_connection(address: SocketAddr) {
    let maintenance = AccountError::Maintenance;
    let cases: [(_, _, Option<&dyn ApiError>); 6] = [
        ("GET", "/errors/6", Some(&maintenance)),
        ("GET", "/ok", None),
        ("HEAD", "/errors/6", Some(&maintenance)),
        ("GET", "/nowhere", Some(&HttpError::NotFound)),
        ("GET", "/panic", Some(&HttpError::InternalServerError)),
        ("GET", "/ok", None),
    ];
    let mut connection = Connection::to(address);
    for (n, (method, path, error)) in cases.iter().cycle().take(30).enumerate() {
        let id = (n % 4 != 0).then(|| format!("r-{n}"));
        let answer = connection.ask(method, path, id.as_deref());
        match error {
            Some(error) => {
                assert_eq!(answer, expected_with(method, path, id.as_deref(), *error));
            }
            None => assert_eq!((answer.status, &*answer.body), (200, &b"ok"[..])),
        }
    }
}
