use http::{HeaderMap, HeaderName, HeaderValue, Method};
use rocket::Request;
use rocket::response::{Responder, Result};

use crate::response::integration::rocket::said_response;
use crate::site::Site;

/// What the site answers to the request.
impl<'r> Responder<'r, 'static> for Site {
    fn respond_to(self, request: &'r Request<'_>) -> Result<'static> {
        let method = Method::from_bytes(request.method().as_str().as_bytes()).unwrap_or_default();
        let field = |it: rocket::http::Header<'_>| {
            let name = HeaderName::from_bytes(it.name().as_str().as_bytes()).ok()?;
            Some((name, HeaderValue::from_str(it.value()).ok()?))
        };
        let mut headers = HeaderMap::new();
        for (name, value) in request.headers().iter().filter_map(field) {
            headers.append(name, value);
        }
        let answer = self.respond(&method, request.uri().path().as_str(), &headers);
        Ok(said_response(answer, request))
    }
}
