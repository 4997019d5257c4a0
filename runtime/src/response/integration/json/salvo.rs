use http::header;
use salvo_core::extract::{Extractible, Metadata};
use salvo_core::http::ParseError;
use salvo_core::{Depot, Request};
use serde::de::DeserializeOwned;

use super::{Json, check_content_type, unread};
use crate::occurrence::input::{InputError, read_json};

/// The limit is that of salvo's `SecureMaxSize`.
impl<'ex, T: DeserializeOwned> Extractible<'ex> for Json<T> {
    fn metadata() -> &'static Metadata {
        static METADATA: Metadata = Metadata::new("");
        &METADATA
    }

    #[allow(refining_impl_trait, reason = "the error is a part of what it promises")]
    async fn extract(req: &'ex mut Request, _: &'ex mut Depot) -> Result<Self, InputError> {
        check_content_type(req.headers().get(header::CONTENT_TYPE).map(AsRef::as_ref))?;
        match req.payload().await {
            Ok(body) => read_json(body).map(Json),
            Err(ParseError::PayloadTooLarge) => Err(unread(413)),
            Err(_) => Err(unread(400)),
        }
    }
}
