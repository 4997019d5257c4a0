//! What other crates know of the types of members. Their schemas refer to parts that stand elsewhere;
//! a member's stands alone.

use serde_json::{Map, Value, json};

use crate::book::schema::without_null;
use crate::catalog::description::MemberSchema;

/// What a type says to `schemars`.
#[cfg(feature = "schemars")]
pub(crate) fn of_schemars<T: schemars::JsonSchema + ?Sized>() -> MemberSchema {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>().to_value();
    let mut parts = Map::new();
    if let Some(schema) = schema.as_object_mut() {
        schema.remove("$schema");
        schema.remove("title");
        if let Some(Value::Object(defs)) = schema.remove("$defs") {
            parts = defs;
        }
    }
    of_parts(schema, &parts)
}

/// What a type says to `utoipa`.
#[cfg(feature = "utoipa")]
pub(crate) fn of_utoipa<T: utoipa::ToSchema>() -> MemberSchema {
    let schema = serde_json::to_value(T::schema()).unwrap_or_else(|_| json!({}));
    let mut parts = Vec::new();
    T::schemas(&mut parts);
    let value = |part| serde_json::to_value(part).unwrap_or_else(|_| json!({}));
    let parts = parts.into_iter().map(|(name, part)| (name, value(part))).collect();
    of_parts(schema, &parts)
}

fn of_parts(schema: Value, parts: &Map<String, Value>) -> MemberSchema {
    let mut schema = alone(schema, parts, &mut Vec::new());
    let nullable = without_null(&mut schema);
    MemberSchema { schema, nullable }
}

/// The schema with each part where it is referred to. One that is in itself says no more there.
fn alone(schema: Value, parts: &Map<String, Value>, around: &mut Vec<String>) -> Value {
    match schema {
        Value::Array(schemas) => {
            schemas.into_iter().map(|schema| alone(schema, parts, around)).collect()
        }
        Value::Object(mut object) => {
            let Some(Value::String(reference)) = object.remove("$ref") else {
                let keys = object.into_iter();
                return keys.map(|(key, schema)| (key, alone(schema, parts, around))).collect();
            };
            let name = reference.rsplit('/').next().unwrap_or_default().to_owned();
            match parts.get(&name) {
                Some(part) if !around.contains(&name) => {
                    around.push(name);
                    let mut part = alone(part.clone(), parts, around);
                    around.pop();
                    if let Some(part) = part.as_object_mut() {
                        part.extend(object);
                    }
                    part
                }
                _ => json!({}),
            }
        }
        other => other,
    }
}
