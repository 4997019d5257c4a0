//! The values that come back: from the lines of a header, and from the items of a body.

use std::borrow::Cow;
use std::num::NonZero;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use http::header::{HeaderName, HeaderValue};

use crate::occurrence::item::Item;

/// A value that comes back from a header: what [`HeaderField`](crate::HeaderField) has written, read.
///
/// Each type that is a `HeaderField` and owns what it has is one. Of what the header has another form
/// of, that form comes back: whole seconds of a `Duration`, a text without spaces around it. A list has a
/// line for each value; any other value has all lines, with commas between them (RFC 9110 §5.3).
///
/// A type of your own:
///
/// ```
/// use errbook::{FromHeader, HeaderField, HeaderLines};
/// use errbook::http::HeaderValue;
///
/// #[derive(Debug, PartialEq)]
/// struct Etag(u32);
///
/// impl HeaderField for Etag {
///     fn header_lines(&self, lines: &mut HeaderLines<'_>) {
///         lines.display(format_args!("\"v{}\"", self.0));
///     }
/// }
///
/// impl FromHeader for Etag {
///     fn from_header(lines: &[&HeaderValue]) -> Option<Self> {
///         let text = String::from_header(lines)?;
///         text.strip_prefix("\"v")?.strip_suffix('"')?.parse().ok().map(Etag)
///     }
/// }
///
/// let line = HeaderValue::from_static("\"v7\"");
/// assert_eq!(Etag::from_header(&[&line]), Some(Etag(7)));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot come back from a header",
    label = "this does not implement `FromHeader`",
    note = "strings, numbers, `bool`, `Duration`, `SystemTime`, `HeaderValue`, and lists and `Option`s of them can; implement `errbook::FromHeader` for a type of your own"
)]
pub trait FromHeader: Sized {
    /// The value of these lines, which are none where the response has no such field.
    fn from_header(lines: &[&HeaderValue]) -> Option<Self>;
}

/// The text of all lines. That of none is empty, as an empty text is no line.
pub(super) fn text<'a>(lines: &[&'a HeaderValue]) -> Option<Cow<'a, str>> {
    Some(match joined(lines) {
        Cow::Borrowed(bytes) => std::str::from_utf8(bytes).ok()?.into(),
        Cow::Owned(bytes) => String::from_utf8(bytes).ok()?.into(),
    })
}

fn joined<'a>(lines: &[&'a HeaderValue]) -> Cow<'a, [u8]> {
    match lines {
        [] => Cow::Borrowed(&[]),
        [line] => Cow::Borrowed(line.as_bytes()),
        lines => {
            let lines: Vec<&[u8]> = lines.iter().map(|line| line.as_bytes()).collect();
            Cow::Owned(lines.join(b", ".as_slice()))
        }
    }
}

macro_rules! from_header {
    ($($($ty:ty)|+, $lines:ident => $value:expr;)+) => {$($(
        impl FromHeader for $ty {
            fn from_header($lines: &[&HeaderValue]) -> Option<Self> {
                $value
            }
        }
    )+)+};
}

from_header! {
    String | HeaderName | http::Method | bool | http::Uri, lines => text(lines)?.parse().ok();
    u8 | u16 | u32 | u64 | u128 | usize, lines => text(lines)?.parse().ok();
    i8 | i16 | i32 | i64 | i128 | isize, lines => text(lines)?.parse().ok();
    NonZero<u8> | NonZero<u16> | NonZero<u32> | NonZero<u64>, lines => text(lines)?.parse().ok();
    NonZero<u128> | NonZero<usize>, lines => text(lines)?.parse().ok();
    NonZero<i8> | NonZero<i16> | NonZero<i32> | NonZero<i64>, lines => text(lines)?.parse().ok();
    NonZero<i128> | NonZero<isize>, lines => text(lines)?.parse().ok();
    f32 | f64, lines => text(lines)?.parse().ok();
    HeaderValue, lines => HeaderValue::from_bytes(&joined(lines)).ok();
    Duration, lines => u64::from_header(lines).map(Duration::from_secs);
    SystemTime, lines => httpdate::parse_http_date(&text(lines)?).ok();
    Box<str> | Arc<str>, lines => String::from_header(lines).map(Into::into);
}

/// A value that comes back from the items of a body: what [`Findings`](crate::Findings) has shown, read.
///
/// Items and lists of them do, in a `Box` or an `Arc` too. Of an item comes back what its format has
/// of it; where `items = …` gives other names, they are at those.
///
/// A report of your own:
///
/// ```
/// use errbook::{FromItems, Item};
///
/// #[derive(Debug, PartialEq)]
/// struct Report {
///     taken: Vec<String>,
/// }
///
/// impl FromItems for Report {
///     fn from_items(items: &[Item]) -> Option<Self> {
///         items.iter().map(Item::field_path).collect::<Option<_>>().map(|taken| Report { taken })
///     }
/// }
///
/// let report = Report::from_items(&[Item::new("is taken").field("email")]);
/// assert_eq!(report, Some(Report { taken: vec!["email".to_owned()] }));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot come back from items",
    label = "this does not implement `FromItems`",
    note = "items come back as a `Vec<errbook::Item>`; implement `errbook::FromItems` for a report of your own"
)]
pub trait FromItems: Sized {
    /// The value of these items, which are none where the body has none.
    fn from_items(items: &[Item]) -> Option<Self>;
}

impl FromItems for Item {
    fn from_items(items: &[Item]) -> Option<Self> {
        match items {
            [item] => Some(item.clone()),
            _ => None,
        }
    }
}

/// What holds other values: an `Option` the one that is there, a list one for each part.
macro_rules! holders {
    ($($name:ident, $method:ident, $part:ty;)+) => {$(
        impl<T: $name> $name for Option<T> {
            fn $method(parts: &[$part]) -> Option<Self> {
                if parts.is_empty() { Some(None) } else { T::$method(parts).map(Some) }
            }
        }

        impl<T: $name> $name for Vec<T> {
            fn $method(parts: &[$part]) -> Option<Self> {
                parts.iter().map(|part| T::$method(std::slice::from_ref(part))).collect()
            }
        }

        impl<T: $name, const N: usize> $name for [T; N] {
            fn $method(parts: &[$part]) -> Option<Self> {
                Vec::$method(parts)?.try_into().ok()
            }
        }

        holders!(@forward $name, $method, $part, Box<T>, T, [T: $name]);
        holders!(@forward $name, $method, $part, Arc<T>, T, [T: $name]);
        holders!(@forward $name, $method, $part, Box<[T]>, Vec<T>, [T: $name]);
        holders!(@forward $name, $method, $part, Arc<[T]>, Vec<T>, [T: $name]);
    )+};
    (@forward $name:ident, $method:ident, $part:ty, $ty:ty, $of:ty, [$($parameters:tt)*]) => {
        impl<$($parameters)*> $name for $ty {
            fn $method(parts: &[$part]) -> Option<Self> {
                <$of>::$method(parts).map(Into::into)
            }
        }
    };
}

holders! {
    FromHeader, from_header, &HeaderValue;
    FromItems, from_items, Item;
}

impl<T: ToOwned<Owned: FromHeader> + ?Sized> FromHeader for Cow<'_, T> {
    fn from_header(lines: &[&HeaderValue]) -> Option<Self> {
        T::Owned::from_header(lines).map(Cow::Owned)
    }
}
