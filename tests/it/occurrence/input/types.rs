//! The types that are read.
#![allow(dead_code, reason = "only whether they can be read matters")]

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::marker::PhantomData;
use std::net::{IpAddr, SocketAddr};
use std::num::{NonZeroU8, Wrapping};
use std::ops::{Bound, Range};
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use serde::Deserialize;
use serde::de::{self, Deserializer, Error, IgnoredAny, MapAccess, Unexpected, Visitor};

#[derive(Debug, Deserialize)]
pub(super) struct SignUp {
    #[serde(alias = "mail")]
    pub(super) email: String,
    pub(super) age: u8,
    pub(super) address: Option<Address>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Address {
    pub(super) zip_code: String,
    #[serde(rename = "a/b~c", default)]
    pub(super) odd: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Closed {
    pub(super) id: Option<u8>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Outer {
    pub(super) inner: Vec<Inner>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Inner {
    pub(super) id: u8,
}

#[derive(Debug, Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(super) struct Entries {
    pub(super) limits: HashMap<String, u8>,
    pub(super) by_number: BTreeMap<u8, u8>,
    pub(super) by_plan: HashMap<Plan, u8>,
    pub(super) deep: HashMap<String, Address>,
}

#[derive(Debug, Deserialize, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub(super) enum Plan {
    Basic,
    HiddenPlan,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Shape {
    Circle(f64),
    Square { side: f64 },
    Line(f64, f64),
}

#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Tagged {
    Card { number: u8 },
    Cash,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "t", content = "c", rename_all = "snake_case")]
pub(super) enum Adjacent {
    Card(u8),
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Untagged {
    Number(u8),
    Address(Address),
}

#[derive(Debug, Deserialize)]
pub(super) struct Flat {
    pub(super) page: u8,
    #[serde(flatten)]
    pub(super) rest: Rest,
}

#[derive(Debug, Deserialize)]
pub(super) struct Rest {
    pub(super) limit: u8,
}

/// Takes one string, and shows every other one.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Fussy(String);

impl TryFrom<String> for Fussy {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text == "ok" { Ok(Fussy(text)) } else { Err(format!("`{text}` is not ok")) }
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Caught {
    pub(super) caught: ByHand,
}

/// Puts what was sent into its error, in every way that serde has.
#[derive(Debug)]
pub(super) struct ByHand(u8);

impl ByHand {
    pub(super) const WAYS: usize = 13;

    fn error<E: Error>(how: usize, what: &str) -> E {
        let expected = |text: String| Echo(text);
        match how {
            0 => E::custom(what),
            1 => E::invalid_type(Unexpected::Str(what), &"a string"),
            2 => E::invalid_type(Unexpected::Other(what), &expected(what.to_owned())),
            3 => E::invalid_value(Unexpected::Bytes(what.as_bytes()), &expected(what.to_owned())),
            4 => E::invalid_length(what.len(), &expected(format!("struct {what}"))),
            5 => E::unknown_variant(what, &["a"]),
            6 => E::unknown_field(what, &["a"]),
            7 => E::custom(format_args!("missing field `{what}`")),
            8 => E::custom(format_args!("invalid type: null, expected {what}")),
            9 => E::custom(format_args!("duplicate field `{what}` at line 1 column 1")),
            // serde_json takes a position for its own.
            11 => E::custom(format_args!("{what} at line 7071067 column 7071067")),
            10 => E::invalid_type(Unexpected::Unit, &expected(format!("a tuple of size {what}"))),
            _ => E::invalid_value(Unexpected::Str(what), &expected(format!("enum {what}"))),
        }
    }
}

struct Echo(String);

impl de::Expected for Echo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for ByHand {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visit;

        impl<'de> Visitor<'de> for Visit {
            type Value = ByHand;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<ByHand, E> {
                Err(ByHand::error(text.len() % ByHand::WAYS, text))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ByHand, A::Error> {
                let (mut how, mut what) = (0, String::new());
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "how" => how = map.next_value()?,
                        _ => what = map.next_value()?,
                    }
                    what.push_str(&key);
                }
                Err(ByHand::error(how, &what))
            }
        }

        deserializer.deserialize_any(Visit)
    }
}

/// The types that serde reads in ways of their own, and one to go wrong after them.
#[derive(Debug, Deserialize)]
pub(super) struct EveryType {
    numbers: (u128, i128, f32, u64, i8),
    texts: (char, Box<str>, String, Cow<'static, str>, PathBuf),
    lists: (Vec<Option<u8>>, BTreeSet<u8>),
    arrays: ([u8; 2], Box<[u8]>, ()),
    maps: (BTreeMap<i64, u8>, HashMap<char, u8>, HashMap<Newtype, u8>),
    times: (Duration, SystemTime),
    addresses: (IpAddr, SocketAddr),
    ranges: (Range<u8>, Bound<u8>, Result<u8, String>),
    nonzero: (NonZeroU8, Wrapping<u8>, Reverse<u8>, PhantomData<u8>),
    #[serde(rename = "json")]
    any: (serde_json::Value, serde_json::Number, IgnoredAny),
    newtype: Newtype,
    unit: Unit,
    shapes: Vec<Shape>,
    kept: (Tagged, Adjacent, Untagged, Flat),
    #[serde(deserialize_with = "lower")]
    lower: String,
    last: u8,
}

pub(super) const EVERY_TYPE: &str = r#"{
    "numbers": [340282366920938463463374607431768211455, -170141183460469231731687303715884105728,
        1.5e3, 18446744073709551615, -128],
    "texts": ["ä", "\u00e4", "b", "c", "/d"],
    "lists": [[1, null], [1, 1]],
    "arrays": [[1, 2], [1], null],
    "maps": [{ "-7": 1 }, { "ä": 1 }, { "a": 1 }],
    "times": [{ "secs": 1, "nanos": 2 }, { "secs_since_epoch": 1, "nanos_since_epoch": 2 }],
    "addresses": ["127.0.0.1", "[::1]:80"],
    "ranges": [{ "start": 1, "end": 2 }, { "Included": 1 }, { "Ok": 1 }],
    "nonzero": [1, 2, 3, null],
    "json": [{ "a": [1, "b", null] }, 1.25, { "a": {} }],
    "newtype": "a",
    "unit": null,
    "shapes": [{ "circle": 1 }, { "square": [1] }, { "line": [1, 2] }, { "square": { "side": 1 } }],
    "kept": [{ "type": "cash" }, { "c": 1, "t": "card" }, 7, { "page": 1, "limit": 2, "more": [] }],
    "lower": "ABC",
    "unknown": { "a": [1, { "b": null }] },
    "last": "#;

#[derive(Debug, Deserialize, PartialEq, Eq, Hash)]
pub(super) struct Newtype(String);

#[derive(Debug, Deserialize)]
pub(super) struct Unit;

fn lower<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    String::deserialize(deserializer).map(|text| text.to_lowercase())
}
