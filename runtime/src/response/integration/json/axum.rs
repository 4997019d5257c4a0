use ::axum::extract::{FromRequest, Request};
use bytes::Bytes;
use http::header;
use serde::de::DeserializeOwned;

use super::{Json, check_content_type, unread};
use crate::occurrence::input::{InputError, read_json};

/// The limit is that of axum's `DefaultBodyLimit`.
impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = InputError;

    async fn from_request(request: Request, state: &S) -> Result<Self, InputError> {
        check_content_type(request.headers().get(header::CONTENT_TYPE).map(AsRef::as_ref))?;
        let body = Bytes::from_request(request, state).await;
        let body = body.map_err(|rejection| unread(rejection.status().as_u16()))?;
        read_json(&body).map(Json)
    }
}
