//! Every error of every example in every format: the body is JSON, and what the format carries is
//! read back equal.

use std::collections::BTreeMap;
use std::time::{Duration, UNIX_EPOCH};

use errbook::format::{ENVELOPE, FLAT, MESSAGE, PROBLEM, SUCCESS_FLAG};
use errbook::{ApiError, Item, Occurrence, RequestFacts, WireFormat};
use errbook_examples::custom_format::{GITHUB, GOOGLE, JSON_API, OAUTH, SCIM, STRIPE, TWILIO};
use errbook_examples::flat::FLAT_WITH_TEXT;
use errbook_examples::message::DESCRIPTION;

use super::{EXAMPLES, unique_keys};

/// What a format carries of an occurrence.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Status,
    Code,
    Message,
    Title,
    EntryTitle,
    Type,
    /// Method, path, id and time of the request.
    Method,
    Path,
    Id,
    Time,
    Members,
    /// One member, and only beside an item.
    MemberOfItems(&'static str),
    Member(&'static str),
    Items,
    /// The error itself, where it has no items.
    ItemsOrSelf,
    /// Path and code of each item.
    ItemsWithoutMessage,
}

fn formats() -> Vec<(&'static WireFormat, &'static [Part])> {
    use Part::*;
    let flat = &[Status, Code, Message, Method, Path, Time];
    vec![
        (&PROBLEM, &[Status, Code, Message, Title, Type, Path, Id, Members, Items]),
        (&ENVELOPE, &[Status, Code, Message, Members, Items]),
        (&FLAT, flat),
        (&FLAT_WITH_TEXT, flat),
        (&SUCCESS_FLAG, &[Message]),
        (&MESSAGE, &[Message]),
        (&DESCRIPTION, &[Message]),
        (&GOOGLE, &[Status, Code, Message, Members]),
        (&GITHUB, &[Status, Message, Type, ItemsWithoutMessage, MemberOfItems("resource")]),
        (&STRIPE, &[Code, Message, Type, Member("param")]),
        (&JSON_API, &[Status, EntryTitle, ItemsOrSelf]),
        (&SCIM, &[Status, Code, Message]),
        (&OAUTH, &[Code, Message, Type]),
        (&TWILIO, &[Status, Message, Type]),
    ]
}

/// Text and values that an escaping mistake would break a body with.
#[derive(Debug, ApiError)]
#[api(status = 400, code = "Hostile", message = "{text}")]
struct Hostile {
    text: String,
    #[api(member)]
    nested: BTreeMap<String, Vec<Option<f64>>>,
    #[api(member)]
    param: &'static str,
    #[api(member)]
    resource: Option<u8>,
    #[api(member)]
    absent: Option<u8>,
    #[api(items)]
    items: Vec<Item>,
}

/// Members under the names of the keys that the formats write themselves.
#[derive(Debug, ApiError)]
#[api(status = 400, code = "Colliding", message = "{status} {code} {message} {title}")]
struct Colliding {
    status: u8,
    code: u8,
    message: u8,
    title: u8,
    #[api(member)]
    detail: u8,
    #[api(member)]
    r#type: u8,
    #[api(member)]
    errors: u8,
    #[api(member)]
    error: u8,
    #[api(member)]
    param: u8,
}

fn hostile() -> Hostile {
    let text = "\"\\\u{0}\n\r\t\u{8}\u{c}\u{1f}\u{7f} é\u{2028}😀 </script> {x} %s 'a'";
    Hostile {
        text: text.to_owned(),
        nested: BTreeMap::from([(text.to_owned(), vec![Some(0.5), None]), (String::new(), vec![])]),
        param: "a\"b",
        resource: Some(7),
        absent: None,
        items: vec![
            Item::new(text).pointer(text).code(text),
            Item::new(""),
            Item::new("only a pointer").pointer("/a/0"),
        ],
    }
}

fn every_occurrence(mut check: impl FnMut(Occurrence<'_>)) {
    let received = UNIX_EPOCH + Duration::from_millis(1_700_000_000_042);
    let request = RequestFacts::new(http::Method::PATCH, "/a%20b/%22%C3%A9%22")
        .with_received(received)
        .with_id("\"id\" 1");
    for example in EXAMPLES {
        for error in (example.occurrences)() {
            check(example.catalog.occurrence(&*error).with_request(&request));
        }
    }
    check(Occurrence::new(&hostile()).with_request(&request));
}

#[test]
fn what_a_format_carries_is_read_back_equal() {
    every_occurrence(|occurrence| {
        for (format, parts) in formats() {
            check(occurrence.with_format(format), parts);
        }
    });
}

/// The members of `migrated` that are no entry's: of a wrapper, and of a struct that is flattened.
const BESIDES: [&str; 3] = ["carrier", "trackingNumber", "traceId"];

fn check(occurrence: Occurrence<'_>, parts: &[Part]) {
    let body = occurrence.body();
    let what = format!("{} in {}", occurrence.code(), occurrence.format().name());
    let what = format!("{what}: {}", String::from_utf8_lossy(&body));
    unique_keys::check(&body).unwrap_or_else(|error| panic!("{error}; {what}"));

    let response_status = occurrence.response_status();
    let read = occurrence.format().read(response_status, &body).expect(&what);
    let request = occurrence.request().unwrap();
    let has = |part| parts.contains(&part);
    let when = |part, text: &str| has(part).then(|| text.to_owned());

    let status = if has(Part::Status) { occurrence.status() } else { response_status };
    assert_eq!((read.http_status, read.status), (response_status, status), "{what}");
    let items = items(occurrence);
    let is_item = has(Part::ItemsOrSelf) && items.is_empty();
    let when_or_item = |part, text: &str| (has(part) || is_item).then(|| text.to_owned());
    assert_eq!(read.code, when_or_item(Part::Code, occurrence.code()), "{what}");
    assert_eq!(read.message, when_or_item(Part::Message, &occurrence.message()), "{what}");
    let title = when(Part::Title, occurrence.title());
    let title = title.or_else(|| when(Part::EntryTitle, occurrence.entry().title()));
    assert_eq!(read.title, title, "{what}");
    let type_uri = occurrence.type_uri().filter(|_| has(Part::Type));
    assert_eq!(read.type_uri, type_uri.map(String::from), "{what}");
    assert_eq!(read.path, when(Part::Path, &request.path), "{what}");
    assert_eq!(read.method, when(Part::Method, request.method.as_str()), "{what}");
    assert_eq!(read.request_id, request.id.clone().filter(|_| has(Part::Id)), "{what}");
    assert_eq!(read.timestamp, request.received.filter(|_| has(Part::Time)), "{what}");

    let carried = |name: &'static str| {
        has(Part::Members)
            || has(Part::Member(name))
            || has(Part::MemberOfItems(name)) && !items.is_empty()
    };
    let names = occurrence.entry().members().iter().map(|member| member.name).chain(BESIDES);
    let members: serde_json::Map<_, _> = names
        .filter(|name| carried(name))
        .filter_map(|name| Some((name.to_owned(), occurrence.member(name)?)))
        .collect();
    assert_eq!(read.members, members, "{what}");
    let items = if has(Part::Items) || has(Part::ItemsOrSelf) {
        items
    } else if has(Part::ItemsWithoutMessage) {
        items.into_iter().map(without_message).collect()
    } else {
        Vec::new()
    };
    assert_eq!(read.items, items, "{what}");
}

/// A path of names cannot tell a dot in a name from one between two.
fn without_message(mut item: Item) -> Item {
    item.message = "".into();
    match item.field_path() {
        Some(path) => item.field(&path),
        None => item,
    }
}

fn items(occurrence: Occurrence<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    occurrence.error().items(&mut |item| items.push(item.clone()));
    items
}

#[test]
fn a_member_with_the_name_of_a_key_gives_way() {
    let error = Colliding {
        status: 1,
        code: 2,
        message: 3,
        title: 4,
        detail: 5,
        r#type: 6,
        errors: 7,
        error: 8,
        param: 9,
    };
    for (format, _) in formats() {
        let body = Occurrence::new(&error).with_format(format).body();
        let text = String::from_utf8_lossy(&body);
        unique_keys::check(&body).unwrap_or_else(|error| panic!("{error} in {text}"));
        let read = format.read(error.entry().status(), &body).unwrap();
        assert!(read.code.is_none_or(|code| code == "Colliding"), "{text}");
        assert!(read.message.is_none_or(|message| message == "1 2 3 4"), "{text}");
    }
}

#[test]
fn a_format_matches_its_own_bodies_and_no_others() {
    every_occurrence(|occurrence| {
        for (own, _) in formats() {
            let body = occurrence.with_format(own).body();
            for (format, _) in formats() {
                let (is, should) = (format.matches(&body), std::ptr::eq(own, format));
                let (names, text) = ((format.name(), own.name()), String::from_utf8_lossy(&body));
                assert_eq!(is, should, "does {} match a body of {}? {text}", names.0, names.1);
            }
        }
    });
}

#[test]
fn a_format_matches_only_with_its_literals() {
    assert!(SUCCESS_FLAG.matches(br#"{"erreur":true,"message":"m"}"#));
    assert!(!SUCCESS_FLAG.matches(br#"{"erreur":false,"message":"m"}"#));
    assert!(!SUCCESS_FLAG.matches(br#"{"erreur":"true","message":"m"}"#));
    let scim = |schema: &str| {
        format!(r#"{{"schemas":["{schema}"],"scimType":"c","detail":"d","status":"400"}}"#)
    };
    assert!(SCIM.matches(scim("urn:ietf:params:scim:api:messages:2.0:Error").as_bytes()));
    assert!(!SCIM.matches(scim("urn:ietf:params:scim:api:messages:2.0:ListResponse").as_bytes()));
}
