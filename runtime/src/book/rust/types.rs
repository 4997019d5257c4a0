//! The type of the standard library or of `serde_json` whose values a schema describes.

use serde_json::{Value, json};

use crate::book::described::Described;
use crate::book::schema::without_null;

/// A type for a member, which is `None` where it is not there.
pub(super) fn of_member(schema: &Value, required: bool) -> String {
    let ty = of(schema);
    // A `Value` may be `null`, and then it is not there.
    if required { ty } else { format!("Option<{ty}>") }
}

/// Whether a message can show a value of it.
pub(super) fn is_shown(ty: &str) -> bool {
    !ty.contains(['<', '(', '[']) && !["std::time::Duration", "std::time::SystemTime"].contains(&ty)
}

/// What has the very schema, else what has every value.
fn of(schema: &Value) -> String {
    let known = KNOWN.iter().find(|(_, known)| known() == *schema);
    let ty = known.map(|(name, _)| (*name).to_owned()).or_else(|| near(schema));
    ty.filter(|ty| ty.len() <= LONG).unwrap_or_else(|| ANY.to_owned())
}

/// A type with a longer name says little to a reader.
const LONG: usize = 60;

const ANY: &str = "serde_json::Value";

macro_rules! known {
    ($($ty:ty),+ $(,)?) => {
        &[$((stringify!($ty), <$ty as Described>::schema)),+]
    };
}

/// The types that errbook knows, of which the first with a schema is taken.
#[allow(unused_qualifications, reason = "these are their names in a module")]
const KNOWN: &[(&str, fn() -> Value)] = known![
    serde_json::Value,
    String,
    bool,
    u32,
    u64,
    u8,
    u16,
    u128,
    i32,
    i64,
    i8,
    i16,
    i128,
    f64,
    f32,
    serde_json::Number,
    char,
    (),
    std::net::Ipv4Addr,
    std::net::Ipv6Addr,
    serde_json::Map<String, serde_json::Value>,
    std::num::NonZero<u8>,
    std::num::NonZero<u16>,
    std::num::NonZero<u32>,
    std::num::NonZero<u64>,
    std::num::NonZero<u128>,
    std::num::NonZero<i64>,
    std::time::Duration,
    std::time::SystemTime,
];

fn near(schema: &Value) -> Option<String> {
    let mut known = schema.clone();
    if schema.get("enum").is_some() || schema.get("const").is_some() {
        known = kind_of_values(schema)?;
    }
    if without_null(&mut known) && known != *schema {
        return Some(format!("Option<{}>", of(&known)));
    }
    let inside = |key: &str| known.get(key).filter(|it| it.is_object()).map_or(ANY.to_owned(), of);
    match known.get("type")?.as_str()? {
        "string" => Some("String".to_owned()),
        "boolean" => Some("bool".to_owned()),
        "integer" => Some(integer(&known).to_owned()),
        "number" => Some("f64".to_owned()),
        "array" => list(&known, &inside("items")),
        "object" if known.get("properties").is_none() => {
            Some(format!("std::collections::BTreeMap<String, {}>", inside("additionalProperties")))
        }
        _ => None,
    }
}

/// The schema that says of what kind the values are, if all are of one.
fn kind_of_values(schema: &Value) -> Option<Value> {
    let values = schema.get("enum").and_then(Value::as_array);
    let values = values.cloned().or_else(|| Some(vec![schema.get("const")?.clone()]))?;
    let kind = |value: &Value| match value {
        Value::String(_) => json!({ "type": "string" }),
        Value::Bool(_) => json!({ "type": "boolean" }),
        Value::Number(number) if number.is_i64() => json!({ "type": "integer" }),
        _ => json!({}),
    };
    let first = kind(values.first()?);
    values.iter().all(|value| kind(value) == first).then_some(first)
}

fn integer(schema: &Value) -> &'static str {
    let least = schema.get("minimum").and_then(Value::as_f64);
    if least.is_some_and(|least| least >= 0.0) { "u64" } else { "i64" }
}

fn list(schema: &Value, each: &str) -> Option<String> {
    let count = |key: &str| schema.get(key).and_then(Value::as_u64);
    let parts = schema.get("prefixItems").and_then(Value::as_array);
    match (parts, count("minItems"), count("maxItems")) {
        (Some(parts), Some(least), Some(most))
            if least == most && usize::try_from(least) == Ok(parts.len()) =>
        {
            let parts: Vec<String> = parts.iter().map(of).collect();
            let end = if parts.len() == 1 { "," } else { "" };
            Some(format!("({}{end})", parts.join(", ")))
        }
        (Some(_), ..) => None,
        (None, Some(least), Some(most)) if least == most && least <= 32 => {
            Some(format!("[{each}; {least}]"))
        }
        _ if schema.get("uniqueItems") == Some(&Value::Bool(true)) && is_ordered(each) => {
            Some(format!("std::collections::BTreeSet<{each}>"))
        }
        _ => Some(format!("Vec<{each}>")),
    }
}

fn is_ordered(ty: &str) -> bool {
    !ty.contains("f64") && !ty.contains("f32") && !ty.contains("serde_json")
}
