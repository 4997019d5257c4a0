//! poem-openapi 5: an error type is an `ApiResponse`, so an operation that returns a `Result` of it
//! documents its responses.
//!
//! An operation documents what it returns and nothing else, so a [`subset!`](crate::subset) has no place
//! there: give the operation an error type of its own, with the others as `#[api(transparent)]`.
//!
//! It makes documents of OpenAPI 3.0, which has fewer words for schemas: a constant is an `enum` of one
//! value, and of several types `null` alone is told. It has no examples beside a schema, so the
//! example of a response is one of the schema.

use poem_openapi::registry::{MetaHeader, MetaMediaType, MetaResponse, MetaSchema, MetaSchemaRef};
#[doc(hidden)]
pub use poem_openapi::{ApiResponse, registry::MetaResponses, registry::Registry};
use serde_json::{Map, Value};

use super::convert;
use crate::book::example::kept;
use crate::book::set::ErrorSet;

/// What `meta` of a derived type does.
#[doc(hidden)]
pub fn meta<E: ErrorSet>() -> MetaResponses {
    let responses = convert::responses::<E>().into_iter();
    MetaResponses { responses: responses.map(|(status, it)| response(&status, it)).collect() }
}

fn response(status: &str, mut response: Value) -> MetaResponse {
    for schema in convert::schemas_of(&mut response) {
        convert::change_each(schema, convert::list_for_const);
    }
    let objects = |name: &str| response[name].as_object().into_iter().flatten();
    let content = objects("content").map(|(media_type, it)| {
        let mut schema = schema(&it["schema"]);
        let example = it["examples"].as_object().and_then(|examples| examples.values().next());
        schema.example = example.map(|example| example["value"].clone());
        MetaMediaType { content_type: kept(media_type), schema: inline(schema) }
    });
    let headers = objects("headers").map(|(name, it)| MetaHeader {
        name: name.clone(),
        description: it["description"].as_str().map(str::to_owned),
        required: it["required"] == true,
        deprecated: false,
        schema: inline(schema(&it["schema"])),
    });
    let code = status.parse().ok();
    MetaResponse {
        description: kept(response["description"].as_str().unwrap_or_default()),
        status: code,
        status_range: code.is_none().then(|| status.to_owned()),
        content: content.collect(),
        headers: headers.collect(),
    }
}

fn inline(schema: MetaSchema) -> MetaSchemaRef {
    MetaSchemaRef::Inline(Box::new(schema))
}

/// A schema in the words that poem-openapi has. What it has no word for is left out, so that a schema
/// allows more than it did, never less.
fn schema(schema: &Value) -> MetaSchema {
    let empty = Map::new();
    let schema = schema.as_object().unwrap_or(&empty);
    let get = |key: &str| schema.get(key);
    let text = |key: &str| get(key).and_then(Value::as_str);
    let number = |key: &str| get(key).and_then(Value::as_f64);
    let size = |key: &str| get(key).and_then(Value::as_u64).and_then(|it| usize::try_from(it).ok());
    let list = |key: &str| get(key).and_then(Value::as_array).into_iter().flatten();
    let schemas = |key: &str| list(key).map(|it| inline(self::schema(it))).collect();
    let one = |key: &str| match get(key) {
        Some(object @ Value::Object(_)) => Some(Box::new(inline(self::schema(object)))),
        _ => None,
    };
    let types: Vec<&str> =
        text("type").into_iter().chain(list("type").filter_map(Value::as_str)).collect();
    let others: Vec<&str> = types.iter().copied().filter(|it| *it != "null").collect();
    let properties = get("properties").and_then(Value::as_object).into_iter().flatten();
    MetaSchema {
        ty: if let [only] = *others { kept(only) } else { "" },
        nullable: others.len() < types.len(),
        format: text("format").map(kept),
        title: text("title").map(str::to_owned),
        description: text("description").map(kept),
        required: list("required").filter_map(Value::as_str).map(kept).collect(),
        properties: properties.map(|(name, it)| (kept(name), inline(self::schema(it)))).collect(),
        items: one("items"),
        additional_properties: one("additionalProperties"),
        enum_items: list("enum").cloned().collect(),
        deprecated: get("deprecated") == Some(&Value::Bool(true)),
        any_of: schemas("anyOf"),
        one_of: schemas("oneOf"),
        all_of: schemas("allOf"),
        maximum: number("maximum"),
        minimum: number("minimum"),
        max_length: size("maxLength"),
        min_length: size("minLength"),
        pattern: text("pattern").map(str::to_owned),
        max_items: size("maxItems"),
        min_items: size("minItems"),
        ..MetaSchema::ANY
    }
}

/// It may be any error, so it documents none.
impl ApiResponse for crate::occurrence::error::Error {
    fn meta() -> MetaResponses {
        MetaResponses { responses: Vec::new() }
    }

    fn register(_: &mut Registry) {}
}

#[doc(hidden)]
#[macro_export]
macro_rules! __document_with_poem_openapi {
    ([$($generics:tt)*] [$ty:ty] [$($clause:tt)*]) => {
        #[automatically_derived]
        #[allow(deprecated, unused_qualifications)]
        impl<$($generics)*> $crate::book::integration::poem_openapi::ApiResponse
            for $ty $($clause)*
        {
            fn meta() -> $crate::book::integration::poem_openapi::MetaResponses {
                $crate::book::integration::poem_openapi::meta::<Self>()
            }

            fn register(_: &mut $crate::book::integration::poem_openapi::Registry) {}
        }
    };
}
