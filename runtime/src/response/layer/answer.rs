use std::cell::LazyCell;
use std::mem;

use bytes::Bytes;
use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use http::response::Parts;
use http::{Method, StatusCode};

use super::{Failure, PanicText, Rules, Verdict, caught, grpc};
use crate::format::json::floor_char_boundary;
use crate::format::media::is_same_media;
use crate::limits;
use crate::occurrence::Occurrence;
use crate::occurrence::error::Error;
use crate::occurrence::item::Item;
use crate::occurrence::request::RequestFacts;
use crate::response::respond::header;
use crate::response::snapshot::Snapshot;

/// What is said of a failure.
#[derive(Default)]
struct Said {
    text: Option<String>,
    items: Vec<Item>,
    is_panic: bool,
}

/// The headers that speak of the bytes that are replaced. Those that the error itself has stay.
pub(crate) fn is_of_the_body(name: &HeaderName) -> bool {
    matches!(
        name.as_str(),
        "content-digest"
            | "content-disposition"
            | "content-encoding"
            | "content-length"
            | "content-location"
            | "content-md5"
            | "content-range"
            | "digest"
            | "etag"
            | "last-modified"
            | "repr-digest"
            | "trailer"
            | "transfer-encoding"
    )
}

impl Rules {
    /// The id of a request: the one that its response has already, the one that it came with, or one
    /// that is made.
    pub(crate) fn id(&self, answered: &HeaderMap, sent: Option<&[u8]>) -> Option<String> {
        let answered = header(answered, &self.ids.header).map(HeaderValue::as_bytes);
        self.ids.id([answered, sent])
    }

    /// The header that the id of a request is in.
    pub(crate) fn id_header(&self) -> &HeaderName {
        &self.ids.header
    }

    /// Makes the answer for what a service has left, if it is to have one. What else there is to
    /// know of it, the operators are told.
    pub(crate) fn answer(
        &self,
        facts: &RequestFacts,
        parts: &mut Parts,
        verdict: Verdict,
        text: Option<String>,
    ) -> Option<Bytes> {
        match verdict {
            Verdict::Pass => None,
            Verdict::Replaced => {
                let snapshot = parts.extensions.get_mut::<Snapshot>()?;
                #[cfg(feature = "tracing")]
                super::log::replaced(&self.occurrence(facts, snapshot), parts.status);
                snapshot.mark_answered();
                None
            }
            Verdict::Answer => {
                // The snapshot stays where it is, and out of the way of the rest.
                let mut extensions = mem::take(&mut parts.extensions);
                let body = extensions.get_mut::<Snapshot>().map(|snapshot| {
                    if let Some(items) = snapshot.of_failure() {
                        *snapshot = self.failed(facts, parts, Said { items, ..Said::default() });
                    }
                    self.write(facts, parts, snapshot)
                });
                parts.extensions = extensions;
                body
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
        let mut snapshot = self.failed(facts, parts, said);
        let body = self.write(facts, parts, &mut snapshot);
        parts.extensions.insert(snapshot);
        body
    }

    /// The error that a failure is answered with; its headers are in the response.
    fn failed(&self, facts: &RequestFacts, parts: &mut Parts, said: Said) -> Snapshot {
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
        snapshot
    }

    /// The error, with its request and the settings that apply.
    fn occurrence<'a>(&self, facts: &'a RequestFacts, snapshot: &'a Snapshot) -> Occurrence<'a> {
        let catalog = snapshot.chosen_catalog().unwrap_or(self.catalog);
        Occurrence::new(snapshot).with_request(facts).with_catalog(catalog)
    }

    /// Writes the answer over what is there, and tells of it.
    fn write(&self, facts: &RequestFacts, parts: &mut Parts, snapshot: &mut Snapshot) -> Bytes {
        let with_more = snapshot.facts(facts);
        let facts = with_more.as_ref().unwrap_or(facts);
        let first = Occurrence::new(snapshot);
        let catalog = snapshot.chosen_catalog().unwrap_or(self.catalog);
        let occurrence = first.with_request(facts).with_catalog(catalog);
        remove_of_the_old(&mut parts.headers, &first, &occurrence);
        let body = match facts.grpc {
            Some(media_type) => grpc::say(parts, media_type, &occurrence),
            None => say(parts, facts, &occurrence),
        };
        self.ids.send(facts, &mut parts.headers);

        #[cfg(feature = "tracing")]
        super::log::answered(&occurrence);
        for observe in &self.observers {
            // Metrics that panic cost nobody the response.
            let _ = caught(|| observe(&occurrence));
        }
        snapshot.mark_answered();
        body
    }
}

/// Writes an answer in its format.
fn say(parts: &mut Parts, facts: &RequestFacts, occurrence: &Occurrence<'_>) -> Bytes {
    let is_head = facts.method == Method::HEAD;
    let body = if is_head { body_of_get(occurrence, facts) } else { occurrence.body() };
    parts.status = occurrence.response_status();
    let headers = &mut parts.headers;
    let content_type = occurrence.format().content_type();
    // What has been added to it stays, such as a charset.
    if !is_same_media(header(headers, &header::CONTENT_TYPE), content_type) {
        headers.insert(header::CONTENT_TYPE, content_type.clone());
    }
    // Of another method the server counts: what is outside may yet write over the body.
    if is_head {
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    }
    occurrence.add_missing_headers(headers);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, NOSNIFF);
    if is_head { Bytes::new() } else { body }
}

#[allow(clippy::declare_interior_mutable_const, reason = "a `HeaderValue` of static text")]
const NOSNIFF: HeaderValue = HeaderValue::from_static("nosniff");

/// What a GET would get: the headers of a HEAD are those (RFC 9110 §9.3.2), and a body may name the
/// method.
fn body_of_get(occurrence: &Occurrence<'_>, facts: &RequestFacts) -> Bytes {
    let facts = RequestFacts { method: Method::GET, ..facts.clone() };
    occurrence.with_request(&facts).body()
}

/// Removes what spoke of the body that was there, and what was there by default, so that the
/// settings of the layer's catalog hold. A default beside another value, or in the place of one, stays:
/// something has set it.
fn remove_of_the_old(headers: &mut HeaderMap, first: &Occurrence<'_>, again: &Occurrence<'_>) {
    let own = LazyCell::new(|| {
        let mut own = HeaderMap::new();
        first.add_own_headers(&mut own);
        own
    });
    // That of a 416 is how long the whole is (RFC 9110 §14.4).
    let is_range = || again.response_status() == StatusCode::RANGE_NOT_SATISFIABLE;
    let is_old = |name: &HeaderName| {
        is_of_the_body(name)
            && !(name == header::CONTENT_RANGE && is_range())
            && !own.contains_key(name)
    };
    // Most responses have none of them.
    let mut old = Vec::new();
    for name in headers.keys() {
        if is_old(name) {
            old.push(name.clone());
        }
    }
    for name in old {
        headers.remove(name);
    }
    let defaults = first.default_headers();
    if defaults == again.default_headers() {
        return;
    }
    let is_by_default = |headers: &HeaderMap, name: &str| {
        let of_name = |(other, _): &(&str, &str)| other.eq_ignore_ascii_case(name);
        let lines = defaults.lines_as_sent().filter(of_name).map(|(_, line)| line.trim_ascii());
        !own.contains_key(name) && headers.get_all(name).iter().eq(lines)
    };
    for (name, _) in defaults.lines_as_sent() {
        if is_by_default(headers, name) {
            headers.remove(name);
        }
    }
}
