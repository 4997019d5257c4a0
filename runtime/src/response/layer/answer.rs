use bytes::Bytes;
use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use http::response::Parts;
use http::{Method, StatusCode};

use super::{Failure, PanicText, Rules, Untouched, caught};
use crate::format::json::floor_char_boundary;
use crate::limits;
use crate::occurrence::Occurrence;
use crate::occurrence::error::Error;
use crate::occurrence::item::Item;
use crate::occurrence::request::RequestFacts;
use crate::response::snapshot::Snapshot;

/// What is to become of a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is none of errbook's business.
    Pass,
    /// errbook made it, and left a snapshot in its extensions.
    Answer,
    /// The framework made it.
    Failure,
}

impl Verdict {
    #[inline]
    pub(crate) fn on(parts: &Parts, body_is_empty: bool) -> Self {
        let snapshot = parts.extensions.get::<Snapshot>();
        // Another content type or status: something has made a response of its own of it, such as a
        // page or a redirect.
        let is_done = |it: &Snapshot| it.is_answered() || !is_of(it, parts);
        if snapshot.is_some_and(is_done) || parts.extensions.get::<Untouched>().is_some() {
            Verdict::Pass
        } else if snapshot.is_some() {
            Verdict::Answer
        } else if is_failure(parts, body_is_empty) {
            Verdict::Failure
        } else {
            Verdict::Pass
        }
    }
}

/// Whether the response is still the one that was made for this error. (On salvo it has the status
/// of the error, where the format has one that ends no chain of handlers.)
fn is_of(snapshot: &Snapshot, parts: &Parts) -> bool {
    let made = Occurrence::new(snapshot);
    [made.response_status(), made.status()].contains(&parts.status)
        && parts.headers.get(header::CONTENT_TYPE) == Some(made.format().content_type())
}

fn is_failure(parts: &Parts, body_is_empty: bool) -> bool {
    let Parts { status, headers, .. } = parts;
    let is_error = status.is_client_error() || status.is_server_error();
    if !is_error || headers.contains_key(header::VIA) {
        return false;
    }
    match headers.get(header::CONTENT_TYPE) {
        Some(content_type) => is_plain_text(content_type.as_bytes()),
        // The answer to a HEAD has the length of the body that it leaves out.
        None => body_is_empty && headers.get(header::CONTENT_LENGTH).is_none_or(|it| it == "0"),
    }
}

fn is_plain_text(content_type: &[u8]) -> bool {
    let essence = content_type.split(|byte| *byte == b';').next().unwrap_or_default();
    essence.trim_ascii().eq_ignore_ascii_case(b"text/plain")
}

/// What is said of a failure.
#[derive(Default)]
struct Said {
    text: Option<String>,
    items: Vec<Item>,
    is_panic: bool,
}

/// The headers that speak of the bytes that are replaced.
const OF_THE_BODY: [HeaderName; 4] =
    [header::CONTENT_ENCODING, header::CONTENT_LENGTH, header::TRAILER, header::TRANSFER_ENCODING];

impl Rules {
    /// The facts of a request, with the id that it came with or gets.
    pub(crate) fn facts(&self, facts: RequestFacts, sent_id: Option<&[u8]>) -> RequestFacts {
        RequestFacts { id: self.ids.id(sent_id), ..facts }
    }

    /// The header that the id of a request is in.
    pub(crate) fn id_header(&self) -> &HeaderName {
        &self.ids.header
    }

    /// Makes the answer for what a service has left, if it is to have one.
    pub(crate) fn answer(
        &self,
        facts: &RequestFacts,
        parts: &mut Parts,
        verdict: Verdict,
        text: Option<String>,
    ) -> Option<Bytes> {
        match verdict {
            Verdict::Pass => None,
            Verdict::Answer => {
                let snapshot: Snapshot = parts.extensions.remove()?;
                Some(match snapshot.of_failure() {
                    Some(items) => {
                        self.answer_failure(facts, parts, Said { items, ..Said::default() })
                    }
                    None => self.write(facts, parts, snapshot),
                })
            }
            Verdict::Failure => {
                Some(self.answer_failure(facts, parts, Said { text, ..Said::default() }))
            }
        }
    }

    /// Makes the answer for a service that panicked.
    pub(crate) fn answer_panic(
        &self,
        facts: &RequestFacts,
        parts: &mut Parts,
        text: PanicText,
    ) -> Bytes {
        parts.status = StatusCode::INTERNAL_SERVER_ERROR;
        self.answer_failure(facts, parts, Said { text, is_panic: true, ..Said::default() })
    }

    fn answer_failure(&self, facts: &RequestFacts, parts: &mut Parts, said: Said) -> Bytes {
        let Said { mut text, items, is_panic } = said;
        // A panic, or an error of a middleware, may say any amount.
        if let Some(text) = &mut text {
            text.truncate(floor_char_boundary(text, limits::TEXT));
        }
        let failure = Failure {
            catalog: self.catalog,
            request: facts,
            status: parts.status,
            headers: &parts.headers,
            text: text.as_deref(),
            items: &items,
            is_panic,
        };
        let is_server_error = parts.status.is_server_error();
        let snapshot_of = |error: Error| Snapshot::of(&Occurrence::new(&*error));
        let asked = self.on_failure.as_ref().map(|answer| caught(|| snapshot_of(answer(&failure))));
        // A function that panics, or an error of its that does, has said nothing.
        let mut snapshot = match asked {
            Some(Ok(snapshot)) => snapshot,
            Some(Err(_)) | None => snapshot_of((&failure).into()),
        };
        if let Some(text) = text.filter(|_| is_server_error) {
            snapshot = snapshot.caused_by(text);
        }
        // That of the text which is replaced; that of an error stays.
        parts.headers.remove(header::CONTENT_LANGUAGE);
        let mut own = HeaderMap::new();
        Occurrence::new(&snapshot).add_own_headers(&mut own);
        // Each name takes the place of what was there.
        parts.headers.extend(own);
        self.write(facts, parts, snapshot)
    }

    /// Writes the answer over what is there, and tells of it.
    fn write(&self, facts: &RequestFacts, parts: &mut Parts, snapshot: Snapshot) -> Bytes {
        let first = Occurrence::new(&snapshot);
        let catalog = snapshot.chosen_catalog().unwrap_or(self.catalog);
        let occurrence = first.with_request(facts).with_catalog(catalog);
        let is_head = facts.method == Method::HEAD;
        let body = if is_head { body_of_get(&occurrence, facts) } else { occurrence.body() };
        parts.status = occurrence.response_status();
        let headers = &mut parts.headers;
        for name in OF_THE_BODY {
            headers.remove(name);
        }
        headers.insert(header::CONTENT_TYPE, occurrence.format().content_type().clone());
        // Of another method the server counts: what is outside may yet write over the body.
        if is_head {
            headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
        }
        remove_defaults(headers, &first);
        occurrence.add_default_headers(headers);
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, NOSNIFF);

        #[cfg(feature = "tracing")]
        super::log::error(&occurrence);
        for observe in &self.observers {
            // Metrics that panic cost nobody the response.
            let _ = caught(|| observe(&occurrence));
        }
        parts.extensions.insert(snapshot.answered());
        if is_head { Bytes::new() } else { body }
    }
}

#[allow(clippy::declare_interior_mutable_const, reason = "a `HeaderValue` of static text")]
const NOSNIFF: HeaderValue = HeaderValue::from_static("nosniff");

/// What a GET would get: the headers of a HEAD are those (RFC 9110 §9.3.2), and a body may name the
/// method.
fn body_of_get(occurrence: &Occurrence<'_>, facts: &RequestFacts) -> Bytes {
    let facts = RequestFacts { method: Method::GET, ..facts.clone() };
    occurrence.with_request(&facts).body()
}

/// Removes what was there by default, so that the settings of the layer's catalog hold. Beside
/// another value it stays: something has added to it.
fn remove_defaults(headers: &mut HeaderMap, first: &Occurrence<'_>) {
    let mut own = HeaderMap::new();
    first.add_own_headers(&mut own);
    for (name, value) in first.default_headers().chain([("cache-control", "no-store")]) {
        if !own.contains_key(name) && headers.get_all(name).iter().eq([value]) {
            headers.remove(name);
        }
    }
}
