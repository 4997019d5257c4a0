use std::borrow::Cow;
use std::fmt;

use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};

use crate::catalog::entry::Entry;
use crate::catalog::group::Group;
use crate::client::answer::Answer;
use crate::client::misfit::Misfit;
use crate::client::unread::Unread;
use crate::format::{Received, WireFormat};
use crate::limits;
use crate::occurrence::plain::{Plain, Short};

/// What a response says of its error, whichever type has it.
#[derive(Debug)]
pub struct ResponseFacts {
    status: StatusCode,
    headers: HeaderMap,
    body: Result<Said, NothingSaid>,
}

/// A body that was read.
#[derive(Debug)]
struct Said {
    by: &'static WireFormat,
    received: Received,
    entry: Option<&'static Entry>,
    misfit: Option<Misfit>,
}

/// A body that was not.
#[derive(Debug)]
struct NothingSaid {
    why: Unread,
    excerpt: Box<[u8]>,
}

/// The headers that say the id of a request, where the body does not.
const REQUEST_IDS: [&str; 7] = [
    "x-request-id",
    "request-id",
    "x-correlation-id",
    "x-amzn-requestid",
    "x-ms-request-id",
    "x-github-request-id",
    "cf-ray",
];

impl ResponseFacts {
    /// What an answer says, which is of this entry.
    pub(super) fn read(
        answer: &Answer<'_>,
        received: &Received,
        entry: Option<&'static Entry>,
    ) -> Self {
        let by = answer.read_by(received);
        Self::new(answer, Ok(Said { by, received: received.clone(), entry, misfit: None }))
    }

    /// The same, of which this did not come back.
    pub(super) fn unfit(mut self, misfit: Option<Misfit>) -> Self {
        if let Ok(said) = &mut self.body {
            said.misfit = misfit;
        }
        self
    }

    /// What an answer says whose body says nothing.
    pub(super) fn unread(answer: &Answer<'_>, why: Unread) -> Self {
        let excerpt = answer.body().iter().take(limits::EXCERPT).copied().collect();
        Self::new(answer, Err(NothingSaid { why, excerpt }))
    }

    fn new(answer: &Answer<'_>, body: Result<Said, NothingSaid>) -> Self {
        ResponseFacts { status: answer.status(), headers: answer.headers().clone(), body }
    }

    /// The status of the response. What the body says of it is in [`received`](Self::received).
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Its headers, up to [`limits::RECEIVED_HEADERS`].
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// All that its body says, if it can be read.
    pub fn received(&self) -> Option<&Received> {
        self.body.as_ref().ok().map(|said| &said.received)
    }

    /// The format that its body is read by.
    pub(super) fn format(&self) -> Option<&'static WireFormat> {
        self.body.as_ref().ok().map(|said| said.by)
    }

    /// Why its body cannot be read.
    pub fn unread_because(&self) -> Option<&Unread> {
        self.body.as_ref().err().map(|it| &it.why)
    }

    /// Why it is unknown to a type that has its code.
    pub fn unknown_because(&self) -> Option<&Misfit> {
        self.body.as_ref().ok()?.misfit.as_ref()
    }

    /// The begin of a body that cannot be read, up to [`limits::EXCERPT`], for the logs; what is no
    /// UTF-8 is replaced.
    pub fn excerpt(&self) -> Cow<'_, str> {
        let excerpt = self.body.as_ref().err().map(|it| &*it.excerpt);
        String::from_utf8_lossy(excerpt.unwrap_or_default())
    }

    /// Its media type, with parameters, as far as it is a text.
    pub fn content_type(&self) -> Option<&str> {
        self.headers.get(header::CONTENT_TYPE)?.to_str().ok()
    }

    /// The code: the body's, or that of its problem type.
    pub fn code(&self) -> Option<&str> {
        self.received()?.code.as_deref()
    }

    /// The message of the body.
    pub fn message(&self) -> Option<&str> {
        self.received()?.message.as_deref()
    }

    /// The title: the body's, else the entry's.
    pub fn title(&self) -> Option<&str> {
        let received = self.received().and_then(|received| received.title.as_deref());
        received.or_else(|| self.entry().map(Entry::title))
    }

    /// The problem type URI of the body; `None` stands for `about:blank`.
    pub fn type_uri(&self) -> Option<&str> {
        self.received()?.type_uri.as_deref()
    }

    /// The id of the request: the body's, else that of a header which servers say it in.
    pub fn request_id(&self) -> Option<&str> {
        let received = self.received().and_then(|received| received.request_id.as_deref());
        received.or_else(|| {
            let sent = REQUEST_IDS.iter().filter_map(|name| self.headers.get(*name)?.to_str().ok());
            sent.map(str::trim).find(|id| !id.is_empty())
        })
    }

    /// Whether it is of an entry of this group, or of one that is nested in it.
    pub(super) fn is_of(&self, group: &Group) -> bool {
        let Some(own) = self.entry() else { return false };
        let is_it = |entry: &Entry| {
            entry.code() == own.code()
                && (!own.is_shared()
                    || (entry.status() == own.status() && entry.constants() == own.constants()))
        };
        group.entries.iter().any(is_it) || group.groups.iter().any(|group| self.is_of(group))
    }

    /// The entry of the catalog that it is of, by its code.
    pub fn entry(&self) -> Option<&'static Entry> {
        self.body.as_ref().ok()?.entry
    }
}

/// The headers, as far as they are kept.
pub(super) fn bounded(headers: &HeaderMap) -> HeaderMap {
    let size = |(name, value): (&HeaderName, &HeaderValue)| name.as_str().len() + value.len();
    if headers.iter().map(size).sum::<usize>() <= limits::RECEIVED_HEADERS {
        return headers.clone();
    }
    let mut room = limits::RECEIVED_HEADERS;
    let mut kept = HeaderMap::new();
    for (name, value) in headers {
        if let Some(left) = room.checked_sub(size((name, value))) {
            room = left;
            kept.append(name, value.clone());
        }
    }
    kept
}

/// One line for operators: status, code, message, and the id of the request.
impl fmt::Display for ResponseFacts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the service answered {}", self.status.as_u16())?;
        if let Some(phrase) = self.status.canonical_reason() {
            write!(f, " {phrase}")?;
        }
        if let Some(code) = self.code() {
            write!(f, ", code {}", Plain(Short(code)))?;
        }
        match (self.message(), self.unread_because()) {
            (Some(message), _) => write!(f, ": {}", Plain(Short(message)))?,
            (None, Some(why)) => {
                write!(f, ", and {why}")?;
                if let Some(content_type) = self.content_type() {
                    write!(f, " ({})", Plain(Short(content_type)))?;
                }
            }
            (None, None) => {}
        }
        if let Some(misfit) = self.unknown_because() {
            write!(f, "; {misfit}")?;
        }
        match self.request_id() {
            Some(id) => write!(f, " (request {})", Plain(Short(id))),
            None => Ok(()),
        }
    }
}
