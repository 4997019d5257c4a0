//! Random books and schemas: a book has no change since itself, and what breaks is never called safe.

use errbook::book::{ChangeKind, Verdict};
use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::compare::{MUTATIONS, changes};
use super::within::kinds_of;
use crate::random::seed;

#[test]
fn a_breaking_change_is_never_called_safe() {
    use ChangeKind::{CodeBack, CodeGone, CodeReused, Section};
    let mut rng = Rng::with_seed(seed());
    for _ in 0..300 {
        let count = rng.usize(2..12);
        let kind = |kind: &ChangeKind| !matches!(kind, CodeGone | CodeReused | CodeBack | Section);
        let pool: Vec<_> = MUTATIONS.iter().filter(|(it, _)| kind(it)).collect();
        let chosen: Vec<_> = (0..rng.usize(0..9))
            .map(|_| (pool[rng.usize(..pool.len())], rng.usize(..count)))
            .collect();
        let breaks = chosen.iter().any(|((kind, _), _)| kind.verdict() == Verdict::Breaking);
        let mutations: Vec<_> = chosen.iter().map(|((_, mutate), at)| (*mutate, *at)).collect();
        let told = changes(count, &mutations);
        let names: Vec<_> = chosen.iter().map(|((kind, _), at)| (kind, at)).collect();
        assert!(told.is_breaking() || !breaks, "{names:?}: {told}");
        assert!(told.is_empty() || !chosen.is_empty(), "{names:?}: {told}");
    }
}

/// Whatever a schema is, what is called safe gives clients only values that they were told of.
#[test]
fn values_of_a_safe_schema_were_told_of() {
    let mut rng = Rng::with_seed(seed());
    let (mut safe, mut values) = (0, 0);
    for _ in 0..2500 {
        let old = schema(&mut rng, 3);
        let new = if rng.bool() { schema(&mut rng, 3) } else { vary(&mut rng, &old) };
        assert_eq!(kinds_of(&old, &old), [], "{old}");
        if kinds_of(&old, &new).iter().any(|it| it.verdict() == Verdict::Breaking) {
            continue;
        }
        safe += 1;
        for _ in 0..40 {
            let value = value(&mut rng, 3);
            if allows(&new, &value, true) {
                values += 1;
                assert!(allows(&old, &value, false), "{value}\nold: {old}\nnew: {new}");
            }
        }
    }
    println!("{safe} pairs were safe, and {values} values were tried on them");
    assert!(safe > 100 && values > 300);
}

pub(super) fn pick<T: Clone>(rng: &mut Rng, all: &[T]) -> T {
    all[rng.usize(..all.len())].clone()
}

const NAMES: [&str; 3] = ["a", "b", "c"];

fn value(rng: &mut Rng, depth: usize) -> Value {
    match rng.u8(0..if depth == 0 { 5 } else { 7 }) {
        0 => Value::Null,
        1 => json!(rng.bool()),
        2 => json!(rng.i8(-3..6)),
        3 => json!(f64::from(rng.i8(-3..6)) + 0.5),
        4 => json!("x".repeat(rng.usize(0..4))),
        5 => (0..rng.usize(0..3)).map(|_| value(rng, depth - 1)).collect(),
        _ => (0..rng.usize(0..3))
            .map(|_| (pick(rng, &NAMES).to_owned(), value(rng, depth - 1)))
            .collect::<Map<_, _>>()
            .into(),
    }
}

pub(super) fn schema(rng: &mut Rng, depth: usize) -> Value {
    let inner = |rng: &mut Rng| schema(rng, depth.saturating_sub(1));
    match rng.u8(0..if depth == 0 { 6 } else { 12 }) {
        0 => json!({}),
        1 => json!({ "const": value(rng, 1) }),
        2 => json!({ "enum": [value(rng, 0), value(rng, 0), value(rng, 1)] }),
        3 => {
            let key = pick(rng, &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]);
            json!({ "type": pick(rng, &["integer", "number"]), key: rng.i8(-2..5) })
        }
        4 => json!({ "type": "string", pick(rng, &["minLength", "maxLength"]): rng.u8(0..3) }),
        5 => {
            let all = ["null", "boolean", "integer", "number", "string", "array", "object"];
            json!({ "type": [pick(rng, &all), pick(rng, &all)] })
        }
        6 => json!({ pick(rng, &["anyOf", "oneOf"]): [inner(rng), inner(rng)] }),
        7 => json!({ "allOf": [inner(rng), inner(rng)] }),
        8 => json!({ "type": "array", "items": inner(rng), "maxItems": rng.u8(0..3) }),
        9 => json!({ "type": "array", "prefixItems": [inner(rng)], "items": inner(rng) }),
        _ => {
            let mut properties = Map::new();
            for name in NAMES.iter().take(rng.usize(0..3)) {
                properties.insert((*name).to_owned(), inner(rng));
            }
            let required: Vec<&str> = NAMES.iter().copied().filter(|_| rng.u8(0..3) == 0).collect();
            let mut object =
                json!({ "type": "object", "properties": properties, "required": required });
            match rng.u8(0..4) {
                0 => object["additionalProperties"] = json!(false),
                1 => object["additionalProperties"] = inner(rng),
                _ => {}
            }
            object
        }
    }
}

/// A schema that is nearly the same.
fn vary(rng: &mut Rng, schema: &Value) -> Value {
    let mut varied = schema.clone();
    let other = self::schema(rng, 1);
    match &mut varied {
        Value::Object(object) => {
            let keys: Vec<String> = object.keys().cloned().collect();
            match (keys.is_empty(), rng.u8(0..4)) {
                (true, _) => return other,
                (false, 0) => drop(object.remove(&pick(rng, &keys))),
                (false, 1) => return json!({ "allOf": [schema, other] }),
                (false, _) => {
                    let key = pick(rng, &keys);
                    if let Some(inner @ (Value::Object(_) | Value::Array(_))) = object.get_mut(&key)
                    {
                        *inner = match &*inner {
                            Value::Array(values) if key.ends_with("Of") && !values.is_empty() => {
                                values.iter().map(|it| vary(rng, it)).collect()
                            }
                            Value::Object(map) if key == "properties" => map
                                .iter()
                                .map(|(name, it)| (name.clone(), vary(rng, it)))
                                .collect::<Map<_, _>>()
                                .into(),
                            Value::Object(_) if key != "const" => vary(rng, inner),
                            other => other.clone(),
                        };
                    }
                }
            }
            varied
        }
        _ => other,
    }
}

/// Whether a schema allows a value. That there are no more keys is no promise to readers.
fn allows(schema: &Value, value: &Value, strict: bool) -> bool {
    let Some(schema) = schema.as_object() else { return schema != &Value::Bool(false) };
    let fits = |schema: &Value| allows(schema, value, strict);
    let is = |kind: &Value| match kind.as_str().unwrap() {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.as_f64().is_some_and(|it| it.fract() == 0.0),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        _ => value.is_object(),
    };
    let within = |(keyword, limit): (&String, &Value)| {
        let number = |test: fn(f64, f64) -> bool| {
            value.as_f64().is_none_or(|it| test(it, limit.as_f64().unwrap()))
        };
        let count = |count: Option<usize>, test: fn(usize, usize) -> bool| {
            count.is_none_or(|it| test(it, usize::try_from(limit.as_u64().unwrap()).unwrap()))
        };
        let length = value.as_str().map(|it| it.chars().count());
        match keyword.as_str() {
            "const" => value == limit,
            "enum" => limit.as_array().unwrap().contains(value),
            "type" => limit.as_array().map_or_else(|| is(limit), |all| all.iter().any(is)),
            "minimum" => number(|it, limit| it >= limit),
            "maximum" => number(|it, limit| it <= limit),
            "exclusiveMinimum" => number(|it, limit| it > limit),
            "exclusiveMaximum" => number(|it, limit| it < limit),
            "minLength" => count(length, |it, limit| it >= limit),
            "maxLength" => count(length, |it, limit| it <= limit),
            "maxItems" => count(value.as_array().map(Vec::len), |it, limit| it <= limit),
            "anyOf" => limit.as_array().unwrap().iter().any(fits),
            // What fits none of them to the letter fits those that only its further keys are against.
            "oneOf" => {
                let all = limit.as_array().unwrap();
                match all.iter().filter(|it| allows(it, value, true)).count() {
                    0 => all.iter().any(fits),
                    count => count == 1,
                }
            }
            "allOf" => limit.as_array().unwrap().iter().all(fits),
            "prefixItems" | "items" => value.as_array().is_none_or(|values| {
                let first = schema.get("prefixItems").and_then(Value::as_array);
                let first = first.map_or(&[][..], Vec::as_slice);
                values.iter().enumerate().all(|(at, it)| {
                    let own = first.get(at).or_else(|| schema.get("items"));
                    own.is_none_or(|own| allows(own, it, strict))
                })
            }),
            "required" => value.as_object().is_none_or(|object| {
                limit.as_array().unwrap().iter().all(|it| object.contains_key(it.as_str().unwrap()))
            }),
            "properties" | "additionalProperties" => value.as_object().is_none_or(|object| {
                let own = schema.get("properties").and_then(Value::as_object);
                object.iter().all(|(key, it)| {
                    let rest = schema.get("additionalProperties");
                    let rest = rest.filter(|it| strict || *it != &Value::Bool(false));
                    let own = own.and_then(|own| own.get(key)).or(rest);
                    own.is_none_or(|own| allows(own, it, strict))
                })
            }),
            other => panic!("{other}"),
        }
    };
    schema.iter().all(within)
}
