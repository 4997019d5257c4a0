//! Literals, names of properties and comments.

use std::fmt::Write as _;

use serde_json::Value;

use crate::book::text::is_unseen;

/// A text, a number, `true`, `false` or `null`.
pub(super) fn literal(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Number(number) if number.is_f64() => {
            let text = format!("{:?}", number.as_f64().unwrap_or_default());
            text.strip_suffix(".0").unwrap_or(&text).to_owned()
        }
        other => other.to_string(),
    }
}

/// A text between the quotes of which it has fewer.
pub(super) fn quoted(text: &str) -> String {
    let count = |quote: char| text.matches(quote).count();
    let quote = if count('"') > count('\'') { '\'' } else { '"' };
    let mut quoted = String::from(quote);
    for letter in text.chars() {
        match letter {
            '\n' => quoted.push_str("\\n"),
            '\\' => quoted.push_str("\\\\"),
            _ if letter == quote => quoted.extend(['\\', letter]),
            _ if is_unseen(letter) => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(letter));
            }
            _ => quoted.push(letter),
        }
    }
    quoted.push(quote);
    quoted
}

/// The name of a property, in quotes where it needs some.
pub(super) fn property(name: &str) -> String {
    if is_identifier(name) { name.to_owned() } else { quoted(name) }
}

/// Whether it is a name without quotes: of Latin letters, since which others are is not the same for all.
pub(super) fn is_identifier(name: &str) -> bool {
    let is_latin = |letter: char| letter.is_alphabetic() && letter < '\u{250}';
    let is_part =
        |letter: char| is_latin(letter) || letter.is_ascii_digit() || "_$".contains(letter);
    name.chars().all(is_part) && name.starts_with(|letter: char| !letter.is_ascii_digit())
}

/// A comment that documents what follows it, or nothing.
pub(super) fn comment(indent: usize, lines: &[String]) -> String {
    let space = " ".repeat(indent);
    match lines {
        [] => String::new(),
        [line] => format!("{space}/** {line} */\n"),
        lines => {
            let mut comment = format!("{space}/**\n");
            for line in lines {
                let _ = writeln!(comment, "{}", format!("{space} * {line}").trim_end());
            }
            comment + &space + " */\n"
        }
    }
}

/// The lines of a text as they stand in a comment, which they neither end nor tag.
pub(super) fn lines(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n").replace("*/", "*\\/");
    let seen = |letter: char| if is_unseen(letter) { ' ' } else { letter };
    let line = |line: &str| {
        let line: String = line.chars().map(seen).collect();
        let words = line.trim_start();
        let indent = &line[..line.len() - words.len()];
        let escape = if words.starts_with('@') { "\\" } else { "" };
        format!("{indent}{escape}{words}").trim_end().to_owned()
    };
    text.trim().lines().map(line).collect()
}
