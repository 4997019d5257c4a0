use std::borrow::Cow;
use std::fmt;
use std::num::NonZero;
use std::ops::Deref;
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
    room: Room,
}

/// What may still come.
#[derive(Debug)]
struct Room {
    lines: usize,
    bytes: usize,
    /// Where texts are written before they are values.
    text: String,
    /// Whether the operators were told that something did not fit.
    is_told: bool,
}

impl<'a> Headers<'a> {
    pub(crate) fn new(map: &'a mut HeaderMap) -> Self {
        let (lines, bytes) = (limits::HEADER_LINES, limits::HEADERS);
        Headers { map, room: Room { lines, bytes, text: String::new(), is_told: false } }
    }

    /// Adds the lines of a header field.
    ///
    /// With a name that is no field name, with one that the body or the connection decides
    /// (`Content-Type`, `Content-Length`, …), and with a value that panics, nothing is added.
    pub fn add<T: HeaderField + ?Sized>(&mut self, name: &str, value: &T) {
        if let Some(name) = allowed(name) {
            let mut lines = self.lines(&name);
            spared(|| value.header_lines(&mut lines));
        }
    }

    /// Adds a line with what `Display` writes.
    pub(crate) fn add_displayed<T: fmt::Display + ?Sized>(&mut self, name: &str, value: &T) {
        self.add(name, &Displayed(value));
    }

    /// Adds a line that the declaration has, which is not copied.
    pub(crate) fn add_static(&mut self, name: &str, value: &'static str) {
        let value = Bytes::from_static(value.trim_ascii().as_bytes());
        if let (Some(name), Ok(value)) = (allowed(name), HeaderValue::from_maybe_shared(value)) {
            self.lines(&name).value(value);
        }
    }

    /// Adds what `add` has made elsewhere.
    #[cfg(feature = "layer")]
    pub(crate) fn add_all(&mut self, fields: &HeaderMap) {
        for (name, value) in fields {
            self.lines(name).value(value.clone());
        }
    }

    fn lines<'l>(&'l mut self, name: &'l HeaderName) -> HeaderLines<'l> {
        HeaderLines { name, map: self.map, room: &mut self.room }
    }
}

/// The name of a field that an error may set.
fn allowed(name: &str) -> Option<HeaderName> {
    let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
    (!is_owned(name.as_str())).then_some(name)
}

/// Takes the values of one header field, each a line of its own (RFC 9110 §5.3).
///
/// An empty value is none. In a text, a control character is replaced by a space (§5.5). A line that
/// is past the [limits](limits::HEADERS) is left out whole: half a value may mean something else.
#[derive(Debug)]
pub struct HeaderLines<'a> {
    name: &'a HeaderName,
    map: &'a mut HeaderMap,
    room: &'a mut Room,
}

impl HeaderLines<'_> {
    /// Adds a line with this text.
    pub fn text(&mut self, text: &str) {
        let text = text.trim_matches(|letter: char| letter == ' ' || letter.is_ascii_control());
        if text.len() > self.room.bytes {
            return self.tell_left_out();
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
        let mut text = std::mem::take(&mut self.room.text);
        text.clear();
        let mut fitting = Fitting { text: &mut text, room: self.room.bytes, is_full: false };
        let result = fmt::Write::write_fmt(&mut fitting, format_args!("{value}"));
        if fitting.is_full {
            self.tell_left_out();
        } else if result.is_ok() {
            self.text(&text);
        }
        self.room.text = text;
    }

    /// Adds a line with this value as it is.
    pub fn value(&mut self, value: HeaderValue) {
        let size = self.name.as_str().len() + ": ".len() + value.len() + "\r\n".len();
        if value.is_empty() {
            return;
        }
        if self.room.lines == 0 || size > self.room.bytes {
            return self.tell_left_out();
        }
        self.room.lines -= 1;
        self.room.bytes -= size;
        self.map.append(self.name, value);
    }

    /// Tells the operators once that there is more than fits: nobody else will.
    fn tell_left_out(&mut self) {
        #[cfg(feature = "tracing")]
        if !self.room.is_told {
            tracing::warn!(
                target: "errbook",
                header = self.name.as_str(),
                "a header was left out of a response: it was too large"
            );
        }
        self.room.is_told = true;
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
///     fn header_lines(&self, lines: &mut HeaderLines<'_>) {
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
    fn header_lines(&self, lines: &mut HeaderLines<'_>);
}

/// A value whose text is the header.
struct Displayed<'a, T: ?Sized>(&'a T);

impl<T: fmt::Display + ?Sized> HeaderField for Displayed<'_, T> {
    fn header_lines(&self, lines: &mut HeaderLines<'_>) {
        lines.display(self.0);
    }
}

macro_rules! header_field {
    ($(|$value:ident: $($ty:ty)|+, $lines:ident| $add:expr;)+) => {$($(
        impl HeaderField for $ty {
            fn header_lines(&self, $lines: &mut HeaderLines<'_>) {
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

impl<T: HeaderField> HeaderField for [T] {
    fn header_lines(&self, lines: &mut HeaderLines<'_>) {
        for value in self {
            value.header_lines(lines);
        }
    }
}

macro_rules! forward {
    ($($holder:ty, [$($parameters:tt)*], $held:ident);+ $(;)?) => {$(
        impl<$($parameters)*> HeaderField for $holder {
            fn header_lines(&self, lines: &mut HeaderLines<'_>) {
                self.$held().header_lines(lines);
            }
        }
    )+};
}

forward! {
    [T; N], [T: HeaderField, const N: usize], as_slice;
    Vec<T>, [T: HeaderField], as_slice;
    Option<T>, [T: HeaderField], as_slice;
    &T, [T: HeaderField + ?Sized], deref;
    Box<T>, [T: HeaderField + ?Sized], deref;
    Arc<T>, [T: HeaderField + ?Sized], deref;
    Cow<'_, T>, [T: HeaderField + ToOwned + ?Sized], deref;
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
