use std::sync::Arc;

use http::{HeaderMap, HeaderName, HeaderValue};

use super::caught;
use crate::format::json::floor_char_boundary;
use crate::limits;
use crate::occurrence::request::RequestFacts;

/// Where the ids of requests come from.
#[derive(Clone)]
pub(super) struct RequestIds {
    pub(super) header: HeaderName,
    pub(super) make: Option<Arc<dyn Fn() -> String + Send + Sync>>,
    pub(super) is_sent: bool,
}

impl Default for RequestIds {
    fn default() -> Self {
        RequestIds { header: HeaderName::from_static("x-request-id"), make: None, is_sent: false }
    }
}

impl RequestIds {
    /// The first of these ids that may be taken; else one that is made. There is none if making it
    /// panics.
    pub(super) fn id<const N: usize>(&self, given: [Option<&[u8]>; N]) -> Option<String> {
        match given.into_iter().flatten().find_map(short_and_plain) {
            Some(id) => Some(id.to_owned()),
            None => self.make.as_ref().and_then(|make| caught(|| cut(make())).ok()),
        }
    }

    /// Sends the id with a response, if it is to be sent and is not in it already.
    pub(super) fn send(&self, facts: &RequestFacts, headers: &mut HeaderMap) {
        let is_wanted = self.is_sent && !headers.contains_key(&self.header);
        let id = facts.id.as_deref().filter(|_| is_wanted);
        if let Some(Ok(id)) = id.map(|id| HeaderValue::from_bytes(id.as_bytes())) {
            headers.insert(self.header.clone(), id);
        }
    }
}

fn cut(mut id: String) -> String {
    id.truncate(floor_char_boundary(&id, limits::MADE_ID));
    id
}

/// An id that no log, header or page can misread. Everything else may be an attack, or a mistake
/// that fills the logs.
fn short_and_plain(id: &[u8]) -> Option<&str> {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.~+/=:@".contains(byte);
    let fits = (1..=limits::REQUEST_ID).contains(&id.len());
    std::str::from_utf8(id).ok().filter(|_| fits && id.iter().all(is_plain))
}

#[cfg(test)]
mod tests {
    use super::short_and_plain;

    #[test]
    fn every_byte() {
        for byte in 0..=u8::MAX {
            let expected = byte.is_ascii_alphanumeric() || b"-_.~+/=:@".contains(&byte);
            assert_eq!(short_and_plain(&[b'a', byte]).is_some(), expected, "{byte}");
        }
    }

    #[test]
    fn every_length() {
        for length in 0..200 {
            let id = "a".repeat(length);
            assert_eq!(short_and_plain(id.as_bytes()).is_some(), length > 0 && length <= 64);
        }
    }
}
