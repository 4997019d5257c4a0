use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::bodies::{Bodies, InPlace, docs, together};
use crate::book::model::{BookEntry, BookHeader};
use crate::book::schema::Schema;
use crate::book::set::{self, ErrorSet};
use crate::book::text::code;
use crate::catalog::Catalog;
use crate::catalog::status::Status;

/// The responses of an operation, as OpenAPI 3.1 has them: one for each status, with all errors that are
/// answered with it.
///
/// The errors are an [`ErrorSet`]: a type, several as a tuple, or a [`subset!`](crate::subset).
///
/// ```
/// use errbook::{ApiError, book::Responses};
///
/// #[derive(Debug, ApiError)]
/// #[api(status = 409)]
/// enum SignUpError {
///     /// The email is already registered.
///     EmailAlreadyExists,
///     /// The name is taken.
///     NameTaken,
/// }
///
/// let responses = serde_json::to_value(Responses::of::<SignUpError>()).unwrap();
/// let content = &responses["409"]["content"]["application/problem+json"];
/// let description = responses["409"]["description"].as_str().unwrap();
/// assert!(description.contains("- `NameTaken`: The name is taken."));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Responses(BTreeMap<u16, Response>);

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Response {
    description: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    headers: BTreeMap<String, Schema>,
    content: BTreeMap<String, MediaType>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct MediaType {
    schema: Schema,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    examples: BTreeMap<String, Schema>,
}

impl Responses {
    /// Those of a set of errors, as they are answered where no catalog is named: with the settings of the
    /// catalog that their type names, `#[api(catalog = …)]`; without one as RFC 9457 problem details
    /// without a type URI.
    pub fn of<E: ErrorSet>() -> Self {
        Self::of_entries(&set::entries::<E>(None), &mut InPlace)
    }

    /// It as JSON: a Responses Object.
    pub fn to_json(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    pub(super) fn of_entries<'b>(
        entries: impl IntoIterator<Item = &'b BookEntry>,
        bodies: &mut impl Bodies,
    ) -> Self {
        let mut by_status: BTreeMap<u16, Vec<&BookEntry>> = BTreeMap::new();
        for entry in entries {
            by_status.entry(entry.response.status).or_default().push(entry);
        }
        let response = |(status, entries): (u16, Vec<_>)| (status, response(&entries, bodies));
        Responses(by_status.into_iter().map(response).collect())
    }
}

impl Catalog {
    /// The responses of an operation that may answer with these errors, in this catalog's format.
    pub fn responses<E: ErrorSet>(&'static self) -> Responses {
        Responses::of_entries(&set::entries::<E>(Some(self)), &mut InPlace)
    }
}

fn response(entries: &[&BookEntry], bodies: &mut impl Bodies) -> Response {
    let mut by_media_type: BTreeMap<&str, Vec<&BookEntry>> = BTreeMap::new();
    for entry in entries {
        by_media_type.entry(&entry.response.media_type).or_default().push(entry);
    }
    let mut content = BTreeMap::new();
    for (media_type, entries) in by_media_type {
        let schema = together(&entries, bodies).into();
        let mut examples = BTreeMap::new();
        for entry in entries {
            if let Some(example) = bodies.example(entry) {
                // Of two that share a code, each has a body.
                let names = (2..).map(|number| format!("{} {number}", entry.code));
                let mut names = std::iter::once(entry.code.clone()).chain(names);
                if let Some(name) = names.find(|name| !examples.contains_key(name)) {
                    examples.insert(name, example.into());
                }
            }
        }
        content.insert(media_type.to_owned(), MediaType { schema, examples });
    }
    Response { description: description(entries), headers: headers(entries, bodies), content }
}

/// What happened; of several, the status phrase, and a line for each.
fn description(entries: &[&BookEntry]) -> String {
    if let [entry] = entries {
        let docs = docs(entry);
        return if docs.is_empty() { entry.title.clone() } else { docs };
    }
    let line = |entry: &&BookEntry| {
        let docs = docs(entry);
        let summary = docs.split("\n\n").next().unwrap_or_default();
        let summary = summary.lines().map(str::trim).collect::<Vec<_>>().join(" ");
        let summary = if summary.is_empty() { entry.title.clone() } else { summary };
        format!("- {}: {summary}", code(&entry.code))
    };
    let lines: Vec<String> = entries.iter().map(line).collect();
    let status = entries.first().map_or(0, |entry| entry.response.status);
    let phrase = Status::of(status).map_or("", |status| status.phrase);
    let head = if phrase.is_empty() { status.to_string() } else { phrase.to_owned() };
    format!("{head}\n\n{}", lines.join("\n"))
}

/// The headers of a response: each that one of its errors has, required if all of them always have it.
fn headers(entries: &[&BookEntry], bodies: &mut impl Bodies) -> BTreeMap<String, Schema> {
    let mut by_name: BTreeMap<String, Vec<&BookHeader>> = BTreeMap::new();
    for entry in entries {
        for header in entry.headers.iter().chain(&entry.response.headers) {
            by_name.entry(header.name.to_ascii_lowercase()).or_default().push(header);
        }
    }
    let header = |headers: Vec<&BookHeader>| {
        let name = &headers[0].name;
        let required = headers.len() == entries.len() && headers.iter().all(|it| it.required);
        let mut docs: Vec<&str> = headers.iter().map(|it| &*it.docs).collect();
        docs.retain(|docs| !docs.is_empty());
        docs.dedup();
        let value = headers[0].value.as_ref();
        let value = value.filter(|_| headers.iter().all(|it| it.value.as_ref() == value));
        let mut schema = json!({ "type": "string" });
        if let Some(value) = value {
            schema["const"] = value.clone().into();
        }
        let mut object = json!({ "schema": schema });
        if !docs.is_empty() {
            object["description"] = docs.join("\n\n").into();
        }
        if required {
            object["required"] = true.into();
        }
        (name.clone(), bodies.header(name, object).into())
    };
    by_name.into_values().map(header).collect()
}
