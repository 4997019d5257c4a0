//! Whatever is received: reading it does not panic and takes no more than a multiple of its size, and
//! what it says can be written again.
//!
//! A failure prints its seed; `ERRBOOK_SEED=… cargo test -p errbook-tests received` runs that one
//! again, `ERRBOOK_ROUNDS=…` as many as you like.

use std::time::{Duration, Instant};

use errbook::format::Received;
use errbook::private::ItemSlot;
use errbook::{Item, Occurrence, WireFormat};
use fastrand::Rng;
use http::StatusCode;
use serde_json::{Map, Value as Json, json};

use super::apis::FORMATS;
use super::templates::{again, error, facts};
use crate::systems::unique_keys;

const TEXTS: [&str; 16] = [
    "",
    "a",
    "_errors",
    "errors",
    "message",
    "non_field_errors",
    "a.b",
    "[0]",
    "[[[",
    "[\"a\"]",
    "#/%61",
    "é\u{1}\"",
    "404",
    "-0",
    "9999999999-12-31T00:00:00Z",
    "about:blank",
];

fn anything(random: &mut Rng, depth: usize) -> Json {
    let text = TEXTS[random.usize(..TEXTS.len())];
    match random.usize(..if depth > 3 { 7 } else { 9 }) {
        0 => Json::Null,
        1 => json!(random.bool()),
        2 => json!(random.u64(..)),
        3 => json!([0, 1, 404, 999, -1][random.usize(..5)]),
        4 => json!([1e300, -0.0, 1.5][random.usize(..3)]),
        5 | 6 => json!(text),
        7 => (0..random.usize(..4)).map(|_| anything(random, depth + 1)).collect(),
        _ => json!({ text: anything(random, depth + 1), "a": anything(random, depth + 1) }),
    }
}

/// Something else somewhere in it.
fn mutate(json: &mut Json, random: &mut Rng) {
    if random.usize(..8) == 0 {
        *json = anything(random, 0);
    }
    match json {
        Json::Array(values) => {
            for value in &mut *values {
                mutate(value, random);
            }
            if random.usize(..4) == 0 {
                values.push(anything(random, 0));
            }
        }
        Json::Object(object) => {
            let mut mutated = Map::new();
            for (name, mut value) in std::mem::take(object) {
                mutate(&mut value, random);
                let name = if random.usize(..12) == 0 {
                    TEXTS[random.usize(..TEXTS.len())]
                } else {
                    &name
                };
                mutated.insert(name.to_owned(), value);
            }
            *object = mutated;
        }
        _ => {}
    }
}

fn broken(mut body: Vec<u8>, random: &mut Rng) -> Vec<u8> {
    if body.is_empty() {
        return body;
    }
    let at = random.usize(..body.len());
    match random.usize(..8) {
        0 => body.truncate(at),
        1 => body[at] = random.u8(..),
        2 => body.insert(at, b"\n\",:{}[]0\\"[random.usize(..10)]),
        _ => {}
    }
    body
}

/// How many bytes the items and the members have.
fn size(received: &Received) -> usize {
    serde_json::to_vec(received).unwrap().len()
}

/// Writes what was read.
fn check_again(format: &'static WireFormat, received: &Received, context: &str) {
    let (error, facts) = again(received);
    let body = Occurrence::new(&error).with_request(&facts).with_format(format).body();
    if !format.media_type().starts_with("text/") {
        unique_keys::check(&body).unwrap_or_else(|it| panic!("{it} {context} {body:?}"));
    }
    assert!(format.read(received.status, &body).is_ok(), "{context} {body:?}");
}

fn round(seed: u64) -> bool {
    let mut random = Rng::with_seed(seed);
    let format = FORMATS[random.usize(..FORMATS.len())];
    let (error, facts) = (error(&mut random, ItemSlot::Path), facts(&mut random));
    let written = Occurrence::new(&error).with_request(&facts).with_format(format).body();
    let mut body = written.to_vec();
    if let Ok(mut json) = serde_json::from_slice(&written) {
        mutate(&mut json, &mut random);
        body = json.to_string().into_bytes();
    }
    let body = broken(body, &mut random);
    let context =
        format!("ERRBOOK_SEED={seed} {} {}", format.name(), String::from_utf8_lossy(&body));
    let Ok(received) = format.read(StatusCode::OK, &body) else { return false };
    assert_eq!(received.matches, format.matches(&body), "{context}");
    // A letter that is no UTF-8 is three bytes instead, and a control character in JSON six.
    assert!(size(&received) < 1000 + 100 * body.len(), "{context}");
    check_again(format, &received, &context);
    true
}

#[test]
fn anything_is_read_or_refused() {
    let variable = |name: &str| std::env::var(name).ok().and_then(|value| value.parse().ok());
    let given: Option<u64> = variable("ERRBOOK_SEED");
    let first = given.unwrap_or_else(|| fastrand::u64(..));
    println!("ERRBOOK_SEED={first}");
    let rounds = if given.is_some() { 1 } else { variable("ERRBOOK_ROUNDS").unwrap_or(3000) };
    let read = (0..rounds).filter(|round_| round(first.wrapping_add(*round_))).count();
    assert!(given.is_some() || read as u64 * 3 > rounds, "{read} of {rounds}");
}

/// One long text and many short ones, in every way.
fn hostile() -> Vec<Json> {
    const LONG: usize = 40_000;
    const MANY: usize = 5_000;
    let long = "k".repeat(LONG);
    let texts = json!(vec!["m"; MANY]);
    let keys = |value: &Json| -> Json {
        (0..MANY).map(|at| (at.to_string(), value.clone())).collect::<Map<_, _>>().into()
    };
    let node = json!({ "_errors": [{ "code": "c", "message": "m" }] });
    let nodes: Json =
        (0..1000).map(|at| (at.to_string(), node.clone())).collect::<Map<_, _>>().into();
    let mut deep = nodes.clone();
    for _ in 0..100 {
        deep = json!({ "k".repeat(100): deep });
    }
    vec![
        json!({ &long: &texts }),
        json!({ &long: { "texts": &texts, "_errors": &texts } }),
        json!({ &long: &nodes }),
        json!({ &long: { "_errors": vec![json!({ "message": "m" }); MANY] } }),
        json!({ "k": texts }),
        keys(&json!(["m"])),
        keys(&json!("m")),
        nodes,
        deep,
        json!({ "[".repeat(LONG): ["m"] }),
        json!({ "[\"".repeat(LONG): ["m"] }),
        json!({ "[1".repeat(LONG): ["m"] }),
        json!({ ".".repeat(LONG): ["m"] }),
        json!(texts),
        json!(vec![json!({ "field": "[".repeat(20), "message": " (".repeat(20) }); MANY / 10]),
        json!({ "message": " (".repeat(LONG), "code": long }),
    ]
}

#[test]
fn no_body_takes_more_than_a_multiple_of_its_size() {
    for (at, errors) in hostile().into_iter().enumerate() {
        let bodies = [json!({ "errors": &errors }), errors];
        for body in bodies {
            let body = body.to_string().into_bytes();
            for format in formats() {
                let context = format!("the body {at} with {}", format.name());
                let Ok(received) = format.read(StatusCode::BAD_REQUEST, &body) else { continue };
                assert!(size(&received) < 20 * body.len(), "{context}");
            }
        }
    }
}

/// Those with a key for each field, and a few others.
fn formats() -> impl Iterator<Item = &'static WireFormat> {
    let names = [
        "PROBLEM",
        "ASP_NET",
        "LARAVEL",
        "DJANGO",
        "FIRST",
        "DISCORD",
        "BESIDE",
        "SALESFORCE",
        "TEXT",
    ];
    FORMATS.into_iter().filter(move |format| names.contains(&format.name()))
}

/// With a loop in a loop it would be minutes.
#[test]
fn the_path_of_a_field_is_read_at_once() {
    for sign in ["[", "[\"", "[1", "[1]", "."] {
        let start = Instant::now();
        let item = Item::new("").field(&sign.repeat(500_000));
        assert!(item.pointer.is_some() && start.elapsed() < Duration::from_secs(5), "{sign}");
    }
}

/// As many items as there is room for, each at a place of its own.
#[test]
fn a_place_for_each_item_is_written_at_once() {
    let items: Vec<Item> =
        (0..5_000).map(|at| Item::new("").code("c").pointer(format!("/{at}"))).collect();
    for format in formats() {
        let mut error = error(&mut Rng::with_seed(0), ItemSlot::Path);
        error.items.clone_from(&items);
        let start = Instant::now();
        let body = Occurrence::new(&error).with_format(format).body();
        assert!(start.elapsed() < Duration::from_secs(2), "{}", format.name());
        assert!(format.read(StatusCode::OK, &body).is_ok());
    }
}
