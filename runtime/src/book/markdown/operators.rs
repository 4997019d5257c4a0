//! What a document tells operators, of a book that has it.

use std::fmt;

use super::{paragraph, separated};
use crate::book::model::{Cause, ForOperators};
use crate::book::text::{cell, code, plain};

/// What a document begins with that has it.
pub(super) const NOTE: &str = "**For operators only. Not for publication.** This document tells what clients must not learn: causes, log texts, and internal notes.";

/// What is told of an entry, under a heading of this level.
pub(super) fn told(
    f: &mut fmt::Formatter<'_>,
    operators: &ForOperators,
    level: usize,
) -> fmt::Result {
    writeln!(f, "\nFor operators only:")?;
    paragraph(f, level, &operators.docs)?;
    writeln!(f, "\n- **Log:** {}", code(&operators.log))?;
    if let Some(display) = &operators.display {
        writeln!(f, "- **Text:** {}", plain(display))?;
    }
    operators.causes.iter().try_for_each(|it| cause(f, it))
}

fn cause(f: &mut fmt::Formatter<'_>, cause: &Cause) -> fmt::Result {
    write!(f, "- **Cause** {}", code(&cause.variant))?;
    let docs = cell(&cause.docs);
    let display = Some(&cause.display).filter(|text| !text.is_empty());
    let display = display.map(|text| format!("\"{}\" in the log", plain(text)));
    let source = cause.source.as_ref().map(|source| format!("from {}", code(source)));
    let said: Vec<String> = [Some(docs), display, source].into_iter().flatten().collect();
    let said: Vec<&str> = said.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
    separated(f, &said.join("<br>"))
}
