use std::fmt;

use serde_json::Value;

use crate::book::model::{Book, BookEntry, BookSection};
use crate::book::version::VERSION;

/// Why something cannot be read as a book, where, and what to do.
#[derive(Debug)]
pub struct BookError(Kind);

#[derive(Debug)]
enum Kind {
    NoJson(serde_json::Error),
    NoBook,
    Version(Value),
    Place(serde_json::Error),
}

impl fmt::Display for BookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::NoJson(error) => {
                write!(f, "this is not JSON, so it is no book: {error}; make it again with `Book::to_json`")
            }
            Kind::NoBook => f.write_str(
                "this is JSON, but no book: a book is an object that begins with its version, `\"errbook\": 1`; `Catalog::book` makes one, and `Book::to_json` writes it",
            ),
            Kind::Version(version) => write!(
                f,
                "this book has the version {version}, and this errbook reads version {VERSION}; make the book again, or read it with the errbook that made it"
            ),
            Kind::Place(error) => write!(
                f,
                "this is a book that somebody has changed: {error}; make it again with `Book::to_json`, or mend that place"
            ),
        }
    }
}

impl std::error::Error for BookError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            Kind::NoJson(error) | Kind::Place(error) => Some(error),
            Kind::NoBook | Kind::Version(_) => None,
        }
    }
}

impl Book {
    /// Reads a book from its JSON.
    ///
    /// ```
    /// use errbook::book::Book;
    ///
    /// let error = Book::from_json(r#"{ "errbook": 7 }"#).unwrap_err();
    /// assert!(error.to_string().starts_with("this book has the version 7, and this errbook reads version 1"));
    /// ```
    pub fn from_json(json: &str) -> Result<Self, BookError> {
        let value: Value =
            serde_json::from_str(json).map_err(|error| BookError(Kind::NoJson(error)))?;
        match value.get("errbook") {
            Some(version) if *version == VERSION => {
                // From the text again, since a value does not know its line.
                serde_json::from_str(json).map_err(|error| BookError(Kind::Place(error)))
            }
            Some(version) => Err(BookError(Kind::Version(version.clone()))),
            None => Err(BookError(Kind::NoBook)),
        }
    }

    /// The book as JSON, which [`Book::from_json`] reads: lines that a diff shows well, in a stable order.
    ///
    /// # Panics
    /// If `serde_json` does, which it has no reason to.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("a book is JSON") + "\n"
    }

    /// Whether it has something that only operators are told.
    pub(crate) fn is_for_operators(&self) -> bool {
        self.entries().iter().any(|entry| entry.operators.is_some())
    }

    /// All entries, in the order of the document.
    pub fn entries(&self) -> Vec<&BookEntry> {
        fn collect<'b>(sections: &'b [BookSection], entries: &mut Vec<&'b BookEntry>) {
            for section in sections {
                entries.extend(&section.entries);
                collect(&section.sections, entries);
            }
        }
        let mut entries = Vec::new();
        collect(&self.sections, &mut entries);
        entries
    }
}
