//! Media types, of which parameters say nothing about the kind of body.

use http::header::HeaderValue;

/// Whether it is this media type, with whatever parameters.
pub(crate) fn is_same_media(sent: Option<&HeaderValue>, expected: &HeaderValue) -> bool {
    sent.is_some_and(|sent| is_same_essence(sent.as_bytes(), expected.as_bytes()))
}

pub(crate) fn is_same_essence(one: &[u8], other: &[u8]) -> bool {
    one == other || essence(one).eq_ignore_ascii_case(essence(other))
}

/// A media type without its parameters.
pub(crate) fn essence(media_type: &[u8]) -> &[u8] {
    media_type.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii()
}

/// Whether bodies of this type are JSON: `application/json`, and what ends in `+json` (RFC 6839 §3.1).
pub(crate) fn is_json(media_type: &[u8]) -> bool {
    let essence = essence(media_type).to_ascii_lowercase();
    matches!(&*essence, b"application/json" | b"text/json") || essence.ends_with(b"+json")
}
