use std::cell::RefCell;
use std::rc::Rc;

use http::{HeaderMap, StatusCode, header};
use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::catalog::Catalog;
use crate::catalog::details::MemberValue;
use crate::catalog::entry::Entry;
use crate::client::misfit::Misfit;
use crate::client::unread::Unread;
use crate::format::media::{is_json, is_same_media};
use crate::format::{PROBLEM, Received, WireFormat};
use crate::limits;

/// A response that an error is looked for in.
///
/// Its body is read once by each format that an entry may be written in.
#[derive(Debug, Clone)]
pub struct Answer<'a> {
    catalog: &'static Catalog,
    default_format: &'static WireFormat,
    status: StatusCode,
    headers: &'a HeaderMap,
    body: &'a [u8],
    /// Whether it may as well be a success, so that its body must leave no doubt.
    is_doubtful: bool,
    read: Rc<RefCell<Vec<Read>>>,
    /// What was not as an entry of this code and status declares it.
    misfit: Rc<RefCell<Option<Misfit>>>,
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
        let (read, misfit) = (Rc::default(), Rc::default());
        Answer { catalog, default_format, status, headers, body, is_doubtful: false, read, misfit }
    }

    /// One that may as well be a success.
    pub(super) fn doubtful(self) -> Self {
        Answer { is_doubtful: true, ..self }
    }

    /// The same for the errors that a type wraps, of which its format is that of those without one of
    /// their own.
    pub(super) fn within(&self, format: Option<&'static WireFormat>) -> Self {
        Answer { default_format: format.unwrap_or(self.default_format), ..self.clone() }
    }

    /// Keeps why it is none of an entry that it might be of.
    pub(super) fn keep_misfit(&self, misfit: Option<Misfit>) {
        if misfit.is_some() {
            *self.misfit.borrow_mut() = misfit;
        }
    }

    /// Why it is none of an entry that it might be of.
    pub(super) fn misfit(&self) -> Option<Misfit> {
        self.misfit.borrow().clone()
    }

    /// The status of the response.
    pub(super) fn status(&self) -> StatusCode {
        self.status
    }

    /// The body of the response.
    pub(super) fn body(&self) -> &'a [u8] {
        self.body
    }

    /// The headers of the response.
    pub fn headers(&self) -> &'a HeaderMap {
        self.headers
    }

    /// The format of an entry without one of its own.
    pub(super) fn default_format(&self) -> &'static WireFormat {
        self.default_format
    }

    /// The formats that were asked for.
    pub(super) fn formats(&self) -> Vec<&'static WireFormat> {
        self.read.borrow().iter().map(|(format, _)| *format).collect()
    }

    /// What the body says by this format, if it is one of it.
    pub(super) fn read(&self, format: &'static WireFormat) -> Option<Rc<Received>> {
        let known = |(of, _): &&Read| std::ptr::eq(*of, format);
        if let Some((_, received)) = self.read.borrow().iter().find(known) {
            return received.clone();
        }
        let received = self.look(format).ok().map(Rc::new);
        self.read.borrow_mut().push((format, received.clone()));
        received
    }

    /// What the body says, of what it says by the formats that were asked for: by one that it is
    /// whole in and has a code, rather than by another.
    ///
    /// # Errors
    /// If it says nothing by any of them: why not by the catalog's.
    pub(super) fn said(&self) -> Result<Rc<Received>, Unread> {
        let read = self.read.borrow();
        let said = read.iter().filter_map(|(_, received)| received.as_ref());
        // Of equal ones, the first.
        let best = said.rev().max_by_key(|it| (it.matches, it.code.is_some())).cloned();
        best.ok_or_else(|| self.look(self.default_format).err().unwrap_or(Unread::OtherShape))
    }

    /// The format that the body was read by to say this.
    pub(super) fn read_by(&self, received: &Received) -> &'static WireFormat {
        let is_it = |(_, it): &&Read| it.as_deref().is_some_and(|it| std::ptr::eq(it, received));
        self.read.borrow().iter().find(is_it).map_or(self.default_format, |(format, _)| *format)
    }

    /// What the body says by this format; or why nothing.
    pub(super) fn look(&self, format: &WireFormat) -> Result<Received, Unread> {
        if self.body.is_empty() {
            return Err(Unread::Empty);
        }
        let lenient = self.is_of_the_media(format)?;
        if self.body.len() > limits::RECEIVED {
            return Err(Unread::TooLarge);
        }
        let mut received = format.read(self.status, self.body).map_err(Unread::NotRead)?;
        if !received.matches && (!lenient || self.is_doubtful) {
            return Err(Unread::OtherShape);
        }
        received.code = received.code.or_else(|| self.code_of(received.type_uri.as_deref()?));
        received.items.truncate(limits::RECEIVED_ITEMS);
        if received.members.len() > limits::RECEIVED_MEMBERS {
            let members = received.members.into_iter().take(limits::RECEIVED_MEMBERS);
            received.members = members.collect();
        }
        Ok(received)
    }

    /// Whether the media type is the format's own, so that nothing else has to tell it; if it can be at all.
    fn is_of_the_media(&self, format: &WireFormat) -> Result<bool, Unread> {
        let is_encoded = |it: &http::HeaderValue| !it.as_bytes().eq_ignore_ascii_case(b"identity");
        if self.headers.get(header::CONTENT_ENCODING).is_some_and(is_encoded) {
            return Err(Unread::Encoded);
        }
        let sent = self.headers.get(header::CONTENT_TYPE);
        let is_same = is_same_media(sent, format.content_type());
        if self.is_doubtful && (!is_same || format.fixed_status() != Some(self.status)) {
            return Err(Unread::OtherMedia);
        }
        let own = format.media_type();
        match sent {
            _ if is_same => {
                Ok(format.is_text() || !matches!(own, "application/json" | "text/json"))
            }
            // Nobody says what it is, or says no more than that it is JSON.
            None => {
                if format.is_text() {
                    Err(Unread::OtherMedia)
                } else {
                    Ok(false)
                }
            }
            Some(sent) if is_json(sent.as_bytes()) && !format.is_text() => Ok(false),
            Some(_) => Err(Unread::OtherMedia),
        }
    }

    /// The code of a problem type: its entry's, or what stands behind the base of the catalog.
    fn code_of(&self, type_uri: &str) -> Option<String> {
        let entries = self.catalog.all_groups().iter().flat_map(|group| group.entries);
        let own =
            entries.filter(|entry| entry.type_uri() == Some(type_uri)).map(Entry::code).next();
        let behind_the_base = || {
            let code = type_uri.strip_prefix(self.catalog.type_base()?)?;
            String::from_utf8(percent_decode_str(code).collect()).ok()
        };
        own.map(str::to_owned).or_else(behind_the_base)
    }

    /// Whether the body is of this entry, as far as it says so: by its code, and where entries share
    /// one, by the status, and then by the constant members.
    pub(super) fn is_of(&self, entry: &Entry, received: &Received) -> bool {
        if received.code.as_deref() != Some(entry.code()) {
            return false;
        }
        if !entry.is_shared() {
            return true;
        }
        let shows = |entry: &Entry| {
            self.stated(received) == entry.status() && self.has_constants(entry, received)
        };
        let count = entry.constants().len();
        let others = || self.catalog.find_all(entry.code()).into_iter();
        shows(entry) && !others().any(|other| other.constants().len() > count && shows(other))
    }

    /// Whether the body has the constant members of the entry, as far as its format writes them.
    fn has_constants(&self, entry: &Entry, received: &Received) -> bool {
        let format = self.read_by(received);
        let mut constants = entry.constants().iter();
        constants.all(|MemberValue { name, json }| match received.members.get(*name) {
            Some(sent) => serde_json::from_str::<Value>(json).is_ok_and(|json| json == *sent),
            None => !format.carries(name),
        })
    }

    /// The status of the error: that of the response, unless it is none of an error.
    fn stated(&self, received: &Received) -> StatusCode {
        if self.status.is_success() { received.status } else { self.status }
    }

    /// The entry of the catalog that the body is of.
    pub(super) fn entry(&self, received: &Received) -> Option<&'static Entry> {
        let entries = self.catalog.find_all(received.code.as_deref()?);
        entries.into_iter().find(|entry| self.is_of(entry, received))
    }
}
