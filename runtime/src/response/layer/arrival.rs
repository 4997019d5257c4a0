use std::time::SystemTime;

use http::header::{ACCEPT_LANGUAGE, HeaderMap, HeaderValue};
use http::uri::PathAndQuery;
use http::{Method, Uri};

use super::Rules;
use crate::occurrence::request::RequestFacts;

/// What is kept of a request until its response is known. Most are answered without an error, so
/// it is what costs next to nothing to keep: time, and references to what is there.
#[derive(Debug)]
pub(crate) struct Arrival {
    method: Method,
    target: Option<PathAndQuery>,
    received: SystemTime,
    sent_id: Option<HeaderValue>,
    accept_language: Option<HeaderValue>,
}

impl Arrival {
    /// A request that arrives now.
    #[inline]
    pub(crate) fn of(rules: &Rules, method: &Method, uri: &Uri, headers: &HeaderMap) -> Self {
        Arrival {
            method: method.clone(),
            target: uri.path_and_query().cloned(),
            received: SystemTime::now(),
            sent_id: headers.get(rules.id_header()).cloned(),
            accept_language: headers.get(ACCEPT_LANGUAGE).cloned(),
        }
    }

    pub(crate) fn is_head(&self) -> bool {
        self.method == Method::HEAD
    }

    /// The facts of the request, which are asked for once it has failed.
    pub(crate) fn facts(&self, rules: &Rules) -> RequestFacts {
        let path = self.target.as_ref().map_or("", PathAndQuery::path);
        let facts = RequestFacts {
            accept_language: self.accept_language.clone(),
            ..RequestFacts::new(self.method.clone(), path).with_received(self.received)
        };
        rules.facts(facts, self.sent_id.as_ref().map(HeaderValue::as_bytes))
    }
}
