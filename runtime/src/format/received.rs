use std::fmt::{self, Write as _};
use std::time::{SystemTime, UNIX_EPOCH};

use http::StatusCode;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde_json::{Map, Value as Json};

use crate::occurrence::item::Item;

/// What a body says, read back by the format that wrote it.
///
/// It is `Serialize`, for logs and for tests: an object with these names, without what is missing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Received {
    /// The status of the response.
    pub http_status: StatusCode,
    /// The status in the body; without one, that of the response.
    pub status: StatusCode,
    /// Whether the body is one of the format, as [`matches`](crate::WireFormat::matches) says it.
    pub matches: bool,
    /// The code. A number is its text.
    pub code: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The status phrase.
    pub reason: Option<String>,
    /// The name of the `google.rpc.Code`.
    pub grpc_code: Option<String>,
    /// The message.
    pub message: Option<String>,
    /// The problem type URI; `None` stands for `about:blank`.
    pub type_uri: Option<String>,
    /// The path of the request, as a URI reference.
    pub path: Option<String>,
    /// The method of the request.
    pub method: Option<String>,
    /// The id of the request.
    pub request_id: Option<String>,
    /// When the request arrived.
    pub timestamp: Option<SystemTime>,
    /// What else the request brought, by name.
    pub request: Map<String, Json>,
    /// The members, and whatever else the body has that the template does not take: keys that it
    /// does not name, and values of another type than it writes.
    pub members: Map<String, Json>,
    /// The items.
    pub items: Vec<Item>,
}

impl Received {
    /// Nothing but the status of the response.
    pub(super) fn new(status: StatusCode) -> Self {
        Received {
            http_status: status,
            status,
            matches: false,
            code: None,
            title: None,
            reason: None,
            grpc_code: None,
            message: None,
            type_uri: None,
            path: None,
            method: None,
            request_id: None,
            timestamp: None,
            request: Map::new(),
            members: Map::new(),
            items: Vec::new(),
        }
    }
}

impl Serialize for Received {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Received", 15)?;
        object.serialize_field("http_status", &self.http_status.as_u16())?;
        object.serialize_field("status", &self.status.as_u16())?;
        object.serialize_field("matches", &self.matches)?;
        let texts = [
            ("code", &self.code),
            ("title", &self.title),
            ("reason", &self.reason),
            ("grpc_code", &self.grpc_code),
            ("message", &self.message),
            ("type_uri", &self.type_uri),
            ("path", &self.path),
            ("method", &self.method),
            ("request_id", &self.request_id),
        ];
        for (name, text) in texts {
            if let Some(text) = text {
                object.serialize_field(name, text)?;
            }
        }
        if let Some(time) = self.timestamp {
            // RFC 3339 has no words for a time after 9999.
            let mut text = String::new();
            let time = humantime::format_rfc3339_millis(time.max(UNIX_EPOCH));
            if write!(text, "{time}").is_ok() {
                object.serialize_field("timestamp", &text)?;
            }
        }
        for (name, values) in [("request", &self.request), ("members", &self.members)] {
            if !values.is_empty() {
                object.serialize_field(name, values)?;
            }
        }
        if !self.items.is_empty() {
            object.serialize_field("items", &self.items)?;
        }
        object.end()
    }
}

/// A body that cannot be read. The status of its response is still known.
#[derive(Debug)]
pub struct ReadError {
    pub(super) status: StatusCode,
    pub(super) kind: ReadErrorKind,
}

/// Why a body cannot be read.
#[derive(Debug)]
#[non_exhaustive]
pub enum ReadErrorKind {
    /// It is no JSON: a proxy's page, a body that was cut, nothing at all.
    NotJson(serde_json::Error),
    /// It is JSON, but no object, which the format writes. This is what it is: `an array`.
    NotAnObject(&'static str),
    /// It is JSON, but no array, which the format writes.
    NotAnArray(&'static str),
    /// It nests deeper than 127 levels.
    TooDeep,
}

impl ReadError {
    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Why the body cannot be read.
    pub fn kind(&self) -> &ReadErrorKind {
        &self.kind
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the body of this {} ", self.status.as_u16())?;
        match &self.kind {
            ReadErrorKind::NotJson(_) => f.write_str("is not JSON"),
            ReadErrorKind::NotAnObject(kind) => write!(f, "is {kind}, not a JSON object"),
            ReadErrorKind::NotAnArray(kind) => write!(f, "is {kind}, not a JSON array"),
            ReadErrorKind::TooDeep => f.write_str("nests deeper than 127 levels"),
        }
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            ReadErrorKind::NotJson(error) => Some(error),
            _ => None,
        }
    }
}
