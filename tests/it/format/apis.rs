//! The error bodies of public APIs, byte for byte, and read back equal.

mod by_key;
mod lists;
mod objects;

use std::fmt;
use std::time::{Duration, UNIX_EPOCH};

use errbook::format::Received;
use errbook::{ApiError, Entry, Item, Members, Occurrence, RequestFacts, WireFormat, format};
use http::Method;
use serde_json::Value;

/// All of them, and those of the library.
pub(crate) static FORMATS: [&WireFormat; 26] = [
    &format::PROBLEM,
    &format::ENVELOPE,
    &format::FLAT,
    &format::SUCCESS_FLAG,
    &format::MESSAGE,
    &by_key::ASP_NET,
    &by_key::LARAVEL,
    &by_key::DJANGO,
    &by_key::FIRST,
    &by_key::DISCORD,
    &by_key::BESIDE,
    &lists::GRAPHQL,
    &lists::OCI,
    &lists::FHIR,
    &lists::JSON_API,
    &lists::CLOUDFLARE,
    &lists::SALESFORCE,
    &lists::PLACES,
    &objects::JSON_RPC,
    &objects::CONNECT,
    &objects::SPRING,
    &objects::SLACK,
    &objects::TEXT,
    &objects::PLAIN,
    &objects::ACME,
    &objects::TRACED,
];

/// An error of a service that has many.
#[derive(Debug, Clone)]
struct Answer {
    entry: &'static Entry,
    message: &'static str,
    members: Vec<(&'static str, Value)>,
    items: Vec<Item>,
}

impl Answer {
    fn new(entry: &'static Entry, message: &'static str) -> Self {
        Answer { entry, message, members: Vec::new(), items: Vec::new() }
    }

    fn with(mut self, name: &'static str, value: Value) -> Self {
        self.members.push((name, value));
        self
    }

    fn item(mut self, item: Item) -> Self {
        self.items.push(item);
        self
    }
}

impl ApiError for Answer {
    fn entry(&self) -> &'static Entry {
        self.entry
    }

    fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message)
    }

    fn members(&self, members: &mut Members<'_>) {
        for (name, value) in &self.members {
            members.add(name, value);
        }
    }

    fn items(&self, visit: &mut dyn FnMut(&Item)) {
        self.items.iter().for_each(visit);
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message)
    }
}

impl std::error::Error for Answer {}

/// 1,700,000,000.042 seconds are 2023-11-14T22:13:20.042Z.
fn facts() -> RequestFacts {
    RequestFacts::new(Method::POST, "/things")
        .with_received(UNIX_EPOCH + Duration::from_millis(1_700_000_000_042))
        .with_id("req-1")
}

/// Writes it, compares, and reads it back. The format knows its own body, and has taken all of it.
#[track_caller]
fn round_trip(format: &'static WireFormat, answer: &Answer, expected: &str) -> Received {
    with_facts(format, answer, &facts(), expected)
}

#[track_caller]
fn with_facts(
    format: &'static WireFormat,
    answer: &Answer,
    facts: &RequestFacts,
    expected: &str,
) -> Received {
    let occurrence = Occurrence::new(answer).with_request(facts).with_format(format);
    let response = occurrence.respond();
    assert_eq!(str::from_utf8(response.body()).unwrap(), expected);
    assert_eq!(response.status(), format.status_for(answer.entry.status()));
    let received = format.read(response.status(), response.body()).unwrap();
    assert!(received.matches && format.matches(response.body()));
    received
}

/// What was read, as far as there is something: `Received` is `Serialize`.
fn read(received: &Received) -> Value {
    let mut value = serde_json::to_value(received).unwrap();
    let object = value.as_object_mut().unwrap();
    object.remove("matches");
    value
}
