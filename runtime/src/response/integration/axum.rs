//! axum 0.8: an error is an `IntoResponse`, and the layer one of tower's.
//!
//! ```
//! use axum::response::Html;
//! use axum::{Extension, Router, extract::Path, http::StatusCode, routing::get};
//! use errbook::layer::Untouched;
//! use errbook::{ApiError, standard::HttpError};
//!
//! /// Users
//! #[derive(Debug, ApiError)]
//! enum UserError {
//!     /// There is no such user.
//!     #[api(status = 404)]
//!     NoSuchUser,
//! }
//!
//! errbook::catalog! {
//!     static ERRORS = {
//!         errors: [UserError],
//!         standard: [404, 405],
//!         headers_elsewhere: ["Allow"],
//!     };
//! }
//!
//! async fn user(Path(id): Path<u64>) -> Result<String, UserError> {
//!     if id == 0 { Err(UserError::NoSuchUser) } else { Ok(format!("user {id}")) }
//! }
//!
//! // A load balancer reads this text, so it stays.
//! async fn health() -> (StatusCode, Extension<Untouched>, &'static str) {
//!     (StatusCode::SERVICE_UNAVAILABLE, Extension(Untouched), "draining")
//! }
//!
//! let api = Router::new()
//!     .route("/users/{id}", get(user))
//!     .route("/health", get(health))
//!     .fallback(async || HttpError::NotFound) // else a path without a route gets the page
//!     .layer(ERRORS.layer()); // last
//! let app: Router =
//!     Router::new().nest("/api", api).fallback(async || Html("<!doctype html>"));
//! ```
//!
//! Add the layer to the `Router` last: routes that are added later are outside of it.
//!
//! # The page of the errors
//!
//! With the feature `html`, a [`Site`](crate::Catalog#method.site) is where the type URIs lead:
//!
//! ```
//! # #[cfg(feature = "html")] {
//! # use axum::{Router, body::Body, extract::OriginalUri, routing::any};
//! # use errbook::http::{HeaderMap, Method};
//! # errbook::catalog! {
//! #     static ERRORS = { type_base: "https://example.com/errors/", standard: [404] };
//! # }
//! let site = ERRORS.site();
//! let errors = async move |method: Method, OriginalUri(uri): OriginalUri, headers: HeaderMap| {
//!     site.respond(&method, uri.path(), &headers).map(Body::from)
//! };
//! let app: Router = Router::new().nest_service("/errors", any(errors));
//! # }
//! ```
//!
//! # What differs on axum
//!
//! | on axum | so |
//! |---|---|
//! | a nested router takes the prefix off the path | nothing to do: errors have the path that was asked for |
//! | a nested router without a fallback takes the outer one, past its own layers | `.fallback(async \|\| HttpError::NotFound)` on the nested one |
//! | a wrong method is a 405, whose `Allow` is added after the layers | nothing to do; [`Failure::allow`] does not know it yet |
//! | JSON of the wrong type is a 422, what is no JSON a 400 | [`UnreadableInput`] is both, as is a path or a query that cannot be read |
//! | what its own `Json` says of a body stays inside, but axum logs it at `TRACE`, with what was sent | [`Json`] says where and why it cannot be read, and nothing of what was sent; its limit is that of `DefaultBodyLimit`, 2 MB |
//! | there is no timeout | `tower_http::timeout::TimeoutLayer` inside the layer, with the status 408 |
//! | a panic closes the connection | nothing to do: the layer answers 500 |
//!
//! [`Failure::allow`]: crate::layer::Failure::allow
//! [`UnreadableInput`]: crate::layer::FailureKind::UnreadableInput

use http::{Extensions, Uri};

#[doc(hidden)]
pub use axum::response::{IntoResponse, Response};

pub use super::json::Json;
use crate::occurrence::Occurrence;
use crate::occurrence::api_error::ApiError;
use crate::response::respond;

/// What `into_response` of a derived type does.
#[doc(hidden)]
pub fn into_response(error: &dyn ApiError) -> Response {
    respond(error).map(axum::body::Body::from)
}

impl IntoResponse for crate::occurrence::error::Error {
    fn into_response(self) -> Response {
        into_response(&*self)
    }
}

impl IntoResponse for Box<dyn ApiError + Send + Sync> {
    fn into_response(self) -> Response {
        into_response(&*self)
    }
}

impl IntoResponse for Occurrence<'_> {
    fn into_response(self) -> Response {
        self.respond().map(axum::body::Body::from)
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

        #[automatically_derived]
        #[allow(deprecated, unused_qualifications)]
        impl<$($generics)*> $crate::integration::axum::IntoResponse
            for $crate::private::Box<$ty> $($clause)*
        {
            fn into_response(self) -> $crate::integration::axum::Response {
                $crate::integration::axum::into_response(&*self)
            }
        }
    };
}
