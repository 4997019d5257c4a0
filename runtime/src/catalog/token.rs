//! Rules about tokens of a declaration that need the status table or the type of a token.
//!
//! A panic in the `const` of a macro would be told at the macro's whole call, and just the first. So
//! a rule of `wire_format!` and `catalog!` is a trait that the type of the token implements for
//! `true` only: `NewKey::<_, { is_new("code", &["code"]) }> { token: "code" }` is an error at the
//! token, in the words of the trait. (Were these items written by a macro, rustc would not find it.)

use crate::catalog::status::Status;
use crate::catalog::text::same;

/// A key of a format is written as it is.
#[diagnostic::on_unimplemented(
    message = "this key would not be JSON as it stands",
    label = "a key is a string, without escapes"
)]
pub trait KeyIsPlain<const HOLDS: bool> {}

#[diagnostic::do_not_recommend]
impl<T> KeyIsPlain<true> for T {}

/// A token under that rule.
#[derive(Debug)]
pub struct FormatKey<T: KeyIsPlain<HOLDS>, const HOLDS: bool> {
    /// The token.
    pub token: T,
}

/// A JSON object has a key once.
#[diagnostic::on_unimplemented(
    message = "this key stands twice in one object of the format",
    label = "the object has this key already",
    note = "a JSON object has a key only once (RFC 8259 §4): remove one of the two"
)]
pub trait KeyIsNew<const HOLDS: bool> {}

#[diagnostic::do_not_recommend]
impl<T> KeyIsNew<true> for T {}

/// A token under that rule.
#[derive(Debug)]
pub struct NewKey<T: KeyIsNew<HOLDS>, const HOLDS: bool> {
    /// The token.
    pub token: T,
}

/// A literal of a format is written as it is.
#[diagnostic::on_unimplemented(
    message = "this literal would not be JSON as it stands",
    label = "a literal is a string without escapes, a number without a suffix, `true`, `false` or `null`"
)]
pub trait LiteralIsJson<const HOLDS: bool> {}

#[diagnostic::do_not_recommend]
impl<T> LiteralIsJson<true> for T {}

/// A token under that rule.
#[derive(Debug)]
pub struct FormatLiteral<T: LiteralIsJson<HOLDS>, const HOLDS: bool> {
    /// The token.
    pub token: T,
}

/// `standard` chooses from `HttpError`.
#[diagnostic::on_unimplemented(
    message = "there is no standard error of this status",
    label = "`standard` takes registered error statuses, 400 to 599"
)]
pub trait StatusIsError<const HOLDS: bool> {}

#[diagnostic::do_not_recommend]
impl<T> StatusIsError<true> for T {}

/// A token under that rule.
#[derive(Debug)]
pub struct ErrorStatus<T: StatusIsError<HOLDS>, const HOLDS: bool> {
    /// The token.
    pub token: T,
}

/// `successes` documents what the API answers when nothing failed.
#[diagnostic::on_unimplemented(
    message = "this is not the status of a success",
    label = "`successes` takes registered success statuses, 200 to 299"
)]
pub trait StatusIsSuccess<const HOLDS: bool> {}

#[diagnostic::do_not_recommend]
impl<T> StatusIsSuccess<true> for T {}

/// A token under that rule.
#[derive(Debug)]
pub struct SuccessStatus<T: StatusIsSuccess<HOLDS>, const HOLDS: bool> {
    /// The token.
    pub token: T,
}

/// Whether the status is a registered error.
#[must_use]
pub const fn is_error(status: u16) -> bool {
    Status::of(status).is_some() && status >= 400
}

/// Whether the status is a registered success.
#[must_use]
pub const fn is_success(status: u16) -> bool {
    Status::of(status).is_some() && status / 100 == 2
}

/// Whether no key before it is the same.
#[must_use]
pub const fn is_new(key: &str, before: &[&str]) -> bool {
    let mut index = 0;
    while index < before.len() {
        if same(before[index], key) {
            return false;
        }
        index += 1;
    }
    true
}

/// Whether the Rust literal, as it is written, is a JSON string too.
#[must_use]
pub const fn is_json_string(literal: &str) -> bool {
    match literal.as_bytes() {
        [b'"', inside @ .., b'"'] => all_plain(inside),
        _ => false,
    }
}

/// What stands between the quotes of a literal.
#[must_use]
pub const fn unquoted(literal: &'static str) -> &'static str {
    match literal.as_bytes() {
        [b'"', inside @ .., b'"'] => match std::str::from_utf8(inside) {
            Ok(text) => text,
            Err(_) => literal,
        },
        _ => literal,
    }
}

const fn all_plain(bytes: &[u8]) -> bool {
    let mut index = 0;
    while index < bytes.len() {
        if bytes[index] < 0x20 || bytes[index] == b'"' || bytes[index] == b'\\' {
            return false;
        }
        index += 1;
    }
    true
}

/// Whether the Rust literal, as it is written, is JSON too.
#[must_use]
pub const fn is_json_literal(text: &str) -> bool {
    match text.as_bytes() {
        b"true" | b"false" | b"null" | b"0" => true,
        [b'"', ..] => is_json_string(text),
        [b'-', digits @ ..] | digits => is_json_number(digits),
    }
}

/// Digits without a leading zero, then perhaps a fraction.
const fn is_json_number(bytes: &[u8]) -> bool {
    let mut index = 0;
    let mut point = None;
    while index < bytes.len() {
        match bytes[index] {
            b'0'..=b'9' => {}
            b'.' if point.is_none() && index > 0 => point = Some(index),
            _ => return false,
        }
        index += 1;
    }
    let whole = match point {
        Some(at) => at,
        None => bytes.len(),
    };
    let ends_in_digit = !bytes.is_empty() && bytes[bytes.len() - 1] != b'.';
    ends_in_digit && (whole == 1 || bytes[0] != b'0')
}
