use bytes::Bytes;
use http::header::{self, HeaderMap, HeaderValue};
use http::response::Parts;
use http::{Method, StatusCode};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::format::json::floor_char_boundary;
use crate::limits;
use crate::occurrence::Occurrence;

/// The media types of gRPC: a client of one reads no other answer than one of it.
const MEDIA_TYPES: [&str; 3] =
    ["application/grpc", "application/grpc-web", "application/grpc-web-text"];

/// The media type that the sender of such a request reads, if that is one of gRPC's.
#[inline]
pub(crate) fn media_type(method: &Method, headers: &HeaderMap) -> Option<&'static str> {
    // All that gRPC asks is a POST, and of other requests nothing need be looked up.
    if *method != Method::POST {
        return None;
    }
    let sent = headers.get(header::CONTENT_TYPE)?.as_bytes();
    // What follows is how the messages are written, such as `+proto`.
    let name = sent.split(|byte| b"+; ".contains(byte)).next()?;
    MEDIA_TYPES.into_iter().find(|it| name.eq_ignore_ascii_case(it.as_bytes()))
}

/// The names of `google.rpc.Code`, each at its number.
const CODES: [&str; 17] = [
    "OK",
    "CANCELLED",
    "UNKNOWN",
    "INVALID_ARGUMENT",
    "DEADLINE_EXCEEDED",
    "NOT_FOUND",
    "ALREADY_EXISTS",
    "PERMISSION_DENIED",
    "RESOURCE_EXHAUSTED",
    "FAILED_PRECONDITION",
    "ABORTED",
    "OUT_OF_RANGE",
    "UNIMPLEMENTED",
    "INTERNAL",
    "UNAVAILABLE",
    "DATA_LOSS",
    "UNAUTHENTICATED",
];
const UNKNOWN: usize = 2;

/// What a `grpc-message` spells in another way.
const ESCAPED: &AsciiSet = &CONTROLS.add(b'%');

/// Says the error in headers, as gRPC does where there are no messages before it ("Trailers-Only").
pub(super) fn say(
    parts: &mut Parts,
    media_type: &'static str,
    occurrence: &Occurrence<'_>,
) -> Bytes {
    let name = occurrence.entry().grpc_code();
    let code = CODES.iter().position(|it| *it == name).unwrap_or(UNKNOWN);
    let message = occurrence.message();
    let cut = &message[..floor_char_boundary(&message, limits::GRPC_MESSAGE)];
    let message = utf8_percent_encode(cut, ESCAPED).to_string();
    parts.status = StatusCode::OK;
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    parts.headers.insert("grpc-status", HeaderValue::from(code));
    if let Ok(message) = HeaderValue::try_from(message) {
        parts.headers.insert("grpc-message", message);
    }
    Bytes::new()
}
