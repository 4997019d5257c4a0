//! Responses on their way into the types of a library, which are read from JSON.

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

/// What reads a response has to know all that is in it.
#[cfg(any(feature = "aide", feature = "salvo-oapi", feature = "utoipa"))]
pub(super) fn read<T: serde::de::DeserializeOwned>(response: Value) -> T {
    serde_json::from_value(response).expect("the library reads what OpenAPI allows")
}

/// Changes each schema of a response, those inside first.
#[cfg(any(feature = "poem-openapi", feature = "salvo-oapi", feature = "utoipa"))]
pub(super) fn each_schema(mut response: Value, change: fn(&mut Map<String, Value>)) -> Value {
    for place in ["content", "headers"] {
        let objects = response.get_mut(place).and_then(Value::as_object_mut).into_iter().flatten();
        objects.for_each(|(_, object)| {
            if let Some(schema) = object.get_mut("schema") {
                change_each(schema, change);
            }
        });
    }
    response
}

/// Changes a schema, and those inside first. `true`, which allows all, is an object like the others.
#[cfg(any(feature = "poem-openapi", feature = "salvo-oapi", feature = "utoipa"))]
pub(super) fn change_each(schema: &mut Value, change: fn(&mut Map<String, Value>)) {
    if *schema == Value::Bool(true) {
        *schema = Map::new().into();
    }
    let Value::Object(keywords) = schema else { return };
    for (keyword, value) in keywords.iter_mut() {
        match (&**keyword, value) {
            ("properties" | "$defs", Value::Object(schemas)) => {
                schemas.values_mut().for_each(|schema| change_each(schema, change));
            }
            ("oneOf" | "anyOf" | "allOf" | "prefixItems", Value::Array(schemas)) => {
                for schema in schemas {
                    change_each(schema, change);
                }
            }
            ("items" | "additionalProperties" | "propertyNames" | "not", schema) => {
                change_each(schema, change);
            }
            _ => {}
        }
    }
    change(keywords);
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
