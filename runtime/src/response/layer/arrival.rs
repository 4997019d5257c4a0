use std::time::SystemTime;

use http::header::{ACCEPT_LANGUAGE, HeaderMap, HeaderValue};
use http::uri::PathAndQuery;
use http::{Method, Uri};

use super::{Rules, grpc};
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
    grpc: Option<&'static str>,
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
            grpc: grpc::media_type(headers),
        }
    }

    pub(crate) fn is_head(&self) -> bool {
        self.method == Method::HEAD
    }

    /// The same, with the id that a response has.
    pub(crate) fn answered(self, rules: &Rules, headers: &HeaderMap) -> Self {
        let answered_id = headers.get(rules.id_header()).cloned();
        Arrival { sent_id: answered_id.or(self.sent_id), ..self }
    }

    /// The facts of the request, which are asked for once it has failed, with the headers of what
    /// was answered.
    pub(crate) fn facts(&self, rules: &Rules, answered: &HeaderMap) -> RequestFacts {
        let path = self.target.as_ref().map_or("", PathAndQuery::path);
        let facts = RequestFacts {
            accept_language: self.accept_language.clone(),
            grpc: self.grpc,
            ..RequestFacts::new(self.method.clone(), path).with_received(self.received)
        };
        rules.facts(facts, self.sent_id.as_ref().map(HeaderValue::as_bytes), answered)
    }
}
