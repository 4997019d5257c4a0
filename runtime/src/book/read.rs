use std::fmt;

use crate::book::model::{Book, BookEntry, BookSection};

/// Why something cannot be read as a book, where, and what to do.
#[derive(Debug)]
pub struct BookError(serde_json::Error);

impl fmt::Display for BookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "this is no book of errors: {}", self.0)
    }
}

impl std::error::Error for BookError {}

impl Book {
    /// Reads a book from its JSON.
    pub fn from_json(json: &str) -> Result<Self, BookError> {
        serde_json::from_str(json).map_err(BookError)
    }

    /// The book as JSON, which [`Book::from_json`] reads: lines that a diff shows well, in a stable order.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("a book is JSON") + "\n"
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
