use serde_json::{Map, Value as Json};

use crate::format::WireFormat;
use crate::format::read::{parse, time};
use crate::format::template::{Field, Slot, Value};

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
        parse(body).is_ok_and(|object| object_matches(self.body(), &object))
    }
}

fn object_matches(fields: &[Field], object: &Map<String, Json>) -> bool {
    fields.iter().all(|field| match field {
        Field::Members => true,
        Field::Key { key, optional, value, .. } => match object.get(*key) {
            Some(json) => value_matches(value, json),
            None => *optional,
        },
    })
}

fn value_matches(template: &Value, json: &Json) -> bool {
    match template {
        Value::Slot(slot) => slot_matches(*slot, json),
        Value::Item(_) => json.is_string() || json.is_null(),
        Value::Member(_) | Value::Computed(_) => true,
        Value::Literal(text) => serde_json::from_str::<Json>(text).is_ok_and(|it| it == *json),
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
        Slot::TypeUri | Slot::Instance | Slot::Uri | Slot::Method | Slot::RequestId => {
            json.is_string() || json.is_null()
        }
        Slot::Timestamp => json.is_null() || json.as_str().and_then(time).is_some(),
        Slot::Members => json.is_object(),
    }
}
