mod cause;

use std::borrow::Cow;
use std::error::Error;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use http::HeaderMap;
use serde_json::Value;

use self::cause::Cause;
use crate::catalog::Catalog;
use crate::catalog::entry::Entry;
use crate::format::WireFormat;
use crate::limits;
use crate::occurrence::api_error::ApiError;
use crate::occurrence::header::Headers;
use crate::occurrence::item::Item;
use crate::occurrence::member::Members;
use crate::occurrence::request::RequestFacts;
use crate::occurrence::{Occurrence, Statement, keep, spared};

/// One error that happened, kept beside its response: what leaves the process as it was written,
/// and the texts that the logs want.
///
/// [`respond`](crate::respond) puts it into the extensions of a response, where a layer finds it.
/// It owns all it says, whatever the error was: generic, borrowed, or bound to its thread. It is an
/// [`ApiError`] that answers what the error answered: both bodies are made from one statement.
#[derive(Clone)]
pub struct Snapshot {
    entry: &'static Entry,
    /// What it says beyond its entry: of most errors nothing.
    own: Option<Arc<Own>>,
    format: Option<&'static WireFormat>,
    catalog: Option<&'static Catalog>,
    /// Whether the caller chose the catalog, which then no layer replaces.
    catalog_is_chosen: bool,
    is_failure: bool,
    answered: bool,
}

#[derive(Clone, Default)]
struct Own {
    statement: Statement,
    display: Shown,
    headers: HeaderMap,
    /// What the handler knew of the request, and no layer can know.
    request: Vec<(Cow<'static, str>, Value)>,
    cause: Option<Box<Cause>>,
}

static NOTHING: LazyLock<Own> = LazyLock::new(Own::default);

/// What `Display` wrote, for the operators.
#[derive(Clone, Default)]
enum Shown {
    /// The message.
    #[default]
    Message,
    /// This, among the texts of the statement.
    Text(Range<usize>),
}

impl Snapshot {
    /// What is to be known of this occurrence later. What panics is not there.
    pub fn of(occurrence: &Occurrence<'_>) -> Self {
        let (error, entry) = (occurrence.error(), occurrence.entry());
        let mut own = occurrence.owned_statement().map(Own::stating);
        let message = own.as_ref().map_or(entry.message(), |own| own.statement.message(entry));
        if spared(|| is(error, message)) != Some(true) {
            let own = own.get_or_insert_default();
            own.display = Shown::Text(own.statement.keep(error));
        }
        let mut headers = HeaderMap::new();
        spared(|| error.headers(&mut Headers::new(&mut headers)));
        if !headers.is_empty() {
            own.get_or_insert_default().headers = headers;
        }
        if let Some(request) = occurrence.request().filter(|request| !request.values.is_empty()) {
            own.get_or_insert_default().request.clone_from(&request.values);
        }
        let causes = causes(occurrence);
        if !causes.is_empty() {
            own.get_or_insert_default().cause = Cause::chain(causes);
        }
        Snapshot {
            entry,
            own: own.map(Arc::new),
            format: occurrence.chosen_format(),
            catalog: occurrence.catalog(),
            catalog_is_chosen: occurrence.catalog_is_chosen(),
            is_failure: error.is_failure(),
            answered: false,
        }
    }

    /// What it says beyond its entry.
    fn own(&self) -> &Own {
        self.own.as_deref().unwrap_or_else(|| &NOTHING)
    }

    /// Whether a layer has answered with it, and told the logs.
    pub fn is_answered(&self) -> bool {
        self.answered
    }

    /// Adds what is known of its cause, where it knows none itself.
    pub(crate) fn caused_by(mut self, text: String) -> Self {
        let own = Arc::make_mut(self.own.get_or_insert_default());
        own.cause = own.cause.take().or_else(|| Cause::chain(vec![text]));
        self
    }

    pub(crate) fn mark_answered(&mut self) {
        self.answered = true;
    }

    /// What is wrong with the input, if it stands for a failure of the framework.
    pub(crate) fn of_failure(&self) -> Option<Vec<Item>> {
        self.is_failure.then(|| {
            let mut items = Vec::new();
            self.items(&mut |item| items.push(item.clone()));
            items
        })
    }

    /// The facts of the request with what the handler knew of it besides, if it knew anything.
    pub(crate) fn facts(&self, facts: &RequestFacts) -> Option<RequestFacts> {
        let known = self.own.as_ref().map(|own| &own.request).filter(|known| !known.is_empty())?;
        let mut facts = facts.clone();
        facts.values.extend_from_slice(known);
        Some(facts)
    }

    /// The catalog that the caller chose for this one response.
    pub(crate) fn chosen_catalog(&self) -> Option<&'static Catalog> {
        self.catalog.filter(|_| self.catalog_is_chosen)
    }
}

impl Own {
    fn stating(statement: Statement) -> Self {
        Own { statement, ..Own::default() }
    }
}

/// The texts of the causes, as many as are kept and can be had.
fn causes(occurrence: &Occurrence<'_>) -> Vec<String> {
    let mut causes = Vec::new();
    spared(|| {
        for cause in occurrence.causes().take(limits::CAUSES) {
            let mut text = String::new();
            // Of a `Display` that fails, what it had written.
            let _ = keep(cause, &mut text);
            causes.push(text);
        }
    });
    causes
}

/// Whether a value shows itself as this text.
fn is<T: fmt::Display + ?Sized>(value: &T, text: &str) -> bool {
    let mut unread = Expected(text);
    let result = fmt::Write::write_fmt(&mut unread, format_args!("{value}"));
    result.is_ok() && unread.0.is_empty()
}

/// What is still to come of an expected text. It stops at the first difference.
struct Expected<'a>(&'a str);

impl fmt::Write for Expected<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = self.0.strip_prefix(text).ok_or(fmt::Error)?;
        Ok(())
    }
}

impl ApiError for Snapshot {
    fn entry(&self) -> &'static Entry {
        self.entry
    }

    fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.own().statement.message(self.entry))
    }

    fn members(&self, members: &mut Members<'_>) {
        for (name, written) in self.own().statement.members() {
            members.add_written(name, written);
        }
    }

    fn items(&self, visit: &mut dyn FnMut(&Item)) {
        let statement = &self.own().statement;
        statement.items().for_each(|item| visit(&statement.to_item(item)));
    }

    fn headers(&self, headers: &mut Headers<'_>) {
        if let Some(own) = &self.own {
            headers.add_all(&own.headers);
        }
    }

    fn has_fixed_body(&self) -> bool {
        self.own().statement.is_the_entrys()
    }

    fn statement(&self) -> Option<&Statement> {
        Some(&self.own().statement)
    }

    fn format(&self) -> Option<&'static WireFormat> {
        self.format
    }

    fn catalog(&self) -> Option<&'static Catalog> {
        self.catalog
    }
}

impl Error for Snapshot {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.own().cause.as_deref().map(|cause| cause as _)
    }
}

impl fmt::Display for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match &self.own().display {
            Shown::Message => self.own().statement.message(self.entry),
            Shown::Text(place) => self.own().statement.text(place),
        })
    }
}

impl fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Snapshot")
            .field("code", &self.entry.code())
            .field("status", &self.entry.status())
            .field("answered", &self.answered)
            .finish_non_exhaustive()
    }
}
