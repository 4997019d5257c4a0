use std::borrow::Cow;
use std::fmt;

use crate::book::make;
use crate::book::markdown::{entry, title};
use crate::book::model::{Book, BookEntry};
use crate::catalog::Catalog;

/// The entry of one code as Markdown, or the entries that share it: the page that its problem type URI
/// can point to (RFC 9457 §3.1.1). [`Catalog::page`] and [`Book::page`] make it.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    /// Several, if they share the code.
    entries: Vec<Cow<'a, BookEntry>>,
}

impl Catalog {
    /// The documentation of the entry with this code alone, or of all that share it; `None`: no document shows such an entry.
    ///
    /// ```
    /// # errbook::catalog! { static ERRORS = { standard: [404] }; }
    /// let page = ERRORS.page("NotFound").unwrap().to_string();
    /// assert!(page.starts_with("# Not Found\n\nThe resource does not exist.\n"));
    /// assert!(ERRORS.page("Lost").is_none());
    /// ```
    pub fn page(&'static self, code: &str) -> Option<Page<'static>> {
        let entries = make::entries_of(self, code).into_iter();
        Page::of(entries.map(Cow::Owned).collect())
    }
}

impl Book {
    /// The documentation of the entry with this code alone, or of all that share it; `None`: there is none.
    pub fn page(&self, code: &str) -> Option<Page<'_>> {
        let entries = self.entries().into_iter().filter(|entry| entry.code == code);
        Page::of(entries.map(Cow::Borrowed).collect())
    }
}

impl<'a> Page<'a> {
    fn of(entries: Vec<Cow<'a, BookEntry>>) -> Option<Self> {
        (!entries.is_empty()).then_some(Page { entries })
    }
}

impl fmt::Display for Page<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, it) in self.entries.iter().enumerate() {
            if at > 0 {
                writeln!(f)?;
            }
            title(f, 1, &it.title)?;
            entry(f, it, 1)?;
        }
        Ok(())
    }
}
