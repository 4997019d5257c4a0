//! axum 0.8: every derived type is an `IntoResponse`, and the layer is a tower layer.
//!
//! ```
//! use axum::response::Html;
//! use axum::{Extension, Router, http::StatusCode, routing::get};
//! use errbook::layer::Untouched;
//! use errbook::standard::HttpError;
//!
//! errbook::catalog! {
//!     static ERRORS = { standard: [404, 405], headers_elsewhere: ["Allow"] };
//! }
//!
//! // A load balancer reads this text, so it stays.
//! async fn health() -> (StatusCode, Extension<Untouched>, &'static str) {
//!     (StatusCode::SERVICE_UNAVAILABLE, Extension(Untouched), "draining")
//! }
//!
//! let api = Router::new()
//!     .route("/users", get(async || "Ada"))
//!     .route("/health", get(health))
//!     .fallback(async || HttpError::NotFound) // else a path without a route gets the page
//!     .layer(ERRORS.layer()); // last
//! let app: Router =
//!     Router::new().nest("/api", api).fallback(async || Html("<!doctype html>"));
//! ```
//!
//! # What differs on axum
//!
//! | axum | so |
//! |---|---|
//! | `Router::layer` is around the routes that the router has by then, and a later layer is outside | the layer comes after all routes and all other layers |
//! | a nested router without a fallback takes the outer one, past its own layers | `.fallback(async \|\| HttpError::NotFound)` on the nested one |
//! | a body that is not JSON is a 400, one of the wrong type a 422 | [`UnreadableInput`] both, as is a path or a query that cannot be read |
//! | a 405 gets its `Allow` after the layers of its router | it is in the response, though `Failure::allow` is `None` |
//! | a panic closes the connection | nothing: the layer answers with a 500 |
//! | there is no timeout | `TimeoutLayer` of `tower-http` inside the layer, whose empty 408 it answers |
//!
//! [`UnreadableInput`]: crate::layer::FailureKind::UnreadableInput

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
