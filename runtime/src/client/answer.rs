use std::cell::RefCell;
use std::rc::Rc;

use http::{HeaderMap, StatusCode};

use crate::catalog::Catalog;
use crate::catalog::entry::Entry;
use crate::format::{PROBLEM, Received, WireFormat};

/// A response that an error is looked for in.
///
/// Its body is read once by each format that an entry may be written in.
#[derive(Debug, Clone)]
pub struct Answer<'a> {
    default_format: &'static WireFormat,
    status: StatusCode,
    headers: &'a HeaderMap,
    body: &'a [u8],
    read: Rc<RefCell<Vec<Read>>>,
}

/// What the body says by a format, if it is one of it.
type Read = (&'static WireFormat, Option<Rc<Received>>);

impl<'a> Answer<'a> {
    pub(super) fn new(
        catalog: &'static Catalog,
        status: StatusCode,
        headers: &'a HeaderMap,
        body: &'a [u8],
    ) -> Self {
        let default_format = catalog.format().unwrap_or(&PROBLEM);
        Answer { default_format, status, headers, body, read: Rc::default() }
    }

    /// The same for the errors that a type wraps, of which its format is that of those without one of
    /// their own.
    pub(super) fn within(&self, format: Option<&'static WireFormat>) -> Self {
        Answer { default_format: format.unwrap_or(self.default_format), ..self.clone() }
    }

    /// The headers of the response.
    pub fn headers(&self) -> &'a HeaderMap {
        self.headers
    }

    /// The format of an entry without one of its own.
    pub(super) fn default_format(&self) -> &'static WireFormat {
        self.default_format
    }

    /// What the body says by this format, if it is one of it.
    pub(super) fn read(&self, format: &'static WireFormat) -> Option<Rc<Received>> {
        let known = |(of, _): &&Read| std::ptr::eq(*of, format);
        if let Some((_, received)) = self.read.borrow().iter().find(known) {
            return received.clone();
        }
        let received = format.read(self.status, self.body).ok().map(Rc::new);
        self.read.borrow_mut().push((format, received.clone()));
        received
    }

    /// Whether the body is of this entry, as far as it says so: by its code, and where entries share
    /// one, by its status and its constant members.
    pub(super) fn is_of(&self, entry: &Entry, received: &Received) -> bool {
        if received.code.as_deref() != Some(entry.code()) {
            return false;
        }
        !entry.is_shared() || received.status == entry.status()
    }
}
