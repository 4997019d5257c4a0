use std::fmt::Display;
use std::io::Write as _;

use crate::looks::{ERROR, harmless};

pub(crate) type Result<T = ()> = std::result::Result<T, Failure>;

/// Why a command could not do what it was asked to: one sentence that says where, and how to mend it.
#[derive(Debug)]
pub(crate) struct Failure(String);

/// How much of a sentence is told, in characters: it may quote what a file says.
const TOLD: usize = 600;

impl Failure {
    pub(crate) fn new(sentence: impl Display) -> Self {
        Failure(sentence.to_string())
    }

    /// Tells it, in one line. Where nobody hears it, the exit status says enough.
    pub(crate) fn tell(&self) {
        let line = self.0.split_whitespace().collect::<Vec<_>>().join(" ");
        let line = shortened(&harmless(&line));
        let _ = writeln!(anstream::stderr(), "{ERROR}error:{ERROR:#} {line}");
    }
}

/// A text without its middle, if it is too long. Its end says how to mend it.
fn shortened(text: &str) -> String {
    let count = text.chars().count();
    if count <= TOLD {
        return text.to_owned();
    }
    let kept = TOLD / 2;
    let start: String = text.chars().take(kept).collect();
    let end: String = text.chars().skip(count - kept).collect();
    format!("{start} … {end}")
}
