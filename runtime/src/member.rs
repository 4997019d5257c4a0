use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::header::{HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;

use crate::json::Json;
use crate::text::is_owned;

/// Takes the public members of one error.
///
/// A member whose value is `None` (or anything else that serializes as `null`), fails to
/// serialize, or makes the body too large is left out.
pub struct Members<'a> {
    visit: &'a mut dyn FnMut(&'static str, &dyn Member),
}

impl<'a> Members<'a> {
    pub(crate) fn new(visit: &'a mut dyn FnMut(&'static str, &dyn Member)) -> Self {
        Members { visit }
    }

    /// Adds a member.
    pub fn add<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        (self.visit)(name, &value);
    }
}

impl fmt::Debug for Members<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Members").finish_non_exhaustive()
    }
}

/// A `Serialize` that can be behind `dyn`.
pub(crate) trait Member {
    /// Appends its JSON; `false`: there is nothing to say, and the text is as it was.
    fn write(&self, json: &mut Json, limit: usize) -> bool;
}

impl<T: Serialize> Member for T {
    fn write(&self, json: &mut Json, limit: usize) -> bool {
        let mark = json.mark();
        match json.serialize(self, limit) {
            Ok(()) if json.since(mark) == b"null" => {
                json.rewind(mark);
                false
            }
            result => result.is_ok(),
        }
    }
}

/// One of several findings in one error, such as a field that failed validation.
///
/// ```
/// use errbook::Item;
///
/// let item = Item::new("must be at least 18").pointer("/age").code("TooLow");
/// assert_eq!(item.pointer.as_deref(), Some("/age"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Item {
    /// Where in the request's body, as a JSON Pointer (RFC 6901).
    pub pointer: Option<Cow<'static, str>>,
    /// What kind of finding, for clients to switch on.
    pub code: Option<Cow<'static, str>>,
    /// What is wrong, for people.
    pub message: Cow<'static, str>,
}

impl Item {
    /// A finding with a message.
    pub fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Item { pointer: None, code: None, message: message.into() }
    }

    /// Says where it is in the request's body, as a JSON Pointer (RFC 6901).
    #[must_use]
    pub fn pointer(mut self, pointer: impl Into<Cow<'static, str>>) -> Self {
        self.pointer = Some(pointer.into());
        self
    }

    /// The same as the path of a field, its names parted by dots: `address.zip` is `/address/zip`.
    ///
    /// ```
    /// use errbook::Item;
    ///
    /// let item = Item::new("is no zip code").field("address.zip");
    /// assert_eq!(item.pointer.as_deref(), Some("/address/zip"));
    /// assert_eq!(item.field_path().as_deref(), Some("address.zip"));
    /// ```
    #[must_use]
    pub fn field(self, path: &str) -> Self {
        let names = path.split('.').map(|name| name.replace('~', "~0").replace('/', "~1"));
        let pointer: String = names.flat_map(|name| ["/".to_owned(), name]).collect();
        self.pointer(pointer)
    }

    /// The pointer as the path of a field, its names parted by dots.
    pub fn field_path(&self) -> Option<String> {
        let pointer = self.pointer.as_deref()?;
        let names = pointer.strip_prefix('/').unwrap_or(pointer).split('/');
        let names = names.map(|name| name.replace("~1", "/").replace("~0", "~"));
        Some(names.collect::<Vec<_>>().join("."))
    }

    /// Says what kind of finding it is, for clients to switch on.
    #[must_use]
    pub fn code(mut self, code: impl Into<Cow<'static, str>>) -> Self {
        self.code = Some(code.into());
        self
    }
}

/// How many header fields an error can set. A `HeaderMap` panics at 32,768.
const HEADER_LIMIT: usize = 128;

/// Takes the headers that one error sets: 128 at the most.
#[derive(Debug)]
pub struct Headers<'a> {
    map: &'a mut HeaderMap,
}

impl<'a> Headers<'a> {
    pub(crate) fn new(map: &'a mut HeaderMap) -> Self {
        Headers { map }
    }

    /// Adds a header field.
    ///
    /// Without a value (`None`), with a name that is no field name, and with one that the body or
    /// the connection decides (`Content-Type`, `Content-Length`, …), nothing is added.
    /// A control character in the value is replaced by a space (RFC 9110 §5.5).
    pub fn add<T: HeaderField + ?Sized>(&mut self, name: &str, value: &T) {
        let Some(text) = value.header_field() else { return };
        let Ok(name) = HeaderName::from_bytes(name.as_bytes()) else { return };
        if is_owned(name.as_str()) || self.map.len() >= HEADER_LIMIT {
            return;
        }
        let plain: Vec<u8> = text
            .bytes()
            .map(|byte| if byte == b'\t' || (byte >= b' ' && byte != 0x7f) { byte } else { b' ' })
            .collect();
        if let Ok(value) = HeaderValue::from_bytes(&plain) {
            self.map.append(name, value);
        }
    }
}

/// A value that can be a header field.
///
/// A `Duration` is whole seconds, rounded up (`Retry-After`, RFC 9110 §10.2.3); a list is joined
/// by commas (§5.6.1).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the value of a header",
    label = "this field sets a header",
    note = "strings, numbers, `Duration`, `http::Method`, and lists and `Option`s of them can; for anything else give a `String`, or implement `errbook::HeaderField` for a type of your own"
)]
pub trait HeaderField {
    /// The text of the field; `None`: there is no such field in this response.
    fn header_field(&self) -> Option<Cow<'_, str>>;
}

macro_rules! header_field {
    ($(|$value:ident: &$ty:ty| $text:expr;)+) => {$(
        impl HeaderField for $ty {
            fn header_field(&self) -> Option<Cow<'_, str>> {
                let $value = self;
                Some(Cow::from($text))
            }
        }
    )+};
}

header_field! {
    |value: &str| value;
    |value: &String| value.as_str();
    |value: &http::Method| value.as_str();
    |value: &http::Uri| value.to_string();
    |value: &u8| value.to_string();
    |value: &u16| value.to_string();
    |value: &u32| value.to_string();
    |value: &u64| value.to_string();
    |value: &u128| value.to_string();
    |value: &usize| value.to_string();
    |value: &i8| value.to_string();
    |value: &i16| value.to_string();
    |value: &i32| value.to_string();
    |value: &i64| value.to_string();
    |value: &i128| value.to_string();
    |value: &isize| value.to_string();
    |value: &Duration| whole_seconds(value).to_string();
}

macro_rules! header_field_of_pointee {
    ($($pointer:ty, [$($bound:tt)*];)+) => {$(
        impl<$($bound)*> HeaderField for $pointer {
            fn header_field(&self) -> Option<Cow<'_, str>> {
                (**self).header_field()
            }
        }
    )+};
}

header_field_of_pointee! {
    &T, [T: HeaderField + ?Sized];
    Box<T>, [T: HeaderField + ?Sized];
    Arc<T>, [T: HeaderField + ?Sized];
    Cow<'_, T>, [T: HeaderField + ToOwned + ?Sized];
    Vec<T>, [T: HeaderField];
}

impl<T: HeaderField> HeaderField for Option<T> {
    fn header_field(&self) -> Option<Cow<'_, str>> {
        self.as_ref()?.header_field()
    }
}

impl<T: HeaderField> HeaderField for [T] {
    fn header_field(&self) -> Option<Cow<'_, str>> {
        let fields: Vec<_> = self.iter().filter_map(HeaderField::header_field).collect();
        Some(Cow::from(fields.join(", ")))
    }
}

fn whole_seconds(duration: &Duration) -> u64 {
    duration.as_secs().saturating_add(u64::from(duration.subsec_nanos() > 0))
}
