//! Texts for operators, which a line of a log shows.

use std::fmt::{self, Write};

use crate::format::json::floor_char_boundary;
use crate::limits;

/// A text, cut where it is longer than a line has room for.
pub(crate) struct Short<'a>(pub(crate) &'a str);

impl fmt::Display for Short<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cut = floor_char_boundary(self.0, limits::LOG_TEXT);
        f.write_str(&self.0[..cut])?;
        if cut < self.0.len() { f.write_str("…") } else { Ok(()) }
    }
}

/// A text with its control characters escaped, so that it cannot pretend to be two lines, or be
/// shown in another order than it has.
pub(crate) struct Plain<T>(pub(crate) T);

impl<T: fmt::Display> fmt::Display for Plain<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(Escaping(f), "{}", self.0)
    }
}

struct Escaping<'a, 'f>(&'a mut fmt::Formatter<'f>);

impl Write for Escaping<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for part in text.split_inclusive(misleads) {
            match part.char_indices().next_back() {
                Some((at, last)) if misleads(last) => {
                    write!(self.0, "{}{}", &part[..at], last.escape_default())?;
                }
                _ => self.0.write_str(part)?,
            }
        }
        Ok(())
    }
}

/// Whether a reader of the log may see something else than what is there: control characters,
/// separators of lines and paragraphs, and what changes the direction of the text (UAX #9 §2).
fn misleads(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{2028}' | '\u{2029}' // lines, paragraphs
                | '\u{061c}' | '\u{200e}' | '\u{200f}' // marks
                | '\u{202a}'..='\u{202e}' // embeddings, overrides
                | '\u{2066}'..='\u{2069}' // isolates
        )
}
