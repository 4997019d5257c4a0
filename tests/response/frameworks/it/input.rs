//! `POST /read`, by errbook's own `Json`: what every service answers where it cannot be read.

use std::net::SocketAddr;

use errbook::standard::HttpError;
use errbook::{ApiError, InputError, read_json};

use crate::app::{AccountError, BODY_LIMIT, ERRORS, SignUp};
use crate::cases::{expected, expected_with};
use crate::client::{Answer, ask};
use crate::log;

/// What is sent and no response and no log may contain, whoever writes it. (Some frameworks log what
/// their own extractors refuse.)
const PASSWORD: &str = "swordfish-battery-staple";

const RIGHT: &str = r#"{"name":"a","password":1,"plan":"hidden_plan"}"#;

fn post(address: SocketAddr, content_type: Option<&str>, body: &str) -> Answer {
    let content_type = content_type.map(|content_type| ("content-type", content_type));
    let headers: Vec<_> = content_type.into_iter().chain([("x-request-id", "r-1")]).collect();
    ask(address, "POST", "/read", &headers, body.to_owned())
}

/// What is wrong with it, as the core says.
fn why(body: &str) -> InputError {
    read_json::<SignUp>(body.as_bytes()).unwrap_err()
}

/// Bodies that cannot be read, and the pointer of the item that says so.
fn wrong() -> Vec<(String, &'static str)> {
    vec![
        (String::new(), ""),
        (format!(r#"{{"password":"{PASSWORD}"#), ""),
        (format!(r#"{{"name":"a","password":"{PASSWORD}","plan":"basic"}}"#), "/password"),
        (format!(r#"{{"name":"a","password":1,"plan":"{PASSWORD}"}}"#), "/plan"),
        (format!(r#"{{"{PASSWORD}":"a","password":1}}"#), ""),
    ]
}

/// With the layer of the catalog: the standard errors, with where and why.
pub(crate) fn refused(address: SocketAddr) {
    log::listen();
    for (n, (body, pointer)) in wrong().iter().enumerate() {
        let id = format!("r-{}-{n}", address.port());
        let headers = [("content-type", "application/json"), ("x-request-id", &*id)];
        let answer = ask(address, "POST", "/read", &headers, body.clone());
        let error = why(body);
        assert_eq!(answer, expected_with("POST", "/read", Some(&id), &error), "{body}");
        let lines = log::logged(&id);
        let [line] = &lines[..] else { panic!("{lines:?}") };
        assert!(answer.contains(&format!(r#""pointer":"{pointer}""#)));
        let place = if pointer.is_empty() { String::new() } else { format!("at `{pointer}`: ") };
        assert!(line.contains(&format!("items={place}")), "{line}");
        assert!(!answer.contains(PASSWORD) && !line.contains(PASSWORD));
        assert!(!answer.contains("hidden_plan") && !line.contains("hidden_plan"));
    }
    assert_eq!(log::lines_with(PASSWORD), [""; 0]);
    what_is_not_read(address);
}

/// Another content type, and too large a body.
fn what_is_not_read(address: SocketAddr) {
    let accept = Some("application/json".into());
    let unsupported = HttpError::UnsupportedMediaType { accept };
    for content_type in [None, Some("text/plain"), Some("application/jsonp"), Some("text/json")] {
        let answer = post(address, content_type, RIGHT);
        assert_eq!(answer, expected("POST", "/read", &unsupported), "{content_type:?}");
    }
    for content_type in
        ["application/json", "APPLICATION/JSON; charset=utf-8", "application/a+json"]
    {
        assert_eq!(post(address, Some(content_type), RIGHT).status, 201, "{content_type}");
    }
    let too_large = format!("{}{RIGHT}", " ".repeat(2 * BODY_LIMIT));
    let answer = post(address, Some("application/json"), &too_large);
    let error = HttpError::ContentTooLarge { retry_after: None };
    assert_eq!(answer, expected("POST", "/read", &error));
}

/// With the layer whose `on_failure` answers with another error.
pub(crate) fn replaced(address: SocketAddr) {
    for (body, _) in wrong() {
        let answer = post(address, Some("application/json"), &body);
        assert_eq!(answer, expected("POST", "/read", &AccountError::InvalidInput), "{body}");
    }
    what_is_not_read(address);
}

/// Without a layer it is the same error, without the facts of its request and the catalog.
pub(crate) fn without_a_layer(address: SocketAddr) {
    for (body, _) in wrong() {
        let answer = post(address, Some("application/json"), &body);
        assert_eq!(answer, answered(&why(&body)), "{body}");
    }
}

fn answered(error: &dyn ApiError) -> Answer {
    let (mut parts, body) = errbook::respond(error).into_parts();
    parts.headers.insert("content-length", body.len().into());
    Answer::new(parts.status.as_u16(), &parts.headers, &body)
}

/// The layer of the catalog, which answers with its standard errors.
pub(crate) fn layer() -> errbook::layer::ErrorLayer {
    ERRORS.layer()
}
