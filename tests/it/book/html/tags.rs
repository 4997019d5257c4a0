//! A page as its tests read it.

use regex::Regex;

/// The start tags of a page, each with its attributes; what is in `style` and `script` has none.
pub(super) fn tags(page: &str) -> Vec<(String, Vec<(String, String)>)> {
    let code = Regex::new(r"(?s)<(style|script)>.*?</(style|script)>").unwrap();
    let page = code.replace_all(page, "<$1>");
    let tag = Regex::new(r#"<([a-z][a-z0-9]*)((?:"[^"]*"|[^>"])*)>"#).unwrap();
    let attribute = Regex::new(r#"([^\s="]+)(?:="([^"]*)")?"#).unwrap();
    let attributes = |all: &str| {
        let pairs = attribute.captures_iter(all);
        pairs
            .map(|it| (it[1].to_owned(), unescaped(it.get(2).map_or("", |it| it.as_str()))))
            .collect()
    };
    tag.captures_iter(&page).map(|it| (it[1].to_owned(), attributes(&it[2]))).collect()
}

/// The values of all attributes of a name.
pub(super) fn attributes(page: &str, name: &str) -> Vec<String> {
    let all = tags(page).into_iter().flat_map(|(_, attributes)| attributes);
    all.filter(|(it, _)| it == name).map(|(_, value)| value).collect()
}

const ENTITIES: [(&str, &str); 5] =
    [("&", "&#38;"), ("<", "&#60;"), (">", "&#62;"), ("\"", "&#34;"), ("'", "&#39;")];

/// A text as a template writes it.
pub(super) fn escaped(text: &str) -> String {
    ENTITIES.iter().fold(text.to_owned(), |text, (letter, entity)| text.replace(letter, entity))
}

pub(super) fn unescaped(text: &str) -> String {
    let text = text.replace("&amp;", "&").replace("&quot;", "\"");
    ENTITIES.iter().rev().fold(text, |text, (letter, entity)| text.replace(entity, letter))
}

/// A text as a part of a path.
pub(super) fn percent_encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// What a fragment leads to.
pub(super) fn percent_decoded(fragment: &str) -> String {
    let byte = Regex::new("%([0-9A-F]{2})").unwrap();
    let mut bytes = Vec::new();
    let mut rest = fragment;
    while let Some(found) = byte.find(rest) {
        bytes.extend(rest[..found.start()].bytes());
        bytes.push(u8::from_str_radix(&rest[found.start() + 1..found.end()], 16).unwrap());
        rest = &rest[found.end()..];
    }
    bytes.extend(rest.bytes());
    String::from_utf8(bytes).unwrap()
}
