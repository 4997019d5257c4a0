//! Findings, for people, for programs and for GitHub.

use std::fmt::{self, Write as _};

use clap::ValueEnum;

use crate::input::Source;
use crate::looks::harmless;

/// How findings are told.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(crate) enum Format {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
    /// As annotations, in a workflow of GitHub Actions
    Github,
}

/// How loud an annotation is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Level {
    Error,
    Warning,
    Notice,
}

/// A finding as GitHub Actions reads it from the output of a step.
#[derive(Debug)]
pub(crate) struct Annotation<'a> {
    pub(crate) level: Level,
    pub(crate) source: &'a Source,
    pub(crate) line: Option<usize>,
    pub(crate) title: &'a str,
    pub(crate) text: String,
}

impl fmt::Display for Annotation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.level {
            Level::Error => "::error ",
            Level::Warning => "::warning ",
            Level::Notice => "::notice ",
        })?;
        if let Source::File(path) = self.source {
            write!(f, "file={},", escaped(&path.to_string_lossy(), PROPERTY))?;
        }
        if let Some(line) = self.line {
            write!(f, "line={line},")?;
        }
        let text = escaped(&harmless(&self.text), TEXT);
        writeln!(f, "title={}::{text}", escaped(self.title, PROPERTY))
    }
}

/// What would end the text of an annotation, or begin an escape.
const TEXT: &[char] = &['%', '\r', '\n'];

/// What would end a property besides.
const PROPERTY: &[char] = &['%', '\r', '\n', ':', ','];

fn escaped(text: &str, special: &[char]) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if special.contains(&letter) {
            let _ = write!(escaped, "%{:02X}", u32::from(letter));
        } else {
            escaped.push(letter);
        }
    }
    escaped
}

/// A report for programs.
pub(crate) fn json(report: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(report).unwrap_or_default() + "\n"
}
