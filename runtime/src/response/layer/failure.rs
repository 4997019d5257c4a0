use std::error::Error as StdError;
use std::fmt;

use http::{HeaderMap, StatusCode, header};

use crate::catalog::Catalog;
use crate::catalog::entry::Entry;
use crate::catalog::status::Status;
use crate::catalog::unregistered;
use crate::occurrence::api_error::ApiError;
use crate::occurrence::error::Error;
use crate::occurrence::item::{Findings, Item};
use crate::occurrence::member::Members;
use crate::occurrence::request::RequestFacts;
use crate::standard::{HttpError, INTERNAL};

/// What a framework answers by itself: no route, a wrong method, a body that cannot be read.
///
/// All that is known of it is the response, so a handler that answers with a bare status is one
/// too. `Error::from(failure)` is the standard error of its status; if the catalog has an error of
/// its own with that code and status, it is that one. A status that is not registered, such as 499,
/// stays: it is the catalog's only error of that status, or one whose code names it, `Status499`.
#[derive(Debug)]
pub struct Failure<'a> {
    pub(super) catalog: &'static Catalog,
    pub(super) request: &'a RequestFacts,
    pub(super) status: StatusCode,
    pub(super) headers: &'a HeaderMap,
    pub(super) text: Option<&'a str>,
    pub(super) items: &'a [Item],
    pub(super) is_panic: bool,
}

/// The kinds of failures that services tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FailureKind {
    /// No route has the path (404).
    NotFound,
    /// The route does not support the method (405).
    MethodNotAllowed,
    /// The body, the path or the query is not what the handler takes (400, 422).
    UnreadableInput,
    /// The body is of a media type that the handler does not take (415).
    UnsupportedMediaType,
    /// The body, the URI or a header is too large (413, 414, 431).
    TooLarge,
    /// It took too long (408, 504).
    Timeout,
    /// The service panicked (500).
    Panic,
    /// Whatever else the status says.
    Other,
}

/// The statuses by which frameworks tell of each kind.
const KINDS: &[(u16, FailureKind)] = &[
    (400, FailureKind::UnreadableInput),
    (404, FailureKind::NotFound),
    (405, FailureKind::MethodNotAllowed),
    (408, FailureKind::Timeout),
    (413, FailureKind::TooLarge),
    (414, FailureKind::TooLarge),
    (415, FailureKind::UnsupportedMediaType),
    (422, FailureKind::UnreadableInput),
    (431, FailureKind::TooLarge),
    (504, FailureKind::Timeout),
];

impl Failure<'_> {
    /// What kind of failure it is, as far as its status tells.
    pub fn kind(&self) -> FailureKind {
        let known = KINDS.iter().find(|(status, _)| *status == self.status.as_u16());
        match known {
            _ if self.is_panic => FailureKind::Panic,
            Some((_, kind)) => *kind,
            None => FailureKind::Other,
        }
    }

    /// The status that the framework answered with.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers that the framework answered with. They stay in the response.
    pub fn headers(&self) -> &HeaderMap {
        self.headers
    }

    /// The methods that the route supports, where the framework has said it yet. (axum and salvo do
    /// so after the layer; what they say is in the response all the same.)
    pub fn allow(&self) -> Option<&str> {
        self.headers.get(header::ALLOW)?.to_str().ok()
    }

    /// The request that failed.
    pub fn request(&self) -> &RequestFacts {
        self.request
    }

    /// What the framework says of it, as far as nobody has to wait for it; what a panic says. Its first
    /// 8 KiB.
    ///
    /// It may hold what the client sent, a password too, and names of the service's inside. It is
    /// never in a response; that of a 5xx is in the logs, as the cause.
    pub fn text(&self) -> Option<&str> {
        self.text
    }

    /// What is wrong with the input, and where: what an [`InputError`] says. It may go out, for it
    /// holds nothing that was sent.
    ///
    /// ```
    /// use errbook::layer::FailureKind;
    /// use errbook::{ApiError, Item};
    ///
    /// #[derive(Debug, ApiError)]
    /// enum RequestError {
    ///     /// The path, the query or the body is not what this operation takes.
    ///     #[api(status = 400)]
    ///     InvalidInput(#[api(items)] Vec<Item>),
    /// }
    /// # errbook::catalog! { static ERRORS = { errors: [RequestError] }; }
    ///
    /// let layer = ERRORS.layer().on_failure(|failure| match failure.kind() {
    ///     FailureKind::UnreadableInput => RequestError::InvalidInput(failure.items().to_vec()).into(),
    ///     _ => failure.into(), // the standard error, with the items
    /// });
    /// ```
    ///
    /// [`InputError`]: crate::InputError
    pub fn items(&self) -> &[Item] {
        self.items
    }

    /// The entry that the catalog has for it, unless that one takes values which nobody knows.
    fn entry(&self) -> &'static Entry {
        if Status::of(self.status.as_u16()).is_none() {
            let of_no_standard = unregistered::entry(self.catalog, self.status);
            return of_no_standard.unwrap_or(const { &INTERNAL });
        }
        let standard = HttpError::from(self.status).entry();
        let own = self.catalog.find(standard.code());
        own.filter(|own| own.status() == standard.status() && takes_no_values(own))
            .unwrap_or(standard)
    }
}

/// Whether every error of this kind says the same, but for its items.
fn takes_no_values(entry: &Entry) -> bool {
    let is_plain =
        entry.members().len() == entry.constants().len() && !entry.message().contains('{');
    entry.has_fixed_body() || (entry.has_items() && is_plain)
}

impl From<&Failure<'_>> for Error {
    fn from(failure: &Failure<'_>) -> Self {
        Error::new(Failed { entry: failure.entry(), items: failure.items.to_vec() })
    }
}

/// A failure with the entry that the catalog has for it.
#[derive(Debug)]
struct Failed {
    entry: &'static Entry,
    items: Vec<Item>,
}

impl ApiError for Failed {
    fn entry(&self) -> &'static Entry {
        self.entry
    }

    fn members(&self, members: &mut Members<'_>) {
        members.add_constants(self.entry);
    }

    fn items(&self, visit: &mut dyn FnMut(&Item)) {
        self.items.visit(visit);
    }

    fn has_fixed_body(&self) -> bool {
        self.entry.has_fixed_body() && self.items.is_empty()
    }
}

impl StdError for Failed {}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.entry.message())
    }
}
