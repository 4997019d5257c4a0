//! Whatever is sent, and whatever the type says of it: nothing of it is told.

use std::collections::BTreeMap;

use errbook::read_json;
use fastrand::Rng;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::types::{
    Adjacent, ByHand, Caught, Closed, Entries, Flat, Fussy, Outer, Plan, Shape, SignUp, Tagged,
    Untagged,
};

/// The text and the number that no answer has.
const SECRETS: [&str; 2] = ["hunter2", "7071067"];

/// One field of each kind.
#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "only whether it can be read matters")]
struct Everything {
    sign_up: SignUp,
    outer: Outer,
    entries: Entries,
    shapes: Vec<Shape>,
    tagged: Tagged,
    adjacent: Adjacent,
    untagged: Untagged,
    flat: Flat,
    fussy: BTreeMap<String, Fussy>,
    closed: Closed,
    plan: (Plan, u8),
    caught: Option<ByHand>,
}

/// What is read as it is.
fn whole() -> Value {
    json!({
        "sign_up": { "email": "a", "age": 7, "address": { "zipCode": "b", "a/b~c": "c" } },
        "outer": { "inner": [{ "id": 1 }, { "id": 2 }] },
        "entries": {
            "limits": { "a": 1 }, "by_number": { "7": 1 }, "by_plan": { "basic": 1 },
            "deep": { "a": { "zipCode": "b" } },
        },
        "shapes": [{ "circle": 1.5 }, { "square": { "side": 1.0 } }, { "line": [1.0, 2.0] }],
        "tagged": { "type": "card", "number": 1 },
        "adjacent": { "t": "card", "c": 1 },
        "untagged": { "zipCode": "a" },
        "flat": { "page": 1, "limit": 2 },
        "fussy": { "a": "ok" },
        "closed": { "id": 1 },
        "plan": ["basic", 1],
        "caught": null,
    })
}

/// A value with a secret in it.
fn secret(random: &mut Rng) -> Value {
    let [text, number] = SECRETS;
    match random.u8(..8) {
        0 => json!(text),
        1 => json!(format!("a {text}\n\"b\", expected {text}")),
        2 => json!(number.parse::<u64>().unwrap()),
        3 => json!(-number.parse::<f64>().unwrap() / 2f64.powi(10)),
        4 => json!([text, { text: text }]),
        5 => json!({ text: number.parse::<u64>().unwrap() }),
        6 => json!({ "how": random.usize(..ByHand::WAYS), "what": text }),
        _ => json!({ "type": text, "t": text, "circle": text, "email": { text: [text] } }),
    }
}

/// Puts secrets into it: instead of values, of names, beside other members.
fn mutate(value: &mut Value, random: &mut Rng) {
    if random.u8(..12) == 0 {
        *value = secret(random);
        return;
    }
    match value {
        Value::Array(elements) => {
            for element in &mut *elements {
                mutate(element, random);
            }
            if random.u8(..8) == 0 {
                elements.push(secret(random));
            }
        }
        Value::Object(members) => {
            let mut mutated = Map::new();
            for (name, mut member) in std::mem::take(members) {
                mutate(&mut member, random);
                match random.u8(..24) {
                    0 => {}
                    1 => drop(mutated.insert(SECRETS[0].to_owned(), member)),
                    2 => drop(mutated.insert(format!("{name}{}", SECRETS[1]), member)),
                    _ => drop(mutated.insert(name, member)),
                }
            }
            if random.u8(..12) == 0 {
                mutated.insert(SECRETS[0].to_owned(), secret(random));
            }
            *members = mutated;
        }
        _ => {}
    }
}

/// Breaks it somewhere, and sometimes writes the secret in another way.
fn broken(json: String, random: &mut Rng) -> Vec<u8> {
    let json = match random.u8(..4) {
        0 => json.replace("hunter2", "\\u0068unter2"),
        _ => json,
    };
    let mut bytes = json.into_bytes();
    let at = random.usize(..bytes.len());
    match random.u8(..12) {
        0 => bytes.truncate(at),
        1 => bytes[at] = random.u8(..),
        2 => bytes.insert(at, b"\n\",:{}[]0"[random.usize(..9)]),
        _ => {}
    }
    bytes
}

fn tells_nothing<T: DeserializeOwned>(json: &[u8], seed: u64) -> bool {
    let Err(error) = read_json::<T>(json) else { return false };
    let body = errbook::respond(&error).into_body();
    let body = String::from_utf8(body.to_vec()).unwrap();
    for told in [body, error.to_string(), format!("{error:?}"), format!("{:?}", error.items())] {
        for secret in SECRETS {
            assert!(!told.contains(secret), "seed {seed}: {told}");
        }
        assert!(!told.contains("hidden_plan"), "seed {seed}: {told}");
    }
    assert_eq!(error.items().len(), 1);
    true
}

#[test]
fn nothing_of_it_is_told() {
    serde_json::from_value::<Everything>(whole()).unwrap();
    let seed = fastrand::u64(..);
    let mut random = Rng::with_seed(seed);
    let mut told = 0;
    for _ in 0..1000 {
        let mut value = whole();
        mutate(&mut value, &mut random);
        let json = broken(value.to_string(), &mut random);
        told += u32::from(tells_nothing::<Everything>(&json, seed));
        for each in value.as_object().into_iter().flat_map(Map::values) {
            let json = each.to_string().into_bytes();
            tells_nothing::<SignUp>(&json, seed);
            tells_nothing::<Entries>(&json, seed);
            tells_nothing::<Shape>(&json, seed);
            tells_nothing::<Tagged>(&json, seed);
            tells_nothing::<Adjacent>(&json, seed);
            tells_nothing::<Caught>(&json, seed);
            tells_nothing::<BTreeMap<String, Caught>>(&json, seed);
        }
    }
    assert!(told > 500, "too few were wrong: {told}");
}

/// Where there is a pointer, it leads somewhere.
#[test]
fn pointers_lead_somewhere() {
    let seed = fastrand::u64(..);
    let mut random = Rng::with_seed(seed);
    for _ in 0..1000 {
        let mut value = whole();
        mutate(&mut value, &mut random);
        if let Err(error) = read_json::<Everything>(value.to_string().as_bytes()) {
            let pointer = error.items()[0].pointer.as_deref().unwrap();
            assert!(value.pointer(pointer).is_some(), "seed {seed}: {error} in {value}");
        }
    }
}
