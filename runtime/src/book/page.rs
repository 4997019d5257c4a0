use std::fmt;

use crate::book::markdown::{Markdown, title};
use crate::catalog::Catalog;
use crate::catalog::entry::Entry;

/// The entry of one code as Markdown, or the entries that share it: the page that its problem type URI
/// can point to (RFC 9457 §3.1.1). [`Catalog::page`] makes it.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    markdown: Markdown<'a>,
    /// Several, if they share the code.
    entries: Vec<&'static Entry>,
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
    pub fn page(&self, code: &str) -> Option<Page<'_>> {
        let mut entries = self.find_all(code);
        entries.retain(|entry| !entry.is_hidden());
        (!entries.is_empty()).then(|| Page { markdown: self.markdown(), entries })
    }
}

impl fmt::Display for Page<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, entry) in self.entries.iter().enumerate() {
            if at > 0 {
                writeln!(f)?;
            }
            title(f, 1, entry.title())?;
            self.markdown.entry(f, entry, 1)?;
        }
        Ok(())
    }
}
