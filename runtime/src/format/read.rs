use std::borrow::Cow;
use std::fmt;
use std::time::SystemTime;

use http::StatusCode;
use serde_json::{Map, Value as Json};

use crate::format::WireFormat;
use crate::format::template::{Field, ItemSlot, Items, Slot, Value};
use crate::occurrence::item::Item;

/// What a body says, read back by the format that wrote it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Received {
    /// The status of the response.
    pub http_status: StatusCode,
    /// The status in the body; without one, that of the response.
    pub status: StatusCode,
    /// The code.
    pub code: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The message.
    pub message: Option<String>,
    /// The problem type URI; `None` stands for `about:blank`.
    pub type_uri: Option<String>,
    /// The path of the request.
    pub path: Option<String>,
    /// The method of the request.
    pub method: Option<String>,
    /// The id of the request.
    pub request_id: Option<String>,
    /// When the request arrived.
    pub timestamp: Option<SystemTime>,
    /// The members; where the format spreads them, everything that the template does not name.
    pub members: Map<String, Json>,
    /// The items.
    pub items: Vec<Item>,
}

/// A body that is not an object of JSON. The status of its response is still known.
#[derive(Debug)]
pub struct ReadError {
    status: StatusCode,
    kind: ReadErrorKind,
}

#[derive(Debug)]
pub(super) enum ReadErrorKind {
    NotJson(serde_json::Error),
    NotAnObject(&'static str),
}

impl ReadError {
    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        self.status
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = self.status.as_u16();
        match &self.kind {
            ReadErrorKind::NotJson(_) => write!(f, "the body of this {status} is not JSON"),
            ReadErrorKind::NotAnObject(kind) => {
                write!(f, "the body of this {status} is {kind}, not a JSON object")
            }
        }
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            ReadErrorKind::NotJson(error) => Some(error),
            ReadErrorKind::NotAnObject(_) => None,
        }
    }
}

impl WireFormat {
    /// Reads a body of this format.
    ///
    /// It is lenient (RFC 9457 §3.1): a value of the wrong type counts as missing, a key that the
    /// format does not know is a member where the format spreads members, and skipped elsewhere.
    ///
    /// ```
    /// use errbook::{format::ENVELOPE, http::StatusCode};
    ///
    /// let body = br#"{"error":{"status":404,"code":"UserNotFound","message":"No such user."}}"#;
    /// let received = ENVELOPE.read(StatusCode::NOT_FOUND, body).unwrap();
    /// assert_eq!(received.code.as_deref(), Some("UserNotFound"));
    ///
    /// let error = ENVELOPE.read(StatusCode::BAD_GATEWAY, b"<html>").unwrap_err();
    /// assert_eq!(error.status(), StatusCode::BAD_GATEWAY);
    /// ```
    ///
    /// # Errors
    /// If the body is not a JSON object, or nests deeper than `serde_json` follows (128 levels).
    pub fn read(&self, status: StatusCode, body: &[u8]) -> Result<Received, ReadError> {
        let object = parse(body).map_err(|kind| ReadError { status, kind })?;
        let mut received = Received {
            http_status: status,
            status,
            code: None,
            title: None,
            message: None,
            type_uri: None,
            path: None,
            method: None,
            request_id: None,
            timestamp: None,
            members: Map::new(),
            items: Vec::new(),
        };
        received.object(self.body(), &object);
        if self.repeats_itself() {
            received.take_self();
        }
        Ok(received)
    }

    /// Whether the error itself stands in a repetition where it has no items.
    fn repeats_itself(&self) -> bool {
        fn in_value(value: &Value) -> bool {
            match value {
                Value::ForEach(items, _) => *items == Items::OrSelf,
                Value::Object(fields) => in_object(fields),
                Value::Array(values) => values.iter().any(in_value),
                _ => false,
            }
        }
        fn in_object(fields: &[Field]) -> bool {
            fields.iter().any(|field| matches!(field, Field::Key { value, .. } if in_value(value)))
        }
        in_object(self.body())
    }
}

pub(super) fn parse(body: &[u8]) -> Result<Map<String, Json>, ReadErrorKind> {
    match serde_json::from_slice(body).map_err(ReadErrorKind::NotJson)? {
        Json::Object(object) => Ok(object),
        Json::Array(_) => Err(ReadErrorKind::NotAnObject("an array")),
        Json::String(_) => Err(ReadErrorKind::NotAnObject("a string")),
        Json::Number(_) => Err(ReadErrorKind::NotAnObject("a number")),
        Json::Bool(_) => Err(ReadErrorKind::NotAnObject("a boolean")),
        Json::Null => Err(ReadErrorKind::NotAnObject("null")),
    }
}

impl Received {
    fn object(&mut self, fields: &[Field], object: &Map<String, Json>) {
        for field in fields {
            match field {
                Field::Key { key, value, .. } => {
                    if let Some(json) = object.get(*key) {
                        self.value(value, json);
                    }
                }
                Field::Members => self.others(fields, object),
            }
        }
    }

    /// What the template does not name is a member.
    fn others(&mut self, fields: &[Field], object: &Map<String, Json>) {
        let others = object.iter().filter(|(name, _)| !names(fields, name));
        self.members.extend(others.map(|(name, json)| (name.clone(), json.clone())));
    }

    fn value(&mut self, template: &Value, json: &Json) {
        match (template, json) {
            (Value::Slot(slot), json) => self.slot(*slot, json),
            (Value::Member(name), json) if !json.is_null() => {
                self.members.insert((*name).to_owned(), json.clone());
            }
            (Value::Object(fields), Json::Object(object)) => self.object(fields, object),
            (Value::Array(templates), Json::Array(values)) => {
                for (template, json) in templates.iter().zip(values) {
                    self.value(template, json);
                }
            }
            (Value::ForEach(_, each), Json::Array(values)) => {
                for json in values {
                    let mut item = Item::new("");
                    self.element(each, json, &mut item);
                    self.items.push(item);
                }
            }
            _ => {}
        }
    }

    /// One item that points nowhere is the error itself, where the error says nothing elsewhere.
    fn take_self(&mut self) {
        if self.code.is_some() || self.message.is_some() {
            return;
        }
        if let [Item { pointer: None, code, message }] = self.items.as_mut_slice() {
            self.code = code.take().map(Cow::into_owned);
            self.message = Some(std::mem::take(message).into_owned());
            self.items.clear();
        }
    }

    fn slot(&mut self, slot: Slot, json: &Json) {
        let text = || json.as_str().map(str::to_owned);
        match slot {
            Slot::Status | Slot::StatusText => {
                let number = json.as_u64().and_then(|number| u16::try_from(number).ok());
                let status = number.or_else(|| json.as_str()?.parse().ok());
                if let Some(status) = status.and_then(|n| StatusCode::from_u16(n).ok()) {
                    self.status = status;
                }
            }
            Slot::TypeUri => self.type_uri = text().filter(|uri| uri != "about:blank"),
            Slot::Title | Slot::EntryTitle => self.title = text(),
            Slot::Code => self.code = text(),
            Slot::Message => self.message = text(),
            Slot::Instance | Slot::Uri => self.path = text(),
            Slot::Method => self.method = text(),
            Slot::RequestId => self.request_id = text(),
            Slot::Timestamp => self.timestamp = json.as_str().and_then(time),
            Slot::Members => {
                if let Json::Object(object) = json {
                    self.members.extend(object.clone());
                }
            }
            Slot::Reason | Slot::GrpcCode => {}
        }
    }

    /// One element of a repetition: what belongs to the item goes there, the rest to `self`.
    fn element(&mut self, template: &Value, json: &Json, item: &mut Item) {
        match (template, json) {
            (Value::Item(slot), Json::String(text)) => {
                let text = Cow::Owned(text.clone());
                match slot {
                    ItemSlot::Pointer => item.pointer = Some(text),
                    ItemSlot::Field => item.pointer = Item::new("").field(&text).pointer,
                    ItemSlot::Code => item.code = Some(text),
                    ItemSlot::Message => item.message = text,
                }
            }
            (Value::Object(fields), Json::Object(object)) => {
                for field in *fields {
                    match field {
                        Field::Key { key, value, .. } => {
                            if let Some(json) = object.get(*key) {
                                self.element(value, json, item);
                            }
                        }
                        Field::Members => self.others(fields, object),
                    }
                }
            }
            (Value::Array(templates), Json::Array(values)) => {
                for (template, json) in templates.iter().zip(values) {
                    self.element(template, json, item);
                }
            }
            (template, json) => self.value(template, json),
        }
    }
}

/// humantime reads RFC 3339 in UTC only; what has another offset counts as missing.
pub(super) fn time(text: &str) -> Option<SystemTime> {
    humantime::parse_rfc3339(text).ok()
}

fn names(fields: &[Field], name: &str) -> bool {
    fields.iter().any(|field| matches!(field, Field::Key { key, .. } if *key == name))
}
