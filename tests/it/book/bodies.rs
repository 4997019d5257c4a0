//! The schema of a body is that of the bodies that are written, and of no other.

use std::time::{Duration, UNIX_EPOCH};

use errbook::book::{Book, BookEntry};
use errbook::{ApiError, Catalog, Item, RequestFacts, WireFormat};
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::format::apis::FORMATS;
use crate::systems::EXAMPLES;

/// The formats that an example is answered in: its own, all that are built in, and those of public APIs.
fn formats() -> impl Iterator<Item = Option<&'static WireFormat>> {
    std::iter::once(None).chain(FORMATS.into_iter().map(Some))
}

fn book(catalog: &'static Catalog, format: Option<&'static WireFormat>) -> Book {
    format.map_or_else(|| catalog.book(), |format| catalog.book_in(format))
}

fn validator(entry: &BookEntry) -> Validator {
    let schema = serde_json::to_value(&entry.response.schema).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

/// The body with and without what is known of the request.
fn bodies(
    catalog: &'static Catalog,
    error: &dyn ApiError,
    format: Option<&'static WireFormat>,
) -> [Value; 2] {
    let received = UNIX_EPOCH + Duration::from_millis(1_700_000_000_042);
    let facts = RequestFacts::new(http::Method::PUT, "/a/b").with_received(received).with_id("7");
    let bare = catalog.occurrence(error);
    [bare, bare.with_request(&facts)].map(|occurrence| {
        let occurrence = match format {
            Some(format) => occurrence.with_format(format),
            None => occurrence,
        };
        value(occurrence.format().media_type(), str::from_utf8(&occurrence.body()).unwrap())
    })
}

/// What a body says: of one that is a text, that.
fn value(media_type: &str, body: &str) -> Value {
    if media_type.starts_with("text/") { body.into() } else { serde_json::from_str(body).unwrap() }
}

fn example_of(entry: &BookEntry) -> Value {
    value(&entry.response.media_type, &entry.response.example)
}

#[test]
fn every_body_of_every_system_is_one_of_its_schema() {
    let mut count = 0;
    for example in EXAMPLES {
        for format in formats() {
            let book = book(example.catalog, format);
            for error in (example.occurrences)() {
                let page = book.entries().into_iter().find(|it| it.code == error.entry().code());
                let validator = validator(page.unwrap());
                for body in bodies(example.catalog, &*error, format) {
                    if let Err(why) = validator.validate(&body) {
                        panic!("{}, {format:?}: {body}: {why}", example.name);
                    }
                    count += 1;
                }
            }
        }
    }
    assert!(count > 1_000, "{count}");
}

#[test]
fn every_example_is_one_of_its_schema() {
    for example in EXAMPLES {
        for format in formats() {
            for entry in book(example.catalog, format).entries() {
                let body = example_of(entry);
                if let Err(why) = validator(entry).validate(&body) {
                    panic!("{}, {}: {body}: {why}", example.name, entry.code);
                }
            }
        }
    }
}

/// Each key that is always there, taken out; a key more; each constant, changed.
#[test]
fn a_body_with_one_fact_changed_is_not() {
    let mut count = 0;
    for example in EXAMPLES {
        for format in formats() {
            for entry in book(example.catalog, format).entries() {
                let body = example_of(entry);
                let validator = validator(entry);
                for wrong in changes(&body, entry.response.schema.as_json()) {
                    assert!(!validator.is_valid(&wrong), "{}: {wrong}", example.name);
                    count += 1;
                }
            }
        }
    }
    assert!(count > 1_000, "{count}");
}

/// The body with a fact of the schema changed, each for itself.
fn changes(body: &Value, schema: &Value) -> Vec<Value> {
    if schema.get("const").is_some() {
        return vec![json!("another"), json!(-1)];
    }
    let mut changed = Vec::new();
    if let Some(object) = body.as_object() {
        for required in schema["required"].as_array().into_iter().flatten() {
            let mut without = object.clone();
            without.remove(required.as_str().unwrap());
            changed.push(without.into());
        }
        if schema["additionalProperties"] == json!(false) {
            let mut more = object.clone();
            more.insert("another".to_owned(), json!(1));
            changed.push(more.into());
        }
        for (key, value) in object {
            for wrong in changes(value, &schema["properties"][key]) {
                let mut with = object.clone();
                with.insert(key.clone(), wrong);
                changed.push(with.into());
            }
        }
    }
    if let Some(kind) = schema["type"].as_str() {
        changed.push(if kind == "string" { json!(1) } else { json!("another") });
    }
    changed
}

/// Findings of every kind, in one error and in none.
#[derive(Debug, ApiError)]
#[api(status = 422, code = 40422, member("errors" = 7, "kind" = "invalid"))]
struct Invalid {
    #[api(items)]
    items: Vec<Item>,
    #[api(member)]
    hint: Option<&'static str>,
}

errbook::catalog! { static FINDINGS = { errors: [Invalid], format: errbook::format::FLAT }; }

#[test]
fn findings_of_every_kind_are_in_the_schema() {
    let items = [
        Item::new("plain"),
        Item::new("whole").pointer(""),
        Item::new("deep").pointer("/a/0/b~1c/1/d/2/e/3/f/4/g").code("42").with("limit", &[1]),
        Item::new("beside").pointer("/errors").code("Taken").with("message", &1).with("kind", &2),
        Item::new("query").query("page"),
        Item::new("header").header("Accept").with("hint", &7),
    ];
    let mut lists: Vec<Vec<Item>> = items.iter().map(|item| vec![item.clone()]).collect();
    lists.extend([Vec::new(), items.to_vec()]);
    for format in formats() {
        let book = book(&FINDINGS, format);
        let validator = validator(book.entries()[0]);
        for (items, hint) in lists.iter().flat_map(|it| [(it, None), (it, Some("one"))]) {
            let error = Invalid { items: items.clone(), hint };
            for body in bodies(&FINDINGS, &error, format) {
                if let Err(why) = validator.validate(&body) {
                    panic!("{:?}: {body}: {why}", format.map(WireFormat::name));
                }
            }
        }
    }
}
