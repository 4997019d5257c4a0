//! What a client makes of what is there, of what is not, and of what is something else.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::time::Duration;

use errbook::http::{HeaderMap, HeaderValue, Response};
use errbook::{ApiError, Item, RemoteError};
use serde_json::{Map, Value, json};

mod minutes {
    use std::time::Duration;

    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(time: &Duration, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u64(time.as_secs() / 60)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Duration, D::Error> {
        u64::deserialize(from).map(|minutes| Duration::from_secs(minutes.saturating_mul(60)))
    }
}

#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
struct Place {
    line: u32,
    #[serde(default)]
    column: u32,
}

#[derive(Debug, Clone, PartialEq, ApiError)]
#[api(status = 400, receive, rename_all_fields = "camelCase", member("kind" = "x", "n" = 1))]
#[api(message = "{in_message} it is.", header = "X-Several: fixed")]
struct Values {
    in_message: String,
    #[api(member)]
    plain_number: u8,
    #[api(member)]
    optional: Option<u8>,
    #[api(member, default)]
    with_default: u8,
    #[api(member, default = seven)]
    by_function: Option<u8>,
    #[api(member = "wire-name")]
    renamed: Option<String>,
    #[api(member)]
    list: BTreeMap<String, Vec<i8>>,
    #[api(member)]
    anything: Value,
    #[api(member, with = minutes)]
    wait: Duration,
    #[api(member, flatten)]
    place: Place,
    #[api(header = "X-Count")]
    count: u32,
    #[api(header = "X-Optional")]
    header: Option<u32>,
    #[api(header = "X-Default", default = seconds)]
    header_or_default: Duration,
    #[api(header = "X-Several")]
    several: Vec<String>,
    #[api(header = "X-Client", display)]
    client: Option<IpAddr>,
    #[api(header = "X-Both", member)]
    both: String,
    #[api(items)]
    items: Vec<Item>,
    #[api(default = seven)]
    inside: Option<u8>,
}

#[allow(clippy::unnecessary_wraps, reason = "it is the value of a field")]
fn seven() -> Option<u8> {
    Some(7)
}

fn seconds() -> Duration {
    Duration::from_secs(7)
}

errbook::catalog! {
    static ERRORS = { errors: [Values] };
}

#[allow(clippy::duration_suboptimal_units, reason = "minutes are newer than the oldest Rust")]
const FIVE_MINUTES: Duration = Duration::from_secs(300);

fn values() -> Values {
    Values {
        in_message: "this".to_owned(),
        plain_number: 1,
        optional: Some(2),
        with_default: 3,
        by_function: Some(4),
        renamed: Some("name".to_owned()),
        list: BTreeMap::from([("a".to_owned(), vec![1, -2])]),
        anything: json!({ "deep": [null, {}] }),
        wait: FIVE_MINUTES,
        place: Place { line: 3, column: 7 },
        count: 5,
        header: Some(6),
        header_or_default: Duration::from_secs(30),
        several: vec!["one".to_owned(), "two, three".to_owned()],
        client: Some([10, 0, 0, 5].into()),
        both: "both".to_owned(),
        items: vec![Item::new("is too low").pointer("/age").code("TooLow"), Item::new("is wrong")],
        inside: Some(7),
    }
}

/// A response: the keys of its body and its headers.
struct Sent {
    body: Map<String, Value>,
    headers: HeaderMap,
}

impl Sent {
    fn set(&mut self, name: &str, value: Value) {
        self.body.insert(name.to_owned(), value);
    }

    fn remove(&mut self, name: &str) {
        assert!(self.body.remove(name).is_some(), "there is no {name}");
    }

    fn set_header(&mut self, name: &'static str, value: &'static str) {
        self.headers.insert(name, HeaderValue::from_static(value));
    }

    fn remove_header(&mut self, name: &str) {
        assert!(self.headers.remove(name).is_some(), "there is no {name}");
    }
}

type Change = fn(&mut Sent);

/// What the value is instead.
type Instead = fn(&mut Values);

const SAME: Option<Instead> = Some(|_| ());
const GONE: Option<Instead> = None;

const CHANGES: &[(&str, Change, Option<Instead>)] = &[
    ("nothing", |_| (), SAME),
    ("what is new is not looked at", |it| it.set("new", json!([{}])), SAME),
    ("a new header", |it| it.set_header("x-new", "1"), SAME),
    ("a constant is not looked at", |it| it.remove("kind"), SAME),
    ("another message", |it| it.set("detail", json!("autre")), SAME),
    // What is gone.
    ("a text that the message shows", |it| it.remove("inMessage"), GONE),
    ("a number", |it| it.remove("plainNumber"), GONE),
    ("a map", |it| it.remove("list"), GONE),
    ("what a function reads", |it| it.remove("wait"), GONE),
    ("a field of what is flattened", |it| it.remove("line"), GONE),
    ("a field of it with a default", |it| it.remove("column"), Some(|it| it.place.column = 0)),
    ("an option", |it| it.remove("optional"), Some(|it| it.optional = None)),
    ("a renamed option", |it| it.remove("wire-name"), Some(|it| it.renamed = None)),
    ("any value", |it| it.remove("anything"), Some(|it| it.anything = Value::Null)),
    ("a member with a default", |it| it.remove("withDefault"), Some(|it| it.with_default = 0)),
    ("one by a function", |it| it.remove("byFunction"), Some(|it| it.by_function = Some(7))),
    ("a header", |it| it.remove_header("x-count"), GONE),
    ("an optional header", |it| it.remove_header("x-optional"), Some(|it| it.header = None)),
    (
        "a header with a default",
        |it| it.remove_header("x-default"),
        Some(|it| it.header_or_default = seconds()),
    ),
    ("a list of headers", |it| it.remove_header("x-several"), Some(|it| it.several.clear())),
    ("a displayed header", |it| it.remove_header("x-client"), Some(|it| it.client = None)),
    ("a member that is a header too", |it| it.remove("both"), SAME),
    ("a header that is a member too", |it| it.remove_header("x-both"), SAME),
    ("the items", |it| it.remove("errors"), Some(|it| it.items.clear())),
    // What is null is not there.
    ("no number", |it| it.set("plainNumber", Value::Null), GONE),
    ("no option", |it| it.set("optional", Value::Null), Some(|it| it.optional = None)),
    (
        "none with a default",
        |it| it.set("withDefault", Value::Null),
        Some(|it| it.with_default = 0),
    ),
    (
        "none by a function",
        |it| it.set("byFunction", Value::Null),
        Some(|it| it.by_function = Some(7)),
    ),
    // What is something else.
    ("a text in place of a number", |it| it.set("plainNumber", json!("1")), GONE),
    ("too large a number", |it| it.set("plainNumber", json!(256)), GONE),
    ("another option", |it| it.set("optional", json!("2")), GONE),
    ("another default", |it| it.set("withDefault", json!([])), GONE),
    ("another map", |it| it.set("list", json!({ "a": ["b"] })), GONE),
    ("another value for a function", |it| it.set("wait", json!(-5)), GONE),
    ("another value", |it| it.set("anything", json!(1.5)), Some(|it| it.anything = json!(1.5))),
    ("another number", |it| it.set("plainNumber", json!(9)), Some(|it| it.plain_number = 9)),
    (
        "a renamed member under its own name",
        |it| {
            it.remove("wire-name");
            it.set("renamed", json!("other"));
        },
        Some(|it| it.renamed = None),
    ),
    ("a header that is no number", |it| it.set_header("x-count", "five"), GONE),
    ("an optional one that is none", |it| it.set_header("x-optional", "six"), GONE),
    ("a default one that is none", |it| it.set_header("x-default", "-1"), GONE),
    ("a displayed one that is none", |it| it.set_header("x-client", "10.0.0"), GONE),
    ("the member counts before the header", |it| it.set_header("x-both", "other"), SAME),
    ("a code of another error", |it| it.set("code", json!("Other")), GONE),
    ("no code", |it| it.remove("code"), GONE),
];

#[test]
fn what_is_there_and_what_is_not() {
    for (what, change, instead) in CHANGES {
        let response = ERRORS.respond(&values());
        let (head, body) = response.into_parts();
        let body = serde_json::from_slice(&body).unwrap();
        let mut sent = Sent { body, headers: head.headers };
        change(&mut sent);
        let mut response = Response::new(Value::Object(sent.body).to_string().into_bytes());
        *response.status_mut() = head.status;
        *response.headers_mut() = sent.headers;
        let expected = instead.map(|instead| {
            let mut values = values();
            instead(&mut values);
            values
        });
        let received = match ERRORS.receive::<Values>(&response) {
            RemoteError::Known(values, _) => Some(values),
            RemoteError::Unknown(_) => None,
            RemoteError::Unreadable(facts) => panic!("{what}: {facts:?}"),
        };
        assert_eq!(received, expected, "{what}");
    }
}
