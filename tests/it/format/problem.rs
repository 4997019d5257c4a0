//! PROBLEM keeps to RFC 9457, and no format tells what is inside.

use std::error::Error;
use std::fmt;

use errbook::format::PROBLEM;
use errbook::{ApiError, Occurrence, RequestFacts};
use errbook_tests::BUILTIN;
use http::{Method, StatusCode};
use serde_json::{Value, json};

const SENTINEL: &str = "10.0.0.5 refused user=root";

/// A cause with a cause, both of which say what nobody outside may know.
#[derive(Debug)]
struct Secret(Option<Box<Secret>>);

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(SENTINEL)
    }
}

impl Error for Secret {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.as_deref().map(|cause| cause as _)
    }
}

fn secret() -> Secret {
    Secret(Some(Box::new(Secret(None))))
}

#[derive(Debug, ApiError)]
enum LeakError {
    #[api(internal, display = "query failed: {source}")]
    Internal { source: Secret },
    #[api(internal)]
    Boxed(#[from] Box<dyn Error + Send + Sync>),
    #[api(status = 503)]
    Own(#[source] Secret),
    #[api(status = 409, message = "Try again, {user}.")]
    #[allow(dead_code, reason = "a private field that is only ever in the way")]
    Client { user: String, password: String, source: Secret },
    #[api(status = 500, message = "{source}")]
    Disclosed {
        #[api(disclose)]
        source: std::num::ParseIntError,
    },
}

errbook::catalog! {
    static TYPED = {
        type_base: "https://example.com/probs/",
        errors: [LeakError],
    };
}

fn leaks() -> Vec<LeakError> {
    vec![
        LeakError::Internal { source: secret() },
        LeakError::from(Box::<dyn Error + Send + Sync>::from(secret())),
        LeakError::Own(secret()),
        LeakError::Client { user: "Ann".into(), password: SENTINEL.into(), source: secret() },
    ]
}

#[test]
fn no_source_and_no_debug_text_is_in_any_body() {
    let facts = RequestFacts::new(Method::POST, "/login?token=10.0.0.5").with_id("r1");
    for error in leaks() {
        assert!(error.source().is_some(), "{error:?}");
        for format in BUILTIN {
            let response = Occurrence::new(&error)
                .with_catalog(&TYPED)
                .with_request(&facts)
                .with_format(format)
                .respond();
            let text = std::str::from_utf8(response.body()).unwrap();
            for secret in [SENTINEL, "10.0.0.5", "Secret(", "password", "LeakError", "source"] {
                assert!(!text.contains(secret), "{} leaks {secret}: {text}", format.name());
            }
        }
    }
}

#[test]
fn operators_see_the_causes() {
    let error = LeakError::Internal { source: secret() };
    assert_eq!(error.to_string(), format!("query failed: {SENTINEL}"));
    assert_eq!(Occurrence::new(&error).causes().count(), 2);
}

#[test]
fn a_source_that_says_so_is_disclosed() {
    let source = "x".parse::<u8>().unwrap_err();
    let body = Occurrence::new(&LeakError::Disclosed { source: source.clone() }).body();
    let body: Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(body["detail"], source.to_string());
}

#[test]
fn without_a_type_base_the_type_is_about_blank() {
    let error = LeakError::Own(secret());
    let response = PROBLEM.respond(&error);
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    assert_eq!(response.headers()["cache-control"], "no-store");
    let body: Value = serde_json::from_slice(response.body()).unwrap();
    // RFC 9457 §3.1.1: a missing type is `about:blank`; §4.2.1: its title is the status phrase.
    assert_eq!(body.get("type"), None);
    assert_eq!(body["title"], "Service Unavailable");
    assert_eq!(PROBLEM.read(response.status(), response.body()).unwrap().type_uri, None);
}

#[test]
fn with_a_type_base_the_type_is_made_from_the_code() {
    let facts = RequestFacts::new(Method::GET, "/account/12345/msgs/abc").with_id("r-7");
    let error = LeakError::Client { user: "Ann".into(), password: "p".into(), source: secret() };
    let response = TYPED.occurrence(&error).with_request(&facts).respond();
    let body: Value = serde_json::from_slice(response.body()).unwrap();
    assert_eq!(
        body,
        json!({
            "type": "https://example.com/probs/Client",
            "title": "Client",
            "status": 409,
            "detail": "Try again, Ann.",
            "instance": "/account/12345/msgs/abc",
            "code": "Client",
            "requestId": "r-7",
            "user": "Ann",
        })
    );
}

#[test]
fn the_status_in_the_body_is_that_of_the_response() {
    for error in leaks() {
        let response = PROBLEM.respond(&error);
        let body: Value = serde_json::from_slice(response.body()).unwrap();
        assert_eq!(body["status"], response.status().as_u16());
    }
}
