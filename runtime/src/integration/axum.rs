//! axum 0.8: every derived type is an `IntoResponse`.

use http::{Extensions, Uri};

#[doc(hidden)]
pub use axum::response::{IntoResponse, Response};

use crate::api_error::ApiError;
use crate::response::respond;

/// What `into_response` of a derived type does.
#[doc(hidden)]
pub fn into_response(error: &dyn ApiError) -> Response {
    respond(error).map(axum::body::Body::from)
}

impl IntoResponse for crate::error::Error {
    fn into_response(self) -> Response {
        into_response(&*self)
    }
}

/// The URI that the request came with, where a nested router has taken its prefix off.
pub(crate) fn original_uri(extensions: &Extensions) -> Option<&Uri> {
    extensions.get::<axum::extract::OriginalUri>().map(|original| &original.0)
}

#[doc(hidden)]
#[macro_export]
macro_rules! __respond_with_axum {
    ([$($generics:tt)*] [$ty:ty] [$($clause:tt)*]) => {
        #[automatically_derived]
        #[allow(deprecated, unused_qualifications)]
        impl<$($generics)*> $crate::integration::axum::IntoResponse for $ty $($clause)* {
            fn into_response(self) -> $crate::integration::axum::Response {
                $crate::integration::axum::into_response(&self)
            }
        }
    };
}
