use std::borrow::Cow;
use std::error::Error;
use std::fmt;
use std::time::SystemTime;

use http::StatusCode;

use crate::catalog::Catalog;
use crate::catalog::entry::Entry;
use crate::clock;
use crate::format::{self, WireFormat};
use crate::occurrence::api_error::{ApiError, Message};
use crate::occurrence::limited::keep;
use crate::occurrence::member::Members;
use crate::occurrence::request::RequestFacts;
use crate::occurrence::spared::spared;
use crate::occurrence::statement::Statement;

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
    /// What the error has stated, once it was asked.
    statement: Option<&'a Statement>,
    request: Option<&'a RequestFacts>,
    catalog: Option<&'static Catalog>,
    #[cfg_attr(not(feature = "layer"), allow(dead_code))]
    catalog_is_chosen: bool,
    format: Option<&'static WireFormat>,
}

impl<'a> Occurrence<'a> {
    /// An occurrence with the settings that the error's type asks for.
    pub fn new(error: &'a dyn ApiError) -> Self {
        Occurrence {
            error,
            entry: error.entry(),
            statement: error.statement(),
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

    /// The public message, or the entry's title if the error's formatting fails. It is cut where it is
    /// longer than [`limits::TEXT`](crate::limits::TEXT), and ends in `…` then. Empty where the entry
    /// has none.
    pub fn message(&self) -> String {
        if let Some(statement) = self.statement {
            return statement.message(self.entry).to_owned();
        }
        let mut text = String::new();
        match keep(Message(self.error), &mut text) {
            Ok(_) => text,
            Err(_) => self.entry.title().to_owned(),
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
        let has_type = match self.entry.type_uri() {
            Some(uri) => uri != "about:blank",
            None => self.catalog.is_some_and(|catalog| catalog.type_base().is_some()),
        };
        if has_type { self.entry.title() } else { self.entry.phrase() }
    }

    /// When the request arrived; where nothing says it, now.
    pub fn timestamp(&self) -> SystemTime {
        self.request.and_then(|request| request.received).unwrap_or_else(clock::now)
    }

    /// The value of a public member.
    pub fn member(&self, name: &str) -> Option<serde_json::Value> {
        let mut room = Statement::default();
        let member = self.statement(&mut room).member(name)?;
        serde_json::from_slice(member.json).ok()
    }

    /// What the error states. It is asked, unless it was already: in this room.
    pub(crate) fn statement<'s>(&self, room: &'s mut Statement) -> &'s Statement
    where
        'a: 's,
    {
        match self.statement {
            Some(statement) => statement,
            None => {
                ask(self, room);
                room
            }
        }
    }

    /// The same, to keep; if there is anything that the entry does not say.
    #[cfg(feature = "layer")]
    pub(crate) fn owned_statement(&self) -> Option<Statement> {
        match self.statement {
            Some(statement) => Some(statement.clone()),
            None if is_the_entrys(self) => None,
            None => {
                let mut asked = Statement::default();
                ask(self, &mut asked);
                Some(asked)
            }
        }
    }

    /// The same occurrence, whose error is not asked again.
    pub(crate) fn with_statement<'s>(&'s self, statement: &'s Statement) -> Occurrence<'s> {
        Occurrence { statement: Some(statement), ..*self }
    }

    /// The same occurrence of what stands for its error.
    #[cfg(feature = "layer")]
    pub(crate) fn with_error<'s>(&'s self, error: &'s dyn ApiError) -> Occurrence<'s> {
        Occurrence { error, statement: error.statement(), ..*self }
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

/// Whether the error states what its entry says, and nothing else.
fn is_the_entrys(occurrence: &Occurrence<'_>) -> bool {
    occurrence.entry.constants().is_empty() && occurrence.error.has_fixed_body()
}

/// Asks an error for all that it states, once. What panics has stated nothing.
fn ask(occurrence: &Occurrence<'_>, statement: &mut Statement) {
    let Occurrence { error, entry, .. } = *occurrence;
    statement.clear();
    if is_the_entrys(occurrence) {
        return;
    }
    statement.reserve(entry.members().len());
    if !error.has_fixed_body() {
        statement.add_message(|message| error.write_message(message), entry.title());
    }
    spared(|| error.members(&mut Members::new(entry, statement)));
    spared(|| error.items(&mut |item| statement.add_item(item)));
}
