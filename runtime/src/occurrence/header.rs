use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use http::header::{HeaderMap, HeaderName, HeaderValue};

use crate::catalog::text::is_owned;

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

    /// Adds what `add` has made elsewhere.
    #[cfg(feature = "layer")]
    pub(crate) fn add_all(&mut self, fields: &HeaderMap) {
        let room = HEADER_LIMIT.saturating_sub(self.map.len());
        self.map
            .extend(fields.iter().take(room).map(|(name, value)| (name.clone(), value.clone())));
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
