use std::sync::Arc;

use http::HeaderName;

use super::caught;
use crate::limits;

/// Where the ids of requests come from.
#[derive(Clone)]
pub(super) struct RequestIds {
    pub(super) header: HeaderName,
    pub(super) make: Option<Arc<dyn Fn() -> String + Send + Sync>>,
}

impl Default for RequestIds {
    fn default() -> Self {
        RequestIds { header: HeaderName::from_static("x-request-id"), make: None }
    }
}

impl RequestIds {
    /// The id that the request came with, if it may be taken; else one that is made. There is none
    /// if making it panics.
    pub(super) fn id(&self, sent: Option<&[u8]>) -> Option<String> {
        match sent.and_then(short_and_plain) {
            Some(id) => Some(id.to_owned()),
            None => self.make.as_ref().and_then(|make| caught(|| make()).ok()),
        }
    }
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
