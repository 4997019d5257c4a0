//! The type whose values a schema describes: one of the standard library or of `serde_json`, or a struct.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::mem;

use serde_json::{Value, json};

use super::text::{attribute, docs, identifier, quoted};
use crate::book::names::{Names, pascal, snake};
use crate::book::schema::{Schema, without_null};
use crate::catalog::described::Described;

/// Finds the types of members, and writes a struct for what no type of these is.
pub(super) struct Types {
    names: Names,
    /// What was written, each for a schema.
    known: HashMap<String, String>,
    structs: String,
}

impl Types {
    /// With these names for what is not its own.
    pub(super) fn new(names: Names) -> Self {
        Types { names, known: HashMap::new(), structs: String::new() }
    }

    /// The structs that were written since they were taken.
    pub(super) fn take(&mut self) -> String {
        mem::take(&mut self.structs)
    }

    /// A type for a member, which is `None` where it is not there. A struct gets this name.
    pub(super) fn of_member(&mut self, schema: &Value, required: bool, name: &str) -> String {
        let ty = self.of(schema, name);
        if required || ty.starts_with("Option<") { ty } else { format!("Option<{ty}>") }
    }

    /// What has the very schema, else what has every value.
    fn of(&mut self, schema: &Value, name: &str) -> String {
        let known = KNOWN.iter().find(|(_, known)| known() == *schema);
        let ty = known.map(|(name, _)| (*name).to_owned()).or_else(|| self.near(schema, name));
        ty.filter(|ty| ty.len() <= LONG).unwrap_or_else(|| ANY.to_owned())
    }

    fn near(&mut self, schema: &Value, name: &str) -> Option<String> {
        let mut known = schema.clone();
        if schema.get("enum").is_some() || schema.get("const").is_some() {
            known = kind_of_values(schema)?;
        }
        if without_null(&mut known) && known != *schema {
            return Some(format!("Option<{}>", self.of(&known, name)));
        }
        match known.get("type")?.as_str()? {
            "string" => Some("String".to_owned()),
            "boolean" => Some("bool".to_owned()),
            "integer" => Some(integer(&known).to_owned()),
            "number" => Some("f64".to_owned()),
            "array" => self.list(&known, name),
            "object" => self.object(&known, name),
            _ => None,
        }
    }

    /// That of a part of a schema, where there is one.
    fn inside(&mut self, schema: &Value, key: &str, name: &str) -> String {
        let inside = schema.get(key).filter(|it| it.is_object());
        inside.map_or_else(|| ANY.to_owned(), |it| self.of(it, name))
    }

    fn list(&mut self, schema: &Value, name: &str) -> Option<String> {
        let count = |key: &str| schema.get(key).and_then(Value::as_u64);
        let parts = schema.get("prefixItems").and_then(Value::as_array);
        let fixed = count("minItems").filter(|least| count("maxItems") == Some(*least));
        if let Some(parts) = parts {
            if fixed.and_then(|it| usize::try_from(it).ok()) != Some(parts.len()) {
                return None;
            }
            let parts: Vec<String> = parts.iter().map(|it| self.of(it, name)).collect();
            let end = if parts.len() == 1 { "," } else { "" };
            return Some(format!("({}{end})", parts.join(", ")));
        }
        let each = self.inside(schema, "items", name);
        let is_set = schema.get("uniqueItems") == Some(&Value::Bool(true));
        Some(match fixed.filter(|it| *it <= 32) {
            Some(count) => format!("[{each}; {count}]"),
            None if is_set && is_ordered(&each) => format!("std::collections::BTreeSet<{each}>"),
            None => format!("Vec<{each}>"),
        })
    }

    /// A map, or a struct of the properties.
    fn object(&mut self, schema: &Value, name: &str) -> Option<String> {
        let properties = schema.get("properties").and_then(Value::as_object);
        let others = schema.get("additionalProperties").filter(|it| it.is_object());
        let Some(properties) = properties.filter(|it| !it.is_empty()) else {
            let each = self.inside(schema, "additionalProperties", name);
            return Some(format!("std::collections::BTreeMap<String, {each}>"));
        };
        if others.is_some() || name.len() > LONG || !properties.keys().all(|key| is_plain(key)) {
            return None;
        }
        let key_of_schema = serde_json::to_string(&Schema::from(schema.clone())).ok()?;
        if let Some(known) = self.known.get(&key_of_schema) {
            return Some(known.clone());
        }
        let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
        let required: Vec<&str> = required.filter_map(Value::as_str).collect();
        let name = self.names.give(name);
        let mut names = Names::but(&[]);
        let mut text = String::new();
        for (key, schema) in properties {
            let field = names.give(&identifier(snake(key)));
            let is_required = required.contains(&&**key);
            let ty = self.of_member(schema, is_required, &format!("{name}{}", pascal(key)));
            let mut settings = Vec::new();
            if field != *key {
                settings.push(format!("rename = {}", quoted(key)));
            }
            if !is_required {
                settings.push("skip_serializing_if = \"Option::is_none\"".to_owned());
            }
            let said = schema.get("description").and_then(Value::as_str).unwrap_or_default();
            text += &docs(4, said);
            text += &attribute(4, "serde", &settings);
            let _ = writeln!(text, "    pub {field}: {ty},");
        }
        let said = schema.get("description").and_then(Value::as_str).unwrap_or_default();
        let _ = write!(self.structs, "\n{}{STRUCT}pub struct {name} {{\n{text}}}\n", docs(0, said));
        self.known.insert(key_of_schema, name.clone());
        Some(name)
    }
}

/// What each struct derives.
const STRUCT: &str = "#[derive(Debug, serde::Deserialize, serde::Serialize)]\n";

/// Whether a message can show a value of it.
pub(super) fn is_shown(ty: &str) -> bool {
    let is_number =
        |it: &str| it.len() <= 4 && it.ends_with(|letter: char| letter.is_ascii_digit());
    ["String", "bool", "char", ANY, "serde_json::Number"].contains(&ty)
        || (ty.starts_with(['f', 'i', 'u']) && is_number(ty))
        || ty.starts_with("std::net::")
}

/// Whether a name is one in Rust as well, but for its case.
fn is_plain(name: &str) -> bool {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || "_-".contains(letter);
    !name.is_empty() && name.chars().all(is_part)
}

/// A type with a longer name says little to a reader.
const LONG: usize = 70;

const ANY: &str = "serde_json::Value";

/// A name, and what makes the schema.
type Known = (&'static str, fn() -> Value);

macro_rules! known {
    ($($ty:ty),+ $(,)?) => {
        &[$((stringify!($ty), <$ty as Described>::schema)),+]
    };
}

/// The types that errbook knows, of which the first with a schema is taken.
#[allow(unused_qualifications, reason = "these are their names in a module")]
const KNOWN: &[Known] = known![
    serde_json::Value,
    String,
    bool,
    u32,
    u64,
    u8,
    u16,
    u128,
    i32,
    i64,
    i8,
    i16,
    i128,
    f64,
    f32,
    serde_json::Number,
    char,
    (),
    std::net::Ipv4Addr,
    std::net::Ipv6Addr,
    serde_json::Map<String, serde_json::Value>,
    std::num::NonZero<u8>,
    std::num::NonZero<u16>,
    std::num::NonZero<u32>,
    std::num::NonZero<u64>,
    std::num::NonZero<u128>,
    std::num::NonZero<i64>,
    std::time::Duration,
    std::time::SystemTime,
];

/// The schema that says of what kind the values are, if all are of one.
fn kind_of_values(schema: &Value) -> Option<Value> {
    let values = schema.get("enum").and_then(Value::as_array);
    let values = values.cloned().or_else(|| Some(vec![schema.get("const")?.clone()]))?;
    let kind = |value: &Value| match value {
        Value::String(_) => json!({ "type": "string" }),
        Value::Bool(_) => json!({ "type": "boolean" }),
        Value::Number(number) if number.is_i64() => json!({ "type": "integer" }),
        _ => json!({}),
    };
    let first = kind(values.first()?);
    values.iter().all(|value| kind(value) == first).then_some(first)
}

fn integer(schema: &Value) -> &'static str {
    let least = schema.get("minimum").and_then(Value::as_f64);
    if least.is_some_and(|least| least >= 0.0) { "u64" } else { "i64" }
}

fn is_ordered(ty: &str) -> bool {
    is_shown(ty) && !["f64", "f32", "bool", ANY, "serde_json::Number"].contains(&ty)
}
