use serde_json::{Map, Value as Json};

use crate::format::WireFormat;
use crate::format::template::{ByKey, Field, ItemSlot, Slot, Value};
use crate::format::values::{is_literal, time, values_in};

impl WireFormat {
    /// Whether a body is one of this format: every key that the format always writes is there
    /// with a value of its type, and every literal is the template's.
    ///
    /// ```
    /// use errbook::format::{ENVELOPE, PROBLEM};
    ///
    /// let body = br#"{"error":{"status":404,"code":"UserNotFound","message":"No such user."}}"#;
    /// assert!(ENVELOPE.matches(body));
    /// assert!(!PROBLEM.matches(body));
    /// ```
    pub fn matches(&self, body: &[u8]) -> bool {
        self.parse(body).is_ok_and(|json| value_matches(self.body(), &json))
    }
}

fn object_matches(fields: &[Field], object: &Map<String, Json>) -> bool {
    fields.iter().all(|field| match field {
        Field::Members | Field::ItemMembers => true,
        Field::ByKey(by_key) => {
            let is_key = |name: &str| {
                fields.iter().any(|field| matches!(field, Field::Key { key, .. } if *key == name))
            };
            let others = object.iter().filter(|(name, _)| !is_key(name));
            by_key_matches(by_key, others)
        }
        Field::Key { key, optional, value, .. } => match object.get(*key) {
            Some(json) => value_matches(value, json),
            None => *optional,
        },
    })
}

fn by_key_matches<'j>(
    by_key: &ByKey,
    mut entries: impl Iterator<Item = (&'j String, &'j Json)>,
) -> bool {
    match by_key.each {
        Value::Object(fields) if by_key.key == ItemSlot::Path => {
            let own = |name: &str| {
                fields.iter().find_map(|field| match field {
                    Field::Key { key, value, .. } if *key == name => Some(value),
                    _ => None,
                })
            };
            entries.all(|(name, json)| match (own(name), json) {
                (Some(value), json) => value_matches(value, json),
                // As deep as `serde_json` follows.
                (None, Json::Object(inside)) => by_key_matches(by_key, &mut inside.iter()),
                (None, _) => false,
            })
        }
        each => entries.all(|(_, json)| value_matches(&each, json)),
    }
}

pub(super) fn value_matches(template: &Value, json: &Json) -> bool {
    match template {
        Value::Slot(slot) => slot_matches(*slot, json),
        Value::Item(slot) => json.is_null() || item_slot_matches(*slot, json),
        Value::Member(_) | Value::ItemMember(_) | Value::Request(_) | Value::Computed(_) => true,
        Value::Text(parts) => {
            let fits = json.as_str().and_then(|text| values_in(parts, text));
            json.is_null() || fits.is_some()
        }
        Value::Literal(text) => is_literal(text, json),
        Value::Object(fields) => {
            json.as_object().is_some_and(|object| object_matches(fields, object))
        }
        Value::Array(templates) => json.as_array().is_some_and(|values| {
            values.len() == templates.len()
                && templates.iter().zip(values).all(|(each, json)| value_matches(each, json))
        }),
        Value::ForEach(_, each) => json
            .as_array()
            .is_some_and(|values| values.iter().all(|json| value_matches(each, json))),
    }
}

fn item_slot_matches(slot: ItemSlot, json: &Json) -> bool {
    match slot {
        ItemSlot::Path => json.is_array(),
        ItemSlot::CodeNumber => json.is_i64(),
        ItemSlot::Members => json.is_object(),
        _ => json.is_string(),
    }
}

fn slot_matches(slot: Slot, json: &Json) -> bool {
    match slot {
        Slot::Status => json.as_u64().is_some_and(|status| (100..=999).contains(&status)),
        Slot::StatusText => json
            .as_str()
            .is_some_and(|text| text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit())),
        Slot::Title | Slot::EntryTitle | Slot::Reason | Slot::Code | Slot::Message => {
            json.is_string()
        }
        Slot::GrpcCode => json.is_string(),
        Slot::CodeNumber => json.is_null() || json.is_i64(),
        Slot::TypeUri | Slot::Instance | Slot::Uri | Slot::Method | Slot::RequestId => {
            json.is_string() || json.is_null()
        }
        Slot::Timestamp => json.is_null() || json.as_str().and_then(time).is_some(),
        Slot::UnixSeconds | Slot::UnixMillis => json.is_u64(),
        Slot::Members => json.is_object(),
    }
}
