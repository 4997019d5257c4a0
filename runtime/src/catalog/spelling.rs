//! How a code is spelled elsewhere: as a part of a URI, as a number.

use std::borrow::Cow;

/// Whether a part of a URI can have it as it is (RFC 3986 §2.3); a code may be a path.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' | b'.' | b'_' | b'~' | b':' | b'/')
}

/// A code as a part of a URI.
pub(crate) fn in_uri(code: &str) -> Cow<'_, str> {
    if code.bytes().all(is_plain) {
        return Cow::Borrowed(code);
    }
    let encoded = code.bytes().map(|byte| match byte {
        byte if is_plain(byte) => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    });
    Cow::Owned(encoded.collect())
}

/// The number that is written as this text and no other.
pub(crate) const fn number(text: &str) -> Option<i64> {
    match i64::from_str_radix(text, 10) {
        Ok(number) => match text.as_bytes() {
            [b'0'] | [b'1'..=b'9', ..] | [b'-', b'1'..=b'9', ..] => Some(number),
            _ => None,
        },
        Err(_) => None,
    }
}
