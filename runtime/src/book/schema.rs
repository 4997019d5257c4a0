use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value, json};

/// A JSON Schema (draft 2020-12), as `OpenAPI` 3.1 has it. Its keys are written in the order of the alphabet,
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
        Schema([("const".to_owned(), value)].into_iter().collect())
    }

    /// The one value that it allows, if it says that.
    pub fn the_constant(&self) -> Option<&Value> {
        self.0.get("const")
    }

    /// A value that it allows, as far as it says which, in words that a reader understands: a text is
    /// this name.
    pub(super) fn example(&self, name: &str) -> Value {
        example(&self.0, name)
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

/// Takes `null` out of what a schema allows, and says whether it was there.
pub(super) fn without_null(schema: &mut Value) -> bool {
    let Some(object) = schema.as_object_mut() else {
        let anything = *schema == true;
        if anything {
            *schema = json!({});
        }
        return anything;
    };
    let says = ["type", "const", "enum", "anyOf", "oneOf", "allOf", "properties", "items"];
    if !says.iter().any(|key| object.contains_key(*key)) {
        return true;
    }
    let is_null = |it: &Value| it.is_null() || it == "null" || it["type"] == "null";
    let mut found = object.get("type").is_some_and(is_null);
    found |= object.get("const").is_some_and(Value::is_null);
    for key in ["type", "enum", "anyOf", "oneOf"] {
        let Some(Value::Array(list)) = object.get_mut(key) else { continue };
        let count = list.len();
        list.retain(|it| !is_null(it));
        found |= list.len() < count;
        if let (true, [only]) = (key != "enum", list.as_slice()) {
            let only = only.clone();
            match (key, only) {
                ("type", only) => drop(object.insert(key.to_owned(), only)),
                (_, Value::Object(only)) => {
                    object.remove(key);
                    found |= only.is_empty();
                    object.extend(only);
                }
                _ => {}
            }
        }
    }
    found
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

fn example(schema: &Value, name: &str) -> Value {
    let given = |key: &str| schema.get(key);
    let first = |key: &str| given(key).and_then(Value::as_array).and_then(|list| list.first());
    if let Some(value) = first("examples").or(given("example")).or(given("const")).or(first("enum"))
    {
        return value.clone();
    }
    for key in ["anyOf", "oneOf", "allOf"] {
        let parts = given(key).and_then(Value::as_array).into_iter().flatten();
        let values = parts.map(|part| example(part, name)).filter(|value| !value.is_null());
        let values: Vec<Value> = values.collect();
        match (key, values.first()) {
            ("allOf", Some(Value::Object(_))) => {
                let objects = values.iter().filter_map(Value::as_object).flatten();
                return objects.map(|(key, value)| (key.clone(), value.clone())).collect();
            }
            (_, Some(value)) => return value.clone(),
            (_, None) => {}
        }
    }
    match kind(schema) {
        Some("null") => Value::Null,
        Some("boolean") => true.into(),
        Some("integer" | "number") => number(schema),
        Some("array") => array(schema, name),
        Some("object") => object(schema),
        Some("string") => text(schema, name),
        _ => name.into(),
    }
}

/// The first of its types that is not `null`.
fn kind(schema: &Value) -> Option<&str> {
    match schema.get("type")? {
        Value::String(kind) => Some(kind),
        Value::Array(kinds) => {
            let mut kinds = kinds.iter().filter_map(Value::as_str);
            kinds.clone().find(|kind| *kind != "null").or(kinds.next())
        }
        _ => None,
    }
}

/// One that is near to 1.
fn number(schema: &Value) -> Value {
    let bound = |key: &str| schema.get(key).and_then(Value::as_f64);
    let low = bound("minimum").or_else(|| Some(bound("exclusiveMinimum")? + 1.0));
    let high = bound("maximum").or_else(|| Some(bound("exclusiveMaximum")? - 1.0));
    let step = bound("multipleOf").unwrap_or(1.0);
    let nearest = 1_f64.max(low.unwrap_or(1.0)).min(high.unwrap_or(f64::MAX));
    let value = (nearest / step).ceil() * step;
    #[allow(
        clippy::cast_possible_truncation,
        reason = "it has no fraction, and is no more than 2^53"
    )]
    if value.fract() == 0.0 && value.abs() < 9e15 { (value as i64).into() } else { value.into() }
}

fn text(schema: &Value, name: &str) -> Value {
    let text = match schema.get("format").and_then(Value::as_str) {
        Some("date-time") => "2026-01-01T00:00:00Z",
        Some("date") => "2026-01-01",
        Some("time") => "00:00:00Z",
        Some("duration") => "PT1S",
        Some("uuid") => "00000000-0000-4000-8000-000000000000",
        Some("email" | "idn-email") => "ada@example.com",
        Some("hostname" | "idn-hostname") => "example.com",
        Some("ipv4" | "ip") => "192.0.2.1",
        Some("ipv6") => "2001:db8::1",
        Some("uri" | "url" | "iri") => "https://example.com",
        Some("uri-reference") => "/example",
        _ if name.to_ascii_lowercase().ends_with("email") => "ada@example.com",
        _ => name,
    };
    let count = |key: &str| {
        schema.get(key).and_then(Value::as_u64).and_then(|count| usize::try_from(count).ok())
    };
    let mut letters: Vec<char> = text.chars().collect();
    letters.truncate(count("maxLength").unwrap_or(letters.len()));
    letters.resize(count("minLength").unwrap_or(0).min(LONG).max(letters.len()), 'x');
    letters.into_iter().collect::<String>().into()
}

/// No example is longer.
const LONG: usize = 1_000;

fn array(schema: &Value, name: &str) -> Value {
    let mut values: Vec<Value> = Vec::new();
    for each in schema.get("prefixItems").and_then(Value::as_array).into_iter().flatten() {
        values.push(example(each, name));
    }
    let least = schema.get("minItems").and_then(Value::as_u64).unwrap_or(0);
    let least = usize::try_from(least).unwrap_or(LONG).min(LONG);
    let each = schema.get("items").filter(|each| each.is_object()).cloned();
    let most = schema.get("maxItems").and_then(Value::as_u64).unwrap_or(u64::MAX);
    if let (Some(each), true) = (each, most > 0) {
        let count = least.max(1).max(values.len());
        values.resize_with(count, || example(&each, name));
    }
    values.into()
}

fn object(schema: &Value) -> Value {
    let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
    let mut object: Map<String, Value> =
        properties.map(|(key, each)| (key.clone(), example(each, key))).collect();
    if let (true, Some(each)) = (object.is_empty(), schema.get("additionalProperties")) {
        if each.is_object() {
            object.insert("key".to_owned(), example(each, "value"));
        }
    }
    object.into()
}
