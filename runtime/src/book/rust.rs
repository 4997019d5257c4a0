//! Rust: the declaration of the errors, for a client that has no crate of the service.

mod text;
mod types;
mod variant;

use std::collections::HashMap;
use std::fmt::Write as _;

use self::text::{attribute, docs, is_identifier, quoted};
use self::variant::{
    Field, Settings, fields, format, is_plain, is_sayable, is_token, of_header_field,
    of_member_field, variant,
};
use crate::book::model::{Book, BookEntry, BookSection};
use crate::book::names::{Names, pascal};
use crate::book::text::is_unseen;
use crate::catalog::entry::Entry;
use crate::catalog::status::Status;
use crate::standard;

/// What each type derives.
const DERIVE: &str = "#[derive(Debug, errbook::ApiError)]\n";

impl Book {
    /// A Rust module that declares the errors, as a client wants them that has no crate of the service: an
    /// `ApiError` for each type, and their catalog `ERRORS`, whose own book is this one.
    ///
    /// ```
    /// # #[derive(Debug, errbook::ApiError)]
    /// # #[api(status = 403, message = "That costs {price}.")]
    /// # struct OutOfCredit { price: u32 }
    /// # errbook::catalog! { static ERRORS = { title: "Billing", errors: [OutOfCredit] }; }
    /// let module = ERRORS.book().rust();
    /// assert!(module.contains("    OutOfCredit { price: u32 },\n"));
    /// assert!(module.contains("        title: \"Billing\",\n"));
    /// ```
    ///
    /// It is formatted as rustfmt does it, and asks for `errbook` and `serde_json`. A format that is not errbook's is
    /// named where the module's parent has it, `super::ORDERS`, since a book has no templates.
    ///
    /// What a declaration cannot say is not as the book has it: of a schema that no type of the standard
    /// library has, the type allows more; a section that is named like another has a number behind it;
    /// codes that are retired, and what is for operators, are left out.
    pub fn rust(&self) -> String {
        Module::of(self).text()
    }
}

struct Module<'b> {
    book: &'b Book,
    settings: Settings<'b>,
    types: Names,
    /// The statuses that errbook's own errors stand for.
    standard: Vec<u16>,
    /// The members around all of them.
    around_standard: Vec<&'b str>,
    text: String,
}

impl<'b> Module<'b> {
    fn of(book: &'b Book) -> Self {
        let (standard, own): (Vec<&BookEntry>, Vec<&BookEntry>) =
            book.entries().into_iter().partition(|entry| is_standard(entry));
        let format_of = |entry: &&BookEntry| format(&entry.response);
        let mut formats: HashMap<String, usize> = HashMap::new();
        for format in own.iter().filter_map(format_of) {
            *formats.entry(format).or_default() += 1;
        }
        let commonest = formats.into_iter().max_by_key(|(name, count)| (*count, name.clone()));
        let format = standard.first().and_then(format_of).or(commonest.map(|(name, _)| name));
        let mut statuses: Vec<u16> = standard.iter().map(|entry| entry.status).collect();
        statuses.dedup();
        Module {
            book,
            settings: Settings { type_base: book.type_base.as_deref(), format },
            types: Names::but(&["Self", "String", "Vec", "Option", "ERRORS"]),
            around_standard: around(book, &standard),
            standard: statuses,
            text: String::new(),
        }
    }

    fn text(mut self) -> String {
        let title = self.book.title.lines().next().unwrap_or_default();
        let title = title.replace(is_unseen, "");
        self.text = format!(
            "// {}: its errors, as clients receive them.\n// Made by errbook of the service's book, and will be again: change nothing here.\n",
            if title.trim().is_empty() { "A service" } else { title.trim() }
        );
        let mut errors = Vec::new();
        for (at, section) in self.book.sections.iter().enumerate() {
            if section.entries.iter().any(is_standard) {
                // By itself it stands at the end.
                if at + 1 < self.book.sections.len() {
                    errors.push("errbook::standard::HttpError".to_owned());
                }
            }
            errors.extend(self.section(section));
        }
        let catalog = self.catalog(&errors);
        self.text + "\n" + &catalog
    }

    /// Writes the type of a section behind those nested in it, and gives its name; `None`: all of it is
    /// errbook's own.
    fn section(&mut self, section: &'b BookSection) -> Option<String> {
        let name = match &*section.error_type {
            name if is_identifier(name) => name.to_owned(),
            odd => pascal(odd),
        };
        let own: Vec<&BookEntry> =
            section.entries.iter().filter(|entry| !is_standard(entry)).collect();
        if own.is_empty() && section.sections.is_empty() {
            return None;
        }
        let name = self.types.give(&name);
        let place = self.text.len();
        let has_standard =
            section.members.iter().any(|it| self.around_standard.contains(&&*it.name));
        let mut nested: Vec<String> =
            section.sections.iter().filter_map(|nested| self.section(nested)).collect();
        if has_standard {
            nested.push("errbook::standard::HttpError".to_owned());
        }
        let mut names = Names::but(&["Self"]);
        let (sayable, others): (Vec<_>, Vec<_>) = own.iter().partition(|entry| is_sayable(entry));
        let mut variants: Vec<String> = Vec::new();
        for entry in sayable {
            variants.push(variant(entry, &names.give(&pascal(&entry.code)), &self.settings));
        }
        for (at, ty) in nested.iter().enumerate() {
            let short = ty.rsplit("::").next().unwrap_or_default();
            let short = short.strip_suffix("Error").filter(|it| !it.is_empty()).unwrap_or(short);
            let besides = besides(section, at);
            variants.push(transparent(&names.give(&pascal(short)), ty, &besides));
        }
        if variants.is_empty() {
            return None;
        }
        let mut text = format!("\n{}", heading(section));
        text += DERIVE;
        let mut settings = Vec::new();
        if !is_natural(&section.title) {
            settings.push(format!("title = {}", quoted(&section.title)));
        }
        if own.iter().all(|entry| entry.standard) && !own.is_empty() {
            settings.push("standard".to_owned());
        }
        text += &attribute(0, "api", &settings);
        let _ = write!(text, "pub enum {name} {{\n{}", variants.join("\n"));
        for entry in others {
            let _ = writeln!(
                text,
                "    // No declaration can say {} with the status {}.",
                quoted(&entry.code),
                entry.status
            );
        }
        text += "}\n";
        // What is around is read first.
        self.text.insert_str(place, &text);
        Some(name)
    }

    fn catalog(&self, errors: &[String]) -> String {
        let mut text = "errbook::catalog! {\n".to_owned();
        text += &docs(4, &self.book.docs);
        text += "    pub static ERRORS = {\n";
        let mut line = |setting: &str, value: String| {
            let _ = writeln!(text, "        {setting}: {value},");
        };
        line("title", quoted(&self.book.title));
        if let Some(format) = &self.settings.format {
            line("format", format.clone());
        }
        if let Some(base) = &self.book.type_base {
            line("type_base", quoted(base));
        }
        if !errors.is_empty() {
            line("errors", list(errors));
        }
        if errors.is_empty() || !self.standard.is_empty() {
            line(
                "standard",
                list(&self.standard.iter().map(ToString::to_string).collect::<Vec<_>>()),
            );
        }
        let elsewhere = headers_elsewhere(self.book);
        if !elsewhere.is_empty() {
            line("headers_elsewhere", list(&elsewhere));
        }
        let successes = self.book.successes.iter().filter_map(|success| {
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
}

/// A list, on one line or on a line each.
fn list(items: &[String]) -> String {
    let line = items.join(", ");
    if line.chars().count() <= 60 {
        return format!("[{line}]");
    }
    format!("[\n            {},\n        ]", items.join(",\n            "))
}

/// Whether it is one of the errors that errbook has itself.
fn is_standard(entry: &BookEntry) -> bool {
    let own = |it: &Entry| it.code() == entry.code && it.status_number() == entry.status;
    entry.standard && standard::GROUP.entries.iter().any(own)
}

/// The members of sections that are in the bodies of errbook's own errors, since these are in there too.
fn around<'b>(book: &'b Book, standard: &[&BookEntry]) -> Vec<&'b str> {
    fn collect<'b>(sections: &'b [BookSection], names: &mut Vec<&'b str>) {
        for section in sections {
            names.extend(section.members.iter().map(|member| member.name.as_str()));
            collect(&section.sections, names);
        }
    }
    let mut names = Vec::new();
    collect(&book.sections, &mut names);
    let has_it = |entry: &&BookEntry, name: &str| {
        let own = entry.members.iter().any(|member| member.name == name);
        !own && mentions(entry.response.schema.as_json(), name)
    };
    names.retain(|name| !standard.is_empty() && standard.iter().all(|entry| has_it(entry, name)));
    names
}

/// Whether a body may have a key of this name.
fn mentions(schema: &serde_json::Value, name: &str) -> bool {
    let properties = schema.get("properties").and_then(serde_json::Value::as_object);
    properties.into_iter().flatten().any(|(key, schema)| key == name || mentions(schema, name))
}

/// The doc comment of a type: its title, and what follows that.
fn heading(section: &BookSection) -> String {
    let BookSection { title, docs, .. } = section;
    match (is_natural(title), docs.is_empty()) {
        (true, true) => self::docs(0, title),
        (true, false) => self::docs(0, &format!("{title}\n\n{docs}")),
        (false, _) => self::docs(0, docs),
    }
}

/// Whether a title is what a doc comment that begins with it gives.
fn is_natural(title: &str) -> bool {
    let words = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_internal = title.eq_ignore_ascii_case("internal");
    !title.is_empty() && words == title && is_plain(title) && !title.ends_with('.') && !is_internal
}

/// What the variant in this place adds to the errors in it: of members of one name, one each, the first
/// where the section has one.
fn besides(section: &BookSection, at: usize) -> Vec<Field> {
    let mut names = Names::but(&["error"]);
    let members = section.members.iter().enumerate().filter(|(index, member)| {
        section.members[..*index].iter().filter(|it| it.name == member.name).count() == at
    });
    let mut fields: Vec<Field> =
        members.map(|(_, member)| of_member_field(member, &mut names)).collect();
    let headers = section.headers.iter().enumerate().filter(|(index, header)| {
        let before = section.headers[..*index].iter().filter(|it| it.name == header.name);
        header.value.is_none() && is_token(&header.name) && before.count() == at
    });
    fields.extend(headers.map(|(_, header)| of_header_field(header, &mut names)));
    fields
}

/// The variant that answers what another type answers.
fn transparent(name: &str, ty: &str, besides: &[Field]) -> String {
    if besides.is_empty() {
        return format!("    #[api(transparent)]\n    {name}({ty}),\n");
    }
    let mut all = vec![Field {
        docs: String::new(),
        settings: vec!["transparent".to_owned()],
        name: "error".to_owned(),
        ty: ty.to_owned(),
    }];
    all.extend(besides.iter().map(|Field { docs, settings, name, ty }| Field {
        docs: docs.clone(),
        settings: settings.clone(),
        name: name.clone(),
        ty: ty.clone(),
    }));
    format!("    {name}{},\n", fields(&all))
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
