//! What a request brings, read; and why it cannot be.

mod node;
mod parts;
mod reason;
mod tracked;

use std::error::Error;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeOwned, IgnoredAny};

use self::reason::{Kind, Position, Reason};
use crate::catalog::entry::Entry;
use crate::catalog::group::Group;
use crate::occurrence::api_error::{ApiError, Documented};
use crate::occurrence::header::Headers;
use crate::occurrence::item::{Findings, Item};
use crate::occurrence::pointer;
use crate::standard::HttpError;

/// Reads a value from JSON, or says where and why that is not possible.
///
/// Serde's own errors say it too, but show what was sent, a password as well, and list variants that
/// may be nobody's business. Here each sentence is errbook's own, made of what kind of error it is and
/// of names that the type has. Whatever its `Deserialize` says, nothing that was sent is in there.
///
/// ```
/// let reason = |json: &[u8]| errbook::read_json::<Vec<u8>>(json).unwrap_err().to_string();
///
/// assert_eq!(
///     reason(br#"[1, "hunter2"]"#),
///     "at `/1`: a whole number from 0 to 255 is needed here"
/// );
/// assert_eq!(reason(b"7"), "an array is needed here");
/// assert_eq!(reason(b"[1, "), "the JSON ends early, at line 1, column 4");
/// ```
///
/// A pointer ends where it would go on with a key that only the sender knows, such as one of a
/// `HashMap`; then the sentence gives the line and the column instead. So it does where serde keeps
/// a value before it reads it, for `flatten` and for enums that are `untagged` or have a `tag`.
///
/// serde stops at the first error, so there is one finding. If it is not JSON, that is what is said
/// first.
pub fn read_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, InputError> {
    serde_json::from_slice(bytes).map_err(|_| explain::<T>(bytes))
}

/// Reads it once more, to see why it cannot be read.
#[cold]
fn explain<T: DeserializeOwned>(bytes: &[u8]) -> InputError {
    let (http, item) = match why_no_json(bytes) {
        Some(sentence) => (HttpError::BadRequest, Item::new(sentence).pointer("")),
        None => (HttpError::UnprocessableContent, why_another_type::<T>(bytes)),
    };
    InputError { items: vec![item], ..InputError::new(http) }
}

fn why_no_json(bytes: &[u8]) -> Option<String> {
    if let Err(error) = std::str::from_utf8(bytes) {
        // serde_json looks at the strings that it keeps only.
        let before = &bytes[..error.valid_up_to()];
        let line = before.split(|byte| *byte == b'\n');
        let (number, last) = line.enumerate().last()?;
        return Some(format!("no UTF-8 at line {}, column {}", number + 1, last.len() + 1));
    }
    let error = serde_json::from_slice::<IgnoredAny>(bytes).err()?;
    let what = if error.is_eof() { "the JSON ends early," } else { "no JSON" };
    Some(format!("{what} at line {}, column {}", error.line(), error.column()))
}

fn why_another_type<T: DeserializeOwned>(bytes: &[u8]) -> Item {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let read = node::read(PhantomData::<T>, &mut json);
    // A type may take the second time what it has not taken the first time.
    let reason = read.err().unwrap_or_else(Reason::unknown);
    let (steps, is_here) = reason.way();
    let sentence = match (reason.kind, is_here, reason.position) {
        (Kind::Needed(_), true, _) => format!("{reason} here"),
        (_, true, _) => reason.to_string(),
        (_, false, None) => format!("{reason} in here"),
        // At the error, or at the end of what serde had kept.
        (_, false, Some(Position { line, column })) => {
            format!("{reason} in here, at or before line {line}, column {column}")
        }
    };
    Item::new(sentence).pointer(pointer::through(steps))
}

/// A body that cannot be read, and why.
///
/// [`read_json`] gives it, and what the `Json` of each [`integration`](crate::integration) refuses a
/// request with. It is the standard error of its status; of a 400 and a 422, an item says where and why:
///
/// | status | |
/// |---|---|
/// | 400 | it is no JSON |
/// | 413 | it is larger than the framework allows |
/// | 415 | its `Content-Type` is not that of JSON |
/// | 422 | it is JSON, but not of the type that is needed (RFC 9110 §15.5.21) |
///
/// As a response it is a failure of the framework: a layer answers with the catalog's own entry of
/// that standard code, where there is one, and its `on_failure` can answer with another error. The
/// item is in `Failure::items`.
///
/// In an error of yours, it is a list of items:
///
/// ```
/// use errbook::{ApiError, InputError};
///
/// #[derive(Debug, ApiError)]
/// #[api(status = 400, message = "The settings cannot be read.")]
/// struct UnreadableSettings(#[from] #[api(items)] InputError);
///
/// fn volume(settings: &[u8]) -> Result<u8, UnreadableSettings> {
///     Ok(errbook::read_json(settings)?)
/// }
///
/// let error = volume(b"\"hunter2\"").unwrap_err();
/// assert_eq!(
///     errbook::respond(&error).body(),
///     r#"{"title":"Bad Request","status":400,"detail":"The settings cannot be read.","code":"UnreadableSettings","errors":[{"pointer":"","detail":"a whole number from 0 to 255 is needed here"}]}"#
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputError {
    http: HttpError,
    items: Vec<Item>,
}

impl InputError {
    /// What can be told by a standard error, and no more.
    pub(crate) fn new(http: HttpError) -> Self {
        InputError { http, items: Vec::new() }
    }

    /// What is wrong, and where.
    pub fn items(&self) -> &[Item] {
        &self.items
    }
}

impl ApiError for InputError {
    fn entry(&self) -> &'static Entry {
        self.http.entry()
    }

    fn items(&self, visit: &mut dyn FnMut(&Item)) {
        self.items.visit(visit);
    }

    fn headers(&self, headers: &mut Headers<'_>) {
        self.http.headers(headers);
    }

    fn is_failure(&self) -> bool {
        true
    }
}

impl Documented for InputError {
    const GROUP: &'static Group = HttpError::GROUP;
}

impl Findings for InputError {
    fn visit(&self, visit: &mut dyn FnMut(&Item)) {
        self.items.visit(visit);
    }
}

impl Error for InputError {}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.items {
            [] => self.http.fmt(f),
            [item, ..] => item.fmt(f),
        }
    }
}
