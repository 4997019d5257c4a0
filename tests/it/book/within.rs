//! Whether a member can have values that its clients were not told of.

use errbook::book::{Book, ChangeKind};
use serde_json::{Value, json};

use super::compare::{book, entry};

/// What is told of a member whose schema was one, and is the other.
pub(super) fn kinds_of(old: &Value, new: &Value) -> Vec<ChangeKind> {
    texts_of(old, new).into_iter().map(|(kind, _)| kind).collect()
}

fn texts_of(old: &Value, new: &Value) -> Vec<(ChangeKind, String)> {
    let with = |schema: &Value| -> Book {
        let mut book = book(1);
        entry(&mut book, 0).members[0].schema = schema.clone().into();
        entry(&mut book, 0).response.schema = json!({ "type": "object" }).into();
        book
    };
    let changes = with(new).changes_since(&with(old));
    changes.iter().map(|it| (it.kind, it.text.clone())).collect()
}

#[test]
fn what_is_within_what_was_told_breaks_nobody() {
    for (old, new) in [
        (json!({}), json!({ "type": "string" })),
        (json!(true), json!(false)),
        (json!({ "type": "number" }), json!({ "type": "integer" })),
        (json!({ "type": ["string", "null"] }), json!({ "type": "string" })),
        (
            json!({ "anyOf": [{ "type": "string" }, { "type": "null" }] }),
            json!({ "type": ["null", "string"] }),
        ),
        (
            json!({ "oneOf": [{ "type": "string" }, { "type": "null" }] }),
            json!({ "type": "string" }),
        ),
        (json!({ "type": "string" }), json!({ "enum": ["a", "b"] })),
        (json!({ "enum": ["a", "b", null] }), json!({ "const": "b" })),
        (json!({ "type": "boolean" }), json!({ "const": true })),
        (json!({ "enum": [true, false] }), json!({ "type": "boolean" })),
        (json!({ "minimum": 0 }), json!({ "type": "integer", "minimum": 0, "maximum": 255 })),
        (json!({ "minimum": 0, "type": "number" }), json!({ "const": 3 })),
        (json!({ "exclusiveMinimum": 0 }), json!({ "minimum": 1 })),
        (
            json!({ "type": "integer", "format": "int64" }),
            json!({ "type": "integer", "format": "int32" }),
        ),
        (json!({ "type": "string", "maxLength": 3 }), json!({ "const": "äöü" })),
        (
            json!({ "type": "array", "items": { "type": "number" } }),
            json!({ "type": "array", "items": { "type": "integer" } }),
        ),
        (json!({ "type": "array", "items": { "type": "integer" } }), json!({ "const": [1, 2] })),
        (
            json!({ "type": "object", "properties": { "a": { "type": "string" } } }),
            json!({ "type": "object", "properties": { "a": { "const": "x" }, "b": {} }, "required": ["a"] }),
        ),
        (
            json!({ "type": "object", "properties": {}, "additionalProperties": false }),
            json!({ "type": "object", "properties": { "new": {} }, "additionalProperties": false }),
        ),
        (
            json!({ "type": "object", "additionalProperties": { "type": "number" } }),
            json!({ "type": "object", "properties": { "a": { "type": "integer" } }, "additionalProperties": false }),
        ),
        (
            json!({ "$ref": "#/$defs/A", "$defs": { "A": { "type": "string" } } }),
            json!({ "$ref": "#/$defs/B", "$defs": { "B": { "type": "string", "minLength": 1 } } }),
        ),
        // A type that contains itself.
        (
            json!({ "$ref": "#/$defs/T", "$defs": { "T": { "type": "object", "properties": { "t": { "$ref": "#/$defs/T" }, "v": { "type": "number" } } } } }),
            json!({ "$ref": "#/$defs/T", "$defs": { "T": { "type": "object", "properties": { "t": { "$ref": "#/$defs/T" }, "v": { "type": "integer" } } } } }),
        ),
        (
            json!({ "allOf": [{ "type": "object", "properties": { "a": {} } }, { "type": "object" }] }),
            json!({ "allOf": [{ "properties": { "a": {} } }, { "type": "object", "properties": { "b": {} } }] }),
        ),
        (
            json!({ "not": { "type": "string" }, "title": "a" }),
            json!({ "not": { "type": "string" }, "title": "b" }),
        ),
    ] {
        let kinds = kinds_of(&old, &new);
        // A reader trips over none of them; that a narrower type breaks is for generated clients.
        let is_safe = |it: &ChangeKind| *it == ChangeKind::MemberNarrowed || it.instead().is_none();
        let is_safe = kinds.iter().all(is_safe);
        assert!(is_safe, "{old} -> {new}: {:?}", texts_of(&old, &new));
    }
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn what_is_not_within_breaks_and_says_where() {
    let object = |properties: Value, required: Value| json!({ "type": "object", "properties": properties, "required": required });
    let string = json!({ "type": "string" });
    for (old, new, text) in [
        (string.clone(), json!({}), "the member `always` was string, and is any value"),
        (string.clone(), json!(true), "the member `always` was string, and is any value"),
        (
            string.clone(),
            json!({ "type": ["string", "null"] }),
            "the member `always` was string, and is string or null",
        ),
        (
            string.clone(),
            json!({ "anyOf": [{ "type": "string" }, { "type": "null" }] }),
            "the member `always` was string, and is string or null",
        ),
        (
            json!({ "type": "integer" }),
            json!({ "type": "number" }),
            "the member `always` was integer, and is number",
        ),
        (
            json!({ "type": "integer", "minimum": 0 }),
            json!({ "type": "integer" }),
            "the member `always` was integer (from 0), and is integer",
        ),
        (
            json!({ "maximum": u64::MAX - 1, "type": "integer" }),
            json!({ "maximum": u64::MAX, "type": "integer" }),
            "the member `always` was integer (to 18446744073709551614), and is integer (to 18446744073709551615)",
        ),
        (
            json!({ "minimum": 1, "type": "number" }),
            json!({ "exclusiveMinimum": 0, "type": "number" }),
            "the member `always` was number (from 1), and is number (above 0)",
        ),
        (
            json!({ "type": "string", "format": "uuid" }),
            string.clone(),
            "the member `always` was string (uuid), and is string",
        ),
        (
            json!({ "type": "string", "pattern": "^a" }),
            json!({ "const": "b" }),
            "the member `always` was string (like ^a), and is \"b\"",
        ),
        (
            json!({ "enum": ["a"] }),
            json!({ "enum": ["a", "b"] }),
            "the member `always` was \"a\", and is \"a\" or \"b\"",
        ),
        (json!({ "const": 1 }), json!({ "const": 2 }), "the member `always` was 1, and is 2"),
        (
            json!({ "not": { "type": "string" } }),
            json!({ "type": "integer" }),
            "the member `always` was any value, and is integer",
        ),
        (
            json!({ "$ref": "https://example.com/a" }),
            string.clone(),
            "the member `always` was a, and is string",
        ),
        (
            json!({ "oneOf": [{ "type": "integer" }, { "minimum": 5, "type": "integer" }] }),
            json!({ "type": "integer", "minimum": 9 }),
            "the member `always` was integer or integer (from 5), and is integer (from 9)",
        ),
        (
            json!({ "type": "array", "items": string }),
            json!({ "type": "array", "items": { "type": "integer" } }),
            "the member `always[]` was string, and is integer",
        ),
        (
            json!({ "type": "array", "items": string }),
            json!({ "type": "array" }),
            "the member `always[]` was string, and is any value",
        ),
        (
            json!({ "type": "object", "additionalProperties": string }),
            json!({ "type": "object" }),
            "the member `always.*` was string, and is any value",
        ),
        (
            json!({ "type": "object", "additionalProperties": string }),
            json!({ "type": "object", "patternProperties": { "^a": {} }, "additionalProperties": false }),
            "the member `always.*` was string, and is any value",
        ),
        (
            object(json!({ "a": string }), json!([])),
            object(json!({ "a": { "type": "integer" } }), json!([])),
            "the member `always.a` was string, and is integer",
        ),
        (
            object(json!({ "a": string }), json!(["a"])),
            object(json!({ "a": string }), json!([])),
            "the member `always.a` can be missing",
        ),
        (
            object(json!({ "a": string }), json!([])),
            object(json!({ "b": string }), json!([])),
            "the member `always.a` is gone",
        ),
        (
            json!({ "type": "array", "items": { "type": "object", "properties": { "a": { "type": ["object", "null"], "properties": { "b": string } } } } }),
            json!({ "type": "array", "items": { "type": "object", "properties": { "a": { "type": ["object", "null"], "properties": { "b": {} } } } } }),
            "the member `always[].a.b` was string, and is any value",
        ),
        (
            json!({ "$ref": "#/$defs/T", "$defs": { "T": { "type": "object", "properties": { "t": { "$ref": "#/$defs/T" }, "v": { "type": "integer" } } } } }),
            json!({ "$ref": "#/$defs/T", "$defs": { "T": { "type": "object", "properties": { "t": { "$ref": "#/$defs/T" }, "v": { "type": "number" } } } } }),
            "the member `always.v` was integer, and is number",
        ),
    ] {
        let told = texts_of(&old, &new);
        assert_eq!(told, [(ChangeKind::MemberType, text.to_owned())], "{old} -> {new}");
    }
}
