//! Responses on their way into the types of a library, which are read from JSON.

#[cfg(any(feature = "aide", feature = "salvo-oapi", feature = "utoipa"))]
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::book::openapi::Responses;
use crate::book::set::ErrorSet;

/// Each response of a set of errors, with its key.
pub(super) fn responses<E: ErrorSet>() -> Map<String, Value> {
    let Value::Object(responses) = Responses::of::<E>().to_json() else { return Map::new() };
    responses.into_iter().map(|(status, response)| (beside_success(status), response)).collect()
}

/// A success has its status already.
fn beside_success(status: String) -> String {
    if status.starts_with('2') { "2XX".to_owned() } else { status }
}

/// What a library reads of a response: its schemas as schemas of the library.
#[cfg(any(feature = "aide", feature = "salvo-oapi", feature = "utoipa"))]
pub(super) fn read<T, Schema>(mut response: Value, change: fn(&mut Map<String, Value>)) -> T
where
    T: DeserializeOwned + Default,
    Schema: DeserializeOwned,
{
    for schema in schemas_of(&mut response) {
        make_readable::<Schema>(schema, change);
    }
    serde_json::from_value(response).unwrap_or_default()
}

/// Puts a schema into the words of a library. Where that has none, it is one of any value: what a type
/// says of itself may be no schema at all.
#[cfg(any(feature = "aide", feature = "salvo-oapi", feature = "utoipa"))]
pub(super) fn make_readable<Schema: DeserializeOwned>(
    schema: &mut Value,
    change: fn(&mut Map<String, Value>),
) {
    fn mend(schema: &mut Value, reads: fn(&Value) -> bool, any: &Value) {
        if !reads(schema) {
            for inner in schemas_in(schema) {
                mend(inner, reads, any);
            }
        }
        if !reads(schema) {
            schema.clone_from(any);
        }
    }
    let mut any = Value::Bool(true);
    change_each(&mut any, change);
    change_each(schema, change);
    mend(schema, |schema| Schema::deserialize(schema).is_ok(), &any);
}

/// The schemas of a response.
pub(super) fn schemas_of(response: &mut Value) -> Vec<&mut Value> {
    let Value::Object(response) = response else { return Vec::new() };
    let places = response.iter_mut().filter(|(key, _)| ["content", "headers"].contains(&&***key));
    let objects = places.filter_map(|(_, objects)| objects.as_object_mut()).flatten();
    objects.filter_map(|(_, object)| object.get_mut("schema")).collect()
}

/// Changes a schema, and those inside first. `true`, which allows all, is an object like the others.
pub(super) fn change_each(schema: &mut Value, change: fn(&mut Map<String, Value>)) {
    if *schema == Value::Bool(true) {
        *schema = Map::new().into();
    }
    for inner in schemas_in(schema) {
        change_each(inner, change);
    }
    if let Value::Object(keywords) = schema {
        change(keywords);
    }
}

/// The schemas right in a schema.
fn schemas_in(schema: &mut Value) -> Vec<&mut Value> {
    let mut schemas = Vec::new();
    for (keyword, value) in schema.as_object_mut().into_iter().flatten() {
        match (&**keyword, value) {
            ("properties" | "$defs", Value::Object(named)) => schemas.extend(named.values_mut()),
            ("oneOf" | "anyOf" | "allOf" | "prefixItems", Value::Array(listed)) => {
                schemas.extend(listed);
            }
            ("items" | "additionalProperties" | "propertyNames" | "not", schema) => {
                schemas.push(schema);
            }
            _ => {}
        }
    }
    schemas
}

/// A list of one value, for a library that has no `const`.
#[cfg(any(feature = "poem-openapi", feature = "salvo-oapi", feature = "utoipa"))]
pub(super) fn list_for_const(schema: &mut Map<String, Value>) {
    let Some(value) = schema.remove("const") else { return };
    let kind = match &value {
        Value::String(_) => "string",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
        Value::Null => "null",
    };
    schema.entry("type").or_insert_with(|| kind.into());
    schema.insert("enum".to_owned(), vec![value].into());
}
