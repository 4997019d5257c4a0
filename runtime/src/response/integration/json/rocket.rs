use ::rocket::Request;
use ::rocket::data::{self, Data, FromData, Limits};
use http::header;
use serde::de::DeserializeOwned;

use super::super::rocket::refuse;
use super::{Json, check_content_type, unread};
use crate::occurrence::input::{InputError, read_json};

/// The limit is that of Rocket's own `Json`: `json` of its `Limits`.
#[::rocket::async_trait]
impl<'r, T: DeserializeOwned> FromData<'r> for Json<T> {
    type Error = InputError;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> data::Outcome<'r, Self> {
        match read(request, data).await {
            Ok(value) => data::Outcome::Success(Json(value)),
            Err(error) => refuse(request, error),
        }
    }
}

async fn read<T: DeserializeOwned>(request: &Request<'_>, data: Data<'_>) -> Result<T, InputError> {
    let content_type = request.headers().get_one(header::CONTENT_TYPE.as_str());
    check_content_type(content_type.map(str::as_bytes))?;
    let limit = request.limits().get("json").unwrap_or(Limits::JSON);
    match data.open(limit).into_bytes().await {
        Ok(body) if body.is_complete() => read_json(&body),
        Ok(_) => Err(unread(413)),
        Err(_) => Err(unread(400)),
    }
}
