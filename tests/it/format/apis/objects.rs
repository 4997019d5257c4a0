//! Bodies that are one object, or a text.

use errbook::{Entry, Item, wire_format};
use serde_json::json;

use super::{Answer, facts, read, round_trip, with_facts};

wire_format! {
    /// JSON-RPC 2.0. Over HTTP it answers 200.
    pub(crate) static JSON_RPC: "application/json", status = 200 = {
        "jsonrpc": "2.0",
        "error": { "code": code_number, "message": message, "data"?: member("data") },
        "id": request("id"),
    };

    /// Connect. Details are items.
    pub(crate) static CONNECT: "application/json" = {
        "code": code,
        "message"?: message,
        "details"?: [for item in items { "type": item.code, "value": item.member("value") }],
    };

    /// Spring Boot's default.
    pub(crate) static SPRING: "application/json" = {
        "timestamp": timestamp, "status": status, "error": reason, "path": uri,
    };

    /// Slack. Everything is 200, but for the limit of requests.
    pub(crate) static SLACK: "application/json", status = 200 except [429] = { "ok": false, "error": code };

    /// A text.
    pub(crate) static TEXT: "text/plain; charset=utf-8" = "{message} ({code})";
    pub(crate) static PLAIN: "text/plain" = message;

    /// ACME (RFC 8555 §6.7): problem details whose type has the code, with problems of parts.
    pub(crate) static ACME: "application/problem+json" = {
        "type": "urn:ietf:params:acme:error:{code}",
        "detail": message,
        "status": status,
        "subproblems"?: [for item in items {
            "type": "urn:ietf:params:acme:error:{item.code}",
            "detail": item.message,
            "identifier"?: item.member("identifier"),
        }],
    };

    /// Problem details with one key more and one that is spelt in another way.
    pub(crate) static TRACED: "application/problem+json" = {
        "traceId"?: request_id,
        ..errbook::format::PROBLEM,
        "status": status_text,
        "at": unix_millis,
    };
}

const NOT_FOUND: Entry = Entry::new(404, "-32601", "Method Not Found");

#[test]
fn json_rpc() {
    let answer = Answer::new(&NOT_FOUND, "There is no such method.").with("data", json!([1]));
    for (id, text) in [(json!(7), "7"), (json!("a"), "\"a\"")] {
        let expected = format!(
            r#"{{"jsonrpc":"2.0","error":{{"code":-32601,"message":"There is no such method.","data":[1]}},"id":{text}}}"#
        );
        let received = with_facts(&JSON_RPC, &answer, &facts().with_value("id", &id), &expected);
        assert_eq!(received.code.as_deref(), Some("-32601"));
        assert_eq!(received.request["id"], id);
        assert_eq!(received.members["data"], json!([1]));
    }
    let answer = Answer::new(&NOT_FOUND, "No.");
    let expected = r#"{"jsonrpc":"2.0","error":{"code":-32601,"message":"No."},"id":null}"#;
    assert!(round_trip(&JSON_RPC, &answer, expected).request.is_empty());
}

#[test]
fn connect() {
    static ENTRY: Entry = Entry::new(404, "not_found", "Not Found");
    let answer = Answer::new(&ENTRY, "No such book.")
        .item(Item::new("").code("acme.v1.Book").with("value", "CgJiMQ"));
    let expected = r#"{"code":"not_found","message":"No such book.","details":[{"type":"acme.v1.Book","value":"CgJiMQ"}]}"#;
    let received = round_trip(&CONNECT, &answer, expected);
    assert_eq!(received.items, answer.items);
    assert_eq!(received.code.as_deref(), Some("not_found"));
}

#[test]
fn spring() {
    static ENTRY: Entry = Entry::new(404, "NotFound", "Not Found");
    let answer = Answer::new(&ENTRY, "");
    let expected = r#"{"timestamp":"2023-11-14T22:13:20.042Z","status":404,"error":"Not Found","path":"/things"}"#;
    let received = round_trip(&SPRING, &answer, expected);
    assert_eq!(received.timestamp, facts().received);
    assert_eq!(received.reason.as_deref(), Some("Not Found"));
    // Its own clock says the offset.
    for (zone, minutes) in [("+00:00", 0), ("-00:00", 0), ("+05:30", 330), ("-08:00", -480)] {
        let hours = 22 * 60 + 13 + minutes;
        let (day, at) = if hours >= 1440 { (15, hours - 1440) } else { (14, hours) };
        let local = format!("2023-11-{day}T{:02}:{:02}:20.042{zone}", at / 60, at % 60);
        let body = expected.replace("2023-11-14T22:13:20.042Z", &local);
        let received = SPRING.read(http::StatusCode::NOT_FOUND, body.as_bytes()).unwrap();
        assert!(received.matches);
        assert_eq!(received.timestamp, facts().received, "{local}");
    }
}

#[test]
fn slack() {
    static MISSING: Entry = Entry::new(404, "channel_not_found", "Channel Not Found");
    static LIMIT: Entry = Entry::new(429, "ratelimited", "Rate Limited");
    let body = r#"{"ok":false,"error":"channel_not_found"}"#;
    let received = round_trip(&SLACK, &Answer::new(&MISSING, ""), body);
    assert_eq!(received.http_status, 200);
    let received =
        round_trip(&SLACK, &Answer::new(&LIMIT, ""), r#"{"ok":false,"error":"ratelimited"}"#);
    assert_eq!(received.http_status, 429);
    assert!(!SLACK.matches(br#"{"ok":true,"error":"x"}"#));
}

#[test]
fn plain_text() {
    static ENTRY: Entry = Entry::new(404, "NotFound", "Not Found");
    let answer = Answer::new(&ENTRY, "There is no \"a\\b\"\n(at all).");
    let received = round_trip(&TEXT, &answer, "There is no \"a\\b\"\n(at all). (NotFound)");
    assert_eq!(received.message.as_deref(), Some(answer.message));
    assert_eq!(received.code.as_deref(), Some("NotFound"));
    let received = round_trip(&PLAIN, &answer, answer.message);
    assert_eq!(received.message.as_deref(), Some(answer.message));
    // Whatever it is, it is a text.
    let received = PLAIN.read(http::StatusCode::BAD_GATEWAY, b"{\"a\": \xff}").unwrap();
    assert_eq!(received.message.as_deref(), Some("{\"a\": \u{fffd}}"));
    let received = TEXT.read(http::StatusCode::BAD_GATEWAY, b"Bad gateway").unwrap();
    assert!(!received.matches);
}

#[test]
fn acme() {
    static ENTRY: Entry = Entry::new(403, "malformed", "Malformed");
    let identifier = |name: &str| json!({ "type": "dns", "value": name });
    let answer = Answer::new(&ENTRY, "Some names were refused.")
        .item(
            Item::new("No.")
                .code("rejectedIdentifier")
                .with("identifier", &identifier("a.example")),
        )
        .item(Item::new("Never.").code("caa").with("identifier", &identifier("b.example")));
    let expected = concat!(
        r#"{"type":"urn:ietf:params:acme:error:malformed","detail":"Some names were refused.","status":403,"subproblems":["#,
        r#"{"type":"urn:ietf:params:acme:error:rejectedIdentifier","detail":"No.","identifier":{"type":"dns","value":"a.example"}},"#,
        r#"{"type":"urn:ietf:params:acme:error:caa","detail":"Never.","identifier":{"type":"dns","value":"b.example"}}]}"#,
    );
    let received = round_trip(&ACME, &answer, expected);
    assert_eq!(received.items, answer.items);
    assert_eq!(received.code.as_deref(), Some("malformed"));
}

#[test]
fn another_format_and_more() {
    static ENTRY: Entry = Entry::new(409, "Taken", "Taken");
    let answer = Answer::new(&ENTRY, "It is taken.")
        .with("email", json!("a@example.com"))
        .with("at", json!("hidden by the key"))
        .item(Item::new("is taken").pointer("/email"));
    let expected = concat!(
        r#"{"traceId":"req-1","title":"Conflict","detail":"It is taken.","instance":"/things","code":"Taken","requestId":"req-1","#,
        r#""errors":[{"pointer":"/email","detail":"is taken"}],"email":"a@example.com","status":"409","at":1700000000042}"#,
    );
    let received = round_trip(&TRACED, &answer, expected);
    assert_eq!(
        read(&received),
        json!({
            "http_status": 409, "status": 409, "code": "Taken", "title": "Conflict",
            "message": "It is taken.", "path": "/things", "request_id": "req-1",
            "timestamp": "2023-11-14T22:13:20.042Z", "members": { "email": "a@example.com" },
            "items": [{ "pointer": "/email", "message": "is taken" }],
        })
    );
}
