//! The errors of one code as a page: what its type URI leads to.

use askama::Template;

use super::anchors::Anchors;
use super::{Entry, Header, Member};
use crate::book::model::{Book, BookHeader, BookMember, BookSection};

impl Book {
    /// The page of an [excerpt](Book::excerpt), with links to that of all errors. It runs nothing.
    pub(crate) fn html_alone(&self, all: &str) -> String {
        let mut page = Alone {
            title: &self.title,
            entries: Vec::new(),
            is_retired: self.sections.is_empty(),
            for_operators: self.is_for_operators(),
        };
        let mut anchors = Anchors::of(self);
        page.add(&self.sections, &mut anchors, &Shared::default());
        let retired = self.retired.iter().filter(|_| page.is_retired);
        page.entries.extend(retired.map(|it| Entry::of(&it.entry, 1, &mut anchors)));
        let page = page.render().expect("a template writes into a string");
        // The places that it links to are those of that page. No text has a tag that is not escaped.
        page.replace("<a href=\"#", &format!("<a href=\"{all}#"))
    }
}

#[derive(Template)]
#[template(path = "alone.html")]
struct Alone<'b> {
    title: &'b str,
    /// Several, if they share the code.
    entries: Vec<Entry<'b>>,
    is_retired: bool,
    for_operators: bool,
}

/// What the sections around an error say of all that is in them.
#[derive(Clone, Default)]
struct Shared<'b> {
    members: Vec<&'b BookMember>,
    headers: Vec<&'b BookHeader>,
}

impl<'b> Alone<'b> {
    fn add(&mut self, sections: &'b [BookSection], anchors: &mut Anchors, around: &Shared<'b>) {
        for section in sections {
            for entry in &section.entries {
                let mut entry = Entry::of(entry, 1, anchors);
                entry.members.extend(around.members.iter().map(|it| Member::of(it)));
                entry.headers.extend(around.headers.iter().map(|it| Header::of(it)));
                self.entries.push(entry);
            }
            let mut around = around.clone();
            around.members.extend(&section.members);
            around.headers.extend(&section.headers);
            self.add(&section.sections, anchors, &around);
        }
    }
}
