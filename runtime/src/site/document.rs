//! What is served: bytes that are made once, with the head that a browser is told to be careful by.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use http::{Response, StatusCode};
use sha2::{Digest, Sha256};

/// One representation.
pub(super) struct Document {
    body: Bytes,
    /// The headers of its response.
    headers: HeaderMap,
}

impl Document {
    /// A page, whose one `style` and one `script` alone apply and run.
    pub(super) fn page(html: String, is_private: bool) -> Self {
        let style = source("style-src", &html, "style");
        let script = source("script-src", &html, "script");
        let policy = format!(
            "default-src 'none'{style}{script}; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        );
        Document::of("text/html; charset=utf-8", html, &policy, is_private)
    }

    pub(super) fn json(json: String, is_private: bool) -> Self {
        let policy = "default-src 'none'; frame-ancestors 'none'";
        Document::of("application/json", json, policy, is_private)
    }

    fn of(content_type: &'static str, text: String, policy: &str, is_private: bool) -> Self {
        // A weak one: what compresses a response leaves it as it is.
        let tag = format!("W/\"{}\"", hash(&text));
        let value = |text: &str| HeaderValue::from_str(text).expect("base64 and words are visible");
        let cached = if is_private { "private, no-cache" } else { "no-cache" };
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static(content_type)),
            (header::ETAG, value(&tag)),
            (header::CACHE_CONTROL, HeaderValue::from_static(cached)),
            (header::CONTENT_SECURITY_POLICY, value(policy)),
            (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
            (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        ];
        Document { body: Bytes::from(text), headers: headers.into_iter().collect() }
    }

    /// The response to a request that asks for it.
    pub(super) fn respond(&self, request: &HeaderMap) -> Response<Bytes> {
        let mut response = Response::default();
        if self.is_known(request) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            for name in OF_NOT_MODIFIED {
                response
                    .headers_mut()
                    .extend(self.headers.get(&name).map(|it| (name.clone(), it.clone())));
            }
        } else {
            response.headers_mut().clone_from(&self.headers);
            *response.body_mut() = self.body.clone();
        }
        response
    }

    /// Whether the client has it already (RFC 9110 §13.1.2): its tag, weak or strong, is in the list.
    fn is_known(&self, request: &HeaderMap) -> bool {
        let opaque = |tag: &[u8]| tag.strip_prefix(b"W/").unwrap_or(tag).to_owned();
        let own = opaque(self.headers[header::ETAG].as_bytes());
        let lines = request.get_all(header::IF_NONE_MATCH).into_iter();
        // No tag has a quote in it, so what a comma cuts out of one is none.
        let mut tags = lines.flat_map(|line| line.as_bytes().split(|byte| *byte == b','));
        tags.any(|tag| matches!(tag.trim_ascii(), b"*") || opaque(tag.trim_ascii()) == own)
    }
}

/// What a 304 says again (RFC 9110 §15.4.5).
const OF_NOT_MODIFIED: [HeaderName; 2] = [header::ETAG, header::CACHE_CONTROL];

/// The directive that allows the one element of this name in a page, if it has one.
fn source(directive: &str, page: &str, name: &str) -> String {
    // Every text in a page is escaped, so the first of these tags is the template's.
    let inside = page.split_once(&format!("<{name}>"));
    let inside = inside.and_then(|(_, rest)| rest.split_once(&format!("</{name}>")));
    inside.map_or_else(String::new, |(text, _)| format!("; {directive} 'sha256-{}'", hash(text)))
}

fn hash(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text))
}
