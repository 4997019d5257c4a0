//! A book is made of a catalog.

use crate::book::body::{self, Known};
use crate::book::example;
use crate::book::groups::{Groups, Members};
use crate::book::model::{
    Book, BookEntry, BookHeader, BookResponse, BookSection, BookSuccess, Deprecated,
};
use crate::book::operators;
use crate::book::parts::{error_type, header};
use crate::book::version::Version;
use crate::catalog::details::HeaderDoc;
use crate::catalog::entry::Entry;
use crate::catalog::group::Group;
use crate::catalog::settings::Success;
use crate::catalog::{Catalog, Section};
use crate::format::{PROBLEM, WireFormat};

impl Catalog {
    /// What is published of the catalog, as owned data.
    ///
    /// ```
    /// # errbook::catalog! { static ERRORS = { standard: [404] }; }
    /// let book = ERRORS.book();
    /// assert_eq!(book.entries()[0].code, "NotFound");
    /// assert_eq!(errbook::book::Book::from_json(&book.to_json()).unwrap(), book);
    /// ```
    pub fn book(&'static self) -> Book {
        Maker::new(self, None).book()
    }

    /// The same with what only operators are told: causes, the texts of `Display`, log levels, and what
    /// stands under `# Internal`. It is not for clients.
    pub fn operators_book(&'static self) -> Book {
        Maker { for_operators: true, ..Maker::new(self, None) }.book()
    }

    /// The same where calls answer in this format, whatever the catalog and its types ask for
    /// ([`Occurrence::with_format`](crate::Occurrence::with_format)).
    pub fn book_in(&'static self, format: &'static WireFormat) -> Book {
        Maker::new(self, Some(format)).book()
    }
}

/// The entries with this code, as the book has them.
pub(super) fn entries_of(catalog: &'static Catalog, code: &str) -> Vec<BookEntry> {
    fn collect(maker: &Maker, sections: &[Section], code: &str, entries: &mut Vec<BookEntry>) {
        for section in sections {
            let own = section.entries.iter().filter(|entry| entry.code() == code);
            entries.extend(own.map(|entry| maker.entry(section.group, entry)));
            collect(maker, &section.sections, code, entries);
        }
    }
    let mut entries = Vec::new();
    if catalog.find(code).is_some() {
        collect(&Maker::new(catalog, None), &catalog.sections(), code, &mut entries);
    }
    entries
}

/// Makes entries with the settings of a catalog.
pub(super) struct Maker {
    catalog: &'static Catalog,
    groups: Groups,
    /// The format that a call has picked.
    format: Option<&'static WireFormat>,
    for_operators: bool,
}

impl Maker {
    fn new(catalog: &'static Catalog, format: Option<&'static WireFormat>) -> Self {
        Maker { catalog, groups: Groups::of(catalog.groups()), format, for_operators: false }
    }

    /// For the errors of one group, and of those in it.
    pub(super) fn of_group(catalog: &'static Catalog, group: &'static Group) -> Self {
        Maker { catalog, groups: Groups::of(&[group]), format: None, for_operators: false }
    }

    fn book(&self) -> Book {
        let catalog = self.catalog;
        let success = |it: &Success| BookSuccess {
            status: it.status,
            phrase: it.phrase.to_owned(),
            meaning: it.meaning.to_owned(),
        };
        Book {
            errbook: Version,
            title: catalog.title().to_owned(),
            docs: catalog.docs().to_owned(),
            type_base: catalog.type_base().map(str::to_owned),
            successes: catalog.successes().iter().map(success).collect(),
            sections: catalog.sections().iter().map(|it| self.section(it)).collect(),
            retired: Vec::new(),
        }
    }

    fn section(&self, section: &Section) -> BookSection {
        let group = section.group;
        BookSection {
            title: group.title.to_owned(),
            error_type: error_type(group).to_owned(),
            docs: group.docs.to_owned(),
            members: self.groups.wrapped(group),
            headers: group.headers.iter().map(header).collect(),
            entries: section.entries.iter().map(|it| self.entry(group, it)).collect(),
            sections: section.sections.iter().map(|it| self.section(it)).collect(),
        }
    }

    pub(super) fn entry(&self, group: &'static Group, entry: &'static Entry) -> BookEntry {
        let catalog = self.catalog;
        let type_uri = match (entry.type_uri(), catalog.type_base()) {
            (Some(uri), _) => Some(uri.to_owned()),
            (None, base) => base.map(|base| [base, &*entry.code_in_uri()].concat()),
        };
        let group = catalog.group_of(group, entry);
        let members = self.groups.members(group, entry);
        let format = self
            .format
            .or_else(|| self.groups.format(group, entry))
            .or(catalog.format())
            .unwrap_or(&PROBLEM);
        BookEntry {
            code: entry.code().to_owned(),
            status: entry.status_number(),
            phrase: entry.phrase().to_owned(),
            title: entry.title().to_owned(),
            message: entry.has_message().then(|| entry.message().to_owned()),
            docs: entry.docs().to_owned(),
            route: entry.route().map(str::to_owned),
            headers: self.headers(group, entry),
            items: entry.has_items(),
            actor: entry.actor(),
            action: entry.action().map(str::to_owned),
            retry: entry.retry(),
            shared: entry.is_shared(),
            standard: entry.is_standard(),
            deprecated: entry.deprecated().map(|it| Deprecated {
                since: it.since.map(str::to_owned),
                note: it.note.map(str::to_owned),
            }),
            response: self.response(group, entry, format, type_uri.as_deref(), &members),
            operators: self.for_operators.then(|| operators::told(catalog, group, entry)),
            type_uri,
            members: members.known,
        }
    }

    fn headers(&self, group: &Group, entry: &'static Entry) -> Vec<BookHeader> {
        let mut headers = self.groups.headers(group, entry);
        let has_own = headers.iter().any(|it| it.name.eq_ignore_ascii_case("www-authenticate"));
        if let (401, Some(challenge), false) =
            (entry.status_number(), self.catalog.authenticate(), has_own)
        {
            let header = HeaderDoc { name: "WWW-Authenticate", value: Some(challenge), docs: "" };
            headers.insert(0, self::header(&header));
        }
        headers
    }

    fn response(
        &self,
        group: &'static Group,
        entry: &'static Entry,
        format: &'static WireFormat,
        type_uri: Option<&str>,
        own: &Members,
    ) -> BookResponse {
        // RFC 9457 §4.2.1: this one says nothing, and is not written.
        let type_uri = type_uri.filter(|uri| *uri != "about:blank");
        let members = self.groups.members_with_wrappers(group, own);
        let known = Known { entry, type_uri, members: &members.known, open: members.open };
        let value = |(name, value): &(&str, &str)| BookHeader {
            name: (*name).to_owned(),
            docs: String::new(),
            value: Some((*value).to_owned()),
            required: true,
        };
        BookResponse {
            format: format.name().to_owned(),
            status: format.status_for(entry.status()).as_u16(),
            media_type: format.media_type().to_owned(),
            headers: format.headers().iter().map(value).collect(),
            schema: body::schema(format, &known),
            example: example::body(self.catalog, format, entry, &own.known),
        }
    }
}
