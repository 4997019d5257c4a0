use http::header;
use http::response::Parts;

use super::Untouched;
use crate::format::media::{essence, is_same_media};
use crate::occurrence::Occurrence;
use crate::response::respond::header;
use crate::response::snapshot::Snapshot;

/// What is to become of a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is none of errbook's business.
    Pass,
    /// errbook made it, and something has made a response of its own of it, such as a page or a
    /// redirect: it passes, and the operators are told of the error.
    Replaced,
    /// errbook made it, and left a snapshot in its extensions.
    Answer,
    /// The framework made it.
    Failure,
}

impl Verdict {
    /// `is_whole`: how long the body is, is known; so it is no stream.
    #[inline]
    pub(crate) fn on(parts: &Parts, is_whole: bool) -> Self {
        let is_untouched = parts.extensions.get::<Untouched>().is_some();
        match parts.extensions.get::<Snapshot>() {
            Some(snapshot) if snapshot.is_answered() => Verdict::Pass,
            Some(snapshot) if is_untouched || !is_of(snapshot, parts) => Verdict::Replaced,
            Some(_) => Verdict::Answer,
            None if !is_untouched && is_failure(parts, is_whole) => Verdict::Failure,
            None => Verdict::Pass,
        }
    }
}

/// Whether the response is still the one that was made for this error. (On salvo it has the status
/// of the error, where the format has one that ends no chain of handlers.)
fn is_of(snapshot: &Snapshot, parts: &Parts) -> bool {
    let made = Occurrence::new(snapshot);
    [made.response_status(), made.status()].contains(&parts.status)
        && is_same_media(
            header(&parts.headers, &header::CONTENT_TYPE),
            made.format().content_type(),
        )
}

fn is_failure(parts: &Parts, is_whole: bool) -> bool {
    let Parts { status, headers, .. } = parts;
    let is_error = status.is_client_error() || status.is_server_error();
    if !is_error || headers.contains_key(header::VIA) {
        return false;
    }
    match headers.get(header::CONTENT_TYPE) {
        Some(content_type) => essence(content_type.as_bytes()).eq_ignore_ascii_case(b"text/plain"),
        // Nobody says what it is: nothing, or a text. What a compression has made of either is as
        // long as it is; the answer to a HEAD has the length of what it leaves out.
        None => {
            let of_a_body = [header::CONTENT_LENGTH, header::CONTENT_ENCODING];
            is_whole || of_a_body.iter().any(|name| headers.contains_key(name))
        }
    }
}
