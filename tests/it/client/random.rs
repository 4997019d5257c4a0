//! Random values of many types go to a client and come back.
//!
//! A failure prints its seed; `ERRBOOK_SEED=… ERRBOOK_ROUNDS=1` runs that one again.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::net::IpAddr;
use std::num::NonZero;
use std::time::{Duration, SystemTime};

use errbook::http::Method;
use errbook::{ApiError, Catalog, Item, RemoteError, RequestFacts, format, wire_format};
use fastrand::Rng;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::random::{rounds, seed};

/// A value to send.
trait Random: Sized {
    fn random(rng: &mut Rng) -> Self;
}

/// An enum with a variant for each type, which sends it in each way that members have.
macro_rules! generated {
    ($($name:ident: $ty:ty;)+) => {
        #[derive(Debug, PartialEq, ApiError)]
        #[api(status = 400, receive, rename_all_fields = "camelCase", member("kind" = "x"))]
        #[api(rename_all = "kebab-case")]
        enum Generated {
            $($name {
                #[api(member)]
                the_value: $ty,
                #[api(member = "possible value")]
                possible: Option<$ty>,
                #[api(member)]
                list: Vec<$ty>,
                #[api(member, default)]
                or_default: Option<Box<$ty>>,
            },)+
            Headers {
                #[api(header = "X-Text")]
                text: String,
                #[api(header = "X-List")]
                list: Vec<f64>,
                #[api(header = "X-Number")]
                number: Option<NonZero<i64>>,
                #[api(header = "Retry-After")]
                wait: Duration,
                #[api(header = "Last-Modified")]
                modified: SystemTime,
                #[api(header = "X-Client", display)]
                client: IpAddr,
                #[api(header = "X-Proxy", display)]
                proxy: Option<IpAddr>,
            },
            Items(#[api(items)] Vec<Item>, #[api(member, flatten)] Flat),
        }

        impl Random for Generated {
            fn random(rng: &mut Rng) -> Self {
                let makers: &[fn(&mut Rng) -> Self] = &[
                    $(|rng| Generated::$name {
                        the_value: Random::random(rng),
                        possible: Random::random(rng),
                        list: Random::random(rng),
                        or_default: rng.bool().then(|| Box::new(Random::random(rng))),
                    },)+
                    |rng| Generated::Headers {
                        text: String::random(rng).replace(char::is_control, " ").trim().to_owned(),
                        list: Random::random(rng),
                        number: Random::random(rng),
                        wait: Duration::from_secs(Random::random(rng)),
                        modified: SystemTime::UNIX_EPOCH + Duration::from_secs(rng.u64(..253_402_300_800)),
                        client: Random::random(rng),
                        proxy: Random::random(rng),
                    },
                    |rng| Generated::Items(Random::random(rng), Flat { a: Random::random(rng), b: Random::random(rng) }),
                ];
                makers[rng.usize(..makers.len())](rng)
            }
        }
    };
}

generated! {
    U8: u8;
    U64: u64;
    I8: i8;
    I64: i64;
    // More than 64 bits of an integer, JSON in Rust has not.
    U128: u128;
    NonZero: NonZero<u32>;
    F32: f32;
    F64: f64;
    Bool: bool;
    Char: char;
    String: String;
    Cow: Cow<'static, str>;
    BoxedText: Box<str>;
    Bytes: [u8; 4];
    Tuple: (u8, String, Option<bool>);
    Map: BTreeMap<String, Vec<i32>>;
    NumberedMap: HashMap<i16, Option<String>>;
    Set: BTreeSet<String>;
    Address: IpAddr;
    Time: Duration;
    Outcome: Result<u8, String>;
    Json: Value;
    Record: Record;
    Choice: Choice;
    Tagged: Tagged;
    Untagged: Untagged;
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Flat {
    a: u16,
    b: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Record {
    first_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    age: Option<u8>,
    inside: Option<Box<Record>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Choice {
    Unit,
    One(f64),
    Two(String, i64),
    Named { choice: Vec<bool> },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "of")]
enum Tagged {
    Unit,
    Number(u64),
    Named { text: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Untagged {
    Number(i64),
    Text(String),
    List(Vec<Untagged>),
}

macro_rules! random {
    ($($ty:ty: |$rng:ident| $value:expr;)+) => {$(
        impl Random for $ty {
            fn random($rng: &mut Rng) -> Self {
                $value
            }
        }
    )+};
}

random! {
    u8: |rng| rng.u8(..);
    u16: |rng| rng.u16(..);
    u64: |rng| edge(rng, u64::MAX, Rng::u64);
    u128: |rng| u64::random(rng).into();
    i8: |rng| rng.i8(..);
    i32: |rng| rng.i32(..);
    i64: |rng| rng.i64(..);
    i16: |rng| rng.i16(..);
    bool: |rng| rng.bool();
    char: |rng| *rng.choice(&['a', '"', '\\', '\0', '\u{7f}', '\u{2028}', 'é', '€', '🦀', '\u{10ffff}']).unwrap();
    String: |rng| {
        let letters = ['a', 'Z', ' ', '"', '\\', '/', '\0', '\n', '\u{7f}', '\u{2028}', 'é', '€', '🦀', '{', '~'];
        let length = if rng.u8(..20) == 0 { rng.usize(..400) } else { rng.usize(..8) };
        (0..length).map(|_| *rng.choice(&letters).unwrap()).collect()
    };
    f64: |rng| loop {
        let number = if rng.bool() { f64::from_bits(rng.u64(..)) } else { f64::from(rng.i16(..)) / 10.0 };
        if number.is_finite() {
            break number;
        }
    };
    f32: |rng| loop {
        let number = f32::from_bits(rng.u32(..));
        if number.is_finite() {
            break number;
        }
    };
    NonZero<u32>: |rng| NonZero::new(rng.u32(1..)).unwrap();
    NonZero<i64>: |rng| NonZero::new(rng.i64(..)).unwrap_or(NonZero::<i64>::MIN);
    Cow<'static, str>: |rng| String::random(rng).into();
    Box<str>: |rng| String::random(rng).into();
    [u8; 4]: |rng| std::array::from_fn(|_| rng.u8(..));
    (u8, String, Option<bool>): |rng| (Random::random(rng), Random::random(rng), Random::random(rng));
    BTreeMap<String, Vec<i32>>: |rng| (0..rng.u8(..4)).map(|_| (Random::random(rng), Random::random(rng))).collect();
    HashMap<i16, Option<String>>: |rng| (0..rng.u8(..4)).map(|_| (Random::random(rng), Random::random(rng))).collect();
    BTreeSet<String>: |rng| Vec::random(rng).into_iter().collect();
    IpAddr: |rng| if rng.bool() { rng.u32(..).to_be_bytes().into() } else { rng.u128(..).to_be_bytes().into() };
    Duration: |rng| Duration::new(rng.u64(..), rng.u32(..1_000_000_000));
    Result<u8, String>: |rng| if rng.bool() { Ok(rng.u8(..)) } else { Err(Random::random(rng)) };
    // What is `null` is not sent, in a list it is.
    Value: |rng| json(rng, 3);
    Record: |rng| Record {
        first_name: Random::random(rng),
        age: Random::random(rng),
        inside: (rng.u8(..3) == 0).then(|| Box::new(Random::random(rng))),
    };
    Choice: |rng| match rng.u8(..4) {
        0 => Choice::Unit,
        1 => Choice::One(Random::random(rng)),
        2 => Choice::Two(Random::random(rng), Random::random(rng)),
        _ => Choice::Named { choice: Random::random(rng) },
    };
    Tagged: |rng| match rng.u8(..3) {
        0 => Tagged::Unit,
        1 => Tagged::Number(Random::random(rng)),
        _ => Tagged::Named { text: Random::random(rng) },
    };
    Untagged: |rng| match rng.u8(..4) {
        0 | 1 => Untagged::Number(Random::random(rng)),
        2 => Untagged::Text(Random::random(rng)),
        _ => Untagged::List((0..rng.u8(..3)).map(|_| Random::random(rng)).collect()),
    };
    Item: |rng| {
        let mut item = Item::new(String::random(rng));
        if rng.bool() {
            item = item.pointer(String::random(rng));
        }
        if rng.bool() {
            item = item.code(String::random(rng));
        }
        item
    };
}

impl<T: Random> Random for Vec<T> {
    fn random(rng: &mut Rng) -> Self {
        (0..rng.usize(..4)).map(|_| T::random(rng)).collect()
    }
}

impl<T: Random> Random for Option<T> {
    fn random(rng: &mut Rng) -> Self {
        rng.bool().then(|| T::random(rng))
    }
}

fn edge(rng: &mut Rng, last: u64, any: fn(&mut Rng, std::ops::RangeFull) -> u64) -> u64 {
    match rng.u8(..4) {
        0 => last - rng.u64(..3),
        1 => rng.u64(..3),
        _ => any(rng, ..),
    }
}

fn json(rng: &mut Rng, depth: u8) -> Value {
    match rng.u8(..if depth == 0 { 4 } else { 6 }) {
        0 => rng.bool().into(),
        1 => String::random(rng).into(),
        2 => i64::random(rng).into(),
        3 => f64::random(rng).into(),
        4 => {
            let null_or =
                |rng: &mut Rng| if rng.u8(..4) == 0 { Value::Null } else { json(rng, depth - 1) };
            (0..rng.u8(..4)).map(|_| null_or(rng)).collect()
        }
        _ => (0..rng.u8(..4)).map(|_| (String::random(rng), json(rng, depth - 1))).collect(),
    }
}

wire_format! {
    /// Members in an object of their own, items in an array, all in an array.
    static APART: "application/vnd.apart+json" = [
        { "id": "urn:x:{code}", "values": members },
        [for item in items { "at"?: item.pointer, "kind"?: item.code, "what": item.message }],
    ];
}

/// The same errors in every format that has code, members and items.
fn catalogs() -> [&'static Catalog; 3] {
    macro_rules! catalogs {
        ($($format:path),+) => {[$({
            errbook::catalog! { static ERRORS = { errors: [Generated], format: $format }; }
            &ERRORS
        }),+]};
    }
    catalogs![format::PROBLEM, format::ENVELOPE, APART]
}

#[test]
fn random_values_come_back() {
    let first = seed();
    let request = RequestFacts::new(Method::PUT, "/a/{b}").with_id("req-7f3a");
    for run in 0..rounds(3_000) {
        let seed = first.wrapping_add(run);
        let error = Generated::random(&mut Rng::with_seed(seed));
        for catalog in catalogs() {
            let response = catalog.occurrence(&error).with_request(&request).respond();
            let received = match catalog.receive::<Generated>(&response) {
                RemoteError::Known(received, _) => received,
                other => panic!("ERRBOOK_SEED={seed}: {error:?}\nis {other:?}"),
            };
            assert_eq!(received, error, "ERRBOOK_SEED={seed}");
        }
    }
}
