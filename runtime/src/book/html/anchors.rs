use std::collections::HashSet;
use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::book::model::{Book, BookEntry};

/// The places of a page. That of an error is its code, so whatever else has a place gives way.
pub(super) struct Anchors {
    taken: HashSet<String>,
    /// The codes that an error has as its place already.
    given: HashSet<String>,
}

/// A place: the `id` that it has, which its `Display` is, and the link there.
pub(super) struct Anchor(String);

impl Anchors {
    pub(super) fn of(book: &Book) -> Self {
        let retired = book.retired.iter().map(|it| &it.entry);
        let codes = book.entries().into_iter().chain(retired).map(|entry| entry.code.clone());
        Anchors { taken: codes.collect(), given: HashSet::new() }
    }

    /// The place of an error; of several that share a code, the first has it alone.
    pub(super) fn entry(&mut self, entry: &BookEntry) -> Anchor {
        if self.given.insert(entry.code.clone()) {
            return Anchor(entry.code.clone());
        }
        self.other(&format!("{} {}", entry.code, entry.status))
    }

    /// The place of something else, by its name.
    pub(super) fn other(&mut self, name: &str) -> Anchor {
        let name = name.split_whitespace().collect::<Vec<_>>().join("-");
        let numbered = (2..).map(|number| format!("{name}-{number}"));
        let mut wishes = std::iter::once(name.clone()).chain(numbered);
        Anchor(wishes.find(|wish| self.taken.insert(wish.clone())).unwrap_or(name))
    }
}

impl Anchor {
    /// The fragment of a URI that leads there.
    pub(super) fn link(&self) -> impl fmt::Display {
        utf8_percent_encode(&self.0, FRAGMENT)
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is not unreserved (RFC 3986 §2.3).
const FRAGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
