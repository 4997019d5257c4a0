//! A schema is taken apart into alternatives, each of one type or of one value.

use serde_json::{Map, Value, json};

use super::keywords::{asserted, is_annotation};

/// The alternatives that a schema is made of, each of one type or of one value; `false`: too many.
pub(super) fn collect_leaves(
    schema: &Value,
    root: &Value,
    depth: usize,
    leaves: &mut Vec<Map<String, Value>>,
) -> bool {
    let Value::Object(schema) = flat(schema, root, depth) else { return true };
    let branches = branches(&schema);
    if let [Value::Object(only)] = branches.as_slice() {
        if *only == schema {
            leaves.push(schema);
            return leaves.len() < LEAVES;
        }
    }
    depth > 0 && branches.iter().all(|branch| collect_leaves(branch, root, depth - 1, leaves))
}

/// How many alternatives are compared.
const LEAVES: usize = 1000;

/// The first alternatives: `anyOf`, `oneOf`, several values, several types. Of a leaf, itself.
fn branches(schema: &Map<String, Value>) -> Vec<Value> {
    let with = |removed: &str, more: &Value| {
        let mut rest = schema.clone();
        rest.remove(removed);
        merge(&Value::Object(rest), more)
    };
    for key in ["anyOf", "oneOf"] {
        if let Some(ways) = schema.get(key).and_then(Value::as_array) {
            return ways.iter().map(|way| with(key, way)).collect();
        }
    }
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        return values.iter().map(|value| with("enum", &json!({ "const": value }))).collect();
    }
    if let Some(value) = schema.get("const") {
        return vec![merge(&exactly(value), &Value::Object(schema.clone()))];
    }
    let types = types(schema);
    if types == ["boolean"] {
        return vec![exactly(&Value::Bool(true)), exactly(&Value::Bool(false))];
    }
    let of = |kind: &&str| {
        let mut schema = schema.clone();
        schema.remove("nullable");
        schema.insert("type".to_owned(), Value::String((*kind).to_owned()));
        Value::Object(schema)
    };
    types.iter().map(of).collect()
}

/// All that schemas can say of one value.
fn exactly(value: &Value) -> Value {
    match value {
        Value::Null => json!({ "const": null, "type": "null" }),
        Value::Bool(_) => json!({ "const": value, "type": "boolean" }),
        Value::Number(number) => {
            let kind = if number.is_f64() { "number" } else { "integer" };
            json!({ "const": value, "type": kind, "minimum": value, "maximum": value })
        }
        Value::String(text) => {
            let length = text.chars().count();
            json!({ "const": value, "type": "string", "minLength": length, "maxLength": length })
        }
        Value::Array(values) => {
            let each: Vec<Value> = values.iter().map(|it| json!({ "const": it })).collect();
            json!({
                "const": value, "type": "array", "prefixItems": each, "items": false,
                "minItems": values.len(), "maxItems": values.len(),
            })
        }
        Value::Object(object) => {
            let each: Map<String, Value> =
                object.iter().map(|(key, it)| (key.clone(), json!({ "const": it }))).collect();
            let names: Vec<&String> = object.keys().collect();
            json!({
                "const": value, "type": "object", "properties": each, "required": names,
                "additionalProperties": false, "minProperties": names.len(), "maxProperties": names.len(),
            })
        }
    }
}

const TYPES: &[&str] = &["null", "boolean", "number", "string", "array", "object"];

/// The types of the values.
pub(super) fn types(schema: &Map<String, Value>) -> Vec<&str> {
    let mut types: Vec<&str> = match schema.get("type") {
        Some(Value::String(kind)) => vec![kind],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => TYPES.to_vec(),
    };
    // OpenAPI 3.0.
    if schema.get("nullable") == Some(&Value::Bool(true)) && !types.contains(&"null") {
        types.push("null");
    }
    types
}

/// Whether it is among them. An integer is a number.
pub(super) fn has_type(types: &[&str], kind: &str) -> bool {
    kind.is_empty() || types.contains(&kind) || (kind == "integer" && types.contains(&"number"))
}

/// The types that are in both.
fn common_types<'t>(one: &[&'t str], other: &[&'t str]) -> Vec<&'t str> {
    let of = |some: &[&'t str], all: &[&'t str]| -> Vec<&'t str> {
        some.iter().copied().filter(|it| has_type(all, it)).collect()
    };
    let mut common = of(one, other);
    common.extend(of(other, one).into_iter().filter(|it| !common.contains(it)).collect::<Vec<_>>());
    common
}

pub(super) fn is_any(schema: &Value) -> bool {
    let says = |key: &String| !is_annotation(key);
    schema == &Value::Bool(true) || schema.as_object().is_some_and(|it| !it.keys().any(says))
}

pub(super) fn keys(schema: &Map<String, Value>) -> Vec<(&String, &Value)> {
    let keys = schema.get("properties").and_then(Value::as_object);
    keys.into_iter().flatten().filter(|(_, value)| **value != Value::Bool(false)).collect()
}

pub(super) fn requires(schema: &Map<String, Value>, key: &str) -> bool {
    let names = schema.get("required").and_then(Value::as_array);
    names.is_some_and(|names| names.iter().any(|name| name == key))
}

/// The name, where there is nothing besides.
pub(super) fn reference(schema: &Value) -> Option<&str> {
    let said = asserted(schema.as_object()?);
    if said.len() == 1 { schema.get("$ref")?.as_str() } else { None }
}

pub(super) fn resolve<'v>(name: &Value, root: &'v Value) -> Option<&'v Value> {
    root.pointer(name.as_str()?.strip_prefix('#')?)
}

/// A new schema with what it refers to in it. What does not fit is left out, which allows more.
pub(super) fn flat(schema: &Value, root: &Value, depth: usize) -> Value {
    let Some(object) = schema.as_object() else {
        return if schema == &Value::Bool(false) { Value::Bool(false) } else { json!({}) };
    };
    if depth == 0 {
        return json!({});
    }
    if !(object.contains_key("$ref") || object.contains_key("allOf")) {
        return schema.clone();
    }
    let mut rest = object.clone();
    let target = rest.remove("$ref").and_then(|name| resolve(&name, root).cloned());
    let parts = match rest.remove("allOf") {
        Some(Value::Array(parts)) => parts,
        _ => Vec::new(),
    };
    let parts = target.into_iter().chain(parts);
    parts.fold(Value::Object(rest), |all, part| merge(&all, &flat(&part, root, depth - 1)))
}

/// A schema that allows what both allow, and maybe more.
fn merge(one: &Value, other: &Value) -> Value {
    let (Some(left), Some(right)) = (one.as_object(), other.as_object()) else {
        return if one == &Value::Bool(true) || other == &Value::Bool(false) { other } else { one }
            .clone();
    };
    let mut merged = left.clone();
    // What it is about depends on the keys that stand beside it.
    let open = |it: &Map<String, Value>| {
        !it.contains_key("properties") && !it.contains_key("patternProperties")
    };
    if !(open(left) || open(right)) {
        merged.remove("additionalProperties");
    }
    for (key, value) in right {
        let both = match (key.as_str(), left.get(key)) {
            ("additionalProperties", _) if !open(left) => continue,
            ("anyOf" | "oneOf", _) if left.contains_key("anyOf") || left.contains_key("oneOf") => {
                continue;
            }
            ("properties", Some(Value::Object(own))) => {
                let mut own = own.clone();
                for (key, value) in value.as_object().into_iter().flatten() {
                    let both = own.get(key).map(|own| merge(own, value));
                    own.insert(key.clone(), both.unwrap_or_else(|| value.clone()));
                }
                Value::Object(own)
            }
            ("required", Some(Value::Array(own))) => {
                let more = value.as_array().into_iter().flatten().filter(|it| !own.contains(it));
                Value::Array(own.iter().chain(more).cloned().collect())
            }
            ("type", Some(_)) => {
                let common = common_types(&types(left), &types(right));
                match common.as_slice() {
                    [only] => Value::from(*only),
                    several => Value::from(several.to_vec()),
                }
            }
            (_, Some(own)) => own.clone(),
            (_, None) => value.clone(),
        };
        merged.insert(key.clone(), both);
    }
    Value::Object(merged)
}

/// Whether no value is of both, as far as types and constants tell.
pub(super) fn disjoint(one: &Value, other: &Value) -> bool {
    let (Some(left), Some(right)) = (one.as_object(), other.as_object()) else { return false };
    let no_type = common_types(&types(left), &types(right)).is_empty();
    let values = |it: &Map<String, Value>| {
        let many = it.get("enum").and_then(Value::as_array).cloned();
        it.get("const").map(|value| vec![value.clone()]).or(many)
    };
    let no_value = match (values(left), values(right)) {
        (Some(left), Some(right)) => left.iter().all(|it| !right.contains(it)),
        _ => false,
    };
    let no_key = keys(left).iter().any(|(key, own)| {
        let told = keys(right).into_iter().find(|(other, _)| other == key);
        requires(left, key) && requires(right, key) && told.is_some_and(|it| disjoint(own, it.1))
    });
    no_type || no_value || no_key
}
