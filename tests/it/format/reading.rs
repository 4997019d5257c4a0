//! What is read of bodies that others wrote: nothing is lost.

use errbook::format::{ENVELOPE, PROBLEM, ReadErrorKind};
use errbook::{Item, wire_format};
use http::StatusCode;
use serde_json::{Value, json};

fn members(body: &str) -> Value {
    PROBLEM.read(StatusCode::OK, body.as_bytes()).unwrap().members.into()
}

#[test]
fn a_value_of_another_type_is_kept_under_its_key() {
    let body = r#"{"type":5,"title":["a"],"status":"none","detail":{"a":1},"code":true,"errors":7,"x":null}"#;
    assert_eq!(
        members(body),
        json!({ "type": 5, "title": ["a"], "status": "none", "detail": { "a": 1 }, "code": true, "errors": 7, "x": null })
    );
    // A number is a code too, and `null` is nothing.
    let received = PROBLEM.read(StatusCode::OK, br#"{"code":40401,"detail":null}"#).unwrap();
    assert_eq!(received.code.as_deref(), Some("40401"));
    assert!(received.members.is_empty() && !received.matches);
    // In an object of the template, and instead of it.
    let received = ENVELOPE.read(StatusCode::OK, br#"{"error":{"code":[1]},"more":2}"#).unwrap();
    assert_eq!(Value::from(received.members), json!({ "code": [1], "more": 2 }));
    let received = ENVELOPE.read(StatusCode::OK, br#"{"error":"gone"}"#).unwrap();
    assert_eq!(Value::from(received.members), json!({ "error": "gone" }));
}

#[test]
fn an_item_that_is_a_text_has_it_for_its_message() {
    let body = br#"{"errors":["is missing",{"detail":"is long","limit":5,"pointer":9}]}"#;
    let received = PROBLEM.read(StatusCode::OK, body).unwrap();
    let long = Item::new("is long").with("limit", &5).with("pointer", &9);
    assert_eq!(received.items, [Item::new("is missing"), long]);
    // One that is nothing of the kind leaves the list where it was.
    let received = PROBLEM.read(StatusCode::OK, br#"{"errors":[{"detail":"a"},5]}"#).unwrap();
    assert_eq!(received.items, [Item::new("a")]);
    assert_eq!(received.members["errors"], json!([{ "detail": "a" }, 5]));
}

wire_format! {
    /// What belongs to the error stands in each item.
    static REPEATED: "application/json" = {
        "errors": [for item in items {
            "status": status_text, "code": code, "field"?: item.field, "text": item.message,
        }],
    };
}

#[test]
fn a_slot_in_a_repetition_that_differs_belongs_to_the_item() {
    let body = br#"{"errors":[{"status":"422","code":"A","text":"one"},{"status":"400","code":"B","text":"two"}]}"#;
    let received = REPEATED.read(StatusCode::OK, body).unwrap();
    assert_eq!((received.status.as_u16(), received.code.as_deref()), (422, Some("A")));
    let two = Item::new("two").with("status", "400").with("code", "B");
    assert_eq!(received.items, [Item::new("one"), two]);
}

#[test]
fn why_a_body_cannot_be_read() {
    let why = |body: &[u8]| {
        let error = PROBLEM.read(StatusCode::BAD_GATEWAY, body).unwrap_err();
        assert_eq!(error.status(), StatusCode::BAD_GATEWAY);
        error
    };
    for body in [&b""[..], b"<html>", b"{\"a\":", b"{\"a\":1} more"] {
        assert!(matches!(why(body).kind(), ReadErrorKind::NotJson(_)));
    }
    for (body, kind) in
        [("[1]", "an array"), ("5", "a number"), ("null", "null"), ("true", "a boolean")]
    {
        assert!(
            matches!(why(body.as_bytes()).kind(), ReadErrorKind::NotAnObject(it) if *it == kind)
        );
    }
    let nested =
        |levels: usize| format!("{{\"a\":{}{}}}", "[".repeat(levels - 1), "]".repeat(levels - 1));
    assert!(PROBLEM.read(StatusCode::OK, nested(127).as_bytes()).is_ok());
    assert!(matches!(why(nested(128).as_bytes()).kind(), ReadErrorKind::TooDeep));
    assert_eq!(
        why(nested(500).as_bytes()).to_string(),
        "the body of this 502 nests deeper than 127 levels"
    );
    // Brackets in a string nest nothing.
    let text = format!("{{\"a\":\"{}\\\"{{\", }}", "[".repeat(500));
    assert!(matches!(why(text.as_bytes()).kind(), ReadErrorKind::NotJson(_)));
}

#[test]
fn a_byte_order_mark_is_skipped() {
    let received = PROBLEM.read(StatusCode::OK, b"\xef\xbb\xbf{\"code\":\"A\"}").unwrap();
    assert_eq!(received.code.as_deref(), Some("A"));
    assert!(
        ENVELOPE
            .matches(b"\xef\xbb\xbf{\"error\":{\"status\":400,\"code\":\"A\",\"message\":\"\"}}")
    );
}

/// RFC 3339 ends at the year 9999, a count of seconds does not.
#[test]
fn a_time_that_has_no_text_is_left_out_of_the_logs() {
    wire_format! {
        static SECONDS: "application/json" = { "at": unix_seconds };
    }
    for (seconds, text) in
        [(253_402_300_799_u64, "9999-12-31T23:59:59.000Z"), (253_402_300_800, "")]
    {
        let body = json!({ "at": seconds }).to_string();
        let received = SECONDS.read(StatusCode::OK, body.as_bytes()).unwrap();
        assert!(received.timestamp.is_some());
        let logged = serde_json::to_value(&received).unwrap();
        assert_eq!(logged["timestamp"].as_str().unwrap_or_default(), text);
    }
}

#[test]
fn times_of_any_offset() {
    wire_format! {
        static AT: "application/json" = { "at": timestamp };
    }
    let read = |text: &str| {
        let body = json!({ "at": text }).to_string();
        AT.read(StatusCode::OK, body.as_bytes()).unwrap().timestamp
    };
    let noon = read("2026-01-01T12:00:00Z");
    assert!(noon.is_some());
    for same in [
        "2026-01-01T12:00:00z",
        "2026-01-01 12:00:00Z",
        "2026-01-01t13:30:00+01:30",
        "2025-12-31T23:59:00-12:01",
    ] {
        assert_eq!(read(same), noon, "{same}");
    }
    for wrong in [
        "",
        "é+00:00",
        "2026-01-01T12:00:00+24:00",
        "2026-01-01T12:00:00+1:00",
        "2026-01-01T12:00:00+aa:bb",
        "1969-01-01T00:00:00+23:00",
        "+00:00",
        "Z",
    ] {
        assert_eq!(read(wrong), None, "{wrong}");
    }
}
