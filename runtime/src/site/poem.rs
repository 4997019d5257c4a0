use poem::{Endpoint, Request, Response, Result};

use crate::response::integration::poem::{response, uri};
use crate::site::Site;

/// It answers by the path that the client asked for, however it is nested.
impl Endpoint for Site {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let answer = self.respond(request.method(), uri(&request).path(), request.headers());
        let (parts, body) = answer.into_parts();
        Ok(response(parts, body))
    }
}
