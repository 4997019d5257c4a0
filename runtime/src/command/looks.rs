//! How text looks: in colour and as wide as the terminal, or plain.

use std::borrow::Cow;
use std::io;

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use terminal_size::{Width, terminal_size_of};

pub(crate) const STRONG: Style = Style::new().bold();
pub(crate) const FAINT: Style = Style::new().dimmed();
pub(crate) const CODE: Style = AnsiColor::Cyan.on_default();
pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// What whoever reads standard output can show.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Looks {
    /// Whether it is in colour: on a terminal, unless `NO_COLOR` says no, or where `CLICOLOR_FORCE` says so.
    pub(crate) colour: bool,
    /// How long a line may be.
    pub(crate) width: usize,
}

/// Longer lines are hard to read.
const WIDEST: usize = 100;

const USUAL: usize = 80;

impl Looks {
    pub(crate) fn of_standard_output() -> Self {
        let width = terminal_size_of(io::stdout()).map(|(Width(width), _)| usize::from(width));
        Looks {
            colour: AutoStream::choice(&io::stdout()) != ColorChoice::Never,
            width: width.unwrap_or(USUAL).min(WIDEST),
        }
    }

    /// A text in a style.
    pub(crate) fn paint(self, style: Style, text: &str) -> String {
        if self.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    /// A sentence in which backquotes stand around code.
    pub(crate) fn sentence(self, text: &str) -> String {
        let mut parts = text.split('`');
        let mut painted = parts.next().unwrap_or_default().to_owned();
        while let Some(code) = parts.next() {
            match parts.next() {
                Some(rest) => {
                    painted += &self.code(code);
                    painted += rest;
                }
                None => painted = painted + "`" + code,
            }
        }
        painted
    }

    pub(crate) fn code(self, text: &str) -> String {
        if self.colour { self.paint(CODE, text) } else { format!("`{text}`") }
    }
}

/// A text that does nothing to a terminal: without the control characters that would.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    let does_something = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\t');
    if text.contains(does_something) {
        Cow::Owned(text.replace(does_something, "\u{FFFD}"))
    } else {
        Cow::Borrowed(text)
    }
}
