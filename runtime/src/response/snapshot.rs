mod cause;

use std::error::Error;
use std::fmt;
use std::ops::Range;

use http::HeaderMap;

use self::cause::Cause;
use crate::catalog::Catalog;
use crate::catalog::entry::Entry;
use crate::format::json::{Json, floor_char_boundary};
use crate::format::{BODY_LIMIT, WireFormat};
use crate::occurrence::api_error::ApiError;
use crate::occurrence::header::Headers;
use crate::occurrence::item::Item;
use crate::occurrence::member::Members;
use crate::occurrence::{MESSAGE_LIMIT, Message, Occurrence};

/// What most texts and members fit into, in bytes.
const TYPICAL_TEXT: usize = 128;
const TYPICAL_MEMBER: usize = 32;

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
    entry: &'static Entry,
    /// What `Display` wrote, for the operators, and the message; `None` where they are the entry's.
    display: Option<Range<usize>>,
    message: Option<Range<usize>>,
    /// The text that both point into.
    texts: String,
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
    is_failure: bool,
    answered: bool,
}

impl Snapshot {
    /// What is to be known of this occurrence later.
    pub fn of(occurrence: &Occurrence<'_>) -> Self {
        let (error, entry) = (occurrence.error(), occurrence.entry());
        let mut texts = String::new();
        let message = if error.has_fixed_body() {
            None
        } else {
            texts.reserve(TYPICAL_TEXT);
            // A `Display` that fails gives the title, as in a body.
            let kept = keep(&Message(error), &mut texts);
            Some(kept.unwrap_or_else(|_| append(entry.title(), &mut texts)))
        };
        let shown = message.clone().map_or(entry.message(), |place| &texts[place]);
        let display = if is(error, shown) {
            message.clone()
        } else {
            Some(keep(error, &mut texts).unwrap_or_else(|half| half))
        };
        let (members, json) = members(occurrence);
        let mut headers = HeaderMap::new();
        error.headers(&mut Headers::new(&mut headers));
        Snapshot {
            entry,
            display,
            message,
            texts,
            members,
            json,
            items: items(error),
            headers,
            format: occurrence.chosen_format(),
            catalog: occurrence.catalog(),
            catalog_is_chosen: occurrence.catalog_is_chosen(),
            cause: Cause::chain(occurrence.causes().take(CAUSE_LIMIT).map(|cause| {
                let mut text = String::new();
                let _ = keep(cause, &mut text);
                text
            })),
            is_failure: error.is_failure(),
            answered: false,
        }
    }

    /// Whether a layer has answered with it, and told the logs.
    pub fn is_answered(&self) -> bool {
        self.answered
    }

    /// Adds what is known of its cause, where it knows none itself.
    pub(crate) fn caused_by(self, text: String) -> Self {
        let cause = self.cause.or_else(|| Cause::chain([text].into_iter()));
        Snapshot { cause, ..self }
    }

    pub(crate) fn answered(self) -> Self {
        Snapshot { answered: true, ..self }
    }

    /// What is wrong with the input, if it stands for a failure of the framework.
    pub(crate) fn as_failure(&self) -> Option<&[Item]> {
        self.is_failure.then_some(&self.items)
    }

    /// The catalog that the caller chose for this one response.
    pub(crate) fn chosen_catalog(&self) -> Option<&'static Catalog> {
        self.catalog.filter(|_| self.catalog_is_chosen)
    }

    fn text(&self, place: Option<&Range<usize>>) -> &str {
        place.map_or(self.entry.message(), |place| &self.texts[place.clone()])
    }
}

fn members(occurrence: &Occurrence<'_>) -> (Vec<(&'static str, Range<usize>)>, Vec<u8>) {
    let error = occurrence.error();
    let documented = error.entry().members().len();
    let mut members = Vec::with_capacity(documented);
    let mut json = Json::new(Vec::with_capacity(documented * TYPICAL_MEMBER));
    error.members(&mut Members::new(&mut |name, value| {
        let start = json.len();
        match value.try_write(&mut json, BODY_LIMIT) {
            Ok(true) => members.push((name, start..json.len())),
            Ok(false) => {}
            Err(error) => tell_left_out(occurrence, name, &error),
        }
    }));
    (members, json.into_bytes())
}

/// Tells the operators why a member is missing: nobody else will.
#[cfg_attr(not(feature = "tracing"), allow(unused_variables))]
fn tell_left_out(occurrence: &Occurrence<'_>, member: &str, error: &serde_json::Error) {
    #[cfg(feature = "tracing")]
    tracing::warn!(
        target: "errbook",
        code = occurrence.code(),
        member,
        // `Debug` escapes control characters, so that it cannot pretend to be two lines.
        error = ?error.to_string(),
        "a member was left out of a body: it could not be serialized, or was too large"
    );
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

/// Where a text is kept. It is cut where it is longer than a message may be. If the `Display`
/// fails, what it had written is the error.
fn keep<T: fmt::Display + ?Sized>(
    value: &T,
    texts: &mut String,
) -> Result<Range<usize>, Range<usize>> {
    let start = texts.len();
    let mut capped = Capped { texts, start, is_cut: false };
    let result = fmt::Write::write_fmt(&mut capped, format_args!("{value}"));
    let is_whole = result.is_ok() || capped.is_cut;
    let place = start..texts.len();
    if is_whole { Ok(place) } else { Err(place) }
}

/// Whether a value shows itself as this text.
fn is<T: fmt::Display + ?Sized>(value: &T, text: &str) -> bool {
    let mut unread = Expected(text);
    let result = fmt::Write::write_fmt(&mut unread, format_args!("{value}"));
    result.is_ok() && unread.0.is_empty()
}

fn append(text: &str, texts: &mut String) -> Range<usize> {
    let start = texts.len();
    texts.push_str(text);
    start..texts.len()
}

/// What is still to come of an expected text. It stops at the first difference.
struct Expected<'a>(&'a str);

impl fmt::Write for Expected<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = self.0.strip_prefix(text).ok_or(fmt::Error)?;
        Ok(())
    }
}

/// Appends a text that starts at `start`, up to a limit.
struct Capped<'a> {
    texts: &'a mut String,
    start: usize,
    is_cut: bool,
}

impl fmt::Write for Capped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        // What is past the limit of a message tells a format that there was more.
        let room = (self.start + MESSAGE_LIMIT + 4).saturating_sub(self.texts.len());
        let fits = floor_char_boundary(text, room);
        self.texts.push_str(&text[..fits]);
        self.is_cut = fits < text.len();
        if self.is_cut { Err(fmt::Error) } else { Ok(()) }
    }
}

impl ApiError for Snapshot {
    fn entry(&self) -> &'static Entry {
        self.entry
    }

    fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text(self.message.as_ref()))
    }

    fn members(&self, members: &mut Members<'_>) {
        for (name, range) in &self.members {
            members.add_json(name, &self.json[range.clone()]);
        }
    }

    fn items(&self, visit: &mut dyn FnMut(&Item)) {
        self.items.iter().for_each(visit);
    }

    fn headers(&self, headers: &mut Headers<'_>) {
        headers.add_all(&self.headers);
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
        self.cause.as_deref().map(|cause| cause as _)
    }
}

impl fmt::Display for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text(self.display.as_ref()))
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
