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
pub(super) fn read<T: serde::de::DeserializeOwned>(response: Value) -> T {
    serde_json::from_value(response).expect("the library reads what OpenAPI allows")
}

/// The same response for a library that has no `const`: a list of one value.
#[cfg(any(feature = "poem-openapi", feature = "salvo-oapi", feature = "utoipa"))]
pub(super) fn without_const(mut response: Value) -> Value {
    for place in ["content", "headers"] {
        for object in response.get_mut(place).and_then(Value::as_object_mut).into_iter().flatten() {
            if let Some(schema) = object.1.get_mut("schema") {
                lists_for_const(schema);
            }
        }
    }
    response
}

#[cfg(any(feature = "poem-openapi", feature = "salvo-oapi", feature = "utoipa"))]
pub(super) fn lists_for_const(schema: &mut Value) {
    let Value::Object(schema) = schema else { return };
    if let Some(value) = schema.remove("const") {
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
    for (key, value) in schema {
        match (&**key, value) {
            ("properties" | "$defs", Value::Object(schemas)) => {
                schemas.values_mut().for_each(lists_for_const);
            }
            ("oneOf" | "anyOf" | "allOf" | "prefixItems", Value::Array(schemas)) => {
                schemas.iter_mut().for_each(lists_for_const);
            }
            ("items" | "additionalProperties" | "propertyNames" | "not", schema) => {
                lists_for_const(schema);
            }
            _ => {}
        }
    }
}
