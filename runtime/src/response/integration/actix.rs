//! actix-web 4: an error is a `ResponseError`, and the layer a middleware.
//!
//! ```
//! use actix_web::{App, web};
//! use errbook::ApiError;
//!
//! /// Users
//! #[derive(Debug, ApiError)]
//! enum UserError {
//!     /// There is no such user.
//!     #[api(status = 404)]
//!     NoSuchUser,
//! }
//!
//! errbook::catalog! { static ERRORS = { errors: [UserError] }; }
//!
//! async fn user(id: web::Path<u64>) -> Result<String, UserError> {
//!     if *id == 0 { Err(UserError::NoSuchUser) } else { Ok(format!("user {id}")) }
//! }
//!
//! let app = App::new().service(web::resource("/users/{id}").get(user)).wrap(ERRORS.layer());
//! ```
//!
//! Wrap the `App` last: what is wrapped later is further outside, and an `App` alone sees what no
//! route has.
//!
//! # The page of the errors
//!
//! With the feature `html`, a [`Site`](crate::Catalog#method.site) is where the type URIs lead; it is a `Responder`:
//!
//! ```
//! # #[cfg(feature = "html")] {
//! # use actix_web::{App, web};
//! # errbook::catalog! {
//! #     static ERRORS = { type_base: "https://example.com/errors/", standard: [404] };
//! # }
//! let site = ERRORS.site();
//! let errors = web::to(move || std::future::ready(site.clone()));
//! let app = App::new().service(web::scope("/errors").default_service(errors));
//! # }
//! ```
//!
//! # What differs on actix-web
//!
//! | on actix-web | so |
//! |---|---|
//! | a wrong method on an `App::route`, a `Scope::route` or a `#[get]` is a 404 | `web::resource(…)` with its routes: 405 with `Allow` |
//! | where no route of a resource asks for a method, a 405 has no `Allow` | a `default_service` of the resource, or `on_failure` with `HttpError::MethodNotAllowed { allow: Some(…) }` |
//! | HEAD on a route for GET is a 405 | a route for both: `guard::Any(guard::Get()).or(guard::Head())` |
//! | `web::Json` says 400 of another media type | nothing to do: the layer makes it a 415 |
//! | what its own `web::Json` says of a body stays inside | [`Json`] says where and why it cannot be read, and nothing of what was sent; its limit is that of `web::PayloadConfig`, 256 KiB, for a `web::JsonConfig` tells nobody its own |
//! | a path segment that `web::Path` cannot read is a 404 | `web::PathConfig`, for another error |
//! | there is no timeout | a middleware of yours inside the layer, which answers 408 |
//! | a panic closes the connection | nothing to do: the layer answers 500 |
//! | an `Err` of a middleware, or a panic, leaves no request for an `Ok` | the layer answers it as an `Err`: middleware outside that looks at an `Ok` only, such as CORS, adds nothing to it |
//! | a request that is not HTTP, or is too slow or too large in its head, is answered before any middleware | nothing to do |

mod body;
mod head;
mod middleware;

use actix_web::body::BoxBody;
use actix_web::error::InternalError;
#[doc(hidden)]
pub use actix_web::{HttpResponse, ResponseError, http::StatusCode};
use bytes::Bytes;

pub use self::body::{ErrorBody, Watched};
#[cfg(feature = "html")]
pub(crate) use self::head::field;
pub use self::middleware::{ErrorFuture, ErrorService};
pub use super::json::Json;
use crate::occurrence::Occurrence;
use crate::occurrence::api_error::ApiError;

/// What `status_code` of a derived type does.
#[doc(hidden)]
pub fn status_code(error: &dyn ApiError) -> StatusCode {
    head::status(Occurrence::new(error).response_status())
}

/// What `error_response` of a derived type does.
#[doc(hidden)]
pub fn error_response(error: &dyn ApiError) -> HttpResponse {
    Occurrence::new(error).into()
}

macro_rules! response_error {
    ($($ty:ty),+) => {$(
        impl ResponseError for $ty {
            fn status_code(&self) -> StatusCode {
                status_code(&**self)
            }

            fn error_response(&self) -> HttpResponse {
                error_response(&**self)
            }
        }
    )+};
}
response_error!(crate::occurrence::error::Error, Box<dyn ApiError + Send + Sync>);

impl From<Occurrence<'_>> for HttpResponse {
    fn from(occurrence: Occurrence<'_>) -> Self {
        http_response(occurrence.respond())
    }
}

/// A response as one of actix-web's.
pub(crate) fn http_response(response: http::Response<Bytes>) -> HttpResponse {
    let (parts, body) = response.into_parts();
    head::replaced(HttpResponse::new(StatusCode::OK), parts).set_body(BoxBody::new(body))
}

/// The response of the occurrence, as an error. Its `Display` is the message, which is public.
impl From<Occurrence<'_>> for actix_web::Error {
    fn from(occurrence: Occurrence<'_>) -> Self {
        InternalError::from_response(occurrence.message(), occurrence.into()).into()
    }
}

#[doc(hidden)]
#[macro_export]
macro_rules! __respond_with_actix {
    ([$($generics:tt)*] [$ty:ty] [$($clause:tt)*]) => {
        #[automatically_derived]
        #[allow(deprecated, unused_qualifications)]
        impl<$($generics)*> $crate::integration::actix::ResponseError for $ty $($clause)* {
            fn status_code(&self) -> $crate::integration::actix::StatusCode {
                $crate::integration::actix::status_code(self)
            }

            fn error_response(&self) -> $crate::integration::actix::HttpResponse {
                $crate::integration::actix::error_response(self)
            }
        }

        #[automatically_derived]
        #[allow(deprecated, unused_qualifications)]
        impl<$($generics)*> $crate::integration::actix::ResponseError
            for $crate::private::Box<$ty> $($clause)*
        {
            fn status_code(&self) -> $crate::integration::actix::StatusCode {
                $crate::integration::actix::status_code(&**self)
            }

            fn error_response(&self) -> $crate::integration::actix::HttpResponse {
                $crate::integration::actix::error_response(&**self)
            }
        }
    };
}
