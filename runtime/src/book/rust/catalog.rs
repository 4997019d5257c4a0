use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use super::is_standard;
use super::text::{docs, quoted};
use crate::book::model::Book;
use crate::catalog::status::Status;

/// Declares the catalog, with these types and, of errbook's own errors, those of these statuses.
pub(super) fn catalog(
    book: &Book,
    format: Option<&str>,
    errors: &[String],
    standard: &[u16],
) -> String {
    let mut text = "errbook::catalog! {\n".to_owned();
    text += &docs(4, &book.docs);
    text += "    pub static ERRORS = {\n";
    let mut line = |setting: &str, value: String| {
        let _ = writeln!(text, "        {setting}: {value},");
    };
    line("title", quoted(&book.title));
    if let Some(format) = format {
        line("format", format.to_owned());
    }
    if let Some(base) = &book.type_base {
        line("type_base", quoted(base));
    }
    if !errors.is_empty() {
        line("errors", list(errors));
    }
    if errors.is_empty() || !standard.is_empty() {
        line("standard", list(&standard.iter().map(ToString::to_string).collect::<Vec<_>>()));
    }
    let elsewhere = headers_elsewhere(book);
    if !elsewhere.is_empty() {
        line("headers_elsewhere", list(&elsewhere));
    }
    let successes = book.successes.iter().filter_map(|success| {
        let row = Status::of(success.status).filter(|row| row.code / 100 == 2)?;
        let is_usual = row.meaning == success.meaning;
        let meaning =
            if is_usual { String::new() } else { format!(": {}", quoted(&success.meaning)) };
        Some(format!("{}{meaning}", success.status))
    });
    let successes: Vec<String> = successes.collect();
    if !successes.is_empty() {
        line("successes", list(&successes));
    }
    text + "    };\n}\n"
}

/// A list, on one line or on a line each.
fn list(items: &[String]) -> String {
    let line = items.join(", ");
    if line.width() <= 60 {
        return format!("[{line}]");
    }
    format!("[\n            {},\n        ]", items.join(",\n            "))
}

/// The headers that a status asks for and an error of it has not: a client sends none.
fn headers_elsewhere(book: &Book) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for entry in book.entries() {
        let Some(row) = Status::of(entry.status) else { continue };
        for name in row.required_headers {
            let has_it = entry.headers.iter().any(|it| it.name.eq_ignore_ascii_case(name));
            let name = quoted(name);
            if (!has_it || is_standard(entry)) && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}
