//! A schema in a few words, for a sentence.

use serde_json::Value;

/// What values are allowed, such as `integer or null`.
pub(in crate::book) fn text(schema: &Value) -> String {
    let Some(object) = schema.as_object() else {
        return if schema == &Value::Bool(false) { "nothing" } else { "any value" }.to_owned();
    };
    let list = |key: &str| object.get(key).and_then(Value::as_array);
    let joined = |all: Vec<String>| cut(&all.join(" or "));
    if let Some(value) = object.get("const") {
        return cut(&value.to_string());
    }
    if let Some(values) = list("enum") {
        return joined(values.iter().map(Value::to_string).collect());
    }
    if let Some(name) = object.get("$ref").and_then(Value::as_str) {
        return name.rsplit('/').next().unwrap_or(name).to_owned();
    }
    if let Some(ways) = list("anyOf").or_else(|| list("oneOf")) {
        return joined(ways.iter().map(text).collect());
    }
    let of = |kind: &str| match kind {
        "array" => match object.get("items") {
            Some(items) => format!("list of {}", text(items)),
            None => "list".to_owned(),
        },
        "object" => match object.get("additionalProperties") {
            Some(values) if values.is_object() => format!("map of {}", text(values)),
            _ => "object".to_owned(),
        },
        "integer" | "number" | "string" => [kind, &*limits(schema)].concat(),
        other => other.to_owned(),
    };
    match object.get("type") {
        Some(Value::String(kind)) => of(kind),
        Some(Value::Array(kinds)) => {
            joined(kinds.iter().filter_map(Value::as_str).map(of).collect())
        }
        _ if object.contains_key("properties") => "object".to_owned(),
        _ => "any value".to_owned(),
    }
}

fn limits(schema: &Value) -> String {
    let mut limits = Vec::new();
    for (key, words) in [
        ("format", ""),
        ("minimum", "from "),
        ("exclusiveMinimum", "above "),
        ("maximum", "to "),
        ("exclusiveMaximum", "below "),
        ("multipleOf", "in steps of "),
        ("minLength", "length from "),
        ("maxLength", "length to "),
        ("pattern", "like "),
    ] {
        match schema.get(key) {
            Some(Value::String(limit)) => limits.push(format!("{words}{limit}")),
            Some(limit) => limits.push(format!("{words}{limit}")),
            None => {}
        }
    }
    if limits.is_empty() { String::new() } else { cut(&format!(" ({})", limits.join(", "))) }
}

/// The beginning of a long text.
fn cut(text: &str) -> String {
    const LENGTH: usize = 120;
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
