use std::borrow::Cow;
use std::time::SystemTime;

use http::Method;
use http::header::{ACCEPT_LANGUAGE, HeaderValue};
use serde::Serialize;
use serde_json::Value;

use crate::format::json::to_value;
use crate::limits;

/// What an error value cannot know: the request that it answers.
///
/// ```
/// use errbook::{RequestFacts, http};
///
/// let request = http::Request::post("https://example.com/users?token=secret").body(()).unwrap();
/// let facts = RequestFacts::of(&request).with_id("01J9Z");
/// assert_eq!(facts.path, "/users"); // never the query, which may carry secrets
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct RequestFacts {
    /// The method.
    pub method: Method,
    /// The path, without the query.
    pub path: String,
    /// When the request arrived, where that was noted. A layer does where a format of its catalog
    /// writes a time.
    pub received: Option<SystemTime>,
    /// What names this request in the logs.
    pub id: Option<String>,
    /// The languages that its sender reads, as its `Accept-Language` has them.
    pub accept_language: Option<HeaderValue>,
    /// What else it brought that an answer repeats, by name.
    pub values: Vec<(Cow<'static, str>, Value)>,
    /// The media type that its sender reads, if that is one of gRPC's.
    #[cfg(feature = "layer")]
    pub(crate) grpc: Option<&'static str>,
}

impl RequestFacts {
    /// The facts of a request. When it arrived, [`with_received`](Self::with_received) says.
    pub fn of<B>(request: &http::Request<B>) -> Self {
        let accept_language = request.headers().get(ACCEPT_LANGUAGE).cloned();
        let facts = Self::new(request.method().clone(), request.uri().path());
        RequestFacts { accept_language, ..facts }
    }

    /// The facts of a request. A query in the path is dropped.
    pub fn new(method: Method, path: &str) -> Self {
        let end = path.bytes().position(|byte| matches!(byte, b'?' | b'#'));
        Self::at(method, &path[..end.unwrap_or(path.len())], None)
    }

    /// Those of a path that is one.
    pub(crate) fn at(method: Method, path: &str, received: Option<SystemTime>) -> Self {
        RequestFacts {
            method,
            path: path.to_owned(),
            received,
            id: None,
            accept_language: None,
            values: Vec::new(),
            #[cfg(feature = "layer")]
            grpc: None,
        }
    }

    /// Says when the request arrived. Where nothing says it, a format that writes a time writes that of the
    /// answer.
    #[must_use]
    pub fn with_received(mut self, received: SystemTime) -> Self {
        self.received = Some(received);
        self
    }

    /// Says what names this request in the logs.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Says which languages its sender reads, as `Accept-Language` does.
    #[must_use]
    pub fn with_accept_language(mut self, languages: HeaderValue) -> Self {
        self.accept_language = Some(languages);
        self
    }

    /// Adds a value that an answer repeats, such as the id of a JSON-RPC request. A format writes it
    /// with `request("id")`.
    ///
    /// ```
    /// use errbook::standard::HttpError;
    /// use errbook::{Occurrence, RequestFacts, http, wire_format};
    ///
    /// wire_format! {
    ///     static RPC: "application/json" = {
    ///         "jsonrpc": "2.0",
    ///         "error": { "code": -32601, "message": message },
    ///         "id": request("id"),
    ///     };
    /// }
    ///
    /// let facts = RequestFacts::new(http::Method::POST, "/rpc").with_value("id", &7);
    /// let occurrence = Occurrence::new(&HttpError::NotFound).with_request(&facts);
    /// assert!(occurrence.with_format(&RPC).body().ends_with(br#""id":7}"#));
    /// ```
    #[must_use]
    pub fn with_value<T: Serialize + ?Sized>(
        mut self,
        name: impl Into<Cow<'static, str>>,
        value: &T,
    ) -> Self {
        if let Some(value) = to_value(value) {
            self.values.push((name.into(), value));
        }
        self
    }

    pub(crate) fn value(&self, name: &str) -> Option<&Value> {
        self.values.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The languages that its sender reads, the preferred ones first (RFC 9110 §12.5.4): tags such
    /// as `fr-CH`, or `*` for any. One with the weight 0 is left out.
    ///
    /// ```
    /// use errbook::{RequestFacts, http};
    ///
    /// let languages = http::HeaderValue::from_static("en;q=0.5, fr-CH, de;q=0, fr;q=0.9");
    /// let facts = RequestFacts::new(http::Method::GET, "/").with_accept_language(languages);
    /// assert_eq!(facts.languages(), ["fr-CH", "fr", "en"]);
    /// ```
    pub fn languages(&self) -> Vec<&str> {
        let header = self.accept_language.as_ref().and_then(|value| value.to_str().ok());
        let ranges = header.unwrap_or_default().split(',').take(limits::LANGUAGES);
        let mut weighted: Vec<(f32, &str)> = ranges
            .map(|range| range.split_once(';').unwrap_or((range, "q=1")))
            .map(|(tag, weight)| {
                let weight = weight.trim().strip_prefix("q=").and_then(|q| q.trim().parse().ok());
                (weight.unwrap_or(0.0), tag.trim())
            })
            .filter(|(weight, tag)| *weight > 0.0 && !tag.is_empty())
            .collect();
        weighted.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        weighted.into_iter().map(|(_, tag)| tag).collect()
    }
}
