//! Whatever the values are, there is a response, and it is valid.

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use errbook::format::{BODY_LIMIT, ENVELOPE, FLAT, PROBLEM};
use errbook::standard::HttpError;
use errbook::{ApiError, Item, Occurrence, RequestFacts, WireFormat, wire_format};
use errbook_tests::BUILTIN;
use http::{Method, StatusCode};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

/// Cannot be formatted, nor serialized.
#[derive(Debug)]
struct Broken;

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("half of a ")?;
        Err(fmt::Error)
    }
}

impl Serialize for Broken {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::{Error, SerializeSeq};
        let mut list = serializer.serialize_seq(None)?;
        list.serialize_element(&1)?;
        Err(S::Error::custom("10.0.0.5"))
    }
}

/// Renders another error while it is being rendered.
#[derive(Debug)]
struct Nested;

impl fmt::Display for Nested {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = PROBLEM.respond(&BadError::Member { broken: Broken, fine: 1 }).into_body();
        f.write_str(std::str::from_utf8(&body).unwrap())
    }
}

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum BadError {
    #[api(title = "The Title", message = "say {broken}")]
    Message {
        #[api(member = false)]
        broken: Broken,
    },
    Member {
        #[api(member)]
        broken: Broken,
        #[api(member)]
        fine: u8,
    },
    Header {
        #[api(header = "X-Reason")]
        reason: String,
    },
    #[api(message = "{0}")]
    Nested(#[api(member = false)] Nested),
    #[api(message = "{text}")]
    Long { text: String },
    Floats {
        #[api(member)]
        nan: f64,
        #[api(member)]
        none: Option<u8>,
        #[api(member = "status")]
        masquerade: u8,
    },
    Items {
        #[api(items)]
        items: Vec<Item>,
    },
}

fn body(error: &BadError, format: &'static WireFormat) -> Value {
    serde_json::from_slice(&Occurrence::new(error).with_format(format).body()).unwrap()
}

#[test]
fn a_display_that_fails_gives_the_title() {
    let error = BadError::Message { broken: Broken };
    for format in BUILTIN {
        let response = format.respond(&error);
        let received = format.read(response.status(), response.body()).unwrap();
        assert_eq!(received.message.as_deref(), Some("The Title"), "{}", format.name());
    }
    assert_eq!(Occurrence::new(&error).message(), "The Title");
}

#[test]
fn a_member_that_fails_is_left_out() {
    let body = body(&BadError::Member { broken: Broken, fine: 1 }, &PROBLEM);
    assert_eq!(body["fine"], 1);
    assert!(body.get("broken").is_none());
}

#[test]
fn an_empty_member_is_left_out_and_a_key_of_the_format_wins() {
    let body = body(&BadError::Floats { nan: f64::NAN, none: None, masquerade: 7 }, &PROBLEM);
    assert_eq!(
        body,
        json!({"title": "Bad Request", "status": 400, "detail": "Floats", "code": "Floats"})
    );
}

#[test]
fn a_control_character_in_a_header_is_replaced() {
    for byte in 0..=255_u8 {
        let reason = format!("a{}b", char::from(byte));
        let response = PROBLEM.respond(&BadError::Header { reason: reason.clone() });
        let value = response.headers()["x-reason"].as_bytes().to_vec();
        let expected = if byte.is_ascii_control() && byte != b'\t' { "a b" } else { &reason };
        assert_eq!(value, expected.as_bytes(), "byte {byte}");
    }
    let injected = "x\r\nSet-Cookie: a=b".to_owned();
    let response = PROBLEM.respond(&BadError::Header { reason: injected });
    assert_eq!(response.headers()["x-reason"], "x  Set-Cookie: a=b");
    assert!(!response.headers().contains_key("set-cookie"));
}

#[test]
fn a_body_can_be_written_while_another_is() {
    let inner = PROBLEM.respond(&BadError::Member { broken: Broken, fine: 1 }).into_body();
    let outer = body(&BadError::Nested(Nested), &PROBLEM);
    assert_eq!(outer["detail"], std::str::from_utf8(&inner).unwrap());
}

#[test]
fn a_body_has_a_limit() {
    for text in ["x", "€", "\u{1}"] {
        let error = BadError::Long { text: text.repeat(10_000_000) };
        for format in BUILTIN {
            let body = Occurrence::new(&error).with_format(format).body();
            let value: Value = serde_json::from_slice(&body).unwrap();
            assert!(body.len() <= 2 * BODY_LIMIT, "{} has {} bytes", format.name(), body.len());
            assert!(value.to_string().contains('…'), "the cut shows");
        }
    }
    let items = vec![Item::new("x".repeat(1000)); 1000];
    for format in [&PROBLEM, &ENVELOPE] {
        let body =
            Occurrence::new(&BadError::Items { items: items.clone() }).with_format(format).body();
        serde_json::from_slice::<Value>(&body).unwrap();
        assert!(body.len() <= BODY_LIMIT + 1024, "{}", body.len());
        assert!(body.len() > BODY_LIMIT / 2, "what fits is there");
    }
}

#[test]
fn a_time_that_has_no_rfc_3339_form_is_written_all_the_same() {
    let error = BadError::Header { reason: String::new() };
    let far = UNIX_EPOCH + Duration::from_secs(400_000_000_000);
    for time in [UNIX_EPOCH - Duration::from_secs(1), UNIX_EPOCH, SystemTime::now(), far] {
        let facts = RequestFacts::new(Method::GET, "/").with_received(time);
        let response = Occurrence::new(&error).with_format(&FLAT).with_request(&facts).respond();
        let body: Value = serde_json::from_slice(response.body()).unwrap();
        assert!(body["timestamp"].is_string() || time == far);
        assert!(FLAT.matches(response.body()));
    }
}

#[test]
fn reading_what_is_no_error_body_keeps_the_status() {
    let deep = "[".repeat(10 * 1024 * 1024);
    let deep_object = "{\"a\":".repeat(2 * 1024 * 1024);
    let bodies: [&[u8]; 12] = [
        b"",
        b"<!doctype html><title>502 Bad Gateway</title>",
        b"{\"title\":\"Conf",
        b"{\"title\":\"a\"} trailing",
        b"\xff\xfe{}",
        b"null",
        b"42",
        b"\"text\"",
        b"[{\"title\":\"a\"}]",
        b"true",
        deep.as_bytes(),
        deep_object.as_bytes(),
    ];
    for format in BUILTIN {
        for body in bodies {
            let error = format.read(StatusCode::BAD_GATEWAY, body).unwrap_err();
            assert_eq!(error.status(), StatusCode::BAD_GATEWAY);
            assert!(error.to_string().contains("502"), "{error}");
            assert!(!format.matches(body));
        }
    }
}

#[test]
fn values_of_the_wrong_type_count_as_missing() {
    let bodies = [
        json!({}),
        json!({"type": 1, "title": [], "status": "x", "detail": {}, "code": null, "errors": 5}),
        json!({"error": "text"}),
        json!({"error": {"status": -1, "message": [1], "code": {"a": 1}, "errors": [1, {}, []]}}),
        json!({"timestamp": "yesterday", "httpStatusCode": 70000, "requestURI": 1}),
        json!({"erreur": "yes", "message": null}),
        json!({"Message": 12}),
    ];
    for format in BUILTIN {
        for body in &bodies {
            let body = body.to_string();
            let received = format.read(StatusCode::CONFLICT, body.as_bytes()).unwrap();
            assert_eq!(received.status, StatusCode::CONFLICT, "{} of {body}", format.name());
            assert_eq!(received.message, None, "{} of {body}", format.name());
            assert_eq!(received.code, None, "{} of {body}", format.name());
            assert_eq!(received.timestamp, None);
        }
    }
}

/// A closure of a format that panics has nothing to say.
#[test]
fn a_closure_that_panics_counts_as_missing() {
    wire_format! {
        static FIRST_LANGUAGE: "application/json" = {
            "language"?: |o| o.request().unwrap().languages()[0].to_owned(),
            "half": |o| o.member("nothing").unwrap(),
            "code": code,
        };
    }
    let facts = RequestFacts::new(Method::GET, "/");
    let error = HttpError::NotFound;
    let occurrence = Occurrence::new(&error).with_format(&FIRST_LANGUAGE);
    let body = r#"{"half":null,"code":"NotFound"}"#;
    assert_eq!(occurrence.body(), body);
    assert_eq!(occurrence.with_request(&facts).body(), body);
}
