//! Rust: the declaration of the errors, for a client that has no crate of the service.

mod catalog;
mod nested;
mod text;
mod types;
mod variant;

use std::collections::HashMap;
use std::fmt::Write as _;
use std::vec;

use self::catalog::catalog;
use self::nested::{besides, transparent};
use self::text::{attribute, docs, is_identifier, quoted};
use self::types::Types;
use self::variant::{Settings, format, is_plain, is_sayable, variant};
use crate::book::model::{Book, BookEntry, BookSection};
use crate::book::names::{Names, pascal};
use crate::book::text::is_unseen;
use crate::catalog::entry::Entry;
use crate::standard;

/// What each type derives.
const DERIVE: &str = "#[derive(Debug, errbook::ApiError)]\n";

impl Book {
    /// A Rust module that declares the errors, as a client wants them that has no crate of the service: an
    /// `ApiError` for each type, and their catalog `ERRORS`, which receives them and whose own book is this one.
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
    /// It is formatted as rustfmt does it. It asks for `errbook` and `serde_json`, and for `serde` where a member is
    /// an object of known properties, which is a struct. A format that is not errbook's is named where the
    /// module's parent has it, `super::ORDERS`, since a book has no templates.
    ///
    /// What a declaration cannot say is not as the book has it: what a schema says beyond a type of the
    /// standard library is left out; a section that is named like another has a number behind it; headers of one
    /// name are one; codes that are retired, and what is for operators, are not there.
    pub fn rust(&self) -> String {
        Module::of(self).text()
    }
}

struct Module<'b> {
    book: &'b Book,
    settings: Settings<'b>,
    /// The names of the types, in the order of the sections.
    names: vec::IntoIter<String>,
    types: Types,
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
        let mut names = Names::but(&["Self", "String", "Vec", "Option", "ERRORS"]);
        let mut given = Vec::new();
        give_names(&book.sections, &mut names, &mut given);
        Module {
            book,
            settings: Settings { type_base: book.type_base.as_deref(), format },
            names: given.into_iter(),
            types: Types::new(names),
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
        let catalog = catalog(self.book, self.settings.format.as_deref(), &errors, &self.standard);
        self.text + "\n" + &catalog
    }

    /// Writes the type of a section behind those nested in it, and gives its name; `None`: all of it is
    /// errbook's own.
    fn section(&mut self, section: &'b BookSection) -> Option<String> {
        let own = own_entries(section)?;
        let name = self.names.next()?;
        let place = self.text.len();
        let has_standard =
            section.members.iter().any(|it| self.around_standard.contains(&&*it.name));
        let mut nested: Vec<String> =
            section.sections.iter().filter_map(|nested| self.section(nested)).collect();
        if has_standard {
            nested.push("errbook::standard::HttpError".to_owned());
        }
        let mut names = Names::but(&["Self"]);
        let (sayable, others): (Vec<&BookEntry>, Vec<&BookEntry>) =
            own.iter().copied().partition(|entry| is_sayable(entry));
        let mut variants: Vec<String> = Vec::new();
        for entry in sayable {
            let name = names.give(&pascal(&entry.code));
            variants.push(variant(entry, &name, &self.settings, &mut self.types));
        }
        for (at, ty) in nested.iter().enumerate() {
            let short = ty.rsplit("::").next().unwrap_or_default();
            let short = short.strip_suffix("Error").filter(|it| !it.is_empty()).unwrap_or(short);
            variants.push(transparent(
                &names.give(&pascal(short)),
                ty,
                besides(section, at, &mut self.types),
            ));
        }
        if variants.is_empty() {
            return None;
        }
        let mut text = format!("\n{}", heading(section));
        text += DERIVE;
        // So that a client has its errors back.
        let mut settings = vec!["receive".to_owned()];
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
        text += &self.types.take();
        // What is around is read first.
        self.text.insert_str(place, &text);
        Some(name)
    }
}

/// The entries of a section that are not errbook's own; `None`: nothing of it is written.
fn own_entries(section: &BookSection) -> Option<Vec<&BookEntry>> {
    let own: Vec<&BookEntry> = section.entries.iter().filter(|it| !is_standard(it)).collect();
    (!own.is_empty() || !section.sections.is_empty()).then_some(own)
}

/// Names the types of sections, each before those nested in it.
fn give_names(sections: &[BookSection], names: &mut Names, given: &mut Vec<String>) {
    for section in sections.iter().filter(|section| own_entries(section).is_some()) {
        let name = match &*section.error_type {
            name if is_identifier(name) => name.to_owned(),
            odd => pascal(odd),
        };
        given.push(names.give(&name));
        give_names(&section.sections, names, given);
    }
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
