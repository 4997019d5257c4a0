//! Whatever a `Serialize` does of what it may, the body is JSON.

use std::cell::RefCell;

use errbook::{ApiError, format};
use fastrand::Rng;
use serde::ser::{Error as _, SerializeMap, SerializeSeq, SerializeStruct};
use serde::{Serialize, Serializer};
use serde_json::Value;

/// Writes anything, and goes on after errors whenever it feels like it.
#[derive(Debug)]
struct Reckless {
    random: RefCell<Rng>,
    depth: u8,
}

impl Reckless {
    fn child(&self) -> Self {
        let random = RefCell::new(self.random.borrow_mut().fork());
        Reckless { random, depth: self.depth + 1 }
    }

    fn roll(&self, sides: u8) -> u8 {
        self.random.borrow_mut().u8(..sides)
    }

    /// Passes an error on, or swallows it.
    fn maybe<E>(&self, result: Result<(), E>) -> Result<(), E> {
        if self.roll(3) == 0 { result } else { Ok(()) }
    }
}

impl Serialize for Reckless {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let compound = if self.depth < 4 { 4 } else { 0 };
        let count = self.roll(4);
        match self.roll(9 + compound) {
            0 => Err(S::Error::custom("no")),
            1 => serializer.serialize_none(),
            2 => serializer.serialize_f64(f64::NAN),
            3 => serializer.serialize_str("\"\\\n{}[],:"),
            4 => serializer.serialize_i128(i128::MIN),
            5 => serializer.serialize_bytes(b"\"]"),
            6 => serializer.serialize_unit_variant("E", 0, "variant"),
            7 => serializer.serialize_newtype_variant("E", 0, "variant", &self.child()),
            8 => serializer.serialize_some(&self.child()),
            9 => {
                let mut list = serializer.serialize_seq(None)?;
                for _ in 0..count {
                    self.maybe(list.serialize_element(&self.child()))?;
                }
                list.end()
            }
            10 => {
                let mut object = serializer.serialize_struct("S", 0)?;
                for name in ["a", "b"] {
                    self.maybe(object.serialize_field(name, &self.child()))?;
                }
                object.end()
            }
            11 => {
                let mut map = serializer.serialize_map(None)?;
                for _ in 0..count {
                    self.maybe(map.serialize_entry(&self.child(), &self.child()))?;
                }
                map.end()
            }
            _ => {
                let mut map = serializer.serialize_map(None)?;
                for _ in 0..count {
                    if self.roll(5) > 0 {
                        self.maybe(map.serialize_key(&self.child()))?;
                    }
                    if self.roll(5) > 0 {
                        self.maybe(map.serialize_value(&self.child()))?;
                    }
                }
                map.end()
            }
        }
    }
}

#[derive(Debug, ApiError)]
#[api(status = 400)]
struct Odd {
    #[api(member)]
    odd: Reckless,
    #[api(member)]
    last: u8,
}

#[test]
fn every_body_is_json() {
    let seed = fastrand::u64(..);
    let mut random = Rng::with_seed(seed);
    let (mut whole, mut left_out) = (0, 0);
    for round in 0..20_000 {
        let odd = Reckless { random: RefCell::new(random.fork()), depth: 0 };
        let body = format::PROBLEM.respond(&Odd { odd, last: 1 }).into_body();
        let body: Value = serde_json::from_slice(&body).unwrap_or_else(|error| {
            panic!("{error} with the seed {seed} in round {round}: {body:?}")
        });
        assert_eq!(body["last"], 1, "with the seed {seed} in round {round}");
        match body.get("odd") {
            Some(Value::Array(_) | Value::Object(_)) => whole += 1,
            Some(_) => {}
            None => left_out += 1,
        }
    }
    assert!(whole > 1_000 && left_out > 1_000, "{whole} {left_out}, with the seed {seed}");
}
