//! Bodies that have a key for each field, or a tree of keys.

use errbook::{Entry, Item, wire_format};
use serde_json::json;

use super::{Answer, read, round_trip};

wire_format! {
    /// ASP.NET's validation problem.
    pub(crate) static ASP_NET: "application/problem+json" = {
        "type": "https://tools.ietf.org/html/rfc9110#section-15.5.1",
        "title": message,
        "status": status,
        "errors": { ..for item in items { item.field: [item.message] } },
        "traceId"?: request_id,
    };

    /// Laravel. Elements are named with dots.
    pub(crate) static LARAVEL: "application/json" = {
        "message": message,
        "errors"?: { ..for item in items { item.dotted: [item.message] } },
    };

    /// Django REST framework: the fields are all there is.
    pub(crate) static DJANGO: "application/json" = {
        ..for item in items_or_self { item.field else "non_field_errors": [item.message] },
    };

    /// One message a field, beside another key.
    pub(crate) static FIRST: "application/json" = {
        "ok": false,
        ..for item in items { item.field: { "text": item.message, "code"?: item.code } },
    };

    /// Discord: a tree, where what stands at a node is under `_errors`.
    pub(crate) static DISCORD: "application/json" = {
        "code": code_number,
        "message": message,
        "errors"?: { ..for item in items {
            item.path: { "_errors": [{ "code": item.code, "message": item.message }] },
        } },
    };
}

static INVALID: Entry = Entry::new(400, "50035", "Invalid");

/// Three items, of which two are at one place that the third stands between.
fn answer() -> Answer {
    Answer::new(&INVALID, "Not valid.")
        .item(Item::new("is taken").field("email"))
        .item(Item::new("is empty").field("lines[0].sku"))
        .item(Item::new("is long").field("email"))
}

/// The items in the order in which their places were seen first.
fn grouped() -> Vec<Item> {
    let [taken, empty, long] = answer().items.try_into().unwrap();
    vec![taken, long, empty]
}

#[test]
fn asp_net() {
    let expected = concat!(
        r#"{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.1","title":"Not valid.","status":400,"#,
        r#""errors":{"email":["is taken","is long"],"lines[0].sku":["is empty"]},"traceId":"req-1"}"#,
    );
    assert_eq!(round_trip(&ASP_NET, &answer(), expected).items, grouped());
    let none = Answer::new(&INVALID, "No.");
    let expected = expected
        .replace("Not valid.", "No.")
        .replace(r#""email":["is taken","is long"],"lines[0].sku":["is empty"]"#, "");
    assert!(round_trip(&ASP_NET, &none, &expected).items.is_empty());
}

#[test]
fn laravel() {
    let expected = r#"{"message":"Not valid.","errors":{"email":["is taken","is long"],"lines.0.sku":["is empty"]}}"#;
    assert_eq!(round_trip(&LARAVEL, &answer(), expected).items, grouped());
    let none = round_trip(&LARAVEL, &Answer::new(&INVALID, "No."), r#"{"message":"No."}"#);
    assert!(none.items.is_empty());
}

#[test]
fn django() {
    let answer = answer().item(Item::new("Not on a Sunday."));
    let expected = r#"{"email":["is taken","is long"],"lines[0].sku":["is empty"],"non_field_errors":["Not on a Sunday."]}"#;
    let received = round_trip(&DJANGO, &answer, expected);
    assert_eq!(received.items[..3], grouped());
    assert_eq!(received.items[3], answer.items[3]);
    let alone = Answer::new(&INVALID, "Nothing.");
    let received = round_trip(&DJANGO, &alone, r#"{"non_field_errors":["Nothing."]}"#);
    assert_eq!(received.message.as_deref(), Some("Nothing."));
    // A body of another view: what does not fit is kept.
    let body = br#"{"detail":"Not found.","email":["is taken"]}"#;
    let received = DJANGO.read(http::StatusCode::NOT_FOUND, body).unwrap();
    assert!(!received.matches);
    assert_eq!(
        read(&received),
        json!({
            "http_status": 404, "status": 404, "members": { "detail": "Not found." },
            "items": [{ "pointer": "/email", "message": "is taken" }],
        })
    );
}

#[test]
fn the_first_of_a_field() {
    let answer = Answer::new(&INVALID, "")
        .item(Item::new("is taken").field("email").code("Taken"))
        .item(Item::new("hidden by the key").field("ok"))
        .item(Item::new("is long").field("email"));
    let expected = r#"{"ok":false,"email":{"text":"is taken","code":"Taken"}}"#;
    assert_eq!(round_trip(&FIRST, &answer, expected).items, answer.items[..1]);
}

#[test]
fn discord() {
    let answer = Answer::new(&INVALID, "Invalid form.")
        .item(Item::new("is required").code("BASE_TYPE_REQUIRED").field("activities[0].platform"))
        .item(Item::new("is odd").code("ODD").field("activities"))
        .item(Item::new("is late").code("LATE"));
    let expected = concat!(
        r#"{"code":50035,"message":"Invalid form.","errors":{"_errors":[{"code":"LATE","message":"is late"}],"#,
        r#""activities":{"_errors":[{"code":"ODD","message":"is odd"}],"#,
        r#""0":{"platform":{"_errors":[{"code":"BASE_TYPE_REQUIRED","message":"is required"}]}}}}}"#,
    );
    let received = round_trip(&DISCORD, &answer, expected);
    assert_eq!(received.code.as_deref(), Some("50035"));
    let mut items = answer.items.clone();
    items.reverse();
    assert_eq!(received.items, items);
}

/// Its name would be a key twice, so it stands at the node that has the name.
#[test]
fn an_item_at_a_key_of_the_trees_own() {
    let code = |item: Item| item.code("X");
    let answer = Answer::new(&INVALID, "")
        .item(code(Item::new("below").pointer("/a/_errors/b")))
        .item(code(Item::new("at the root").pointer("/_errors")));
    let expected = concat!(
        r#"{"code":50035,"message":"","errors":{"_errors":[{"code":"X","message":"at the root"}],"#,
        r#""a":{"_errors":[{"code":"X","message":"below"}]}}}"#,
    );
    let received = round_trip(&DISCORD, &answer, expected);
    assert_eq!(received.items[0], code(Item::new("at the root")));
    assert_eq!(received.items[1], code(Item::new("below").pointer("/a")));
}

wire_format! {
    /// A code of the first, and the texts of all.
    pub(crate) static BESIDE: "application/json" = {
        "fields": { ..for item in items { item.field: { "code": item.code, "texts": [item.message] } } },
    };
}

#[test]
fn what_stands_beside_the_items_of_a_key_is_of_the_first() {
    let answer = Answer::new(&INVALID, "")
        .item(Item::new("one").field("a").code("A"))
        .item(Item::new("two").field("a"));
    let expected = r#"{"fields":{"a":{"code":"A","texts":["one","two"]}}}"#;
    assert_eq!(round_trip(&BESIDE, &answer, expected).items, answer.items);
    // What the template does not know is not lost either.
    let body = br#"{"fields":{"a":{"code":"A","texts":["one",5],"note":1}}}"#;
    let received = BESIDE.read(http::StatusCode::BAD_REQUEST, body).unwrap();
    let one = Item::new("one").field("a").code("A");
    assert_eq!(received.items, [one.with("note", &1).with("texts", &json!(["one", 5]))]);
}

#[test]
fn a_tree_of_any_depth_is_read() {
    let deep = format!("/{}", vec!["a"; 1000].join("/"));
    let answer = Answer::new(&INVALID, "Deep.").item(Item::new("is deep").code("X").pointer(deep));
    let response = DISCORD.respond(&answer);
    let received = DISCORD.read(response.status(), response.body()).unwrap();
    assert_eq!(received.items[0].message, "is deep");
}
