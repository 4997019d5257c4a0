//! What a format may not be, as far as it takes the whole of it to see. A panic here is a compile
//! error of the `static` that `wire_format!` declares.

use crate::catalog::text::{Text, is_owned, same};
use crate::format::template::{Field, Value};

/// Checks an object: `..members` at most once, since members spread twice would be keys twice
/// (RFC 8259 §4); items only in a repetition, and no repetition in another.
#[track_caller]
pub(super) const fn object(fields: &[Field], repeated: bool) {
    let mut index = 0;
    let mut spreads = 0;
    while index < fields.len() {
        match &fields[index] {
            Field::Key { value: inner, .. } => value(inner, repeated),
            Field::Members => spreads += 1,
        }
        index += 1;
    }
    assert!(spreads <= 1, "`..members` stands twice in one object of this format: remove one");
}

#[track_caller]
const fn value(template: &Value, repeated: bool) {
    match template {
        Value::Object(fields) => object(fields, repeated),
        Value::Array(values) => {
            let mut index = 0;
            while index < values.len() {
                value(&values[index], repeated);
                index += 1;
            }
        }
        Value::ForEach(_, each) => {
            assert!(
                !repeated,
                "a repetition stands in a repetition of this format: items have no items of their own"
            );
            value(each, true);
        }
        Value::Item(_) => assert!(
            repeated,
            "`item` stands outside of `[for item in items {{ ... }}]` in this format: there is no item there"
        ),
        Value::Slot(_) | Value::Member(_) | Value::Literal(_) | Value::Computed(_) => {}
    }
}

/// Whether an object that spreads members has a key of this name.
pub(super) const fn shadows(fields: &[Field], member: &str) -> bool {
    let mut index = 0;
    let mut spreads = false;
    let mut has_key = false;
    while index < fields.len() {
        match &fields[index] {
            Field::Members => spreads = true,
            Field::Key { key, value, .. } => {
                has_key |= same(key, member);
                if let Value::Object(inner) = value {
                    if shadows(inner, member) {
                        return true;
                    }
                }
            }
        }
        index += 1;
    }
    spreads && has_key
}

/// A media type has a type and a subtype (RFC 9110 §8.3.1).
#[track_caller]
pub(super) const fn media_type(media_type: &str) {
    let bytes = media_type.as_bytes();
    let mut index = 0;
    let mut slashes = 0;
    while index < bytes.len() && bytes[index] != b';' {
        if bytes[index] == b'/' {
            slashes += 1;
        }
        index += 1;
    }
    let inside = slashes == 1 && bytes[0] != b'/' && bytes[index - 1] != b'/';
    if !inside {
        let text = Text::new()
            .and("`")
            .and(media_type)
            .and("` is not a media type: one looks like `application/json`");
        panic!("{}", text.as_str());
    }
}

/// A field name is a token, its value plain text (RFC 9110 §5.1, §5.5), and some are not a format's
/// to set.
#[track_caller]
pub(super) const fn headers(headers: &[(&str, &str)]) {
    let mut index = 0;
    while index < headers.len() {
        let (name, value) = headers[index];
        if is_owned(name) {
            refuse(name, "` is the response's own, so no format sets it");
        }
        if !is_token(name.as_bytes()) {
            refuse(name, "` is not the name of a header; one looks like `Cache-Control`");
        }
        if !is_plain(value.as_bytes()) {
            refuse(name, "` has a value that is not plain ASCII text on one line");
        }
        index += 1;
    }
}

#[track_caller]
const fn refuse(header: &str, why: &str) {
    panic!("{}", Text::new().and("the header `").and(header).and(why).as_str());
}

const fn is_token(bytes: &[u8]) -> bool {
    let mut index = 0;
    while index < bytes.len() {
        match bytes[index] {
            b'0'..=b'9'
            | b'a'..=b'z'
            | b'A'..=b'Z'
            | b'!'
            | b'#'
            | b'$'
            | b'%'
            | b'&'
            | b'\''
            | b'*'
            | b'+'
            | b'-'
            | b'.'
            | b'^'
            | b'_'
            | b'`'
            | b'|'
            | b'~' => {}
            _ => return false,
        }
        index += 1;
    }
    !bytes.is_empty()
}

const fn is_plain(bytes: &[u8]) -> bool {
    let mut index = 0;
    while index < bytes.len() {
        if !matches!(bytes[index], b'\t' | b' '..=b'~') {
            return false;
        }
        index += 1;
    }
    true
}
