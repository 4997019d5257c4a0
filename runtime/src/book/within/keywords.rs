//! What a keyword of a schema says of values.

use std::cmp::Ordering;

use serde_json::{Map, Value, json};

/// What says nothing about the values: it is for people, or for tools that make documents.
const ANNOTATIONS: &[&str] = &[
    "$anchor",
    "$comment",
    "$defs",
    "$id",
    "$schema",
    "default",
    "definitions",
    "deprecated",
    "description",
    "discriminator",
    "example",
    "examples",
    "externalDocs",
    "readOnly",
    "title",
    "writeOnly",
    "xml",
];

/// What the comparison goes into by itself.
const STRUCTURE: &[&str] = &[
    "$ref",
    "additionalProperties",
    "allOf",
    "anyOf",
    "const",
    "enum",
    "items",
    "oneOf",
    "prefixItems",
    "properties",
    "required",
    "type",
];

/// The keywords of numbers and counts, the type of value that each is about, and whether it is an upper bound.
const BOUNDS: &[(&str, &str, bool)] = &[
    ("minimum", "number", false),
    ("exclusiveMinimum", "number", false),
    ("maximum", "number", true),
    ("exclusiveMaximum", "number", true),
    ("minLength", "string", false),
    ("maxLength", "string", true),
    ("minItems", "array", false),
    ("maxItems", "array", true),
    ("minProperties", "object", false),
    ("maxProperties", "object", true),
];

/// Keywords that hold if both schemas have the same, and the type that each is about.
const SAME: &[(&str, &str)] = &[
    ("contentEncoding", "string"),
    ("contentMediaType", "string"),
    ("multipleOf", "number"),
    ("pattern", "string"),
    ("uniqueItems", "array"),
];

/// Formats, each of which has the values of those before it.
const FORMATS: &[&[&str]] = &[
    &["int8", "int16", "int32", "int64", "int128"],
    &["uint8", "uint16", "uint32", "uint64", "uint128"],
    &["float", "double"],
];

/// Whether values of the new schema, which are of this type, obey a keyword of the old one.
pub(super) fn holds(key: &str, limit: &Value, kind: &str, now: &Map<String, Value>) -> bool {
    let kind = if kind == "integer" { "number" } else { kind };
    if is_annotation(key) || STRUCTURE.contains(&key) {
        return true;
    }
    if let Some((_, about, upper)) = BOUNDS.iter().find(|(name, ..)| *name == key) {
        return *about != kind || is_bounded(key, limit, *upper, now);
    }
    if let Some((_, about)) = SAME.iter().find(|(name, _)| *name == key) {
        return *about != kind || limit == &Value::Bool(false) || now.get(key) == Some(limit);
    }
    match key {
        "format" if matches!(kind, "number" | "string") => {
            now.get(key).is_some_and(|own| own == limit || is_smaller(own, limit))
        }
        // That there are no more keys is no promise.
        "unevaluatedProperties" => limit == &Value::Bool(false),
        "format" | "nullable" => true,
        // What it means may depend on all the others.
        _ => false,
    }
}

fn is_smaller(format: &Value, other: &Value) -> bool {
    FORMATS.iter().any(|ladder| {
        let place = |it: &Value| ladder.iter().position(|name| it == name);
        place(format).zip(place(other)).is_some_and(|(one, other)| one <= other)
    })
}

pub(super) fn is_annotation(key: &str) -> bool {
    ANNOTATIONS.contains(&key) || key.starts_with("x-")
}

/// What it says about values.
pub(super) fn asserted(schema: &Map<String, Value>) -> Vec<(&String, &Value)> {
    let mut said: Vec<_> = schema.iter().filter(|(key, _)| !is_annotation(key)).collect();
    said.sort_by_key(|(key, _)| *key);
    said
}

/// Whether there is a reference in it.
pub(super) fn refers(schema: &Value) -> bool {
    match schema {
        Value::Array(values) => values.iter().any(refers),
        Value::Object(object) => {
            object.iter().any(|(key, it)| key.ends_with("ef") && it.is_string() || refers(it))
        }
        _ => false,
    }
}

fn is_bounded(key: &str, limit: &Value, upper: bool, now: &Map<String, Value>) -> bool {
    let exclusive = key.starts_with("exclusive");
    let plain = key.replace("exclusiveM", "m");
    let strict = key.replacen('m', "exclusiveM", 1);
    let strict = if exclusive { key } else { &strict };
    let is_past = |own: &Value, strictly: bool| {
        let order = compare_numbers(own, limit);
        let order = if upper { order.map(Ordering::reverse) } else { order };
        order.is_some_and(|order| order.is_gt() || (order.is_eq() && (strictly || !exclusive)))
    };
    now.get(&plain).is_some_and(|own| is_past(own, false))
        || now.get(strict).is_some_and(|own| is_past(own, true))
        || (!upper && !exclusive && limit == &json!(0) && !key.ends_with("imum"))
}

/// Exactly: a float that has no fraction is compared as the integer that it is.
fn compare_numbers(left: &Value, right: &Value) -> Option<Ordering> {
    #[allow(clippy::cast_possible_truncation, reason = "it fits")]
    let whole = |it: &Value| {
        let float = || it.as_f64().filter(|it| it.fract() == 0.0 && it.abs() < 1e38);
        let integer = it.as_i64().map(i128::from).or_else(|| it.as_u64().map(i128::from));
        integer.or_else(|| float().map(|it| it as i128))
    };
    match (whole(left), whole(right)) {
        (Some(left), Some(right)) => Some(left.cmp(&right)),
        _ => left.as_f64()?.partial_cmp(&right.as_f64()?),
    }
}
