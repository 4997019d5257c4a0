//! A book as a page for a browser: one file, which needs nothing from elsewhere.
//!
//! The page is in `page.html`, with a template for each part that repeats; what a template shows and
//! the model does not have, the structs of this file have. Whatever is shown is escaped, but a
//! [`Markup`], which only [`markup`] makes.

mod alone;
mod anchors;
mod kind;
mod markup;

use askama::Template;
use askama::filters::HtmlSafe;

use self::anchors::{Anchor, Anchors};
use self::markup::Markup;
use crate::book::model::{
    Book, BookEntry, BookHeader, BookMember, BookSection, BookSuccess, Cause, Deprecated,
    ForOperators,
};
use crate::book::response::Response;
use crate::catalog::status::{Actor, Retry};

impl Book {
    /// The book as a page: one HTML file that a browser shows without a network, with a search where
    /// scripts run.
    ///
    /// The fragment of an error is its code, `errors.html#NotFound`. HTML in the documentation is
    /// shown as it is written, its links lead to `http`, `https`, `mailto` and to places of the page,
    /// and no image is loaded. The page has one `style` and one `script` element, and the text of
    /// these is the same in every page.
    ///
    /// The page of a book that has something [for operators](ForOperators) says that it is not for
    /// publication.
    ///
    /// ```
    /// # errbook::catalog! { static ERRORS = { standard: [404] }; }
    /// let page = ERRORS.book().html();
    /// assert!(page.starts_with("<!DOCTYPE html>"));
    /// assert!(page.contains(r##"href="#NotFound""##));
    /// ```
    ///
    /// # Panics
    /// If a template fails, which none has a reason to.
    pub fn html(&self) -> String {
        Page::of(self).render().expect("a template writes into a string")
    }
}

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'b> {
    book: &'b Book,
    docs: Markup,
    successes: Vec<(&'b BookSuccess, Markup)>,
    sections: Vec<Section<'b>>,
    /// The first digits of the statuses, of which a reader can choose one.
    classes: Vec<u16>,
    actors: Vec<Actor>,
    retries: Vec<Retry>,
    /// How many errors there are.
    count: usize,
    for_operators: bool,
    /// Where the errors begin.
    start: Anchor,
}

/// The errors of one error type.
#[derive(Template)]
#[template(path = "section.html")]
struct Section<'b> {
    model: &'b BookSection,
    level: usize,
    /// Whether its one entry has all that there is to say.
    is_lone: bool,
    anchor: Anchor,
    docs: Markup,
    members: Vec<Member<'b>>,
    headers: Vec<Header<'b>>,
    entries: Vec<Entry<'b>>,
    sections: Vec<Section<'b>>,
}

/// A section in the table of contents.
#[derive(Template)]
#[template(path = "contents.html")]
struct Contents<'s, 'b> {
    section: &'s Section<'b>,
}

#[derive(Template)]
#[template(path = "entry.html")]
struct Entry<'b> {
    model: &'b BookEntry,
    level: usize,
    anchor: Anchor,
    docs: Markup,
    deprecated: Markup,
    /// The type URI, if a browser can go there.
    type_link: Option<&'b str>,
    members: Vec<Member<'b>>,
    headers: Vec<Header<'b>>,
    response: Response<'b>,
    schema: String,
    operators: Option<Operators<'b>>,
}

struct Member<'b> {
    model: &'b BookMember,
    kind: String,
    docs: Markup,
}

struct Header<'b> {
    model: &'b BookHeader,
    docs: Markup,
}

struct Operators<'b> {
    model: &'b ForOperators,
    docs: Markup,
    causes: Vec<(&'b Cause, Markup)>,
}

// What a template has made is escaped already.
impl HtmlSafe for Section<'_> {}
impl HtmlSafe for Contents<'_, '_> {}
impl HtmlSafe for Entry<'_> {}

impl<'b> Page<'b> {
    fn of(book: &'b Book) -> Self {
        let mut anchors = Anchors::of(book);
        let entries = book.entries();
        let classes = different(entries.iter().map(|entry| entry.status / 100));
        let actors = different(entries.iter().filter_map(|entry| entry.actor));
        let retries = different(entries.iter().filter_map(|entry| entry.retry));
        let start = anchors.other("errors");
        let mut section = |it| Section::of(it, 2, &mut anchors);
        Page {
            book,
            docs: Markup::under(1, &book.docs),
            successes: book
                .successes
                .iter()
                .map(|it| (it, Markup::under(6, &it.meaning)))
                .collect(),
            sections: book.sections.iter().map(&mut section).collect(),
            classes,
            actors,
            retries,
            count: entries.len(),
            for_operators: book.is_for_operators(),
            start,
        }
    }
}

impl<'b> Section<'b> {
    fn of(section: &'b BookSection, level: usize, anchors: &mut Anchors) -> Self {
        let is_lone = section.lone_entry().is_some();
        let level_of_entries = if is_lone { level } else { level + 1 };
        Section {
            model: section,
            level: level.min(6),
            is_lone,
            anchor: anchors.other(&section.title),
            docs: Markup::under(level, &section.docs),
            members: section.members.iter().map(Member::of).collect(),
            headers: section.headers.iter().map(Header::of).collect(),
            entries: section
                .entries
                .iter()
                .map(|it| Entry::of(it, level_of_entries, anchors))
                .collect(),
            sections: section.sections.iter().map(|it| Self::of(it, level + 1, anchors)).collect(),
        }
    }

    fn contents(&self) -> Contents<'_, 'b> {
        Contents { section: self }
    }
}

impl<'b> Entry<'b> {
    fn of(entry: &'b BookEntry, level: usize, anchors: &mut Anchors) -> Self {
        let deprecated = entry.deprecated.as_ref().map(Deprecated::text).unwrap_or_default();
        Entry {
            model: entry,
            level: level.min(6),
            anchor: anchors.entry(entry),
            docs: Markup::under(level, &entry.docs),
            deprecated: Markup::under(level, &deprecated),
            type_link: entry.type_uri.as_deref().filter(|uri| markup::leads_to_the_web(uri)),
            members: entry.members.iter().map(Member::of).collect(),
            headers: entry.headers.iter().map(Header::of).collect(),
            response: Response::of(entry),
            schema: serde_json::to_string_pretty(&entry.response.schema).unwrap_or_default(),
            operators: entry.operators.as_ref().map(|it| Operators::of(it, level)),
        }
    }
}

impl<'b> Member<'b> {
    fn of(member: &'b BookMember) -> Self {
        let kind = kind::of(member.schema.as_json());
        Member { model: member, kind, docs: Markup::under(6, &member.docs) }
    }
}

impl<'b> Header<'b> {
    fn of(header: &'b BookHeader) -> Self {
        Header { model: header, docs: Markup::under(6, &header.docs) }
    }
}

impl<'b> Operators<'b> {
    fn of(operators: &'b ForOperators, level: usize) -> Self {
        let docs = |cause: &'b Cause| (cause, Markup::under(6, &cause.docs));
        Operators {
            model: operators,
            docs: Markup::under(level, &operators.docs),
            causes: operators.causes.iter().map(docs).collect(),
        }
    }
}

/// What a reader can choose the errors by.
trait Choice {
    /// The value of the filter, and of the attribute of the errors that it shows.
    fn key(&self) -> &'static str;

    /// What an error says of it.
    fn sentence(&self) -> &'static str;
}

impl Choice for Actor {
    fn key(&self) -> &'static str {
        match self {
            Self::Developer => "developer",
            Self::User => "user",
            Self::Operator => "operator",
            Self::Nobody => "nobody",
        }
    }

    fn sentence(&self) -> &'static str {
        match self {
            Self::Developer => "The client's developer",
            Self::User => "The client's user",
            Self::Operator => "The operator of the service",
            Self::Nobody => "Nobody: trying again is enough",
        }
    }
}

impl Choice for Retry {
    fn key(&self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::AfterChange => "change",
            Self::Later => "later",
        }
    }

    fn sentence(&self) -> &'static str {
        match self {
            Self::Never => "Never: it takes a different request.",
            Self::AfterChange => {
                "After a change: of credentials, of permissions, of the resource or of the service."
            }
            Self::Later => "Later: the same request can succeed after a while.",
        }
    }
}

/// Each value once, in order.
fn different<T: Copy + PartialEq>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut different = Vec::new();
    for value in values {
        if !different.contains(&value) {
            different.push(value);
        }
    }
    different
}
