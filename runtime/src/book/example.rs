//! A body as an example: what the format writes of an occurrence that never was.

use std::collections::HashSet;
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

use http::Method;
use serde_json::Value as Json;

use crate::book::model::BookMember;
use crate::catalog::Catalog;
use crate::catalog::entry::Entry;
use crate::format::WireFormat;
use crate::format::template::{Field, Value};
use crate::occurrence::Occurrence;
use crate::occurrence::api_error::ApiError;
use crate::occurrence::item::Item;
use crate::occurrence::member::Members;
use crate::occurrence::request::RequestFacts;

/// 2026-01-01T00:00:00Z.
const TIME: Duration = Duration::from_secs(1_767_225_600);

/// The body that the format writes of an error with these members.
pub(super) fn body(
    catalog: &'static Catalog,
    format: &'static WireFormat,
    entry: &'static Entry,
    members: &[BookMember],
) -> String {
    let values = |member: &BookMember| {
        let value = member.example.clone().unwrap_or_else(|| member.schema.example(&member.name));
        (kept(&member.name), value)
    };
    let members: Vec<(&'static str, Json)> = members.iter().map(values).collect();
    let error = Example { entry, message: filled(entry.message(), &members), members };
    let occurrence = Occurrence::new(&error).with_catalog(catalog).with_format(format);
    let body = format.write(&occurrence.with_request(&request(entry, format)));
    String::from_utf8_lossy(&body).into_owned()
}

/// An error with nothing but what documents know of it.
#[derive(Debug)]
struct Example {
    entry: &'static Entry,
    message: String,
    members: Vec<(&'static str, Json)>,
}

impl fmt::Display for Example {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fmt_message(f)
    }
}

impl std::error::Error for Example {}

impl ApiError for Example {
    fn entry(&self) -> &'static Entry {
        self.entry
    }

    fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }

    fn members(&self, members: &mut Members<'_>) {
        for (name, value) in &self.members {
            members.add(name, value);
        }
    }

    fn items(&self, visit: &mut dyn FnMut(&Item)) {
        if self.entry.has_items() {
            visit(&Item::new("is not valid").pointer("/name").code("Invalid"));
        }
    }
}

/// The message with the values of the members that it names.
fn filled(template: &str, members: &[(&'static str, Json)]) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let named = after.split_once('}').and_then(|(name, after)| {
            let (_, value) = members.iter().find(|(known, _)| *known == name)?;
            Some((value, after))
        });
        match named {
            Some((Json::String(value), after)) => {
                text.push_str(value);
                rest = after;
            }
            Some((value, after)) => {
                text.push_str(&value.to_string());
                rest = after;
            }
            None => {
                text.push('{');
                rest = after;
            }
        }
    }
    text + rest
}

/// The request that is answered: that of the route, where the entry has one.
fn request(entry: &Entry, format: &WireFormat) -> RequestFacts {
    let (method, path) = entry.route().and_then(|route| route.split_once(' ')).unwrap_or(("", ""));
    let method = Method::from_bytes(method.as_bytes()).unwrap_or(Method::GET);
    let path = if path.starts_with('/') { path } else { "/example" };
    let facts = RequestFacts::new(method, path).with_received(UNIX_EPOCH + TIME).with_id("example");
    let mut names = Vec::new();
    requested(format.body(), &mut names);
    names.into_iter().fold(facts, |facts, name| facts.with_value(name, &1))
}

/// The values of the request that a template writes.
fn requested(value: &Value, names: &mut Vec<&'static str>) {
    match value {
        Value::Request(name) => names.push(name),
        Value::Array(values) => values.iter().for_each(|value| requested(value, names)),
        Value::ForEach(_, each) => requested(each, names),
        Value::Object(fields) => fields.iter().for_each(|field| match field {
            Field::Key { value, .. } => requested(value, names),
            Field::ByKey(by_key) => requested(&by_key.each, names),
            Field::Members | Field::ItemMembers => {}
        }),
        _ => {}
    }
}

/// A text for as long as the program runs, as the names of members are. There are as many as its types
/// declare, however many books are made.
pub(super) fn kept(name: &str) -> &'static str {
    static NAMES: Mutex<Option<HashSet<&'static str>>> = Mutex::new(None);
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    let names = names.get_or_insert_default();
    match names.get(name) {
        Some(known) => known,
        None => {
            let name: &'static str = String::leak(name.to_owned());
            names.insert(name);
            name
        }
    }
}
