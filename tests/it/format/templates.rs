//! Any template, any error: the body is JSON without a key twice, the format knows it, and what was
//! read of it writes the same body again.
//!
//! A failure prints its seed; `ERRBOOK_SEED=… cargo test -p errbook-tests templates` runs that one
//! again, `ERRBOOK_ROUNDS=…` as many as you like.

use std::fmt;
use std::time::{Duration, UNIX_EPOCH};

use errbook::format::Received;
use errbook::private::{ByKey, Field, ItemSlot, Items, Part, TemplateSlot as Slot, Value};
use errbook::{ApiError, Entry, Item, Members, Occurrence, RequestFacts, WireFormat};
use fastrand::Rng;
use http::header::HeaderValue;
use serde_json::{Map, Value as Json, json};

use crate::systems::unique_keys;

const SLOTS: [Slot; 17] = [
    Slot::TypeUri,
    Slot::Title,
    Slot::EntryTitle,
    Slot::Status,
    Slot::StatusText,
    Slot::Reason,
    Slot::GrpcCode,
    Slot::Code,
    Slot::CodeNumber,
    Slot::Message,
    Slot::Instance,
    Slot::RequestId,
    Slot::Timestamp,
    Slot::UnixSeconds,
    Slot::UnixMillis,
    Slot::Method,
    Slot::Uri,
];

const ITEM_SLOTS: [ItemSlot; 7] = [
    ItemSlot::Location,
    ItemSlot::Name,
    ItemSlot::Query,
    ItemSlot::Header,
    ItemSlot::Code,
    ItemSlot::CodeNumber,
    ItemSlot::Message,
];

/// What says where an item is. A template of this test has one of them.
const PLACES: [ItemSlot; 4] =
    [ItemSlot::Pointer, ItemSlot::Field, ItemSlot::Dotted, ItemSlot::Path];

/// Makes a template. It is leaked, for templates are statics.
struct Maker<'r> {
    random: &'r mut Rng,
    keys: usize,
    place: ItemSlot,
    /// Whether there is a repetition: items that are read twice would be two.
    repeats: bool,
}

impl Maker<'_> {
    fn roll(&mut self, sides: usize) -> usize {
        self.random.usize(..sides)
    }

    fn key(&mut self) -> &'static str {
        self.keys += 1;
        let number = self.keys;
        ["key", "ké\"y", "", "param", "a.b"]
            .get(self.roll(12))
            .map_or_else(|| format!("k{number}"), |key| format!("{key}{number}"))
            .leak()
    }

    fn field(&mut self, value: Value) -> Field {
        let key = self.key();
        let quoted = format!("{}:", Json::from(key)).leak();
        Field::Key { key, quoted, optional: self.roll(2) == 0, value }
    }

    fn object(&mut self, depth: usize, item: bool) -> Value {
        let mut fields = Vec::new();
        for _ in 0..self.roll(5) {
            let value = self.value(depth + 1, item);
            fields.push(self.field(value));
        }
        let repeats = self.repeats;
        match self.roll(4) {
            0 if item => fields.push(Field::ItemMembers),
            1 if !item => fields.push(Field::Members),
            2 if !item && !repeats => {
                self.repeats = true;
                fields.push(Field::ByKey(self.by_key(depth)));
            }
            _ => {}
        }
        self.random.shuffle(&mut fields);
        Value::Object(fields.leak())
    }

    fn by_key(&mut self, depth: usize) -> &'static ByKey {
        let element = self.object(depth + 1, true);
        let group = Value::ForEach(Items::Group, Box::leak(Box::new(element)));
        let each = match (self.place, self.roll(2)) {
            (ItemSlot::Path, sides) => {
                let mut fields = vec![self.field(group)];
                for _ in 0..sides {
                    let slot = self.item_slot();
                    fields.push(self.field(Value::Item(slot)));
                }
                self.random.shuffle(&mut fields);
                Value::Object(fields.leak())
            }
            (_, 0) => group,
            _ => Value::ForEach(Items::Group, &Value::Item(ItemSlot::Message)),
        };
        let items = if self.roll(2) == 0 { Items::All } else { Items::OrSelf };
        Box::leak(Box::new(ByKey { items, key: self.place, otherwise: "", each }))
    }

    fn value(&mut self, depth: usize, item: bool) -> Value {
        let sides = if depth > 3 { 7 } else { 10 };
        match self.roll(sides) {
            0 | 1 if item => Value::Item(self.item_slot()),
            0 | 1 => Value::Slot(SLOTS[self.roll(SLOTS.len())]),
            2 if item => Value::ItemMember(["limit", "m"][self.roll(2)]),
            2 => Value::Member(["param", "other"][self.roll(2)]),
            3 if !item => Value::Request(["id", "none"][self.roll(2)]),
            4 => self.text(item),
            5 if !item => Value::Slot(Slot::Members),
            3 | 5 | 6 => {
                Value::Literal(["null", "true", "-1.5e3", "\"{text}\"", "[]"][self.roll(5)])
            }
            7 if !item && !self.repeats => {
                self.repeats = true;
                let each = match self.roll(4) {
                    0 => Value::Item(ItemSlot::Message),
                    _ => self.object(depth + 1, true),
                };
                let items = if self.roll(2) == 0 { Items::All } else { Items::OrSelf };
                Value::ForEach(items, Box::leak(Box::new(each)))
            }
            8 => {
                let count = self.roll(3);
                let values: Vec<Value> = (0..count).map(|_| self.value(depth + 1, item)).collect();
                Value::Array(values.leak())
            }
            _ => self.object(depth + 1, item),
        }
    }

    fn item_slot(&mut self) -> ItemSlot {
        match self.roll(10) {
            0 | 1 => self.place,
            2 => ItemSlot::Members,
            _ => ITEM_SLOTS[self.roll(ITEM_SLOTS.len())],
        }
    }

    /// What stands between the slots is in none of them.
    fn text(&mut self, item: bool) -> Value {
        let mut parts = Vec::new();
        for at in 0..=self.roll(3) {
            if at > 0 || self.roll(2) == 0 {
                parts.push(Part::Text(["<|", "|>\"", "\\<"][self.roll(3)]));
            }
            parts.push(if item {
                Part::Item(ITEM_SLOTS[self.roll(ITEM_SLOTS.len())])
            } else {
                Part::Slot(SLOTS[self.roll(SLOTS.len())])
            });
        }
        Value::Text(parts.leak())
    }
}

/// An error that owns what it says.
pub(super) struct Owned {
    entry: &'static Entry,
    message: String,
    members: Map<String, Json>,
    pub(super) items: Vec<Item>,
}

impl ApiError for Owned {
    fn entry(&self) -> &'static Entry {
        self.entry
    }

    fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }

    fn members(&self, members: &mut Members<'_>) {
        for (name, value) in &self.members {
            members.add(name.clone().leak(), value);
        }
    }

    fn items(&self, visit: &mut dyn FnMut(&Item)) {
        self.items.iter().for_each(visit);
    }
}

impl fmt::Debug for Owned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Owned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Owned {}

fn entry(status: u16, code: &str, title: &str, uri: &str) -> &'static Entry {
    let leak = |text: &str| -> &'static str { text.to_owned().leak() };
    Box::leak(Box::new(Entry::new(status, leak(code), leak(title)).with_type(leak(uri))))
}

const TEXTS: [&str; 6] = ["", "plain", "\"quoted\\", "line\nbreak\u{1}", "é😀", "42"];

fn text(random: &mut Rng) -> &'static str {
    TEXTS[random.usize(..TEXTS.len())]
}

pub(super) fn error(random: &mut Rng, place: ItemSlot) -> Owned {
    let code = ["Code", "40401", "a b"][random.usize(..3)];
    let status = [400, 404, 409, 500][random.usize(..4)];
    let mut members = Map::new();
    for name in ["param", "key1", "m", "list"] {
        if random.bool() {
            members.insert(
                name.into(),
                [json!(1), json!({ "a": [null] }), json!("x")][random.usize(..3)].clone(),
            );
        }
    }
    Owned {
        entry: entry(status, code, "A Title", "https://example.com/probs/x"),
        message: text(random).to_owned(),
        members,
        items: (0..random.usize(..4)).map(|_| item(random, place)).collect(),
    }
}

fn item(random: &mut Rng, place: ItemSlot) -> Item {
    let mut item = Item::new(text(random));
    if random.bool() {
        item = item.code(["TooLow", "7", ""][random.usize(..3)]);
    }
    // Dots alone tell no name with a dot from two names.
    let names: &[&str] = match place {
        ItemSlot::Dotted => &["a", "b", "0", "17"],
        _ => &["a", "b", "0", "17", "", "x.y", "~1", "[0]", "\"q\"", "é/ü", "00"],
    };
    let depth = random.usize(..4);
    if depth > 0 {
        let mut pointer = String::new();
        for _ in 0..depth {
            let name = names[random.usize(..names.len())];
            pointer = pointer + "/" + &name.replace('~', "~0").replace('/', "~1");
        }
        item = item.pointer(pointer);
    } else if random.bool() {
        item = item.parameter(["query", "header", "path"][random.usize(..3)], text(random));
    }
    for name in ["limit", "m", "k3"] {
        if random.usize(..3) == 0 {
            item = item.with(name, &[json!(5), json!([1, { "a": "b" }])][random.usize(..2)]);
        }
    }
    item
}

pub(super) fn facts(random: &mut Rng) -> RequestFacts {
    let millis = random.u64(..4_000_000_000_000);
    let facts = RequestFacts::new(http::Method::PUT, "/a/b")
        .with_received(UNIX_EPOCH + Duration::from_millis(millis));
    match random.usize(..3) {
        0 => facts,
        1 => facts.with_id("req-1"),
        _ => facts.with_id("req-1").with_value("id", &json!([1, "a"])),
    }
}

/// The error and the request that a client knows of.
pub(super) fn again(received: &Received) -> (Owned, RequestFacts) {
    let or = |text: &Option<String>, lost: &str| text.clone().unwrap_or_else(|| lost.to_owned());
    let error = Owned {
        entry: entry(
            received.status.as_u16(),
            &or(&received.code, "Lost"),
            &or(&received.title, "Lost"),
            &or(&received.type_uri, "https://lost.example"),
        ),
        message: or(&received.message, "Lost"),
        members: received.members.clone(),
        items: received.items.clone(),
    };
    let method = or(&received.method, "LOST").parse().unwrap_or(http::Method::TRACE);
    let mut facts = RequestFacts::new(method, &or(&received.path, "/lost"));
    facts.id.clone_from(&received.request_id);
    facts.received = received.timestamp.or(Some(UNIX_EPOCH));
    for (name, value) in &received.request {
        facts = facts.with_value(name.clone(), value);
    }
    (error, facts)
}

static CONTENT_TYPE: HeaderValue = HeaderValue::from_static("application/json");

fn round(seed: u64) -> bool {
    let mut random = Rng::with_seed(seed);
    let place = PLACES[random.usize(..PLACES.len())];
    let (mut error, facts) = (error(&mut random, place), facts(&mut random));
    let mut maker = Maker { random: &mut random, keys: 0, place, repeats: false };
    let body = match maker.roll(6) {
        0 => {
            let each = maker.object(0, true);
            Value::ForEach(Items::OrSelf, Box::leak(Box::new(each)))
        }
        _ => maker.object(0, false),
    };
    // One item alone whose place is not shown looks like the error itself.
    if format!("{body:?}").contains("OrSelf") && error.items.len() == 1 {
        error.items.push(Item::new("another"));
    }
    let body: &'static Value = Box::leak(Box::new(body));
    let format = WireFormat::new("RANDOM", "", "application/json", &CONTENT_TYPE, &[], body);
    let format: &'static WireFormat = Box::leak(Box::new(format));

    let write =
        |error: &Owned| Occurrence::new(error).with_request(&facts).with_format(format).body();
    let written = write(&error);
    let context = || {
        let text = String::from_utf8_lossy(&written).into_owned();
        format!("ERRBOOK_SEED={seed}\n{body:#?}\n{:#?}\n{text}", error.items)
    };
    unique_keys::check(&written).unwrap_or_else(|it| panic!("{it} {}", context()));
    // What the first body has left is used for every later one of its entry.
    let other = self::error(&mut random, place);
    let (entry, of_its_own) = (other.entry, error.entry);
    let first = write(&other);
    assert_eq!(write(&error), written, "{}", context());
    error.entry = entry;
    let second = write(&error);
    error.entry = Box::leak(Box::new(*entry));
    assert_eq!(second, write(&error), "{}", context());
    error.entry = of_its_own;
    assert_eq!(write(&other), first, "{}", context());
    let received = format.read(error.entry.status(), &written).unwrap();
    assert!(received.matches, "{}", context());
    let (error, facts) = again(&received);
    let again = Occurrence::new(&error).with_request(&facts).with_format(format).body();
    // Keys that the items name come in another order: `serde_json` reads an object as a sorted map.
    let json = |body: &[u8]| serde_json::from_slice::<Json>(body).unwrap();
    assert_eq!(json(&written), json(&again), "{received:#?} {}", context());
    !received.items.is_empty()
}

#[test]
fn what_is_read_writes_the_same_body_again() {
    let variable = |name: &str| std::env::var(name).ok().and_then(|value| value.parse().ok());
    let given: Option<u64> = variable("ERRBOOK_SEED");
    let first = given.unwrap_or_else(|| fastrand::u64(..));
    println!("ERRBOOK_SEED={first}");
    let rounds = if given.is_some() { 1 } else { variable("ERRBOOK_ROUNDS").unwrap_or(3000) };
    let with_items = (0..rounds).filter(|round_| round(first.wrapping_add(*round_))).count();
    assert!(given.is_some() || with_items as u64 * 10 > rounds, "{with_items} of {rounds}");
}
