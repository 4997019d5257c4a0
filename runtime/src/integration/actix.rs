//! actix-web 4: every derived type is a `ResponseError`, and the layer is a middleware.
//!
//! ```
//! use actix_web::{App, HttpResponse, web};
//! use errbook::ApiError;
//!
//! #[derive(Debug, ApiError)]
//! #[api(status = 404)]
//! struct NoSuchUser;
//!
//! errbook::catalog! { static ERRORS = { errors: [NoSuchUser] }; }
//!
//! async fn user() -> Result<HttpResponse, NoSuchUser> {
//!     Err(NoSuchUser)
//! }
//!
//! let app = App::new().service(web::resource("/users/{id}").get(user)).wrap(ERRORS.layer());
//! ```
//!
//! Wrap the `App` last: what is wrapped later is further outside, and an `App` alone sees what no
//! route has.
//!
//! # What is actix-web's own
//!
//! | where | what it does | what to do |
//! |---|---|---|
//! | a wrong method on an `App::route`, a `Scope::route` or a `#[get]` | 404 | `web::resource(…)` with its routes: 405 with `Allow` |
//! | no route of a resource fits, and none asks for a method | 405 without `Allow` | a `default_service` of the resource, or `on_failure` with `HttpError::MethodNotAllowed { allow: Some(…) }` |
//! | HEAD on a route for GET | 405 | a route for both: `guard::Any(guard::Get()).or(guard::Head())` |
//! | a body for `web::Json` that is of another media type | 400, which the layer makes a 415 | nothing |
//! | a path segment that `web::Path` cannot read | 404 | `web::PathConfig`, for another error |
//! | a slow handler | waits | a middleware with a timeout, whose plain 408 the layer answers |
//! | a panic | closes the connection; the layer answers a 500 | nothing |
//! | an `Err` of a middleware | the layer answers it, still as an `Err`: no request is left for an `Ok` | nothing |
//! | a request that is not HTTP, or is too slow or too large in its head | 400, 408, 431 before any middleware | nothing |

mod head;
mod middleware;

use actix_web::body::BoxBody;
#[doc(hidden)]
pub use actix_web::{HttpResponse, ResponseError, http::StatusCode};

pub use self::middleware::{ErrorFuture, ErrorService};
use crate::api_error::ApiError;
use crate::occurrence::Occurrence;

/// What `status_code` of a derived type does.
#[doc(hidden)]
pub fn status_code(error: &dyn ApiError) -> StatusCode {
    head::status(Occurrence::new(error).response_status())
}

/// What `error_response` of a derived type does.
#[doc(hidden)]
pub fn error_response(error: &dyn ApiError) -> HttpResponse {
    let (parts, body) = Occurrence::new(error).respond().into_parts();
    head::replaced(HttpResponse::new(StatusCode::OK), parts).set_body(BoxBody::new(body))
}

impl ResponseError for crate::error::Error {
    fn status_code(&self) -> StatusCode {
        status_code(&**self)
    }

    fn error_response(&self) -> HttpResponse {
        error_response(&**self)
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
    };
}
