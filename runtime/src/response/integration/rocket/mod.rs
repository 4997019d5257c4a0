//! rocket 0.5: an error is a `Responder`, and the layer a fairing.
//!
//! ```
//! use errbook::ApiError;
//! use rocket::{get, routes};
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
//! #[get("/users/<id>")]
//! fn user(id: u64) -> Result<String, UserError> {
//!     if id == 0 { Err(UserError::NoSuchUser) } else { Ok(format!("user {id}")) }
//! }
//!
//! let rocket = rocket::build().mount("/", routes![user]).attach(ERRORS.layer());
//! ```
//!
//! Attach the layer last: fairings are of the whole service, and run in the order in which they are
//! attached. If it is attached twice, the last one counts.
//!
//! # The page of the errors
//!
//! With the feature `html`, a [`Site`](crate::Catalog#method.site) is where the type URIs lead; it is a `Responder`:
//!
//! ```
//! # #[cfg(feature = "html")] {
//! # use errbook::Site;
//! # use rocket::{State, get, routes};
//! # errbook::catalog! {
//! #     static ERRORS = { type_base: "https://example.com/errors/", standard: [404] };
//! # }
//! #[get("/errors/<_..>")]
//! fn errors(site: &State<Site>) -> Site {
//!     site.inner().clone()
//! }
//! let rocket = rocket::build().manage(ERRORS.site()).mount("/", routes![errors]);
//! # }
//! ```
//!
//! # What differs on Rocket
//!
//! | on Rocket | so |
//! |---|---|
//! | a path that has routes, but none of the method, is a 404 | nothing to do: the layer makes it a 405, with their methods as `Allow` |
//! | a `format` of a route that does not fit is a 404 | nothing to do: the layer makes it a 415, or a 406 if it is about `Accept` |
//! | [its own `Json`] is read of any media type | give the route `format = "json"`, then another one is a 415 |
//! | what its own `Json` says of a body stays inside | [`Json`] says where and why it cannot be read, and nothing of what was sent; its limit is the same, `json` of `Limits`, 1 MiB |
//! | a parameter or JSON of the wrong type is a 422, what is no JSON a 400 | [`UnreadableInput`] is both |
//! | there is no timeout | `tokio::time::timeout` in the handler, and `Err(Status::RequestTimeout)` |
//! | a panic is caught, and is a 500 | its kind is [`Other`], and its text is in stderr only |
//! | the error of a guard is dropped, and its status kept | [`refuse`] keeps the error |
//! | catchers answer | the layer registers the default one of `/`. Yours go before it, and may return a derived type; if you have one for `/`, the layer has none, and what yours answers is treated like any response |
//! | an unknown method is a 400, past all fairings | the layer's catcher answers. Rocket has forgotten the method, and says `GET` |
//! | responses have no extensions | [`Untouched`] around a responder |
//!
//! [its own `Json`]: https://docs.rs/rocket/0.5/rocket/serde/json/struct.Json.html
//! [`UnreadableInput`]: crate::layer::FailureKind::UnreadableInput
//! [`Other`]: crate::layer::FailureKind::Other

mod fairing;
mod routes;

use std::io::Cursor;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::{Extensions, header};
use rocket::Response;
use rocket::http::Status;
use rocket::outcome::Outcome;
#[doc(hidden)]
pub use rocket::{
    Request,
    response::{Responder, Result},
};

pub use super::json::Json;
use crate::format::media::is_same_essence;
use crate::occurrence::Occurrence;
use crate::occurrence::api_error::ApiError;
use crate::occurrence::request::RequestFacts;
use crate::response::layer;
use crate::response::respond;

/// What `respond_to` of a derived type does.
#[doc(hidden)]
pub fn into_response(error: &dyn ApiError, request: &Request<'_>) -> Result<'static> {
    Ok(said_response(respond(error), request))
}

impl<'r> Responder<'r, 'static> for crate::occurrence::error::Error {
    fn respond_to(self, request: &'r Request<'_>) -> Result<'static> {
        into_response(&*self, request)
    }
}

impl<'r> Responder<'r, 'static> for Box<dyn ApiError + Send + Sync> {
    fn respond_to(self, request: &'r Request<'_>) -> Result<'static> {
        into_response(&*self, request)
    }
}

impl<'r> Responder<'r, 'static> for Occurrence<'_> {
    fn respond_to(self, request: &'r Request<'_>) -> Result<'static> {
        Ok(said_response(self.respond(), request))
    }
}

/// The outcome of a guard that refuses a request.
///
/// Rocket drops the error of a guard and asks a catcher for its status alone, so the error is kept
/// for the catcher of the layer here. A catcher of yours for that status comes before it, and does
/// not know the error.
///
/// ```
/// use errbook::ApiError;
/// use errbook::integration::rocket::refuse;
/// use rocket::request::{FromRequest, Outcome, Request};
///
/// /// Keys
/// #[derive(Debug, ApiError)]
/// enum KeyError {
///     /// The request has no key.
///     #[api(status = 401)]
///     NoKey,
/// }
///
/// struct Key(String);
///
/// #[rocket::async_trait]
/// impl<'r> FromRequest<'r> for Key {
///     type Error = KeyError;
///
///     async fn from_request(request: &'r Request<'_>) -> Outcome<Self, KeyError> {
///         match request.headers().get_one("x-key") {
///             Some(key) => Outcome::Success(Key(key.to_owned())),
///             None => refuse(request, KeyError::NoKey),
///         }
///     }
/// }
/// ```
pub fn refuse<S, E: ApiError, F>(request: &Request<'_>, error: E) -> Outcome<S, (Status, E), F> {
    let status = Status::new(error.entry().status().as_u16());
    kept(request).refusal = Some((status, respond(&error)));
    Outcome::Error((status, error))
}

/// A responder whose response the layer does not touch: what [`layer::Untouched`] is where
/// responses have extensions. A bare `Status` is no response yet: Rocket asks its catchers for one.
///
/// ```
/// use errbook::integration::rocket::Untouched;
/// use rocket::http::Status;
///
/// // A load balancer reads this text, so it stays.
/// #[rocket::get("/health")]
/// fn health() -> Untouched<(Status, &'static str)> {
///     Untouched((Status::ServiceUnavailable, "draining"))
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Untouched<R>(pub R);

impl<'r, 'o: 'r, R: Responder<'r, 'o>> Responder<'r, 'o> for Untouched<R> {
    fn respond_to(self, request: &'r Request<'_>) -> Result<'o> {
        let response = self.0.respond_to(request)?;
        let mut extensions = Extensions::new();
        extensions.insert(layer::Untouched);
        kept(request).said = Some(Said::of(&response, extensions));
        Ok(response)
    }
}

/// What is kept with a request, since Rocket's responses have no extensions.
#[derive(Default)]
struct Kept {
    /// The request as it came, if the fairing has seen it.
    arrival: Option<RequestFacts>,
    /// What the last responder has said.
    said: Option<Said>,
    /// What a guard has refused the request with, until its status is caught.
    refusal: Option<(Status, http::Response<Bytes>)>,
}

fn kept<'r>(request: &'r Request<'_>) -> MutexGuard<'r, Kept> {
    let kept = request.local_cache(|| Mutex::new(Kept::default()));
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The extensions of a response, and how to know it again: a responder or a fairing may have
/// dropped it for another one.
struct Said {
    extensions: Extensions,
    content_type: Option<String>,
    size: Option<usize>,
}

impl Said {
    fn of(response: &Response<'_>, extensions: Extensions) -> Self {
        let content_type = content_type(response).map(str::to_owned);
        Said { extensions, content_type, size: response.body().preset_size() }
    }

    fn is_of(&self, response: &Response<'_>) -> bool {
        // One that a fairing has encoded has another size.
        let is_encoded = response.headers().contains(header::CONTENT_ENCODING.as_str());
        let is_same_media = match (&self.content_type, content_type(response)) {
            (Some(said), Some(sent)) => is_same_essence(said.as_bytes(), sent.as_bytes()),
            (said, sent) => said.as_deref() == sent,
        };
        is_same_media && (is_encoded || self.size == response.body().preset_size())
    }
}

fn content_type<'a>(response: &'a Response<'_>) -> Option<&'a str> {
    response.headers().get_one(header::CONTENT_TYPE.as_str())
}

/// An answer as a response of Rocket's; its extensions are kept.
pub(crate) fn said_response<'r>(
    mut answer: http::Response<Bytes>,
    request: &Request<'_>,
) -> Response<'r> {
    let extensions = std::mem::take(answer.extensions_mut());
    let response = response(answer);
    kept(request).said = Some(Said::of(&response, extensions));
    response
}

/// An answer as a response of Rocket's. One to a HEAD has the length of the body that it leaves out.
fn response<'r>(answer: http::Response<Bytes>) -> Response<'r> {
    let (parts, body) = answer.into_parts();
    let mut response = Response::new();
    response.set_status(Status::new(parts.status.as_u16()));
    let mut size = body.len();
    for (name, value) in &parts.headers {
        let value = String::from_utf8_lossy(value.as_bytes());
        // Rocket writes this one itself.
        if name == header::CONTENT_LENGTH {
            size = value.parse().unwrap_or(size);
        } else {
            response.adjoin_raw_header(name.as_str().to_owned(), value.into_owned());
        }
    }
    if parts.status == http::StatusCode::NOT_MODIFIED {
        // The length would have to be that of a 200 (RFC 9110 §8.6).
        response.set_streamed_body(Cursor::new(body));
    } else {
        response.set_sized_body(size, Cursor::new(body));
    }
    response
}

#[doc(hidden)]
#[macro_export]
macro_rules! __respond_with_rocket {
    ([$($generics:tt)*] [$ty:ty] [$($clause:tt)*]) => {
        #[automatically_derived]
        #[allow(deprecated, unused_qualifications)]
        impl<'__errbook_request, $($generics)*>
            $crate::integration::rocket::Responder<'__errbook_request, 'static> for $ty $($clause)*
        {
            fn respond_to(
                self,
                request: &'__errbook_request $crate::integration::rocket::Request<'_>,
            ) -> $crate::integration::rocket::Result<'static> {
                $crate::integration::rocket::into_response(&self, request)
            }
        }
    };
}
