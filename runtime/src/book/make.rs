//! A book is made of a catalog.

use crate::book::model::{
    Book, BookEntry, BookHeader, BookMember, BookResponse, BookSection, BookSuccess,
};
use crate::book::schema::Schema;
use crate::book::version::Version;
use crate::catalog::entry::{Entry, HeaderDoc, MemberDoc, MemberValue};
use crate::catalog::group::Group;
use crate::catalog::settings::Success;
use crate::catalog::{Catalog, Section};
use crate::format::PROBLEM;

impl Catalog {
    /// What is published of the catalog, as owned data.
    pub fn book(&self) -> Book {
        let success = |it: &Success| BookSuccess {
            status: it.status,
            phrase: it.phrase.to_owned(),
            meaning: it.meaning.to_owned(),
        };
        Book {
            errbook: Version,
            title: self.title().to_owned(),
            docs: self.docs().to_owned(),
            type_base: self.type_base().map(str::to_owned),
            successes: self.successes().iter().map(success).collect(),
            sections: self.sections().iter().map(|it| section(self, it)).collect(),
            retired: Vec::new(),
        }
    }
}

/// The entries with this code, as the book has them.
pub(super) fn entries_of(catalog: &Catalog, code: &str) -> Vec<BookEntry> {
    let mut entries = catalog.find_all(code);
    entries.retain(|entry| !entry.is_hidden());
    entries.into_iter().map(|it| entry(catalog, it)).collect()
}

/// The name of the error type of a group, without its path.
pub(super) fn error_type(group: &Group) -> &'static str {
    group.path.rsplit("::").next().unwrap_or_default()
}

fn section(catalog: &Catalog, section: &Section) -> BookSection {
    let group = section.group;
    BookSection {
        title: group.title.to_owned(),
        error_type: error_type(group).to_owned(),
        docs: group.docs.to_owned(),
        members: group.members.iter().map(|it| member(it, None)).collect(),
        headers: group.headers.iter().map(header).collect(),
        entries: section.entries.iter().map(|it| entry(catalog, it)).collect(),
        sections: section.sections.iter().map(|it| self::section(catalog, it)).collect(),
    }
}

pub(super) fn entry(catalog: &Catalog, entry: &'static Entry) -> BookEntry {
    let made = catalog.type_base().map(|base| [base, &*entry.code_in_uri()].concat());
    let mut headers: Vec<BookHeader> = entry.headers().iter().map(header).collect();
    if let (401, Some(challenge)) = (entry.status_number(), catalog.authenticate()) {
        if !headers.iter().any(|it| it.name.eq_ignore_ascii_case("www-authenticate")) {
            let header = HeaderDoc { name: "WWW-Authenticate", value: Some(challenge), docs: "" };
            headers.insert(0, self::header(&header));
        }
    }
    let format = catalog.format().unwrap_or(&PROBLEM);
    BookEntry {
        code: entry.code().to_owned(),
        status: entry.status_number(),
        phrase: entry.phrase().to_owned(),
        title: entry.title().to_owned(),
        message: entry.has_message().then(|| entry.message().to_owned()),
        docs: entry.docs().to_owned(),
        type_uri: entry.type_uri().map(str::to_owned).or(made),
        route: entry.route().map(str::to_owned),
        members: entry.members().iter().map(|it| member(it, Some(entry))).collect(),
        headers,
        items: entry.has_items(),
        actor: entry.actor(),
        action: entry.action().map(str::to_owned),
        retry: entry.retry(),
        shared: entry.is_shared(),
        standard: entry.is_standard(),
        deprecated: None,
        response: BookResponse {
            format: format.name().to_owned(),
            status: format.status_for(entry.status()).as_u16(),
            media_type: format.media_type().to_owned(),
            headers: Vec::new(),
            schema: Schema::any(),
            example: String::new(),
        },
        operators: None,
    }
}

fn member(member: &MemberDoc, entry: Option<&Entry>) -> BookMember {
    let of = |values: &'static [MemberValue]| {
        let value = values.iter().find(|value| value.name == member.name)?;
        serde_json::from_str(value.json).ok()
    };
    let constant = entry.and_then(|entry| of(entry.constants()));
    BookMember {
        name: member.name.to_owned(),
        docs: member.docs.to_owned(),
        required: false,
        schema: constant.map_or_else(Schema::any, Schema::constant),
        example: entry.and_then(|entry| of(entry.examples())),
    }
}

fn header(header: &HeaderDoc) -> BookHeader {
    BookHeader {
        name: header.name.to_owned(),
        docs: header.docs.to_owned(),
        value: header.value.map(str::to_owned),
        required: header.value.is_some(),
    }
}
