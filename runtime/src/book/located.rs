//! The entries of a book, each with where it stands and what the sections around it add.

use crate::book::model::{Book, BookEntry, BookHeader, BookMember, BookSection};

/// An entry, and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Located<'b> {
    pub(super) entry: &'b BookEntry,
    pub(super) error_type: &'b str,
    /// Its members and those that the sections around it add, each name once.
    pub(super) members: Vec<&'b BookMember>,
    /// Its headers, those that the sections around it add, and those of its format, each name once.
    pub(super) headers: Vec<&'b BookHeader>,
}

impl<'b> Located<'b> {
    /// One that stands nowhere, as a retired one.
    pub(super) fn alone(entry: &'b BookEntry) -> Self {
        Located::within(entry, "", &[])
    }

    fn within(entry: &'b BookEntry, error_type: &'b str, around: &[&'b BookSection]) -> Self {
        let mut members: Vec<&BookMember> = Vec::new();
        for member in entry.members.iter().chain(around.iter().flat_map(|it| &it.members)) {
            if !members.iter().any(|it| it.name == member.name) {
                members.push(member);
            }
        }
        let mut headers: Vec<&BookHeader> = Vec::new();
        let added = around.iter().flat_map(|it| &it.headers);
        for header in entry.headers.iter().chain(added).chain(&entry.response.headers) {
            if !headers.iter().any(|it| it.name.eq_ignore_ascii_case(&header.name)) {
                headers.push(header);
            }
        }
        Located { entry, error_type, members, headers }
    }

    pub(super) fn code(&self) -> &'b str {
        &self.entry.code
    }
}

/// All entries of a book, in its order.
pub(super) fn located(book: &Book) -> Vec<Located<'_>> {
    fn walk<'b>(
        sections: &'b [BookSection],
        around: &mut Vec<&'b BookSection>,
        found: &mut Vec<Located<'b>>,
    ) {
        for section in sections {
            let entries = section.entries.iter();
            found.extend(entries.map(|it| Located::within(it, &section.error_type, around)));
            around.push(section);
            walk(&section.sections, around, found);
            around.pop();
        }
    }
    let mut found = Vec::new();
    walk(&book.sections, &mut Vec::new(), &mut found);
    found
}
