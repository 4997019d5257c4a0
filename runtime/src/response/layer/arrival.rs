use std::sync::Arc;
use std::time::SystemTime;

use http::header::{ACCEPT_LANGUAGE, HeaderMap, HeaderValue};
use http::uri::PathAndQuery;
use http::{Method, Uri};

use super::{Rules, grpc};
use crate::occurrence::request::RequestFacts;

/// What an integration keeps of a request until it is known whether it fails.
pub(crate) trait Asked {
    /// The rules of the layer that it came to.
    fn rules(&self) -> &Rules;

    /// Its facts, which are asked for once it has failed, with the headers of what was answered.
    fn facts(&self, answered: &HeaderMap) -> RequestFacts;
}

/// What is kept of a request where its types are those of `http`. Most are answered without an
/// error, so it is what costs next to nothing to keep: the time, if it is shown, and references to what is there.
#[derive(Debug)]
pub(crate) struct Arrival {
    rules: Arc<Rules>,
    method: Method,
    target: Option<PathAndQuery>,
    received: Option<SystemTime>,
    sent_id: Option<HeaderValue>,
    accept_language: Option<HeaderValue>,
    grpc: Option<&'static str>,
}

impl Arrival {
    /// A request that arrives now.
    #[inline]
    pub(crate) fn of(rules: Arc<Rules>, method: &Method, uri: &Uri, headers: &HeaderMap) -> Self {
        Arrival {
            method: method.clone(),
            target: uri.path_and_query().cloned(),
            received: rules.time(),
            sent_id: headers.get(rules.id_header()).cloned(),
            accept_language: headers.get(ACCEPT_LANGUAGE).cloned(),
            grpc: grpc::media_type(method, headers),
            rules,
        }
    }

    pub(crate) fn is_head(&self) -> bool {
        self.method == Method::HEAD
    }
}

impl Asked for Arrival {
    fn rules(&self) -> &Rules {
        &self.rules
    }

    fn facts(&self, answered: &HeaderMap) -> RequestFacts {
        let path = self.target.as_ref().map_or("", PathAndQuery::path);
        RequestFacts {
            id: self.rules.id(answered, self.sent_id.as_ref().map(HeaderValue::as_bytes)),
            accept_language: self.accept_language.clone(),
            grpc: self.grpc,
            ..RequestFacts::at(self.method.clone(), path, self.received)
        }
    }
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, Method, Uri};

    use super::Arrival;
    use crate::catalog::Catalog;
    use crate::clock::asked_during;
    use crate::format::FLAT;

    crate::catalog! {
        static TIMELESS = { standard: [404] };
    }

    crate::catalog! {
        static TIMED = { standard: [404], format: FLAT };
    }

    #[test]
    fn the_clock_is_asked_where_a_format_writes_a_time() {
        let asked = |catalog: &'static Catalog| {
            let rules = catalog.layer().shared_rules();
            asked_during(|| Arrival::of(rules, &Method::GET, &Uri::default(), &HeaderMap::new()))
        };
        assert_eq!((asked(&TIMELESS), asked(&TIMED)), (0, 1));
    }
}
