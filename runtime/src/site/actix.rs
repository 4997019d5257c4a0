use actix_web::body::BoxBody;
use actix_web::{HttpRequest, HttpResponse, Responder};
use http::{HeaderMap, Method};

use crate::response::integration::actix::{field, http_response};
use crate::site::Site;

/// What the site answers to the request.
impl Responder for Site {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let method = Method::from_bytes(request.method().as_str().as_bytes()).unwrap_or_default();
        let headers: HeaderMap = request.headers().iter().filter_map(field).collect();
        // actix-web leaves the body out itself, and tells its length.
        http_response(self.answer(&method, request.path(), &headers))
    }
}
