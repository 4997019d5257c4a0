//! TypeScript. What the compiler, prettier and a client make of it, `tests/book/typescript/check` shows.

#![allow(clippy::needless_pass_by_value, reason = "values are made where they are asked for")]

use std::fs;
use std::path::Path;

use errbook::book::Book;
use fastrand::Rng;
use serde_json::{Value, json};

use super::random_book;
use super::rust::published;
use crate::random::seed;
use crate::systems::EXAMPLES;

#[test]
fn modules_of_the_systems_are_the_golden_files() {
    for name in EXAMPLES.iter().map(|example| example.name).chain(["server"]) {
        let file = format!("../../golden/{name}.ts");
        expect_test::expect_file![file].assert_eq(&published(name).typescript());
    }
}

/// What `tests/book/typescript/check` gives to the compiler.
#[test]
fn odd_modules_are_written_for_the_compiler() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("typescript");
    fs::create_dir_all(&folder).unwrap();
    let mut rng = Rng::with_seed(seed());
    let book = random_book::book(&mut rng, 600);
    fs::write(folder.join("random.ts"), book.typescript()).unwrap();
    for _ in 0..200 {
        let count = rng.usize(0..6);
        let book = random_book::book(&mut rng, count);
        assert_eq!(book.typescript(), book.typescript());
    }
}

/// A book of errors with these codes, statuses, formats and schemas.
fn book(entries: &[(&str, u16, &str, Value)]) -> Book {
    let entry = |(code, status, format, schema): &(&str, u16, &str, Value)| {
        json!({
            "code": code, "status": status, "phrase": "Phrase", "title": "Title",
            "response": {
                "format": format, "status": status, "mediaType": "application/json",
                "schema": schema, "example": "{}",
            },
        })
    };
    let entries: Vec<Value> = entries.iter().map(entry).collect();
    let section = json!({ "title": "All", "errorType": "All", "entries": entries });
    Book::from_json(&json!({ "errbook": 1, "title": "Book", "sections": [section] }).to_string())
        .unwrap()
}

fn object(properties: Value) -> Value {
    let required: Vec<&String> = properties.as_object().unwrap().keys().collect();
    json!({ "type": "object", "required": required, "properties": properties })
}

fn with_code(code: &str) -> Value {
    object(json!({ "code": { "const": code } }))
}

/// The lines of a module that begin so.
fn lines<'m>(module: &'m str, start: &str) -> Vec<&'m str> {
    module.lines().filter_map(|line| line.strip_prefix(start)).collect()
}

#[test]
fn any_code_gives_a_name_of_its_own() {
    let codes = ["NotFound", "NOT_FOUND", "not found #", "404", "class", "ApiError", "😀", "\"'\\"];
    let entries: Vec<_> = codes.iter().map(|code| (*code, 404, "OWN", with_code(code))).collect();
    let module = book(&entries).typescript();
    assert_eq!(
        lines(&module, "export interface "),
        [
            "NotFound {",
            "NotFound2 {",
            "NotFound3 {",
            "Error404 {",
            "Class {",
            "ApiError2 {",
            "Error {",
            "Error2 {"
        ]
    );
    assert_eq!(
        lines(&module, "  NotFound"),
        [": \"NotFound\",", "2: \"NOT_FOUND\",", "3: \"not found #\",",]
    );
    assert!(module.contains(r#"code: "\"'\\";"#), "{module}");
}

#[test]
fn errors_that_share_a_code_are_told_apart_by_their_statuses() {
    let of = |status: u16| {
        object(json!({ "code": { "const": "M_FORBIDDEN" }, "status": { "const": status } }))
    };
    let module = book(&[("M_FORBIDDEN", 401, "A", of(401)), ("M_FORBIDDEN", 403, "A", of(403))]);
    let module = module.typescript();
    assert_eq!(lines(&module, "export interface "), ["MForbidden401 {", "MForbidden403 {"]);
    assert_eq!(lines(&module, "  MForbidden"), [": \"M_FORBIDDEN\","]);
}

#[test]
fn a_code_is_where_the_format_has_it() {
    let google = |code: &str, reason: &str| {
        let details = json!({
            "type": "array", "prefixItems": [object(json!({ "reason": { "const": code } }))],
            "items": false, "minItems": 1,
        });
        object(json!({ "status": { "const": reason }, "details": details }))
    };
    let number =
        |code: u32| object(json!({ "error": object(json!({ "code": { "const": code } })) }));
    let message = || object(json!({ "message": { "type": "string" } }));
    // The name of one status is that of the error, and of another it is not.
    for (entries, places) in [
        (vec![("A", "F", with_code("A"))], "at(body, \"code\")"),
        (vec![("7", "F", number(7))], "at(body, \"error\", \"code\")"),
        (
            vec![("GONE", "G", google("GONE", "GONE")), ("B", "G", google("B", "GONE"))],
            "at(body, \"details\", 0, \"reason\")",
        ),
        (
            vec![("A", "F", with_code("A")), ("7", "G", number(7))],
            "at(body, \"code\"), at(body, \"error\", \"code\")",
        ),
    ] {
        let entries: Vec<_> =
            entries.into_iter().map(|(code, format, schema)| (code, 400, format, schema)).collect();
        let module = book(&entries).typescript();
        assert_eq!(lines(&module, "  const places = "), [format!("[{places}];")], "{module}");
    }
    let module = book(&[("A", 400, "MESSAGE", message())]).typescript();
    assert!(
        !module.contains("ErrorCode") && module.contains("return isMessage(body);"),
        "{module}"
    );
    // A body with a code that is not known is not one that has none.
    let module = book(&[("A", 400, "F", with_code("A")), ("B", 400, "G", message())]).typescript();
    assert!(module.contains("at(body, \"code\") === undefined"), "{module}");
    // It can be asked for its code all the same.
    assert_eq!(lines(&module, "  code"), [": \"A\";", "?: never;"], "{module}");
}

#[test]
fn what_a_schema_allows_is_within_its_type() {
    for (schema, ty) in [
        (json!({}), "unknown"),
        (json!({ "type": ["string", "null"] }), "string | null"),
        (json!({ "type": "integer", "minimum": 0 }), "number"),
        (json!({ "enum": ["a", 1, 1.0, null, true] }), "\"a\" | 1 | null | true"),
        (
            json!({ "type": "array", "items": { "anyOf": [{ "type": "string" }, { "const": 1 }] } }),
            "(string | 1)[]",
        ),
        (
            json!({ "type": "array", "prefixItems": [{ "type": "string" }], "minItems": 1 }),
            "[string, ...unknown[]]",
        ),
        (
            json!({ "type": "array", "prefixItems": [{ "type": "string" }], "items": { "type": "null" } }),
            "(string | null)[]",
        ),
        (json!({ "type": "object" }), "Record<string, unknown>"),
        (
            json!({ "type": "object", "additionalProperties": { "type": "boolean" } }),
            "Record<string, boolean>",
        ),
        (json!({ "type": "string", "anyOf": [{ "const": "a" }, { "pattern": "b" }] }), "string"),
        (json!({ "$ref": "#/$defs/a" }), "unknown"),
        (json!({ "const": [1, "a"] }), "[1, \"a\"]"),
        (json!({ "oneOf": [{ "type": "string" }, {}] }), "unknown"),
    ] {
        let module = book(&[("A", 400, "F", object(json!({ "it": schema })))]).typescript();
        assert_eq!(lines(&module, "  it: "), [format!("{ty};")], "{schema}");
    }
}

#[test]
fn comments_neither_end_nor_tag() {
    let mut book = book(&[("A", 400, "F", with_code("A"))]);
    book.sections[0].entries[0].docs = "Ends */ here.\n\n@deprecated never\r\n\u{202e}seen".into();
    let module = book.typescript();
    assert_eq!(module.matches("*/").count(), module.matches("/**").count(), "{module}");
    assert!(
        module.contains(" * Ends *\\/ here.\n *\n * \\@deprecated never\n *  seen\n"),
        "{module}"
    );
}
