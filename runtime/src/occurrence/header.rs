use std::borrow::Cow;
use std::fmt;
use std::num::NonZero;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use http::header::{HeaderMap, HeaderName, HeaderValue};
use httpdate::HttpDate;

use crate::catalog::text::is_owned;
use crate::limits;
use crate::occurrence::spared::spared;

/// Takes the headers that one error sets, up to the [limits](limits::HEADERS).
#[derive(Debug)]
pub struct Headers<'a> {
    map: &'a mut HeaderMap,
    /// How many lines and how many bytes may still come.
    lines: usize,
    room: usize,
    /// Where values are written.
    text: String,
}

impl<'a> Headers<'a> {
    pub(crate) fn new(map: &'a mut HeaderMap) -> Self {
        let (lines, room) = (limits::HEADER_LINES, limits::HEADERS);
        Headers { map, lines, room, text: String::new() }
    }

    /// Adds the lines of a header field.
    ///
    /// With a name that is no field name, with one that the body or the connection decides
    /// (`Content-Type`, `Content-Length`, …), and with a value that panics, nothing is added.
    pub fn add<T: HeaderField + ?Sized>(&mut self, name: &str, value: &T) {
        let Ok(name) = HeaderName::from_bytes(name.as_bytes()) else { return };
        if !is_owned(name.as_str()) {
            spared(|| value.header_lines(&mut HeaderLines { name: &name, headers: self }));
        }
    }

    /// Adds a line that the declaration has.
    pub(crate) fn add_static(&mut self, name: &str, value: &'static str) {
        let Ok(name) = HeaderName::from_bytes(name.as_bytes()) else { return };
        if let (false, Some(value)) = (is_owned(name.as_str()), static_value(value)) {
            self.push(&name, value);
        }
    }

    /// Adds what `add` has made elsewhere.
    #[cfg(feature = "layer")]
    pub(crate) fn add_all(&mut self, fields: &HeaderMap) {
        for (name, value) in fields {
            self.push(name, value.clone());
        }
    }

    /// A field without a value says nothing, and one that is cut might say something else.
    fn push(&mut self, name: &HeaderName, value: HeaderValue) {
        let size = name.as_str().len() + ": ".len() + value.len() + "\r\n".len();
        if value.is_empty() || self.lines == 0 || size > self.room {
            return;
        }
        self.lines -= 1;
        self.room -= size;
        self.map.append(name, value);
    }
}

/// A value that does not change is not copied.
fn static_value(value: &'static str) -> Option<HeaderValue> {
    HeaderValue::from_maybe_shared(Bytes::from_static(value.trim_ascii().as_bytes())).ok()
}

/// Takes the values of one header field, each a line of its own (RFC 9110 §5.3).
///
/// An empty value is none. In a text, a control character is replaced by a space (§5.5). A line that
/// is past the [limits](limits::HEADERS) is left out whole: half a value may mean something else.
#[derive(Debug)]
pub struct HeaderLines<'a, 'h> {
    name: &'a HeaderName,
    headers: &'a mut Headers<'h>,
}

impl HeaderLines<'_, '_> {
    /// Adds a line with this text.
    pub fn text(&mut self, text: &str) {
        let text = text.trim_matches(|letter: char| letter == ' ' || letter.is_ascii_control());
        if text.len() > self.headers.room {
            return;
        }
        let value = HeaderValue::from_bytes(text.as_bytes());
        let value = value.or_else(|_| {
            let is_plain = |byte: u8| byte == b'\t' || (byte >= b' ' && byte != 0x7f);
            let plain = text.bytes().map(|byte| if is_plain(byte) { byte } else { b' ' });
            HeaderValue::from_bytes(&plain.collect::<Vec<u8>>())
        });
        if let Ok(value) = value {
            self.value(value);
        }
    }

    /// Adds a line with what `Display` writes. If that fails, there is none.
    pub fn display(&mut self, value: impl fmt::Display) {
        let mut text = std::mem::take(&mut self.headers.text);
        text.clear();
        let mut fitting = Fitting { text: &mut text, room: self.headers.room, is_full: false };
        let result = fmt::Write::write_fmt(&mut fitting, format_args!("{value}"));
        if result.is_ok() && !fitting.is_full {
            self.text(&text);
        }
        self.headers.text = text;
    }

    /// Adds a line with this value as it is.
    pub fn value(&mut self, value: HeaderValue) {
        self.headers.push(self.name, value);
    }
}

/// Takes a text up to a limit, and says there that it is full.
struct Fitting<'a> {
    text: &'a mut String,
    room: usize,
    is_full: bool,
}

impl fmt::Write for Fitting<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.is_full |= text.len() > self.room - self.text.len();
        if self.is_full {
            return Err(fmt::Error);
        }
        self.text.push_str(text);
        Ok(())
    }
}

/// A value that can be a header field.
///
/// A list, or whatever else has several values, gives each a line of its own: commas part the values
/// of some fields only, and neither cookies nor challenges. `None` and what is empty give none.
///
/// | value | on the wire |
/// |---|---|
/// | a string, a number, a `bool`, `http::Method`, `http::Uri`, `HeaderName` | what `Display` writes; a float that is no number is none |
/// | `HeaderValue` | as it is |
/// | `Duration` | whole seconds, rounded up (`Retry-After`, RFC 9110 §10.2.3) |
/// | `SystemTime` | a date, `Sun, 06 Nov 1994 08:49:37 GMT` (§5.6.7), rounded up |
///
/// A type of your own:
///
/// ```
/// use errbook::{ApiError, HeaderField, HeaderLines};
///
/// #[derive(Debug)]
/// struct Etag(u32);
///
/// impl HeaderField for Etag {
///     fn header_lines(&self, lines: &mut HeaderLines<'_, '_>) {
///         lines.display(format_args!("\"v{}\"", self.0));
///     }
/// }
///
/// #[derive(Debug, ApiError)]
/// #[api(status = 412)]
/// struct Changed(#[api(header = "ETag")] Etag);
///
/// assert_eq!(errbook::respond(&Changed(Etag(7))).headers()["etag"], "\"v7\"");
/// ```
///
/// A field of another type, which has a `Display`, says `#[api(header = "…", display)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the value of a header",
    label = "this field sets a header",
    note = "strings, numbers, `bool`, `Duration`, `SystemTime`, `HeaderValue`, and lists and `Option`s of them can; what `Display` writes of anything else: `#[api(header = \"...\", display)]`; or implement `errbook::HeaderField` for a type of your own"
)]
pub trait HeaderField {
    /// Adds a line for each value; where there is none, the response has no such field.
    fn header_lines(&self, lines: &mut HeaderLines<'_, '_>);
}

macro_rules! header_field {
    ($(|$value:ident: $($ty:ty)|+, $lines:ident| $add:expr;)+) => {$($(
        impl HeaderField for $ty {
            fn header_lines(&self, $lines: &mut HeaderLines<'_, '_>) {
                let $value = self;
                $add;
            }
        }
    )+)+};
}

header_field! {
    |value: str | String | HeaderName | http::Method, lines| lines.text(value.as_ref());
    |value: bool | http::Uri, lines| lines.display(value);
    |value: u8 | u16 | u32 | u64 | u128 | usize, lines| lines.display(value);
    |value: i8 | i16 | i32 | i64 | i128 | isize, lines| lines.display(value);
    |value: NonZero<u8> | NonZero<u16> | NonZero<u32> | NonZero<u64>, lines| lines.display(value);
    |value: NonZero<u128> | NonZero<usize>, lines| lines.display(value);
    |value: NonZero<i8> | NonZero<i16> | NonZero<i32> | NonZero<i64>, lines| lines.display(value);
    |value: NonZero<i128> | NonZero<isize>, lines| lines.display(value);
    |value: f32 | f64, lines| if value.is_finite() { lines.display(value) };
    |value: HeaderValue, lines| lines.value(value.clone());
    |value: Duration, lines| lines.display(whole_seconds(*value));
    |value: SystemTime, lines| lines.display(date(*value));
}

macro_rules! header_field_of_pointee {
    ($($pointer:ty, [$($bound:tt)*];)+) => {$(
        impl<$($bound)*> HeaderField for $pointer {
            fn header_lines(&self, lines: &mut HeaderLines<'_, '_>) {
                (**self).header_lines(lines);
            }
        }
    )+};
}

header_field_of_pointee! {
    &T, [T: HeaderField + ?Sized];
    Box<T>, [T: HeaderField + ?Sized];
    Arc<T>, [T: HeaderField + ?Sized];
    Cow<'_, T>, [T: HeaderField + ToOwned + ?Sized];
}

macro_rules! header_field_of_each {
    ($($list:ty, [$($parameters:tt)*];)+) => {$(
        impl<$($parameters)*> HeaderField for $list {
            fn header_lines(&self, lines: &mut HeaderLines<'_, '_>) {
                self.iter().for_each(|value| value.header_lines(lines));
            }
        }
    )+};
}

header_field_of_each! {
    Option<T>, [T: HeaderField];
    [T], [T: HeaderField];
    [T; N], [T: HeaderField, const N: usize];
    Vec<T>, [T: HeaderField];
}

/// Whoever comes back after it does not come too early.
fn whole_seconds(duration: Duration) -> u64 {
    duration.as_secs().saturating_add(u64::from(duration.subsec_nanos() > 0))
}

/// The date that is not before this time, of those from 1970 to 9999, which have a form.
fn date(time: SystemTime) -> HttpDate {
    /// 9999-12-31T23:59:59Z.
    const LAST: u64 = 253_402_300_799;
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    HttpDate::from(UNIX_EPOCH + Duration::from_secs(whole_seconds(since).min(LAST)))
}
