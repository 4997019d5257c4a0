//! What the frameworks' `Json` has in common: a value, and what a body has to be.

#[cfg(feature = "actix")]
mod actix;
#[cfg(feature = "axum")]
mod axum;
#[cfg(feature = "poem")]
mod poem;
#[cfg(feature = "rocket")]
mod rocket;
#[cfg(feature = "salvo")]
mod salvo;

use std::ops::{Deref, DerefMut};

use crate::occurrence::input::InputError;
use crate::standard::HttpError;

/// A value from a body of JSON. Where it cannot be read, the request is refused with an
/// [`InputError`], which says where and why, and holds nothing of what was sent.
///
/// It is an extractor of axum, actix-web, poem and salvo, and a data guard of rocket: the same type in
/// each module, in place of the framework's own. To answer with JSON, keep that one.
///
/// The body is `application/json`, or of a media type with the suffix `+json`, and no larger than the
/// framework allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Json<T>(pub T);

impl<T> Json<T> {
    /// The value.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Json<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for Json<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

/// Whether a body is said to be JSON.
pub(super) fn check_content_type(content_type: Option<&[u8]>) -> Result<(), InputError> {
    if content_type.is_some_and(is_json) {
        return Ok(());
    }
    // RFC 9110 §15.5.16: what would have been taken.
    let accept = Some("application/json".into());
    Err(InputError::new(HttpError::UnsupportedMediaType { accept }))
}

/// `application/json`, or a media type with the suffix `+json` (RFC 6839 §3.1).
fn is_json(content_type: &[u8]) -> bool {
    let essence = content_type.split(|byte| *byte == b';').next().unwrap_or_default();
    let essence = essence.trim_ascii().to_ascii_lowercase();
    let subtype = essence.strip_prefix(b"application/");
    subtype.is_some_and(|subtype| subtype == b"json" || subtype.ends_with(b"+json"))
}

/// What a framework says by a status of a body that it does not read.
pub(super) fn unread(status: u16) -> InputError {
    InputError::new(http::StatusCode::from_u16(status).unwrap_or_default().into())
}

crate::__respond!([] [InputError] []);
