use bytes::Bytes;
#[cfg(feature = "layer")]
use http::header::HeaderName;
use http::header::{self, HeaderMap, HeaderValue};
use http::{Response, StatusCode};

use crate::catalog::Catalog;
use crate::format::WireFormat;
use crate::occurrence::Occurrence;
use crate::occurrence::api_error::ApiError;
use crate::occurrence::error::Error;
use crate::occurrence::header::Headers;
use crate::occurrence::spared;

/// The response for an error, with the settings of its type's catalog; without one in the PROBLEM
/// format.
///
/// ```
/// let response = errbook::respond(&errbook::standard::HttpError::NotFound);
/// assert_eq!(response.status(), 404);
/// assert_eq!(response.headers()["content-type"], "application/problem+json");
/// ```
pub fn respond(error: &dyn ApiError) -> Response<Bytes> {
    Occurrence::new(error).respond()
}

impl Occurrence<'_> {
    /// The body, in the format that applies.
    pub fn body(&self) -> Bytes {
        self.format().write(self)
    }

    /// The status of the response: the entry's, unless the format has a rule of its own.
    pub fn response_status(&self) -> StatusCode {
        self.format().status_for(self.status())
    }

    /// The response: status, headers and body.
    ///
    /// The headers are the content type, those of the error and of the format, the catalog's
    /// challenge for a 401 that has none, and `Cache-Control: no-store` unless one of them says
    /// otherwise.
    ///
    /// With the feature of a layer, its extensions have the `Snapshot` that a layer answers with.
    pub fn respond(&self) -> Response<Bytes> {
        #[cfg(feature = "layer")]
        {
            let snapshot = crate::response::snapshot::Snapshot::of(self);
            let mut response = self.with_error(&snapshot).respond_bare();
            response.extensions_mut().insert(snapshot);
            response
        }
        #[cfg(not(feature = "layer"))]
        self.respond_bare()
    }

    fn respond_bare(&self) -> Response<Bytes> {
        let mut response = Response::new(self.body());
        *response.status_mut() = self.response_status();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, self.format().content_type().clone());
        self.add_own_headers(headers);
        self.add_default_headers(headers);
        response
    }

    /// The headers of the error: those of its value, and those that its entry always has.
    pub(crate) fn add_own_headers(&self, headers: &mut HeaderMap) {
        let mut headers = Headers::new(headers);
        spared(|| self.error().headers(&mut headers));
        for field in self.entry().headers() {
            if let Some(value) = field.value {
                headers.add_static(field.name, value);
            }
        }
    }

    /// Adds what is there unless something else has set it.
    pub(crate) fn add_default_headers(&self, headers: &mut HeaderMap) {
        self.add_default_lines(headers);
        headers.entry(header::CACHE_CONTROL).or_insert(NO_STORE);
    }

    /// The same, of a response that most likely has them all.
    #[cfg(feature = "layer")]
    pub(crate) fn add_missing_headers(&self, headers: &mut HeaderMap) {
        self.add_default_lines(headers);
        if header(headers, &header::CACHE_CONTROL).is_none() {
            headers.insert(header::CACHE_CONTROL, NO_STORE);
        }
    }

    #[inline]
    fn add_default_lines(&self, headers: &mut HeaderMap) {
        // Several lines of one name are one default.
        let defaults = self.default_headers().lines();
        let missing: Vec<_> = defaults.filter(|(name, _)| !headers.contains_key(*name)).collect();
        if !missing.is_empty() {
            let mut defaults = Headers::new(headers);
            for (name, value) in missing {
                defaults.add_static(name, value);
            }
        }
    }

    /// The headers of the format, and the challenge of the catalog.
    #[inline]
    pub(crate) fn default_headers(&self) -> DefaultHeaders {
        let challenge = match self.response_status() {
            // RFC 9110 §15.5.2: a 401 has a challenge.
            StatusCode::UNAUTHORIZED => self.catalog().and_then(Catalog::authenticate),
            _ => None,
        };
        DefaultHeaders { of_the_format: self.format().headers(), challenge }
    }
}

/// What a response has unless something else has set it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct DefaultHeaders {
    of_the_format: &'static [(&'static str, &'static str)],
    challenge: Option<&'static str>,
}

impl DefaultHeaders {
    pub(crate) fn lines(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let challenge = self.challenge.map(|challenge| ("www-authenticate", challenge));
        self.of_the_format.iter().copied().chain(challenge)
    }

    /// The same, with the `no-store` of a response that has no other `Cache-Control` by default.
    #[cfg(feature = "layer")]
    pub(crate) fn lines_as_sent(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let has_own = self.lines().any(|(name, _)| header::CACHE_CONTROL == *name);
        self.lines().chain((!has_own).then_some(("cache-control", "no-store")))
    }
}

/// A header of a response. Such have few, and to look at each takes less than to hash a name.
#[cfg(feature = "layer")]
#[inline]
#[allow(clippy::manual_find, reason = "what `find` calls is not inlined: half as much again")]
pub(super) fn header<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h HeaderValue> {
    for (other, value) in headers {
        if other == name {
            return Some(value);
        }
    }
    None
}

#[allow(clippy::declare_interior_mutable_const, reason = "a `HeaderValue` of static text")]
const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

impl Catalog {
    /// An occurrence of an error, with this catalog's settings.
    pub fn occurrence<'a>(&'static self, error: &'a dyn ApiError) -> Occurrence<'a> {
        Occurrence::new(error).with_catalog(self)
    }

    /// The response for an error, with this catalog's settings.
    pub fn respond(&'static self, error: &dyn ApiError) -> Response<Bytes> {
        self.occurrence(error).respond()
    }
}

impl WireFormat {
    /// The response for an error, in this format.
    pub fn respond(&'static self, error: &dyn ApiError) -> Response<Bytes> {
        Occurrence::new(error).with_format(self).respond()
    }
}

impl Error {
    /// The response for it: that of [`respond`].
    pub fn respond(&self) -> Response<Bytes> {
        respond(&**self)
    }
}

#[cfg(test)]
mod tests {
    use http::Method;

    use crate::clock::asked_during;
    use crate::format::{ENVELOPE, FLAT, MESSAGE, PROBLEM, SUCCESS_FLAG, WireFormat};
    use crate::occurrence::Occurrence;
    use crate::occurrence::request::RequestFacts;
    use crate::standard::HttpError;

    #[test]
    fn the_clock_is_asked_where_a_format_writes_a_time() {
        let asked = |format: &'static WireFormat| {
            let with_a_request = asked_during(|| {
                let facts = RequestFacts::new(Method::GET, "/");
                let occurrence = Occurrence::new(&HttpError::NotFound).with_request(&facts);
                occurrence.with_format(format).respond()
            });
            (asked_during(|| format.respond(&HttpError::NotFound)), with_a_request)
        };
        for format in [&PROBLEM, &ENVELOPE, &SUCCESS_FLAG, &MESSAGE] {
            assert_eq!(asked(format), (0, 0), "{}", format.name());
        }
        assert_eq!(asked(&FLAT), (1, 1));
    }
}
