use serde_json::Value;

/// What a schema allows, in a few words: `string`, `integer or null`, `array of string`.
pub(super) fn of(schema: &Value) -> String {
    if let Some(constant) = schema.get("const") {
        return constant.to_string();
    }
    for key in ["enum", "anyOf", "oneOf"] {
        if let Some(Value::Array(several)) = schema.get(key) {
            let word = |it: &Value| if key == "enum" { it.to_string() } else { of(it) };
            return one_of(several.iter().map(word));
        }
    }
    match schema.get("type") {
        Some(Value::Array(kinds)) => {
            one_of(kinds.iter().filter_map(Value::as_str).map(|kind| single(kind, schema)))
        }
        Some(Value::String(kind)) => single(kind, schema),
        _ => "any value".to_owned(),
    }
}

fn single(kind: &str, schema: &Value) -> String {
    let each = |key| schema.get(key).filter(|each| each.is_object()).map(of);
    let more = match kind {
        "array" => each("items").map(|each| format!("of {each}")),
        "object" => each("additionalProperties").map(|each| format!("of {each}")),
        "string" => schema.get("format").and_then(Value::as_str).map(|it| format!("({it})")),
        _ => None,
    };
    more.map_or_else(|| kind.to_owned(), |more| format!("{kind} {more}"))
}

fn one_of(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(" or ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn a_schema_in_words() {
        for (schema, words) in [
            (json!({}), "any value"),
            (json!({ "type": "integer", "format": "uint64", "minimum": 0 }), "integer"),
            (json!({ "type": ["string", "null"], "format": "date" }), "string (date) or null"),
            (json!({ "type": "array", "items": { "type": "string" } }), "array of string"),
            (json!({ "type": "object", "additionalProperties": false }), "object"),
            (json!({ "enum": ["a", "b"] }), r#""a" or "b""#),
            (json!({ "const": 7 }), "7"),
            (
                json!({ "anyOf": [{ "type": "array", "items": {} }, { "type": "null" }] }),
                "array of any value or null",
            ),
        ] {
            assert_eq!(super::of(&schema), words);
        }
    }
}
