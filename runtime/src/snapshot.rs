use std::error::Error;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use http::HeaderMap;

use crate::api_error::ApiError;
use crate::catalog::Catalog;
use crate::entry::Entry;
use crate::format::{BODY_LIMIT, WireFormat};
use crate::header::Headers;
use crate::item::Item;
use crate::json::Json;
use crate::member::Members;
use crate::occurrence::{MESSAGE_LIMIT, Message, Occurrence};

/// How many causes of one error are kept.
const CAUSE_LIMIT: usize = 32;

/// One error that happened, kept beside its response: what leaves the process as it was written,
/// and the texts that the logs want.
///
/// [`respond`](crate::respond) puts it into the extensions of a response, where a layer finds it.
/// It owns all it says, whatever the error was: generic, borrowed, or bound to its thread. It is an
/// [`ApiError`] that answers what the error answered.
#[derive(Clone)]
pub struct Snapshot {
    taken: Arc<Taken>,
    answered: bool,
}

struct Taken {
    entry: &'static Entry,
    /// What `Display` wrote, for the operators.
    display: String,
    /// The message, where it is not the entry's.
    message: Option<String>,
    members: Vec<(&'static str, Range<usize>)>,
    /// The JSON that `members` point into.
    json: Vec<u8>,
    items: Vec<Item>,
    headers: HeaderMap,
    format: Option<&'static WireFormat>,
    catalog: Option<&'static Catalog>,
    /// Whether the caller chose the catalog, which then no layer replaces.
    catalog_is_chosen: bool,
    cause: Option<Box<Cause>>,
}

impl Snapshot {
    /// What is to be known of this occurrence later.
    pub fn of(occurrence: &Occurrence<'_>) -> Self {
        let (error, entry) = (occurrence.error(), occurrence.entry());
        let (members, json) = members(error);
        let mut headers = HeaderMap::new();
        error.headers(&mut Headers::new(&mut headers));
        let message = || text(&Message(error)).unwrap_or_else(|_| entry.title().to_owned());
        let taken = Taken {
            entry,
            display: text(error).unwrap_or_else(|written| written),
            message: (!error.has_fixed_body()).then(message),
            members,
            json,
            items: items(error),
            headers,
            format: occurrence.chosen_format(),
            catalog: occurrence.catalog(),
            catalog_is_chosen: !is_same(occurrence.catalog(), error.catalog()),
            cause: Cause::chain(
                occurrence
                    .causes()
                    .take(CAUSE_LIMIT)
                    .map(|cause| text(cause).unwrap_or_else(|written| written)),
            ),
        };
        Snapshot { taken: Arc::new(taken), answered: false }
    }

    /// Whether a layer has answered with it, and told the logs.
    pub fn is_answered(&self) -> bool {
        self.answered
    }

    /// Adds what is known of its cause, where it knows none itself.
    pub(crate) fn caused_by(mut self, text: String) -> Self {
        if let Some(taken) = Arc::get_mut(&mut self.taken) {
            taken.cause = taken.cause.take().or_else(|| Cause::chain([text].into_iter()));
        }
        self
    }

    pub(crate) fn answered(self) -> Self {
        Snapshot { answered: true, ..self }
    }

    /// The catalog that the caller chose for this one response.
    pub(crate) fn chosen_catalog(&self) -> Option<&'static Catalog> {
        self.taken.catalog.filter(|_| self.taken.catalog_is_chosen)
    }
}

fn is_same(one: Option<&'static Catalog>, other: Option<&'static Catalog>) -> bool {
    one.map(std::ptr::from_ref) == other.map(std::ptr::from_ref)
}

fn members(error: &dyn ApiError) -> (Vec<(&'static str, Range<usize>)>, Vec<u8>) {
    let mut members = Vec::new();
    let mut json = Json::new(Vec::new());
    error.members(&mut Members::new(&mut |name, value| {
        let start = json.len();
        if value.write(&mut json, BODY_LIMIT) {
            members.push((name, start..json.len()));
        }
    }));
    (members, json.into_bytes())
}

/// The items, as many as may be in a body.
fn items(error: &dyn ApiError) -> Vec<Item> {
    let mut items = Vec::new();
    let mut room = BODY_LIMIT;
    error.items(&mut |item| {
        let texts = [item.pointer.as_deref(), item.code.as_deref(), Some(&*item.message)];
        let size: usize = texts.into_iter().flatten().map(str::len).sum();
        // An item takes some room in a body, even if it says nothing.
        if let Some(left) = room.checked_sub(size + 2) {
            room = left;
            items.push(item.clone());
        }
    });
    items
}

/// A text, cut where it is longer than a message may be. If the `Display` fails, what it had
/// written by then is the error.
fn text<T: fmt::Display + ?Sized>(value: &T) -> Result<String, String> {
    let mut capped = Capped { text: String::new(), is_cut: false };
    let result = fmt::Write::write_fmt(&mut capped, format_args!("{value}"));
    if result.is_ok() || capped.is_cut { Ok(capped.text) } else { Err(capped.text) }
}

struct Capped {
    text: String,
    is_cut: bool,
}

impl fmt::Write for Capped {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.text.push_str(text);
        // What is past the limit shows a format that there was more.
        self.is_cut = self.text.len() > MESSAGE_LIMIT + 4;
        if self.is_cut {
            let end = crate::json::floor_char_boundary(&self.text, MESSAGE_LIMIT + 4);
            self.text.truncate(end);
            return Err(fmt::Error);
        }
        Ok(())
    }
}

impl ApiError for Snapshot {
    fn entry(&self) -> &'static Entry {
        self.taken.entry
    }

    fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.taken.message.as_deref().unwrap_or(self.taken.entry.message()))
    }

    fn members(&self, members: &mut Members<'_>) {
        for (name, range) in &self.taken.members {
            members.add_json(name, &self.taken.json[range.clone()]);
        }
    }

    fn items(&self, visit: &mut dyn FnMut(&Item)) {
        self.taken.items.iter().for_each(visit);
    }

    fn headers(&self, headers: &mut Headers<'_>) {
        headers.add_all(&self.taken.headers);
    }

    fn format(&self) -> Option<&'static WireFormat> {
        self.taken.format
    }

    fn catalog(&self) -> Option<&'static Catalog> {
        self.taken.catalog
    }
}

impl Error for Snapshot {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.taken.cause.as_deref().map(|cause| cause as _)
    }
}

impl fmt::Display for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.taken.display)
    }
}

impl fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Snapshot")
            .field("code", &self.taken.entry.code())
            .field("status", &self.taken.entry.status())
            .field("answered", &self.answered)
            .finish_non_exhaustive()
    }
}

/// The text of one cause, and the cause of that one.
struct Cause {
    text: String,
    next: Option<Box<Cause>>,
}

impl Cause {
    fn chain(texts: impl Iterator<Item = String>) -> Option<Box<Self>> {
        let texts: Vec<String> = texts.collect();
        texts.into_iter().rev().fold(None, |next, text| Some(Box::new(Cause { text, next })))
    }
}

impl Error for Cause {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.next.as_deref().map(|cause| cause as _)
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}
