//! No object in a body has a key twice, at any depth: the first stays.

use std::collections::{BTreeMap, HashMap};

use errbook::{ApiError, Item, format, wire_format};
use fastrand::Rng;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use crate::systems::unique_keys;

#[derive(Debug, ApiError)]
#[api(status = 400)]
struct Odd<T> {
    #[api(member)]
    odd: T,
    #[api(member)]
    last: u8,
}

/// What is in a body for this member.
fn written(odd: impl Serialize + std::fmt::Debug) -> Value {
    let response = errbook::respond(&Odd { odd, last: 1 });
    unique_keys::check(response.body()).unwrap();
    let mut body: Value = serde_json::from_slice(response.body()).unwrap();
    assert_eq!(body["last"], 1);
    body["odd"].take()
}

#[test]
fn a_flattened_map_that_repeats_a_field() {
    #[derive(Debug, Serialize)]
    struct Account {
        id: u32,
        #[serde(flatten)]
        more: BTreeMap<&'static str, Value>,
        name: &'static str,
    }
    let more = BTreeMap::from([("id", json!({"id": 1})), ("name", json!("x")), ("zip", json!([]))]);
    let account = Account { id: 7, more, name: "ann" };
    assert_eq!(written(&account), json!({"id": 7, "name": "x", "zip": []}));
    assert_eq!(written([[&account]])[0][0]["id"], 7);
    wire_format! {
        static COMPUTED: "application/json" = { "computed": |_| [(1, 2), (1, 3)].map(Pair) };
    }
    let body = COMPUTED.respond(&Odd { odd: 1, last: 1 }).into_body();
    assert_eq!(body, r#"{"computed":[{"1":2},{"1":3}]}"#);
}

#[derive(Debug)]
struct Pair((u8, u8));

impl Serialize for Pair {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Pair((key, value)) = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(key, value)?;
        map.serialize_entry(&key.to_string(), "again")?;
        map.end()
    }
}

/// JSON whose objects may have keys twice.
#[derive(Debug)]
enum Node {
    Scalar(Value),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Node::Scalar(value) => value.serialize(serializer),
            Node::List(nodes) => {
                let mut list = serializer.serialize_seq(None)?;
                nodes.iter().try_for_each(|node| list.serialize_element(node))?;
                list.end()
            }
            Node::Object(entries) => {
                let mut map = serializer.serialize_map(None)?;
                entries.iter().try_for_each(|(key, node)| map.serialize_entry(key, node))?;
                map.end()
            }
        }
    }
}

impl Node {
    fn random(random: &mut Rng, depth: u8) -> Self {
        let count = if random.u8(..8) == 0 { random.usize(..40) } else { random.usize(..5) };
        let texts = ["", "a", "}", "],{", "\"", "\\", "\"a\":1", "\u{1}", "é", ":,"];
        match random.u8(..if depth < 4 { 6 } else { 2 }) {
            0 => Node::Scalar(json!(random.i64(..))),
            1 => Node::Scalar(json!(texts[random.usize(..texts.len())])),
            2 => Node::List((0..count).map(|_| Node::random(random, depth + 1)).collect()),
            _ => {
                let keys = if count > 8 { 30 } else { 4 };
                let key = |random: &mut Rng| {
                    let text = texts[random.usize(..texts.len().min(keys))];
                    if random.bool() { text.to_owned() } else { random.usize(..keys).to_string() }
                };
                let entry = |random: &mut Rng| (key(random), Node::random(random, depth + 1));
                Node::Object((0..count).map(|_| entry(random)).collect())
            }
        }
    }

    /// What is expected of it: of a key that stands twice, the first.
    fn once(&self) -> Value {
        match self {
            Node::Scalar(value) => value.clone(),
            Node::List(nodes) => nodes.iter().map(Node::once).collect(),
            Node::Object(entries) => {
                let mut object = Map::new();
                for (key, node) in entries {
                    object.entry(key.clone()).or_insert_with(|| node.once());
                }
                Value::Object(object)
            }
        }
    }
}

#[test]
fn the_first_of_two_stays_at_every_depth() {
    let seed = fastrand::u64(..);
    let mut random = Rng::with_seed(seed);
    for round in 0..2_000 {
        let node = Node::random(&mut random, 0);
        let expected = node.once();
        if serde_json::to_vec(&node).unwrap().len() < 60_000 {
            assert_eq!(written(node), expected, "with the seed {seed} in round {round}");
        }
    }
}

wire_format! {
    static SPREAD: "application/json" = {
        "items": [for item in items { ..item.members, "text": item.message, ..members }],
        "again": [for item in items { ..members, ..item.members }],
        "tree"?: { ..for item in items { item.path else "root": {
            "here"?: [item.message], ..item.members,
        } } },
        "fields"?: { ..for item in items { item.field else "": { ..item.members, ..members } } },
        ..members
    };
}

#[derive(Debug, ApiError)]
#[api(status = 422)]
struct Invalid {
    #[api(member)]
    a: u8,
    #[api(member)]
    text: u8,
    #[api(member = "x\"y")]
    quoted: u8,
    #[api(items)]
    items: Vec<Item>,
}

/// Where a format spreads what two have named, a key is there once too.
#[test]
fn what_is_spread_twice() {
    let seed = fastrand::u64(..);
    let mut random = Rng::with_seed(seed);
    let names = ["a", "b", "text", "here", "tree", "x\"y", "0"];
    for round in 0..500 {
        let mut name = || names[random.usize(..names.len())];
        let mut item = || Item::new(name()).field(name()).with(name(), &1).with(name(), &[2]);
        let items = vec![item(), item(), item(), Item::new("nowhere")];
        let error = Invalid { a: 3, text: 4, quoted: 5, items };
        let body = SPREAD.respond(&error).into_body();
        unique_keys::check(&body)
            .unwrap_or_else(|it| panic!("{it}, seed {seed}, round {round}: {body:?}"));
        let body: Value = serde_json::from_slice(&body).unwrap();
        assert!(body["items"][0]["text"].is_string(), "the template's key wins");
        assert_eq!(body["again"][0]["a"], 3, "the first stays");
    }
}

/// Nothing is allocated for a value whose keys are few, and differ.
#[test]
fn few_keys_cost_no_allocation() {
    #[derive(Debug, Serialize)]
    struct Point {
        x: u8,
        y: u8,
    }
    let allocations = |error: &dyn ApiError| {
        drop(format::PROBLEM.respond(error));
        allocation_counter::measure(|| drop(format::PROBLEM.respond(error))).count_total
    };
    let points = [Point { x: 1, y: 2 }, Point { x: 3, y: 4 }];
    let text = "x".repeat(serde_json::to_vec(&points).unwrap().len());
    assert_eq!(
        allocations(&Odd { odd: points, last: 1 }),
        allocations(&Odd { odd: text.as_str(), last: 1 })
    );
}

/// The keys of a large object are told apart in time that grows with it.
#[test]
fn many_keys() {
    let many: HashMap<String, u8> = (0..6_000).map(|key: u32| (key.to_string(), 1)).collect();
    assert_eq!(written(&many).as_object().unwrap().len(), 6_000);
}
