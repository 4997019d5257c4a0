//! What is written of an error is the same, whoever writes it and when: the response, or a layer from
//! the snapshot in it.

use std::cell::RefCell;
use std::error::Error;
use std::fmt;

use errbook::layer::Snapshot;
use errbook::{
    ApiError, Entry, Headers, Item, Members, Occurrence, WireFormat, format, wire_format,
};
use fastrand::Rng;
use http::{Method, StatusCode};
use serde::ser::{Error as _, SerializeSeq};
use serde::{Serialize, Serializer};

use errbook_tests_layer::service::{ERRORS, answered, request, through};

wire_format! {
    static PIECES: "application/json" = {
        "message": message,
        "pieces": [member("a"), member("b"), members],
        "items": [for item in items_or_self {
            "at"?: item.field, "in"?: item.location, "text": item.message, ..item.members, ..members
        }],
        "fields": { ..for item in items { item.path: { "at": [item.member("m")] } } },
        "computed"?: |o| (o.message(), o.member("a"), o.causes().count(), o.error().to_string()),
    };
}

static FORMATS: [&WireFormat; 4] = [&format::PROBLEM, &format::ENVELOPE, &format::MESSAGE, &PIECES];

/// A value that does whatever a `Display` and a `Serialize` may do.
#[derive(Debug, Clone)]
enum Value {
    Number(i64),
    Null,
    Text(String),
    /// Lists in each other.
    Deep(usize),
    /// A key twice.
    Twice,
    Fails,
    Panics,
}

impl Value {
    fn random(random: &mut Rng) -> Self {
        match random.u8(..12) {
            0 => Value::Null,
            1 => Value::Deep([1, 5, 125, 126, 127, 128][random.usize(..6)]),
            2 => Value::Twice,
            3 => Value::Fails,
            4 => Value::Panics,
            5 | 6 => Value::Number(random.i64(..)),
            _ => Value::Text(text(random)),
        }
    }
}

impl Value {
    /// Itself, or something that can be kept as JSON.
    fn serializable(self) -> Self {
        if matches!(self, Value::Panics) { Value::Null } else { self }
    }
}

/// A text of any length, of a few or of many bytes a letter.
fn text(random: &mut Rng) -> String {
    let letters = ["x", "é", "€", "🦀", "\u{1}", "\""];
    let lengths = [0, 1, 10, 2_000, 8_191, 8_192, 8_193, 10_000, 30_000, 60_000, 65_000, 70_000];
    let longest = if random.u8(..4) == 0 { lengths.len() } else { 4 };
    letters[random.usize(..letters.len())].repeat(lengths[random.usize(..longest)])
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Fails => {
                f.write_str("half")?;
                Err(fmt::Error)
            }
            Value::Panics => panic!("a `Display`"),
            Value::Text(text) => f.write_str(text),
            other => fmt::Debug::fmt(other, f),
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Number(number) => serializer.serialize_i64(*number),
            Value::Null | Value::Deep(0) => serializer.serialize_none(),
            Value::Text(text) => serializer.serialize_str(text),
            Value::Deep(levels) => {
                let mut list = serializer.serialize_seq(None)?;
                list.serialize_element(&Value::Deep(levels - 1))?;
                list.end()
            }
            Value::Twice => serializer.collect_map([("a", 1), ("b", 2), ("a", 3)]),
            Value::Fails => {
                let mut list = serializer.serialize_seq(None)?;
                list.serialize_element(&1)?;
                Err(S::Error::custom("no"))
            }
            Value::Panics => panic!("a `Serialize`"),
        }
    }
}

/// An error that is written by hand, as oddly as it may be.
#[derive(Debug)]
struct Random {
    message: Value,
    display: Value,
    members: Vec<(&'static str, Value)>,
    items: Vec<Item>,
    headers: Vec<(&'static str, Value)>,
    cause: Option<Cause>,
}

#[derive(Debug)]
struct Cause {
    text: Value,
    /// Whether asking for the next one panics.
    panics: bool,
}

impl Random {
    fn new(random: &mut Rng) -> Self {
        let items = match random.u8(..4) {
            // A large one before a small one.
            0 => vec![60_000, 10_000, 70_000, 10].into_iter().map(|n| "i".repeat(n)).collect(),
            1 => (0..random.usize(..300)).map(|_| text(random)).collect(),
            _ => Vec::new(),
        };
        let item = |message: String| match random.u8(..5) {
            0 => Item::new(message),
            3 => Item::new("short").with("m", &text(random)).with(message, &[1]),
            4 => Item::new("short").query(message).with("m", &Value::random(random).serializable()),
            1 => Item::new("short").pointer(format!("/{message}")).code("Code"),
            _ => Item::new(message).pointer("/a/b").code(text(random)),
        };
        let items = items.into_iter().map(item).collect();
        let mut named = |names: &[&'static str]| {
            let count = random.usize(..6);
            let pair =
                |random: &mut Rng| (names[random.usize(..names.len())], Value::random(random));
            (0..count).map(|_| pair(random)).collect()
        };
        let members = named(&["a", "b", "c", "code", "x\"y"]);
        let headers = named(&["x-a", "x-b", "link", "content-type", "set-cookie"]);
        let cause =
            random.bool().then(|| Cause { text: Value::random(random), panics: random.bool() });
        Random {
            message: Value::random(random),
            display: Value::random(random),
            members,
            items,
            headers,
            cause,
        }
    }
}

impl fmt::Display for Random {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.display, f)
    }
}

impl Error for Random {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.as_ref().map(|cause| cause as _)
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.text, f)
    }
}

impl Error for Cause {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        assert!(!self.panics, "a source");
        None
    }
}

impl ApiError for Random {
    fn entry(&self) -> &'static Entry {
        const ENTRY: &Entry = &Entry::new(400, "Random", "Random");
        ENTRY
    }

    fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.message, f)
    }

    fn members(&self, members: &mut Members<'_>) {
        for (name, value) in &self.members {
            members.add(name, value);
        }
    }

    fn items(&self, visit: &mut dyn FnMut(&Item)) {
        self.items.iter().for_each(visit);
    }

    fn headers(&self, headers: &mut Headers<'_>) {
        for (name, value) in &self.headers {
            headers.add(name, &Shown(value));
        }
    }
}

struct Shown<'a>(&'a Value);

impl errbook::HeaderField for Shown<'_> {
    fn header_lines(&self, lines: &mut errbook::HeaderLines<'_>) {
        lines.display(self.0);
    }
}

/// An error around another, which is asked all over again.
#[derive(Debug)]
struct Around<'a>(&'a Snapshot);

impl fmt::Display for Around<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.0, f)
    }
}

impl Error for Around<'_> {}

impl ApiError for Around<'_> {
    fn entry(&self) -> &'static Entry {
        self.0.entry()
    }

    fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt_message(f)
    }

    fn members(&self, members: &mut Members<'_>) {
        self.0.members(members);
    }

    fn items(&self, visit: &mut dyn FnMut(&Item)) {
        self.0.items(visit);
    }
}

#[test]
fn the_two_ways_of_writing_give_the_same_bytes() {
    let seed = fastrand::u64(..);
    let random = RefCell::new(Rng::with_seed(seed));
    let (mut long, mut with_items) = (0, 0);
    for round in 0..300 {
        let error = Random::new(&mut random.borrow_mut());
        for format in FORMATS {
            let told = || format!("{}, seed {seed}, round {round}", format.name());
            let response = Occurrence::new(&error).with_format(format).respond();
            serde_json::from_slice::<serde_json::Value>(response.body())
                .unwrap_or_else(|error| panic!("{error} in {}", told()));
            assert_eq!(response.status(), 400);
            let snapshot = response.extensions().get::<Snapshot>().unwrap();
            let again = Occurrence::new(snapshot).with_format(format);
            assert!(again.body() == *response.body(), "{}", told());
            assert_eq!(again.respond().headers(), response.headers(), "{}", told());
            if format.name() != "PIECES" {
                // Whoever writes the body without making a response, and whoever asks again.
                let direct = Occurrence::new(&error).with_format(format);
                assert!(direct.body() == *response.body(), "{}", told());
                let around = Around(snapshot);
                let around = Occurrence::new(&around).with_format(format);
                assert!(around.body() == *response.body(), "{}", told());
            }
            long += usize::from(response.body().len() > 20_000);
            with_items += usize::from(response.body().windows(8).any(|it| it == b"\"errors\""));
        }
    }
    assert!(long > 50 && with_items > 50, "{long} {with_items}, seed {seed}");
}

/// What no body shows makes no 500 of a 400, with a layer or without.
#[tokio::test]
async fn what_panics_unseen() {
    #[derive(Debug, ApiError)]
    #[api(status = 400, display = "{operators}")]
    struct Odd {
        operators: Value,
        source: Cause,
        #[api(member)]
        member: u8,
    }
    let cause = |text| Cause { text, panics: true };
    for (operators, source) in [
        (Value::Panics, cause(Value::Number(1))),
        (Value::Number(1), cause(Value::Panics)),
        (Value::Fails, cause(Value::Fails)),
        (Value::Panics, cause(Value::Panics)),
    ] {
        let error = Odd { operators, source, member: 7 };
        let expected =
            r#"{"title":"Bad Request","status":400,"detail":"Odd","code":"Odd","member":7}"#;
        assert_eq!(errbook::respond(&error).body(), expected);
        let response =
            through(ERRORS.layer(), request(Method::GET, "/"), || answered(&error)).await;
        assert_eq!(response.status(), StatusCode::BAD_REQUEST);
        let body: serde_json::Value = serde_json::from_slice(response.body()).unwrap();
        assert_eq!(body["member"], 7);
    }
}

/// The items of the issue: of 70,000 letters, and one of 60 KB before one of 10 KB.
#[test]
fn a_large_item_is_cut_and_kept() {
    #[derive(Debug, ApiError)]
    #[api(status = 422)]
    struct Invalid(#[api(items)] Vec<Item>);
    for lengths in [vec![70_000], vec![60_000, 10_000], vec![8_000, 70_000, 8_000]] {
        let error = Invalid(lengths.iter().map(|n| Item::new("x".repeat(*n))).collect());
        let response = errbook::respond(&error);
        let body: serde_json::Value = serde_json::from_slice(response.body()).unwrap();
        let items = body["errors"].as_array().unwrap();
        let sizes: Vec<usize> =
            items.iter().map(|it| it["detail"].as_str().unwrap().len()).collect();
        let cut = |length: &usize| if *length > 8192 { 8192 + "…".len() } else { *length };
        assert_eq!(sizes, lengths.iter().map(cut).collect::<Vec<_>>());
        let snapshot = response.extensions().get::<Snapshot>().unwrap();
        assert_eq!(Occurrence::new(snapshot).body(), response.body());
    }
}
