use ::poem::{FromRequest, Request, RequestBody, Result};
use http::header;
use serde::de::DeserializeOwned;

use super::{Json, check_content_type, unread};
use crate::occurrence::input::read_json;

/// The limit is that of poem's `SizeLimit` around the endpoint; without one there is none.
impl<'a, T: DeserializeOwned> FromRequest<'a> for Json<T> {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> Result<Self> {
        check_content_type(request.headers().get(header::CONTENT_TYPE).map(AsRef::as_ref))?;
        // That another extractor has the body is a mistake in the service, which poem tells.
        let body = body.take()?.into_bytes().await;
        let body = body.map_err(|error| unread(::poem::Error::from(error).status().as_u16()))?;
        Ok(Json(read_json(&body)?))
    }
}
