use std::borrow::Cow;
use std::error::Error;
use std::fmt;
use std::time::SystemTime;

use http::StatusCode;

use crate::catalog::Catalog;
use crate::catalog::entry::Entry;
use crate::format::json::Json;
use crate::format::{self, WireFormat};
use crate::occurrence::api_error::ApiError;
use crate::occurrence::request::RequestFacts;

/// One error that happened, with what is known of the request and of the application's settings:
/// all that a format can write.
///
/// ```
/// use errbook::{Occurrence, RequestFacts, format, http, standard::HttpError};
///
/// let facts = RequestFacts::new(http::Method::GET, "/users/7");
/// let response = Occurrence::new(&HttpError::NotFound)
///     .with_request(&facts)
///     .with_format(&format::FLAT)
///     .respond();
/// assert_eq!(response.status(), 404);
/// ```
#[derive(Clone, Copy)]
pub struct Occurrence<'a> {
    error: &'a dyn ApiError,
    entry: &'static Entry,
    request: Option<&'a RequestFacts>,
    catalog: Option<&'static Catalog>,
    #[cfg_attr(not(feature = "layer"), allow(dead_code))]
    catalog_is_chosen: bool,
    format: Option<&'static WireFormat>,
}

/// The most that a message may take of a body, in bytes before escaping. What is longer is cut.
pub(crate) const MESSAGE_LIMIT: usize = 8 * 1024;

impl<'a> Occurrence<'a> {
    /// An occurrence with the settings that the error's type asks for.
    pub fn new(error: &'a dyn ApiError) -> Self {
        Occurrence {
            error,
            entry: error.entry(),
            request: None,
            catalog: error.catalog(),
            catalog_is_chosen: false,
            format: error.format(),
        }
    }

    /// Adds what is known of the request.
    #[must_use]
    pub fn with_request(self, request: &'a RequestFacts) -> Self {
        Occurrence { request: Some(request), ..self }
    }

    /// Takes the settings of this catalog.
    #[must_use]
    pub fn with_catalog(self, catalog: &'static Catalog) -> Self {
        Occurrence { catalog: Some(catalog), catalog_is_chosen: true, ..self }
    }

    /// Takes this format, whatever the type and the catalog ask for.
    #[must_use]
    pub fn with_format(self, format: &'static WireFormat) -> Self {
        Occurrence { format: Some(format), ..self }
    }

    /// The error itself.
    pub fn error(&self) -> &'a dyn ApiError {
        self.error
    }

    /// The kind of error.
    pub fn entry(&self) -> &'static Entry {
        self.entry
    }

    /// What is known of the request.
    pub fn request(&self) -> Option<&'a RequestFacts> {
        self.request
    }

    /// The catalog whose settings apply.
    pub fn catalog(&self) -> Option<&'static Catalog> {
        self.catalog
    }

    /// Whether the caller asks for the catalog, and not the type.
    #[cfg(feature = "layer")]
    pub(crate) fn catalog_is_chosen(&self) -> bool {
        self.catalog_is_chosen
    }

    /// The format that applies: the one asked for, else the type's, the catalog's, PROBLEM.
    pub fn format(&self) -> &'static WireFormat {
        self.format.or_else(|| self.catalog.and_then(Catalog::format)).unwrap_or(&format::PROBLEM)
    }

    /// The format that the caller or the type asks for, whatever the catalog does.
    #[cfg(feature = "layer")]
    pub(crate) fn chosen_format(&self) -> Option<&'static WireFormat> {
        self.format
    }

    /// The status that the entry declares. A format may answer with another.
    pub fn status(&self) -> StatusCode {
        self.entry.status()
    }

    /// The stable identifier that clients switch on.
    pub fn code(&self) -> &'static str {
        self.entry.code()
    }

    /// The public message, or the entry's title if the error's formatting fails. Empty where the
    /// entry has none.
    pub fn message(&self) -> String {
        let mut text = String::new();
        match fmt::Write::write_fmt(&mut text, format_args!("{}", Message(self.error))) {
            Ok(()) => text,
            Err(fmt::Error) => self.entry.title().to_owned(),
        }
    }

    /// The problem type URI (RFC 9457 §3.1.1): the entry's own, or the catalog's `type_base` and
    /// the code. `None` stands for `about:blank`.
    pub fn type_uri(&self) -> Option<Cow<'static, str>> {
        self.type_parts().map(|parts| match parts {
            (uri, code) if code.is_empty() => Cow::Borrowed(uri),
            (base, code) => Cow::Owned([base, &*code].concat()),
        })
    }

    /// The parts of the problem type URI, which is their concatenation.
    pub(crate) fn type_parts(&self) -> Option<(&'static str, Cow<'static, str>)> {
        match (self.entry.type_uri(), self.catalog.and_then(Catalog::type_base)) {
            (Some("about:blank"), _) | (None, None) => None,
            (Some(uri), _) => Some((uri, Cow::Borrowed(""))),
            (None, Some(base)) => Some((base, self.entry.code_in_uri())),
        }
    }

    /// The title of the problem type: the entry's, or the status phrase where the type is
    /// `about:blank` (RFC 9457 §4.2.1).
    pub fn title(&self) -> &'static str {
        if self.type_parts().is_some() { self.entry.title() } else { self.entry.phrase() }
    }

    /// When the request arrived; without the request's facts, now.
    pub fn timestamp(&self) -> SystemTime {
        self.request.map_or_else(SystemTime::now, |request| request.received)
    }

    /// The value of a public member.
    pub fn member(&self, name: &str) -> Option<serde_json::Value> {
        let mut found = None;
        self.error.members(&mut crate::occurrence::member::Members::new(&mut |key, value| {
            let mut json = Json::new(Vec::new());
            if key == name && value.write(&mut json, usize::MAX) {
                found = serde_json::from_slice(json.as_bytes()).ok();
            }
        }));
        found
    }

    /// The causes, the nearest first. They are for the logs: none of them is ever in a body.
    pub fn causes(&self) -> impl Iterator<Item = &'a (dyn Error + 'static)> + use<'a> {
        std::iter::successors(self.error.source(), |error| <dyn Error>::source(*error))
    }
}

impl fmt::Debug for Occurrence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Occurrence")
            .field("code", &self.code())
            .field("status", &self.status())
            .field("request", &self.request)
            .finish_non_exhaustive()
    }
}

/// The public message of an error, as a `Display`.
pub(crate) struct Message<'a>(pub(crate) &'a dyn ApiError);

impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt_message(f)
    }
}
