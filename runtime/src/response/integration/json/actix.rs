use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{FromRequest, HttpRequest, web};
use serde::de::DeserializeOwned;

use super::{Json, check_content_type, unread};
use crate::occurrence::input::{InputError, read_json};

/// The limit is that of `web::PayloadConfig`: a `web::JsonConfig` tells nobody its own.
impl<T: DeserializeOwned> FromRequest for Json<T> {
    type Error = InputError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, InputError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let content_type = request.headers().get(CONTENT_TYPE).map(AsRef::as_ref);
        let checked = check_content_type(content_type);
        let body = web::Bytes::from_request(request, payload);
        Box::pin(async {
            checked?;
            let body = body.await;
            let status = |error: actix_web::Error| error.as_response_error().status_code();
            let body = body.map_err(|error| unread(status(error).as_u16()))?;
            read_json(&body).map(Json)
        })
    }
}
