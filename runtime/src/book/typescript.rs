//! TypeScript: the bodies of the errors as types, told apart by their codes.

mod codes;
mod guard;
mod literal;
mod print;
mod types;

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use serde_json::Value;

use self::codes::{Code, codes};
use self::literal::{comment, is_identifier, lines, literal, quoted};
use self::print::{Spot, WIDTH, properties, width};
use self::types::{Documented, Type, union};
use crate::book::constants::{Place, Step};
use crate::book::located::{Located, located};
use crate::book::model::{Book, BookEntry};
use crate::book::names::{Names, pascal};
use crate::book::text::code;

impl Book {
    /// The bodies of the errors as a TypeScript module, which needs no other: an interface for each, their
    /// union `ApiError`, which their codes tell apart, the codes as `ErrorCode`, `isApiError`, which takes
    /// whatever was received, and `codeOf`, which has the code also of an error that is not known yet.
    ///
    /// ```
    /// # errbook::catalog! { static ERRORS = { standard: [404] }; }
    /// let module = ERRORS.book().typescript();
    /// assert!(module.contains("export interface NotFound {"));
    /// assert!(module.contains("  code: \"NotFound\";"));
    /// ```
    ///
    /// It is formatted as prettier does it. Where a client gets the code depends on the format: of
    /// `{"error": {"code": …}}` it is `body.error.code` that a `switch` tells apart. Where a format writes no code,
    /// the module has no `ErrorCode`.
    pub fn typescript(&self) -> String {
        Module::of(self).text()
    }
}

struct Module<'b> {
    book: &'b Book,
    errors: Vec<Error<'b>>,
    /// The codes as they are written, each once, with their names.
    codes: Vec<(String, &'b Value)>,
    places: Vec<Place<'b>>,
}

struct Error<'b> {
    located: Located<'b>,
    name: String,
    code: Code<'b>,
}

impl<'b> Module<'b> {
    fn of(book: &'b Book) -> Self {
        let located = located(book);
        let entries: Vec<&BookEntry> = located.iter().map(|it| it.entry).collect();
        let found = codes(&entries);
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for entry in &entries {
            *counts.entry(&entry.code).or_default() += 1;
        }
        let mut names = Names::but(&["ApiError", "ErrorCode", "ErrorStatus", "Record"]);
        let mut names_of_codes = Names::but(&[]);
        let (mut errors, mut codes, mut places) = (Vec::new(), Vec::new(), Vec::new());
        let mut known = HashSet::new();
        for (located, code) in located.into_iter().zip(found) {
            let entry = located.entry;
            let mut name = pascal(&entry.code);
            if let Some((place, value)) = &code {
                if known.insert(literal(value)) {
                    codes.push((names_of_codes.give(&name), *value));
                }
                if !places.contains(place) {
                    places.push(place.clone());
                }
            }
            if counts[&*entry.code] > 1 {
                let _ = write!(name, "{}", entry.status);
            }
            errors.push(Error { located, name: names.give(&name), code });
        }
        Module { book, errors, codes, places }
    }

    fn text(&self) -> String {
        let title = lines(&self.book.title).join(" ");
        let mut text = format!(
            "// {}: its errors, as clients receive them.\n// Made by errbook of the service's book, and will be again: change nothing here.\n",
            if title.is_empty() { "A service" } else { &title }
        );
        let shapes: Vec<(&str, &Value)> = self
            .errors
            .iter()
            .filter(|error| error.code.is_none())
            .map(|error| &error.located.entry.response)
            .map(|response| (&*response.format, response.schema.as_json()))
            .collect();
        if !self.codes.is_empty() {
            text += &self.error_code();
        }
        text += &self.error_status();
        text += &self.api_error();
        for error in &self.errors {
            text.push('\n');
            text += &error.declaration(&self.places);
        }
        if !self.codes.is_empty() {
            text += &guard::code_of(&self.places, self.kinds_of_codes());
        }
        text += &guard::is_api_error(&self.places, &shapes);
        if text.contains("at(body, ") {
            text += guard::AT;
        }
        text
    }

    fn error_code(&self) -> String {
        let mut text =
            String::from("\n/** The codes of the errors. */\nexport const ErrorCode = {\n");
        for (name, value) in &self.codes {
            let has_it = |error: &&Error<'_>| matches!(&error.code, Some((_, it)) if it == value);
            let entries: Vec<&BookEntry> =
                self.errors.iter().filter(has_it).map(|error| error.located.entry).collect();
            let mut docs = summary(entries[0]);
            if entries.iter().all(|entry| entry.deprecated.is_some()) {
                docs.extend(deprecated(entries[0]));
            }
            let value = literal(value);
            let is_long = 2 + width(name) + 2 + width(&value) + 1 > WIDTH;
            // Before which prettier breaks no line.
            let is_short_name = width(name) < 5;
            let gap = if is_long && !is_short_name { "\n    " } else { " " };
            let _ = writeln!(text, "{}  {name}:{gap}{value},", comment(2, &docs));
        }
        text + "} as const;\n\nexport type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];\n"
    }

    /// The statuses, from the lowest.
    fn error_status(&self) -> String {
        let mut statuses: Vec<u16> =
            self.errors.iter().map(|error| error.located.entry.response.status).collect();
        statuses.sort_unstable();
        let statuses = union(statuses.iter().map(|status| Type::Word(status.to_string())));
        format!(
            "\n/** The statuses that responses with them have. */\n{}",
            alias("ErrorStatus", &statuses)
        )
    }

    fn api_error(&self) -> String {
        let told = match &*self.places {
            [] => "No body has a code.".to_owned(),
            [place] => format!("{} tells which.", code(&format!("body{}", steps(place)))),
            places => {
                let places: Vec<String> =
                    places.iter().map(|place| code(&format!("body{}", steps(place)))).collect();
                format!("Their codes are in {}.", places.join(" or "))
            }
        };
        let mut docs = vec![format!("The body of an error. {told}")];
        paragraph(&mut docs, lines(&self.book.docs));
        let names = self.errors.iter().map(|error| Type::word(&error.name));
        format!("\n{}{}", comment(0, &docs), alias("ApiError", &union(names)))
    }

    /// The types that codes have.
    fn kinds_of_codes(&self) -> &'static str {
        let has_texts = self.codes.iter().any(|(_, value)| value.is_string());
        let has_numbers = self.codes.iter().any(|(_, value)| value.is_number());
        match (has_texts, has_numbers) {
            (true, true) => "string | number",
            (false, true) => "number",
            _ => "string",
        }
    }
}

impl Error<'_> {
    fn declaration(&self, places: &[Place<'_>]) -> String {
        let docs = comment(0, &self.docs());
        let schema = self.located.entry.response.schema.as_json();
        let mut ty = types::of(schema, &self.located);
        if let ([place], None) = (places, &self.code) {
            if guard::is_nothing_there(schema, place) {
                ty.without(place);
            }
        }
        match ty {
            Type::Object(all) => {
                format!("{docs}export interface {} {{\n{}}}\n", self.name, properties(&all, 2))
            }
            ty => docs + &alias(&self.name, &ty),
        }
    }

    fn docs(&self) -> Vec<String> {
        let entry = self.located.entry;
        let mut docs = lines(if entry.docs.is_empty() { &entry.title } else { &entry.docs });
        let phrase = lines(&entry.phrase).join(" ");
        let status = format!("{} {phrase}", entry.status).trim_end().to_owned();
        let message = entry.message.as_ref().filter(|message| !is_said(message, &docs));
        let message = message.map(|message| format!(": {}", code(&lines(message).join(" "))));
        paragraph(&mut docs, vec![status + &message.unwrap_or_default()]);
        paragraph(&mut docs, entry.action.as_deref().map(lines).unwrap_or_default());
        paragraph(&mut docs, deprecated(entry));
        docs
    }
}

impl Documented for Located<'_> {
    /// What the member of this name says, or the schema itself.
    fn docs(&self, name: &str, schema: &Value) -> Vec<String> {
        let mut members = self.members.iter();
        let member = members.find(|it| it.name == name && it.schema.as_json() == schema);
        let own = || schema.get("description").and_then(Value::as_str).unwrap_or_default();
        let docs = member.map(|it| it.docs.as_str()).filter(|docs| !docs.is_empty());
        let mut docs = lines(docs.unwrap_or_else(own));
        if schema.get("deprecated") == Some(&Value::Bool(true)) {
            docs.push("@deprecated".to_owned());
        }
        docs
    }
}

/// Whether a message is no more than the first paragraph of the documentation.
fn is_said(message: &str, docs: &[String]) -> bool {
    let first = docs.iter().take_while(|line| !line.is_empty());
    first.map(String::as_str).collect::<Vec<_>>().join(" ") == message
}

/// The first paragraph.
fn summary(entry: &BookEntry) -> Vec<String> {
    let docs = if entry.docs.is_empty() { &entry.title } else { &entry.docs };
    lines(docs.split("\n\n").next().unwrap_or_default())
}

fn deprecated(entry: &BookEntry) -> Vec<String> {
    let deprecated = entry.deprecated.as_ref();
    let tag = |text: String| format!("@deprecated {text}").trim_end().to_owned();
    deprecated.map(|it| tag(lines(&it.text()).join(" "))).into_iter().collect()
}

/// Adds lines behind an empty one.
fn paragraph(docs: &mut Vec<String>, more: Vec<String>) {
    if !docs.is_empty() && !more.is_empty() {
        docs.push(String::new());
    }
    docs.extend(more);
}

/// How a place is written behind the name of a body.
fn steps(place: &Place<'_>) -> String {
    let step = |step: &Step<'_>| match step {
        Step::Key(name) if is_identifier(name) => format!(".{name}"),
        Step::Key(name) => format!("[{}]", quoted(name)),
        Step::At(index) => format!("[{index}]"),
    };
    place.iter().map(step).collect()
}

/// `export type Name = …;`
fn alias(name: &str, ty: &Type) -> String {
    let start = format!("export type {name} =");
    let on_the_line = ty.print(Spot { indent: 0, column: width(&start) + 1, after: 1 });
    if on_the_line.starts_with('\n') {
        return format!("{start}{on_the_line};\n");
    }
    let line = format!("{start} {on_the_line};\n");
    if line.lines().next().is_some_and(|first| width(first) <= WIDTH) {
        return line;
    }
    format!("{start}\n  {};\n", ty.print(Spot { indent: 2, column: 2, after: 1 }))
}
