//! The bodies of the errors that share a response: what is said of each, and how one schema is made
//! of several.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Map, Value, json};

use crate::book::constants::{Place, Step, constants};
use crate::book::model::BookEntry;

/// Where what is said of an error goes: where it is asked for, or on a shelf, and a reference there.
pub(super) trait Bodies {
    /// The schema of a body.
    fn schema(&mut self, entry: &BookEntry) -> Value {
        described(entry)
    }

    /// A body.
    fn example(&mut self, entry: &BookEntry) -> Option<Value> {
        example(entry)
    }

    /// A header of this name.
    fn header(&mut self, name: &str, header: Value) -> Value {
        let _ = name;
        header
    }
}

/// All of it stands where it is asked for.
pub(super) struct InPlace;

impl Bodies for InPlace {}

/// The schema of a body, with the words of its error.
pub(super) fn described(entry: &BookEntry) -> Value {
    let mut schema = entry.response.schema.as_json().clone();
    if let Value::Object(schema) = &mut schema {
        schema.insert("title".to_owned(), entry.title.clone().into());
        let docs = docs(entry);
        if !docs.is_empty() {
            schema.insert("description".to_owned(), docs.into());
        }
        if entry.deprecated.is_some() {
            schema.insert("deprecated".to_owned(), true.into());
        }
    }
    schema
}

/// The documentation, and that it should not be relied on any more.
pub(super) fn docs(entry: &BookEntry) -> String {
    let deprecated = entry.deprecated.as_ref().map(|deprecated| {
        let since = deprecated.since.as_ref().map(|since| format!(" since {since}"));
        let note = deprecated.note.as_ref().map(|note| format!(": {note}"));
        format!("**Deprecated**{}{}", since.unwrap_or_default(), note.unwrap_or_default())
    });
    let docs = Some(entry.docs.clone()).filter(|docs| !docs.is_empty());
    deprecated.into_iter().chain(docs).collect::<Vec<_>>().join("\n\n")
}

/// The body that the format has written.
pub(super) fn example(entry: &BookEntry) -> Option<Value> {
    let response = &entry.response;
    if response.example.is_empty() {
        return None;
    }
    let text = || Value::String(response.example.clone());
    let value = serde_json::from_str(&response.example).unwrap_or_else(|_| text());
    let value = if response.media_type.starts_with("text/") { text() } else { value };
    Some(json!({ "summary": entry.title, "value": value }))
}

/// One schema for the bodies of several errors.
///
/// Where each has a constant of its own in one place, such as the code, no body fits two of them:
/// `oneOf`, and a discriminator where OpenAPI has one (§4.8.25): the place is at the top, the constants
/// are strings, and the schemas are references. Bodies that nothing tells apart are one schema; if no
/// single place tells all apart, a body may fit several: `anyOf`.
pub(super) fn together(entries: &[&BookEntry], bodies: &mut impl Bodies) -> Value {
    let schema_of = |at: usize| entries[at].response.schema.as_json();
    // On a shelf are all, whether a response refers to each or not.
    let placed: Vec<Value> = entries.iter().map(|entry| bodies.schema(entry)).collect();
    let mut alike: Vec<Vec<usize>> = Vec::new();
    let mut known = HashMap::new();
    for at in 0..entries.len() {
        let place = *known.entry(schema_of(at).to_string()).or_insert(alike.len());
        match alike.get_mut(place) {
            Some(others) => others.push(at),
            None => alike.push(vec![at]),
        }
    }
    let schema = |alike: &Vec<usize>| match **alike {
        [only] => placed[only].clone(),
        _ => schema_of(alike[0]).clone(),
    };
    let schemas: Vec<Value> = alike.iter().map(schema).collect();
    if let [schema] = &*schemas {
        return schema.clone();
    }
    let of: Vec<&Value> = alike.iter().map(|alike| schema_of(alike[0])).collect();
    let Some((path, constants)) = tell_apart(&of) else {
        return json!({ "anyOf": schemas });
    };
    let mut union = Map::new();
    if let Some(discriminator) = discriminator(&path, &constants, &schemas) {
        union.insert("discriminator".to_owned(), discriminator);
    }
    union.insert("oneOf".to_owned(), schemas.into());
    union.into()
}

/// A place where each of the schemas has a constant of its own, and these constants.
fn tell_apart<'v>(schemas: &[&'v Value]) -> Option<(Place<'v>, Vec<&'v Value>)> {
    let constants: Vec<BTreeMap<Place<'_>, &Value>> =
        schemas.iter().map(|schema| constants(schema)).collect();
    let places = constants.first()?.keys();
    // The nearest to the top.
    let mut places: Vec<&Place<'_>> = places.collect();
    places.sort_by_key(|path| path.len());
    places.into_iter().find_map(|path| {
        let values: Option<Vec<&Value>> =
            constants.iter().map(|found| found.get(path).copied()).collect();
        let values = values?;
        let different: BTreeSet<String> = values.iter().map(ToString::to_string).collect();
        (different.len() == values.len()).then(|| (path.clone(), values))
    })
}

fn discriminator(path: &[Step<'_>], constants: &[&Value], schemas: &[Value]) -> Option<Value> {
    let [Step::Key(name)] = path else { return None };
    let mapping: Option<Map<String, Value>> = constants
        .iter()
        .zip(schemas)
        .map(|(constant, schema)| {
            Some((constant.as_str()?.to_owned(), schema.get("$ref")?.clone()))
        })
        .collect();
    Some(json!({ "propertyName": name, "mapping": mapping? }))
}
