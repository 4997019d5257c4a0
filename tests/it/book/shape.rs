//! The shape of a book: its JSON Schema, what cannot be read as one, and what it says of the systems.

use std::collections::{BTreeMap, BTreeSet};

use errbook::book::{Book, Column};
use serde_json::Value;

use crate::systems::EXAMPLES;

const SCHEMA: &str = include_str!("../../../runtime/book.schema.json");
const MODEL: &str = include_str!("../../../runtime/src/book/model.rs");

#[test]
fn books_are_the_golden_files() {
    for example in EXAMPLES {
        let book = example.catalog.book().to_json();
        expect_test::expect_file![format!("../../golden/{}.book.json", example.name)]
            .assert_eq(&book);
    }
}

#[test]
fn every_book_is_one_of_the_schema() {
    let schema = serde_json::from_str(SCHEMA).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    let schema = jsonschema::draft202012::new(&schema).unwrap();
    for example in EXAMPLES {
        for book in [example.catalog.book(), example.catalog.operators_book()] {
            let book = serde_json::to_value(book).unwrap();
            schema.validate(&book).unwrap_or_else(|why| panic!("{}: {why}", example.name));
        }
    }
}

/// Read from the source: a field that is missing in the schema would be refused by it.
#[test]
fn the_schema_has_every_field_of_the_model() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let properties = |schema: &Value| {
        let properties = schema["properties"].as_object()?;
        assert_eq!(schema["additionalProperties"], false);
        Some(properties.keys().cloned().collect::<BTreeSet<String>>())
    };
    let definitions = schema["$defs"].as_object().unwrap().iter();
    let mut described: BTreeMap<&str, BTreeSet<String>> =
        definitions.filter_map(|(name, it)| Some((name.as_str(), properties(it)?))).collect();
    described.insert("Book", properties(&schema).unwrap());
    assert_eq!(described, declared());
}

/// The fields of each struct of the model, under their names in JSON.
fn declared() -> BTreeMap<&'static str, BTreeSet<String>> {
    let mut structs = BTreeMap::new();
    let mut name = "";
    for line in MODEL.lines() {
        if let Some(rest) = line.strip_prefix("pub struct ") {
            name = rest.trim_end_matches(" {");
            structs.insert(name, BTreeSet::new());
        } else if let Some((field, _)) =
            line.strip_prefix("    pub ").and_then(|it| it.split_once(": "))
        {
            structs.get_mut(name).unwrap().insert(errbook::camel_case(field));
        }
    }
    structs
}

#[test]
fn a_book_that_is_read_back_gives_every_export() {
    const COLUMNS: &[Column] = &[Column::CODE, Column::STATUS, Column::MEANING, Column::ACTION];
    for example in EXAMPLES {
        let book = example.catalog.book();
        let read = Book::from_json(&book.to_json()).unwrap();
        assert_eq!(read, book, "{}", example.name);
        assert_eq!(read.to_json(), book.to_json());
        let catalog = example.catalog.markdown();
        for (read, made) in [
            (read.markdown(), catalog.clone()),
            (read.markdown().blocks().with_successes(), catalog.clone().blocks().with_successes()),
            (read.markdown().table(COLUMNS), catalog.table(COLUMNS)),
        ] {
            assert_eq!(read.to_string(), made.to_string());
        }
        for entry in book.entries() {
            let pages = (read.page(&entry.code), example.catalog.page(&entry.code));
            assert_eq!(pages.0.unwrap().to_string(), pages.1.unwrap().to_string());
        }
    }
}

/// What it is not, where, and what to do: one sentence each.
#[test]
fn what_is_no_book_is_told() {
    let book = errbook_examples::message::ERRORS.book().to_json();
    let misspelt = book.replacen("\"phrase\"", "\"phrsae\"", 1);
    let told = |json: &str| Book::from_json(json).unwrap_err().to_string();
    for (json, begins, says) in [
        ("", "this is not JSON, so it is no book: EOF", "line 1 column 0"),
        ("{\"errbook\": 1,", "this is not JSON", "line 1 column 14"),
        ("[]", "this is JSON, but no book", "`Catalog::book` makes one"),
        ("{}", "this is JSON, but no book", "`\"errbook\": 1`"),
        ("{\"errbook\": 2}", "this book has the version 2", "make the book again"),
        ("{\"errbook\": \"1\"}", "this book has the version \"1\"", "reads version 1"),
        (
            "{\"errbook\": 1}",
            "this is a book that somebody has changed: missing field `title`",
            "line",
        ),
        (
            &misspelt,
            "this is a book that somebody has changed: unknown field `phrsae`",
            "line 8 column",
        ),
    ] {
        let told = told(json);
        assert!(told.starts_with(begins) && told.contains(says), "{told}");
        assert!(!told.contains('\n'), "{told}");
    }
}
