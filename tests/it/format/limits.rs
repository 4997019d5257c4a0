//! Limits hold while something is written, and each is told of in one place.

use std::cell::Cell;
use std::fmt;

use errbook::{ApiError, Item, Occurrence, RequestFacts, format, limits, wire_format};
use errbook_tests::BUILTIN;
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;

/// Has no end, in one of several ways.
#[derive(Debug, Clone, Copy)]
enum Endless {
    Elements,
    Text,
    Bytes,
    /// A list in a list in a list.
    Nested,
    /// Controls, of which each takes six bytes.
    Escaped,
}

impl Serialize for Endless {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = match self {
            Endless::Text => return serializer.collect_str(&EndlessText),
            _ => serializer.serialize_seq(None)?,
        };
        match self {
            Endless::Nested => list.serialize_element(self)?,
            Endless::Escaped => list.serialize_element(&"\u{1}".repeat(1024))?,
            Endless::Bytes => list.serialize_element(&[0_u8; 1024].as_slice())?,
            _ => list.serialize_element("element")?,
        }
        loop {
            list.serialize_element("element")?;
        }
    }
}

#[derive(Debug)]
struct EndlessText;

impl fmt::Display for EndlessText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        loop {
            f.write_str("text")?;
        }
    }
}

#[derive(Debug, ApiError)]
#[api(status = 400, message = "It is {text}.")]
struct TooMuch {
    #[api(member = false)]
    text: EndlessText,
    #[api(member)]
    large: Endless,
    #[api(member)]
    small: u8,
}

fn peak(work: impl FnOnce()) -> u64 {
    allocation_counter::measure(work).bytes_max
}

#[test]
fn what_has_no_end_is_stopped_at_the_limit() {
    let kinds =
        [Endless::Elements, Endless::Text, Endless::Bytes, Endless::Nested, Endless::Escaped];
    for large in kinds {
        let error = TooMuch { text: EndlessText, large, small: 1 };
        let peak = peak(|| {
            let body = errbook::respond(&error).into_body();
            let body: Value = serde_json::from_slice(&body).unwrap();
            assert!(body.get("large").is_none());
            assert_eq!(body["small"], 1);
            assert!(body["detail"].as_str().unwrap().ends_with('…'));
        });
        assert!(peak < 1024 * 1024, "{large:?} took {peak} bytes");
    }
}

/// A text of megabytes costs what is written of it.
#[test]
fn what_is_too_large_costs_no_memory() {
    #[derive(Debug, ApiError)]
    #[api(status = 400)]
    struct Huge {
        #[api(member)]
        huge: String,
        #[api(items)]
        items: Vec<Item>,
    }
    for letter in ["\u{1}", "x", "€"] {
        let huge = letter.repeat(1_000_000);
        let error = Huge { huge: huge.clone(), items: vec![Item::new(huge.clone()).pointer(huge)] };
        for format in BUILTIN {
            let peak = peak(|| drop(format.respond(&error)));
            assert!(peak < 512 * 1024, "{letter:?} took {peak} bytes in {}", format.name());
        }
    }
}

/// What items and requests keep of a value is something that a body has room for.
#[test]
fn what_is_kept_as_json_has_an_end() {
    let facts = || RequestFacts::new(http::Method::GET, "/");
    for endless in [Endless::Elements, Endless::Text, Endless::Nested, Endless::Escaped] {
        let peak = peak(|| {
            assert!(Item::new("one").with("value", &endless).members.is_empty());
            assert!(facts().with_value("value", &endless).values.is_empty());
        });
        assert!(peak < 1024 * 1024, "{endless:?} took {peak} bytes");
    }
    assert_eq!(Item::new("one").with("f", &0.1).with("g", &(u64::MAX, f64::MIN)).members.len(), 2);
}

/// A text that the message shows, too, has the room of one that is a member only; and so has a number.
#[test]
fn what_a_message_shows_has_the_room_of_any_member() {
    #[derive(Debug, ApiError)]
    #[api(status = 409)]
    enum Sized {
        #[api(message = "{text} and {number}")]
        Shown { text: String, number: u64 },
        #[api(message = "less")]
        Member {
            #[api(member)]
            text: String,
            #[api(member)]
            number: u64,
        },
    }
    let members = |error: &Sized| {
        let occurrence = Occurrence::new(error);
        (occurrence.member("text"), occurrence.member("number"))
    };
    let (around, digits) = (r#""text":"","number":"#.len(), 20);
    let mut left_out = [0, 0];
    for unit in ["x", "\"", "\u{1}"] {
        let escaped = serde_json::to_string(unit).unwrap().len() - 2;
        let fits = (limits::BODY - around) / escaped;
        for length in (fits.saturating_sub(digits + 3)..fits + 4).chain([limits::BODY / 6]) {
            let (text, number) = (unit.repeat(length), u64::MAX);
            let shown = members(&Sized::Shown { text: text.clone(), number });
            assert_eq!(shown, members(&Sized::Member { text, number }), "{length} {unit:?}");
            left_out[0] += usize::from(shown.0.is_none());
            left_out[1] += usize::from(shown.1.is_none());
        }
    }
    assert!(left_out.iter().all(|times| *times > 0), "{left_out:?}");
}

/// The members of many items take no more than what a body has of them.
#[test]
fn the_members_of_items_have_room_for_so_much() {
    wire_format! {
        static ITEMS: "application/json" = [for item in items { "at": item.pointer, ..item.members }];
    }
    #[derive(Debug, ApiError)]
    #[api(status = 422)]
    struct Invalid(#[api(items)] Vec<Item>);

    let item = |size: usize| {
        let text = "x".repeat(size);
        Item::new("").pointer("/a").with("small", &1).with(text.clone(), &2).with("text", &text)
    };
    let error = Invalid((0..200).map(|number| item(number * 300)).collect());
    let peak = peak(|| {
        let body = ITEMS.respond(&error).into_body();
        assert!((limits::BODY / 2..=limits::BODY + 16).contains(&body.len()), "{}", body.len());
        let body: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(body[1]["text"], "x".repeat(300));
        assert_eq!(body[1]["small"], 1);
    });
    assert!(peak < 1024 * 1024, "{peak}");
}

#[test]
fn a_message_is_cut_wherever_it_is_read() {
    let error = TooMuch { text: EndlessText, large: Endless::Text, small: 1 };
    let message = Occurrence::new(&error).message();
    assert_eq!(message.len(), limits::TEXT + "…".len());
    let body: Value = serde_json::from_slice(errbook::respond(&error).body()).unwrap();
    assert_eq!(body["detail"], message);
    assert_eq!(Occurrence::new(&error).member("large"), None);
    assert_eq!(Occurrence::new(&error).member("small"), Some(1.into()));
}

/// Counts how often it is serialized.
#[derive(Debug, Default)]
struct Counted(Cell<u32>);

impl Serialize for Counted {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.set(self.0.get() + 1);
        serializer.serialize_str("counted")
    }
}

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.set(self.0.get() + 1);
        f.write_str("counted")
    }
}

#[derive(Debug, ApiError)]
#[api(status = 400, message = "It is {text}.", display = "for operators")]
struct Once {
    #[api(member = false)]
    text: Counted,
    #[api(member)]
    value: Counted,
    #[api(member)]
    second: u8,
}

wire_format! {
    static EVERYWHERE: "application/json" = {
        "message": message,
        "first": member("value"),
        "again": [member("value"), message, { ..members }, members],
        "computed": |o| o.member("value"),
        "text": |o| o.message(),
        "second": member("second"),
        ..members
    };
}

#[test]
fn an_error_is_asked_once_however_often_a_format_shows_what_it_says() {
    for format in BUILTIN.into_iter().chain([&EVERYWHERE]) {
        let error = Once { text: Counted::default(), value: Counted::default(), second: 2 };
        let response = format.respond(&error);
        assert_eq!(error.value.0.get(), 1, "{}", format.name());
        assert_eq!(error.text.0.get(), 1, "{}", format.name());
        serde_json::from_slice::<Value>(response.body()).unwrap();
    }
}

/// Lists in each other.
#[derive(Debug, Clone, Copy)]
struct Deep(usize);

impl Serialize for Deep {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        if self.0 > 1 {
            list.serialize_element(&Deep(self.0 - 1))?;
        }
        list.end()
    }
}

#[derive(Debug, ApiError)]
#[api(status = 400)]
struct Nesting<T> {
    #[api(member)]
    deep: T,
}

wire_format! {
    static DEEPER: "application/json" = {
        "a": [[{ "b": member("deep") }]],
        "c": { "d": { ..members } },
        "e": [members],
        "f": |o| o.member("deep"),
    };
}

#[test]
fn what_is_written_can_be_read() {
    for levels in (1..140).chain([500, 10_000]) {
        let error = Nesting { deep: Deep(levels) };
        for (format, around) in [(&format::PROBLEM, 1), (&format::ENVELOPE, 2)] {
            let response = format.respond(&error);
            let received = format.read(response.status(), response.body()).unwrap();
            let is_there = received.members.contains_key("deep");
            assert_eq!(is_there, levels + around <= limits::DEPTH, "{levels} {}", format.name());
        }
        let response = DEEPER.respond(&error);
        let body: Value = serde_json::from_slice(response.body()).unwrap();
        assert_eq!(body["a"][0][0]["b"].is_array(), levels + 4 <= limits::DEPTH, "{levels}");
        assert_eq!(body["c"]["d"]["deep"].is_array(), levels + 3 <= limits::DEPTH, "{levels}");
        assert_eq!(body["e"][0]["deep"].is_array(), levels + 3 <= limits::DEPTH, "{levels}");
        assert_eq!(body["f"].is_array(), levels < limits::DEPTH, "{levels}");
    }
}

/// Says that it is JSON, and is not.
#[derive(Debug)]
struct Liar(&'static str);

impl Serialize for Liar {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let name = "$serde_json::private::RawValue";
        let mut raw = serializer.serialize_struct(name, 1)?;
        raw.serialize_field(name, self.0)?;
        raw.end()
    }
}

/// What was written elsewhere is looked at too.
#[test]
fn raw_json_is_looked_at() {
    let raw = |text: String| Nesting { deep: RawValue::from_string(text).unwrap() };
    for levels in 1..140 {
        let Ok(deep) = RawValue::from_string("[".repeat(levels) + &"]".repeat(levels)) else {
            assert!(levels > limits::DEPTH);
            continue;
        };
        let response = errbook::respond(&Nesting { deep });
        let body: Value = serde_json::from_slice(response.body()).unwrap();
        assert_eq!(body.get("deep").is_some(), levels < limits::DEPTH, "{levels}");
    }
    for (text, expected) in [
        (r#" { "a" : 1 , "\u0061" : [ { } , 2 ] } "#, r#""deep":{ "a" : 1  }"#),
        ("\t[ 1 , { } , \"{\\\"\" ]\n", "\"deep\":[ 1 , { } , \"{\\\"\" ]"),
    ] {
        let response = errbook::respond(&raw(text.to_owned()));
        let body = std::str::from_utf8(response.body()).unwrap();
        assert!(body.contains(expected), "{body}");
    }
    for text in ["", "}", "{\"a\":", "1 2", "\"", "nul", "[1,]"] {
        let response = errbook::respond(&Nesting { deep: Liar(text) });
        let body: Value = serde_json::from_slice(response.body()).unwrap();
        assert!(body.get("deep").is_none(), "{text}");
    }
}

/// The module has all the numbers, the README some of them.
#[test]
fn the_limits_are_told() {
    let readme = include_str!("../../../README.md");
    let module = include_str!("../../../runtime/src/limits.rs");
    let kib = |bytes: usize| format!("{} KiB", bytes / 1024);
    let numbers = [
        ("BODY", kib(limits::BODY)),
        ("TEXT", kib(limits::TEXT)),
        ("HEADERS", kib(limits::HEADERS)),
        ("HEADER_LINES", limits::HEADER_LINES.to_string()),
        ("DEPTH", limits::DEPTH.to_string()),
        ("LANGUAGES", limits::LANGUAGES.to_string()),
        ("CAUSES", limits::CAUSES.to_string()),
        ("REQUEST_ID", limits::REQUEST_ID.to_string()),
        ("MADE_ID", limits::MADE_ID.to_string()),
        ("TREE", limits::TREE.to_string()),
        ("LOG_TEXT", kib(limits::LOG_TEXT)),
        ("PIECES", limits::PIECES.to_string()),
        ("GRPC_MESSAGE", kib(limits::GRPC_MESSAGE)),
        ("RECEIVED", kib(limits::RECEIVED)),
        ("RECEIVED_MEMBERS", limits::RECEIVED_MEMBERS.to_string()),
        ("RECEIVED_ITEMS", limits::RECEIVED_ITEMS.to_string()),
        ("RECEIVED_HEADERS", kib(limits::RECEIVED_HEADERS)),
        ("EXCERPT", kib(limits::EXCERPT)),
        ("RETRY_AFTER", format!("{} hours", limits::RETRY_AFTER.as_secs() / 3600)),
    ];
    let mut in_readme = 0;
    for (name, number) in &numbers {
        let row = format!("[`{name}`], {number} |");
        assert!(module.contains(&row), "{row}");
        let row = format!("| `{name}` | {number} |");
        in_readme += usize::from(readme.contains(&row));
    }
    let constants = module.matches("pub const").count();
    assert_eq!(constants, numbers.len(), "each is in the list above");
    let table =
        readme.split("| limit |").nth(1).and_then(|rest| rest.split("\n\n").next()).unwrap();
    assert_eq!(
        table.lines().count() - 2,
        in_readme,
        "each row has a name and a number of the list"
    );
}
