//! An example of a response, as `curl -i` shows it.

use std::borrow::Cow;
use std::fmt;

use crate::book::model::{BookEntry, BookHeader};
use crate::catalog::status::Status;

impl BookEntry {
    /// An example of the whole response, as `curl -i` shows it: the status line, the headers, and the
    /// body with a line for each value.
    ///
    /// ```
    /// # errbook::catalog! { static ERRORS = { standard: [404] }; }
    /// let response = ERRORS.book().entries()[0].example_response();
    /// assert!(response.starts_with("HTTP/1.1 404 Not Found\ncontent-type: application/problem+json\n"));
    /// assert!(response.contains("\n\n{\n  \"title\": \"Not Found\","));
    /// ```
    pub fn example_response(&self) -> String {
        Response::of(self).to_string()
    }
}

pub(super) struct Response<'b> {
    pub(super) status: u16,
    pub(super) phrase: &'b str,
    /// In the case that the wire has.
    pub(super) headers: Vec<(String, Cow<'b, str>)>,
    pub(super) body: Vec<Token<'b>>,
}

/// A part of a text, and the class that shows it.
#[derive(Debug, PartialEq)]
pub(super) struct Token<'b> {
    pub(super) class: &'static str,
    pub(super) text: Cow<'b, str>,
}

impl<'b> Response<'b> {
    pub(super) fn of(entry: &'b BookEntry) -> Self {
        let response = &entry.response;
        let phrase = match Status::of(response.status) {
            _ if response.status == entry.status => &entry.phrase,
            Some(status) => status.phrase,
            None => "",
        };
        let mut headers = vec![("content-type".to_owned(), Cow::from(&*response.media_type))];
        for header in entry.headers.iter().chain(&response.headers) {
            let name = header.name.to_ascii_lowercase();
            let value = value(header, &name);
            headers.push((name, value));
        }
        if headers.iter().all(|(name, _)| name != "cache-control") {
            headers.push(("cache-control".to_owned(), Cow::from("no-store")));
        }
        Response { status: response.status, phrase, headers, body: pretty(&response.example) }
    }
}

impl fmt::Display for Response<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "HTTP/1.1 {} {}", self.status, self.phrase)?;
        for (name, value) in &self.headers {
            writeln!(f, "{name}: {value}")?;
        }
        writeln!(f)?;
        self.body.iter().try_for_each(|token| f.write_str(&token.text))
    }
}

fn value<'b>(header: &'b BookHeader, name: &str) -> Cow<'b, str> {
    match &header.value {
        Some(value) => Cow::from(value),
        None => {
            let known = KNOWN.iter().find(|(known, _)| *known == name);
            Cow::from(known.map_or("…", |(_, value)| value))
        }
    }
}

/// Values of headers that differ from occurrence to occurrence.
const KNOWN: &[(&str, &str)] = &[
    ("accept", "application/json"),
    ("allow", "GET, HEAD"),
    ("content-language", "en"),
    ("content-range", "bytes */1024"),
    ("etag", "\"1\""),
    ("link", "<https://example.com>; rel=\"help\""),
    ("location", "https://example.com/"),
    ("proxy-authenticate", "Basic"),
    ("retry-after", "30"),
    ("upgrade", "HTTP/3.0"),
    ("www-authenticate", "Bearer"),
];

/// JSON with a line for each value; what is no JSON as it is.
pub(super) fn pretty(json: &str) -> Vec<Token<'_>> {
    if serde_json::from_str::<serde::de::IgnoredAny>(json).is_err() {
        return vec![Token { class: "", text: Cow::from(json) }];
    }
    let mut writer = Writer { rest: json.trim(), depth: 0, tokens: Vec::new() };
    while let Some(first) = writer.rest.chars().next() {
        writer.token(first);
    }
    writer.tokens
}

struct Writer<'b> {
    /// Valid JSON, from the start of a token.
    rest: &'b str,
    depth: usize,
    tokens: Vec<Token<'b>>,
}

impl<'b> Writer<'b> {
    fn token(&mut self, first: char) {
        match first {
            '{' | '[' => {
                let open = self.take(1);
                let is_empty = self.rest.starts_with(['}', ']']);
                self.plain(open);
                if is_empty {
                    let close = self.take(1);
                    self.plain(close);
                } else {
                    self.depth += 1;
                    self.line();
                }
            }
            '}' | ']' => {
                self.depth -= 1;
                self.line();
                let close = self.take(1);
                self.plain(close);
            }
            ',' => {
                let comma = self.take(1);
                self.plain(comma);
                self.line();
            }
            ':' => {
                self.take(1);
                self.plain(": ");
            }
            '"' => {
                let text = self.take(length_of_string(self.rest));
                let class = if self.rest.starts_with(':') { "key" } else { "string" };
                self.tokens.push(Token { class, text: Cow::from(text) });
            }
            _ => {
                let end = self.rest.find([',', '}', ']', ' ', '\n', '\r', '\t']);
                let text = self.take(end.unwrap_or(self.rest.len()));
                self.tokens.push(Token { class: "number", text: Cow::from(text) });
            }
        }
    }

    /// The next bytes, and the white space behind them.
    fn take(&mut self, length: usize) -> &'b str {
        let (token, rest) = self.rest.split_at(length);
        self.rest = rest.trim_start();
        token
    }

    fn line(&mut self) {
        let line = format!("\n{}", "  ".repeat(self.depth));
        self.plain(&line);
    }

    /// Punctuation and space, in one token.
    fn plain(&mut self, text: &str) {
        match self.tokens.last_mut() {
            Some(last) if last.class.is_empty() => last.text.to_mut().push_str(text),
            _ => self.tokens.push(Token { class: "", text: Cow::from(text.to_owned()) }),
        }
    }
}

/// How long the string is that a text begins with, with its quotes.
fn length_of_string(text: &str) -> usize {
    let mut escaped = false;
    let close = text.bytes().skip(1).position(|byte| {
        let closes = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    });
    close.map_or(text.len(), |at| at + 2)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::pretty;

    fn text(json: &str) -> String {
        pretty(json).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn json_is_as_serde_writes_it() {
        for value in [
            json!(null),
            json!("a \"b\\\" {c}: [d], e"),
            json!({}),
            json!([[], {}, [1, -2.5e10, true]]),
            json!({ "a": { "b": ["é\u{1F600}\\", { "\"": false }] }, "c": "\\" }),
        ] {
            assert_eq!(text(&value.to_string()), format!("{value:#}"));
            assert_eq!(text(&format!(" {value:#} ")), format!("{value:#}"));
            assert_eq!(text(&value.to_string()).parse::<Value>().unwrap(), value);
        }
    }

    #[test]
    fn keys_keep_their_order_and_other_texts_are_as_they_are() {
        assert_eq!(text(r#"{"b":1,"a":1}"#), "{\n  \"b\": 1,\n  \"a\": 1\n}");
        for text in ["", "{", "no JSON", "<a>"] {
            assert_eq!(self::text(text), text);
        }
    }

    #[test]
    fn tokens_have_classes() {
        let classes: Vec<_> = pretty(r#"{"a":["b",1]}"#).iter().map(|it| it.class).collect();
        assert_eq!(classes, ["", "key", "", "string", "", "number", ""]);
    }
}
