//! Books that nobody would write: every text is odd, and schemas are of every kind.

use errbook::book::Book;
use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::random::{pick, schema};

const CODES: &[&str] = &[
    "NotFound",
    "NOT_FOUND",
    "not-found",
    "no user #1",
    "class",
    "Self",
    "self",
    "type",
    "404",
    "40401",
    "0",
    "007",
    "ApiError",
    "ErrorCode",
    "Record",
    "String",
    "Error404",
    "constructor",
    "__proto__",
    "a\"b'c",
    "a\"b",
    "back\\slash",
    "${code}",
    "*/",
    "{code}",
    "\u{1f600}",
    "ä",
    "line\nbreak",
    "\u{202e}rtl",
    "",
    " ",
    "ALongCodeThatSaysMoreThanItHasToAndGoesOnForLongerThanALineOfTypeScriptHasRoomForIt",
    "SOME_CODE_OF_FORTY_LETTERS_AND_A_FEW_MORE",
];

const TEXTS: &[&str] = &[
    "",
    "Plain words.",
    "Two lines\nof one paragraph.\n\nAnother paragraph.",
    "Ends */ here, and /* begins",
    "@deprecated no\n  @param too",
    "`` ` ``` ~~~ [link](javascript:1) <b>",
    "Quotes \" ' ` and \\ and {name} {{name}} { } and \"# and ${x}",
    "\u{202e}\u{2028}\u{0}\u{7f}\r\n\r\ttabs\t",
    "# Heading\n\n## Internal\n\nInside.",
    "    indented\n  less",
    " * stars\n * at the start",
    "ÄÖÜ \u{1f600} 漢字",
    "ends with a backslash \\",
];

const NAMES: &[&str] = &[
    "name",
    "type",
    "self",
    "crate",
    "fn",
    "camelCase",
    "kebab-case",
    "a b",
    "1",
    "",
    "ä",
    "\"",
    "@type",
    "code",
    "__proto__",
    "name",
];

const STATUSES: &[u16] = &[400, 401, 404, 409, 422, 499, 500, 503, 301, 304, 200, 600, 0];

pub(super) fn book(rng: &mut Rng, count: usize) -> Book {
    let mut left = count;
    let mut sections = Vec::new();
    while left > 0 {
        sections.push(section(rng, &mut left, 3));
    }
    let mut book = json!({
        "errbook": 1, "title": pick(rng, TEXTS), "docs": pick(rng, TEXTS), "sections": sections,
        "successes": [{ "status": 200, "phrase": "OK", "meaning": pick(rng, TEXTS) }],
    });
    if rng.bool() {
        book["typeBase"] = "https://example.com/".into();
    }
    Book::from_json(&book.to_string()).unwrap()
}

fn section(rng: &mut Rng, left: &mut usize, depth: usize) -> Value {
    let own = rng.usize(0..=12.min(*left));
    *left -= own;
    let entries: Vec<Value> = (0..own).map(|_| entry(rng)).collect();
    let nested = if depth == 0 { 0 } else { rng.usize(0..3) };
    let nested: Vec<Value> = (0..nested).map(|_| section(rng, left, depth - 1)).collect();
    let types = ["Error", "ApiError", "Wrapper<T>", "HttpError", "String", "", "r#type", "Vec"];
    let mut section = json!({
        "title": pick(rng, TEXTS), "errorType": pick(rng, &types), "docs": pick(rng, TEXTS),
        "entries": entries, "sections": nested,
    });
    if rng.u8(0..4) == 0 {
        section["members"] = members(rng);
        section["headers"] = headers(rng);
    }
    section
}

fn members(rng: &mut Rng) -> Value {
    let member = |rng: &mut Rng| {
        json!({
            "name": pick(rng, NAMES), "docs": pick(rng, TEXTS), "required": rng.bool(),
            "schema": schema(rng, 2), "example": pick(rng, TEXTS),
        })
    };
    (0..rng.usize(0..4)).map(|_| member(rng)).collect()
}

fn headers(rng: &mut Rng) -> Value {
    let names = ["Retry-After", "X-Odd", "Allow", "no header", ""];
    let header = |rng: &mut Rng| {
        let mut header =
            json!({ "name": pick(rng, &names), "docs": pick(rng, TEXTS), "required": rng.bool() });
        if rng.bool() {
            header["value"] = pick(rng, TEXTS).into();
        }
        header
    };
    (0..rng.usize(0..3)).map(|_| header(rng)).collect()
}

fn entry(rng: &mut Rng) -> Value {
    let code =
        if rng.bool() { pick(rng, CODES).to_owned() } else { format!("Code{}", rng.u16(..)) };
    let status = pick(rng, STATUSES);
    let members = members(rng);
    let (format, schema) = response(rng, &code, status, &members);
    let mut entry = json!({
        "code": code, "status": status, "phrase": pick(rng, TEXTS), "title": pick(rng, TEXTS),
        "docs": pick(rng, TEXTS), "members": members, "headers": headers(rng), "items": rng.bool(),
        "shared": rng.bool(), "standard": rng.bool(),
        "response": {
            "format": format, "status": status, "mediaType": "application/json", "schema": schema,
            "example": "{}",
        },
    });
    let mut also = |key: &str, value: Value| {
        if rng.u8(0..3) == 0 {
            entry[key] = value;
        }
    };
    also("action", "The user waits.".into());
    also("actor", "user".into());
    also("retry", "later".into());
    also("route", "GET /a/{b}".into());
    also("typeUri", "https://example.com/odd".into());
    if rng.u8(0..3) == 0 {
        entry["message"] = pick(rng, TEXTS).into();
    }
    if rng.u8(0..4) == 0 {
        entry["deprecated"] = json!({ "since": pick(rng, TEXTS), "note": pick(rng, TEXTS) });
    }
    entry
}

/// The format, and the schema of a body in it.
fn response(rng: &mut Rng, code: &str, status: u16, members: &Value) -> (&'static str, Value) {
    let mut properties = Map::new();
    for member in members.as_array().unwrap() {
        properties.insert(member["name"].as_str().unwrap().to_owned(), member["schema"].clone());
    }
    let mut object = |code: Value| {
        properties.insert("code".to_owned(), json!({ "const": code }));
        properties.insert("status".to_owned(), json!({ "const": status }));
        let required = ["code", "status"];
        json!({ "type": "object", "properties": properties, "required": required })
    };
    let number: Value = code.parse::<u32>().map_or(code.into(), Value::from);
    let around = |key: &str, schema: Value| json!({ "type": "object", "properties": { key: schema }, "required": [key] });
    match rng.u8(0..8) {
        0..3 => ("PROBLEM", object(code.into())),
        3 => ("ENVELOPE", around("error", object(code.into()))),
        4 => ("NUMBERS", around("error-object", object(number))),
        5 => {
            let first = object(code.into());
            (
                "LIST",
                json!({ "type": "array", "prefixItems": [first], "items": false, "minItems": 1 }),
            )
        }
        6 => ("PLAIN", json!({ "type": "string" })),
        _ => ("MESSAGE", schema(rng, 4)),
    }
}
