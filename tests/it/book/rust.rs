//! Rust made of books: it compiles, and its own book is the one that it is made of.

use std::fs;
use std::path::Path;

use errbook::book::Book;
use errbook::{ApiError, RemoteError};
use fastrand::Rng;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use super::random_book;
use crate::random::seed;
use crate::systems::EXAMPLES;

/// The golden files as modules.
mod made {
    #![allow(dead_code, unreachable_pub, reason = "documents are made of types alone")]
    #![allow(clippy::enum_variant_names, reason = "the names are those of the books")]

    macro_rules! made {
        ($($name:ident $file:literal { $($format:ident)* })*) => {
            pub(super) const ALL: &[(&str, &errbook::Catalog)] = &[
                $((stringify!($name), &$name::module::ERRORS)),*
            ];

            $(pub(super) mod $name {
                // What a book has no templates of.
                $(use errbook_examples::$name::$format;)*

                pub(in super::super) mod module {
                    include!($file);
                }
            })*
        };
    }

    made! {
        success_flag "../../golden/success_flag.rs" {}
        envelope "../../golden/envelope.rs" {}
        problem_details "../../golden/problem_details.rs" {}
        flat "../../golden/flat.rs" {}
        message "../../golden/message.rs" { DESCRIPTION }
        custom_format "../../golden/custom_format.rs" { GOOGLE GITHUB STRIPE JSON_API SCIM OAUTH TWILIO }
        migrated "../../golden/migrated.rs" { ORDERS PLAIN }
        server "../../golden/server.rs" {}
        odd "../../golden/odd.rs" {}
        objects "../../golden/objects.rs" {}
    }
}

/// A book as it was published, which is all that is needed.
pub(super) fn published(name: &str) -> Book {
    let file = format!("{}/golden/{name}.book.json", env!("CARGO_MANIFEST_DIR"));
    Book::from_json(&fs::read_to_string(file).unwrap()).unwrap()
}

fn book_of(name: &str) -> Book {
    match name {
        "odd" => super::odd::ERRORS.book(),
        "objects" => OBJECTS.book(),
        name => published(name),
    }
}

#[test]
fn modules_of_the_systems_are_the_golden_files() {
    for (name, _) in made::ALL {
        let file = format!("../../golden/{name}.rs");
        expect_test::expect_file![file].assert_eq(&book_of(name).rust());
    }
}

#[test]
fn the_book_of_a_module_is_the_one_that_it_is_made_of() {
    let made: Vec<&str> = made::ALL.iter().map(|(name, _)| *name).collect();
    assert!(EXAMPLES.iter().all(|example| made.contains(&example.name)), "{made:?}");
    for (name, made) in made::ALL.iter().filter(|(name, _)| *name != "objects") {
        let [made, told] = [made.book(), book_of(name)].map(|book| book.to_json());
        let mut lines = made.lines().zip(told.lines()).enumerate();
        let different = lines.find(|(_, (made, told))| made != told);
        assert!(made == told, "{name}: {different:?}");
    }
}

/// An order that cannot be paid.
#[derive(Debug, ApiError)]
#[api(status = 402, message = "That is {total} in all.")]
struct Unpaid {
    total: u32,
    #[api(member)]
    order: Order,
    #[api(member)]
    earlier: Option<Vec<Order>>,
}

/// What was ordered.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Order {
    /// When, in seconds.
    placed_at: u64,
    lines: Vec<Line>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Line {
    r#type: String,
    count: u8,
}

errbook::catalog! { static OBJECTS = { title: "Objects", errors: [Unpaid] }; }

/// The schema of a struct is none of the standard library's, so the book of the module says less of it.
#[test]
fn objects_are_structs() {
    use made::objects::module::{ERRORS, Unpaid as Made};
    let line = Line { r#type: "book".to_owned(), count: 2 };
    let order = Order { placed_at: 7, lines: vec![line], note: None };
    let error = Unpaid { total: 30, earlier: Some(vec![order.clone()]), order };
    let response = OBJECTS.respond(&error);
    let RemoteError::Known(Made::Unpaid { total, order, earlier }, _) = ERRORS.receive(&response)
    else {
        panic!("{response:?}");
    };
    let earlier = earlier.unwrap();
    assert_eq!((total, order.placed_at, order.lines[0].count, earlier.len()), (30, 7, 2, 1));
    assert_eq!((&*order.lines[0].type_, order.note), ("book", None));
}

/// What a service has answered, a client that has but the module receives, and could answer itself.
#[test]
fn what_a_service_answers_comes_back_as_an_error_of_the_module() {
    use made::problem_details::module;
    let mut back = 0;
    for error in errbook_examples::problem_details::occurrences() {
        let response = errbook_examples::problem_details::ERRORS.respond(&*error);
        let again = match module::ERRORS.receive::<module::ClientError>(&response) {
            RemoteError::Known(error, _) => module::ERRORS.respond(&error),
            other => match module::ERRORS.receive::<module::ServerError>(&response) {
                RemoteError::Known(error, _) => module::ERRORS.respond(&error),
                _ => panic!("{other}"),
            },
        };
        assert_eq!(again.body(), response.body());
        assert_eq!(again.headers(), response.headers());
        back += 1;
    }
    assert_eq!(back, module::ERRORS.entries().len());
}

/// What `.ci/run` gives to rustfmt.
#[test]
fn any_book_gives_rust_that_parses() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rust");
    fs::create_dir_all(&folder).unwrap();
    let mut rng = Rng::with_seed(seed());
    for count in std::iter::once(400).chain((0..60).map(|at| at % 8)) {
        let module = random_book::book(&mut rng, count).rust();
        let file = folder.join("random.rs");
        if let Err(error) = syn::parse_file(&module) {
            fs::write(&file, module).unwrap();
            panic!("{error}: {}", file.display());
        }
        if count == 400 {
            fs::write(&file, module).unwrap();
        }
    }
}

/// The module of a book of one type with these entries.
fn module(entries: &[Value]) -> String {
    let entry = |own: &Value| {
        let mut entry = json!({
            "code": "NotFound", "status": 404, "phrase": "Not Found", "title": "Not Found",
            "message": "Not Found",
            "response": {
                "format": "PROBLEM", "status": 404, "mediaType": "application/problem+json",
                "schema": { "type": "object", "properties": {}, "additionalProperties": false },
                "example": "{}",
            },
        });
        for (key, value) in own.as_object().unwrap() {
            entry[key] = value.clone();
        }
        entry
    };
    let entries: Vec<Value> = entries.iter().map(entry).collect();
    let section = json!({ "title": "All", "errorType": "AnyError", "entries": entries });
    let book = json!({ "errbook": 1, "title": "Book", "sections": [section] });
    Book::from_json(&book.to_string()).unwrap().rust()
}

/// The lines of a module that begin so.
fn lines<'m>(module: &'m str, start: &str) -> Vec<&'m str> {
    module.lines().filter_map(|line| line.strip_prefix(start)).collect()
}

#[test]
fn any_code_gives_a_variant_of_its_own() {
    let codes = ["NotFound", "NOT_FOUND", "not found #", "404", "self", "007"];
    let entries: Vec<Value> = codes.iter().map(|code| json!({ "code": code })).collect();
    let module = module(&entries);
    let variants = ["NotFound", "NotFound2", "NotFound3", "Error404", "Self2", "Error007"];
    for (code, variant) in codes.iter().zip(variants) {
        assert!(module.contains(&format!("    {variant},\n")), "{code}: {module}");
    }
    let codes = ["\"NOT_FOUND\"", "\"not found #\"", "404", "\"self\"", "\"007\""];
    for code in codes {
        assert!(module.contains(&format!("code = {code}")), "{code}: {module}");
    }
    assert_eq!(module.matches("code = ").count(), codes.len());
}

#[test]
fn what_no_declaration_says_is_told() {
    let module = module(&[
        json!({ "code": "" }),
        json!({ "code": "\u{e4}" }),
        json!({ "code": "NotModified", "status": 304 }),
        json!({ "code": "Fine" }),
    ]);
    assert_eq!(
        lines(&module, "    // No declaration can say "),
        [
            "\"\" with the status 404.",
            "\"\u{e4}\" with the status 404.",
            "\"NotModified\" with the status 304."
        ],
        "{module}"
    );
    assert!(module.contains("    Fine,\n"), "{module}");
}

#[test]
fn statuses_and_conduct_are_said_where_they_are_not_usual() {
    let module = module(&[
        json!({ "code": "A", "status": 499 }),
        json!({ "code": "B", "status": 301, "title": "B" }),
        json!({ "code": "C", "status": 503, "actor": "operator", "retry": "later", "shared": true }),
        json!({ "code": "D", "deprecated": { "since": "2.0" }, "typeUri": "https://example.com/d" }),
        json!({ "code": "E", "message": null }),
    ]);
    for said in [
        "status = 499, unregistered, title",
        "status = 301, redirect, message",
        "shared,\n        actor = Operator",
        "#[deprecated(since = \"2.0\")]",
        "type = \"https://example.com/d\"",
        "message = false",
    ] {
        assert!(module.contains(said), "{said}: {module}");
    }
}

#[test]
fn a_header_is_one_field() {
    let header = |name: &str, required: bool| json!({ "name": name, "required": required });
    let headers =
        [header("Link", true), header("link", true), header("X-A", true), header("X-B", false)];
    let module = module(&[json!({ "headers": headers })]);
    for field in ["link: Vec<String>", "x_a: String", "x_b: Option<String>"] {
        assert_eq!(module.matches(&format!("        {field},\n")).count(), 1, "{field}: {module}");
    }
    assert_eq!(module.matches("header = ").count(), 3, "{module}");
}

#[test]
fn the_type_of_a_member_has_its_schema() {
    let text = || json!({ "type": "string" });
    for (schema, required, ty) in [
        (text(), true, "String"),
        (text(), false, "Option<String>"),
        (json!({}), false, "Option<serde_json::Value>"),
        (json!({ "type": "integer", "format": "uint32", "minimum": 0 }), true, "u32"),
        (json!({ "type": "integer", "minimum": 0, "maximum": 10 }), true, "u64"),
        (json!({ "type": "integer", "minimum": -5 }), true, "i64"),
        (json!({ "type": "number" }), true, "serde_json::Number"),
        (json!({ "type": "number", "minimum": 0 }), true, "f64"),
        (json!({ "type": "string", "format": "email" }), true, "String"),
        (json!({ "enum": ["a", "b"] }), true, "String"),
        (json!({ "enum": ["a", 1] }), true, "serde_json::Value"),
        (
            json!({ "type": "array", "items": { "type": ["string", "null"] } }),
            true,
            "Vec<Option<String>>",
        ),
        (
            json!({ "type": "array", "items": text(), "uniqueItems": true }),
            true,
            "std::collections::BTreeSet<String>",
        ),
        (
            json!({ "type": "object", "additionalProperties": { "type": "boolean" } }),
            true,
            "std::collections::BTreeMap<String, bool>",
        ),
        (
            json!({
                "type": "array", "prefixItems": [text(), { "type": "boolean" }], "items": false,
                "minItems": 2, "maxItems": 2,
            }),
            true,
            "(String, bool)",
        ),
        (json!({ "type": "object", "properties": { "a": text() } }), true, "NotFoundIt"),
        (
            json!({ "type": "object", "properties": { "a": {} }, "additionalProperties": text() }),
            true,
            "serde_json::Value",
        ),
    ] {
        let member = json!({ "name": "it", "required": required, "schema": schema });
        let module = module(&[json!({ "members": [member] })]);
        assert_eq!(lines(&module, "        it: "), [format!("{ty},")], "{schema}: {module}");
    }
}

#[test]
fn a_message_shows_the_members_that_have_a_text() {
    let member = |name: &str, schema: Value, required: bool| json!({ "name": name, "required": required, "schema": schema });
    let module = module(&[json!({
        "message": "{type} of {all} {…} {maybe} {{x}}",
        "members": [
            member("type", json!({ "type": "string" }), true),
            member("all", json!({ "type": "array", "items": {} }), true),
            member("maybe", json!({ "type": "string" }), false),
        ],
    })]);
    assert!(
        module.contains(r#"message = "{type_} of {{all}} {{…}} {{maybe}} {{{{x}}}}""#),
        "{module}"
    );
    assert!(
        module.contains("        #[api(member = \"type\")]\n        type_: String,\n"),
        "{module}"
    );
}
