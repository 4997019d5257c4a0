//! Literals, comments and attributes, with the line breaks that rustfmt makes.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use crate::book::text::is_unseen;

/// A text as a literal.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            _ if is_unseen(letter) => {
                let _ = write!(quoted, "\\u{{{:x}}}", u32::from(letter));
            }
            _ => quoted.push(letter),
        }
    }
    quoted + "\""
}

/// The lines of a doc comment.
pub(super) fn docs(indent: usize, text: &str) -> String {
    let space = " ".repeat(indent);
    let line = |line: &str| match line {
        "" => format!("{space}///\n"),
        line if line.contains(is_unseen) => {
            format!("{space}#[doc = {}]\n", quoted(&format!(" {line}")))
        }
        line => format!("{space}/// {line}\n"),
    };
    text.trim_end().split('\n').filter(|_| !text.is_empty()).map(|it| line(it.trim_end())).collect()
}

/// `#[name(settings)]`, if there are any.
pub(super) fn attribute(indent: usize, name: &str, settings: &[String]) -> String {
    let space = " ".repeat(indent);
    let line = settings.join(", ");
    let short = format!("{space}#[{name}({line})]");
    let fits = match settings.len() {
        1 => short.width() <= LINE,
        _ => line.width() <= ATTRIBUTE,
    };
    if settings.is_empty() {
        String::new()
    } else if fits {
        short + "\n"
    } else {
        let lines = settings.join(&format!(",\n{space}    "));
        format!("{space}#[{name}(\n{space}    {lines}\n{space})]\n")
    }
}

/// How long a line may be, and how long the settings of an attribute on one.
const LINE: usize = 100;
const ATTRIBUTE: usize = 70;

/// A name that may stand in Rust, however odd it is.
pub(super) fn identifier(name: String) -> String {
    if KEYWORDS.contains(&&*name) { name + "_" } else { name }
}

pub(super) fn is_identifier(name: &str) -> bool {
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    name.chars().all(is_letter)
        && name.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && !KEYWORDS.contains(&name)
}

/// What is no name; and `source`, a field of which name is the cause of an error.
#[rustfmt::skip]
const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do",
    "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "source",
    "static", "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];
