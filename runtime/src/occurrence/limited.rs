//! Texts that are no longer than they may be.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use crate::format::json::floor_char_boundary;
use crate::limits;
use crate::occurrence::spared::spared;

/// Where a text is kept. It is cut where it is longer than a text may be. If the `Display` fails or
/// panics, what it had written is the error.
pub(crate) fn keep(
    value: impl fmt::Display,
    texts: &mut String,
) -> Result<Range<usize>, Range<usize>> {
    keep_all(texts, |texts| texts.write_fmt(format_args!("{value}")))
}

/// The same, of what this writes.
pub(super) fn keep_all(
    texts: &mut String,
    write: impl FnOnce(&mut dyn fmt::Write) -> fmt::Result,
) -> Result<Range<usize>, Range<usize>> {
    let start = texts.len();
    let mut capped = Capped { end: start + limits::TEXT, texts, is_cut: false };
    let result = spared(|| write(&mut capped));
    let is_whole = capped.is_cut || result == Some(Ok(()));
    if capped.is_cut {
        texts.push('…');
    }
    let place = start..texts.len();
    if is_whole { Ok(place) } else { Err(place) }
}

pub(super) fn append(text: &str, texts: &mut String) -> Range<usize> {
    let start = texts.len();
    texts.push_str(text);
    start..texts.len()
}

/// The text, cut where it is longer than a text may be.
pub(crate) fn cut(text: &str) -> Cow<'_, str> {
    match floor_char_boundary(text, limits::TEXT) {
        end if end < text.len() => Cow::Owned(text[..end].to_owned() + "…"),
        _ => Cow::Borrowed(text),
    }
}

/// Takes a text up to an end, and says there that it is full.
struct Capped<'a> {
    texts: &'a mut String,
    end: usize,
    is_cut: bool,
}

impl fmt::Write for Capped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.is_cut {
            return Err(fmt::Error);
        }
        // Nearly every text goes this way.
        if text.len() <= self.end - self.texts.len() {
            self.texts.push_str(text);
            return Ok(());
        }
        let fits = floor_char_boundary(text, self.end - self.texts.len());
        self.texts.push_str(&text[..fits]);
        self.is_cut = fits < text.len();
        if self.is_cut { Err(fmt::Error) } else { Ok(()) }
    }
}
