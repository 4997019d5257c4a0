use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value};

/// A JSON Schema (draft 2020-12), as OpenAPI 3.1 has it. Its keys are written in the order of the alphabet,
/// whatever `serde_json` was built with.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Schema(Value);

impl Schema {
    /// That of any value.
    pub fn any() -> Self {
        Schema(Value::Object(Map::new()))
    }

    /// That of one value.
    pub fn constant(value: Value) -> Self {
        Schema(serde_json::json!({ "const": value }))
    }

    /// The one value that it allows, if it says that.
    pub fn the_constant(&self) -> Option<&Value> {
        self.0.get("const")
    }

    /// It, as JSON.
    pub fn as_json(&self) -> &Value {
        &self.0
    }
}

impl From<Value> for Schema {
    fn from(value: Value) -> Self {
        Schema(value)
    }
}

impl Serialize for Schema {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        in_order(&self.0).serialize(serializer)
    }
}

/// The same with the keys of each object in order.
pub(super) fn in_order(value: &Value) -> Value {
    match value {
        Value::Array(values) => values.iter().map(in_order).collect(),
        Value::Object(object) => {
            let mut keys: Vec<&String> = object.keys().collect();
            keys.sort();
            keys.into_iter().map(|key| (key.clone(), in_order(&object[key]))).collect()
        }
        other => other.clone(),
    }
}
