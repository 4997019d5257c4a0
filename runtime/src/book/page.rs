use std::fmt;

use crate::book::markdown::{Markdown, title};
use crate::catalog::Catalog;
use crate::catalog::entry::Entry;

/// One entry of a catalog as Markdown: the page that its problem type URI can point to (RFC 9457
/// §3.1.1). [`Catalog::page`] makes it.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    markdown: Markdown<'a>,
    entry: &'static Entry,
}

impl Catalog {
    /// The documentation of the entry with this code alone; `None`: no document shows such an entry.
    ///
    /// ```
    /// # errbook::catalog! { static ERRORS = { standard: [404] }; }
    /// let page = ERRORS.page("NotFound").unwrap().to_string();
    /// assert!(page.starts_with("# Not Found\n\nThe resource does not exist.\n"));
    /// assert!(ERRORS.page("Lost").is_none());
    /// ```
    pub fn page(&self, code: &str) -> Option<Page<'_>> {
        let entry = self.find(code).filter(|entry| !entry.is_hidden())?;
        Some(Page { markdown: self.markdown(), entry })
    }
}

impl fmt::Display for Page<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        title(f, 1, self.entry.title())?;
        self.markdown.entry(f, self.entry, 1)
    }
}
