//! poem 3.1: an error is `Into<poem::Error>`, and the layer a `Middleware`.
//!
//! ```
//! use errbook::ApiError;
//! use poem::{EndpointExt, Route, get, handler, web::Path};
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
//! #[handler]
//! async fn user(Path(id): Path<u64>) -> Result<String, UserError> {
//!     if id == 0 { Err(UserError::NoSuchUser) } else { Ok(format!("user {id}")) }
//! }
//!
//! let app = Route::new().at("/users/:id", get(user)).with(ERRORS.layer());
//! ```
//!
//! Add the layer to the outermost `Route`, which answers what no route has. Middleware outside of it
//! sees each error as an `Ok` with a response.
//!
//! # The page of the errors
//!
//! With the feature `html`, a [`Site`](crate::Catalog#method.site) is where the type URIs lead; it is an `Endpoint`:
//!
//! ```
//! # #[cfg(feature = "html")] {
//! # use poem::Route;
//! # errbook::catalog! {
//! #     static ERRORS = { type_base: "https://example.com/errors/", standard: [404] };
//! # }
//! let app = Route::new().nest("/errors", ERRORS.site());
//! # }
//! ```
//!
//! # What differs on poem
//!
//! | on poem | so |
//! |---|---|
//! | a 405 has no `Allow`, and middleware cannot ask a route for its methods | say them, as below |
//! | a body that is not JSON, or of the wrong type, is a 400 | nothing to do |
//! | what its own `Json` says of a body stays inside | [`Json`] says where and why it cannot be read, and nothing of what was sent; its limit is that of `SizeLimit` |
//! | bodies have no limit; `SizeLimit` goes by the `Content-Length`, and answers 411 without one | put it on the endpoints that take a body |
//! | there is no timeout | `tokio::time::timeout` in an `around`, and `Err(StatusCode::REQUEST_TIMEOUT.into())` |
//! | a panic closes the connection | nothing to do: the layer answers 500 |
//! | a handler's `Result<_, E>` wants `E: Send + Sync + 'static` | other errors leave by the `?` of a [`poem::Result`] |
//! | a [`poem::Error`] is the response of the error; `downcast_ref` and `catch_error` do not find its type | ask for `error.data::<Snapshot>()` |
//! | a [`poem::Error`] drops what its `ResponseError` has put into the extensions of the response | with `without(Response)`, write `From<YourError> for poem::Error`, as below |
//! | `InternalServerError(error)` and its like answer with the text of the error, without a content type | the layer takes each 4xx and 5xx without one for a failure, unless it is a stream: the text is for the logs. Give a response of yours a content type |
//!
//! # A 405 with its methods
//!
//! RFC 9110 §15.5.6 asks for them:
//!
//! ```
//! use errbook::standard::HttpError;
//! use poem::error::MethodNotAllowedError;
//! use poem::{Endpoint, EndpointExt, Response, Route, RouteMethod, handler, post};
//!
//! fn allow(methods: &'static str, route: RouteMethod) -> impl Endpoint<Output = Response> {
//!     route.catch_error(move |_: MethodNotAllowedError| async move {
//!         let error = HttpError::MethodNotAllowed { allow: Some(methods.into()) };
//!         poem::Error::from(error).into_response()
//!     })
//! }
//!
//! #[handler]
//! async fn sign_up() {}
//!
//! let app = Route::new().at("/accounts", allow("POST", post(sign_up)));
//! ```
//!
//! # An impl of yours
//!
//! The response of an error is an [`Occurrence`], in any format and with any catalog:
//!
//! ```
//! use errbook::{ApiError, Occurrence, format};
//!
//! #[derive(Debug, ApiError)]
//! #[api(status = 404, without(Response))]
//! struct NoSuchUser;
//!
//! impl From<NoSuchUser> for poem::Error {
//!     fn from(error: NoSuchUser) -> Self {
//!         Occurrence::new(&error).with_format(&format::MESSAGE).into()
//!     }
//! }
//! ```

use std::error::Error as StdError;
use std::future::poll_fn;
use std::iter::successors;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;

use http::Uri;
use http::response::Parts;
use http_body::Body as _;
#[doc(hidden)]
pub use poem::Error;
use poem::{Body, Endpoint, IntoResponse, Middleware, Request, Response, ResponseParts};

pub use super::json::Json;
use super::watched::{Watched, poll_data};
use crate::limits;
use crate::occurrence::Occurrence;
use crate::occurrence::api_error::ApiError;
use crate::response::layer::{
    self, Arrival, Asked, Caught, ErrorLayer, Rules, Sending, Snapshot, Verdict,
};

/// What `From` of a derived type does.
#[doc(hidden)]
pub fn into_error(error: &dyn ApiError) -> Error {
    Occurrence::new(error).into()
}

impl From<crate::occurrence::error::Error> for Error {
    fn from(error: crate::occurrence::error::Error) -> Self {
        into_error(&*error)
    }
}

impl From<Box<dyn ApiError + Send + Sync>> for Error {
    fn from(error: Box<dyn ApiError + Send + Sync>) -> Self {
        into_error(&*error)
    }
}

/// The response of the occurrence, as an error. Its `Display` is the message, which is public.
impl From<Occurrence<'_>> for Error {
    fn from(occurrence: Occurrence<'_>) -> Self {
        let (mut parts, body) = occurrence.respond().into_parts();
        let snapshot = parts.extensions.remove::<Snapshot>();
        let mut error = Error::from_response(response(parts, body));
        error.set_error_message(occurrence.message());
        // The extensions of the error replace those of its response.
        if let Some(snapshot) = snapshot {
            error.set_data(snapshot);
        }
        error
    }
}

#[doc(hidden)]
#[macro_export]
macro_rules! __respond_with_poem {
    ([$($generics:tt)*] [$ty:ty] [$($clause:tt)*]) => {
        #[automatically_derived]
        #[allow(deprecated, unused_qualifications)]
        impl<$($generics)*> ::core::convert::From<$ty> for $crate::integration::poem::Error
        $($clause)*
        {
            fn from(error: $ty) -> Self {
                $crate::integration::poem::into_error(&error)
            }
        }

        #[automatically_derived]
        #[allow(deprecated, unused_qualifications)]
        impl<$($generics)*> ::core::convert::From<$crate::private::Box<$ty>>
            for $crate::integration::poem::Error
        $($clause)*
        {
            fn from(error: $crate::private::Box<$ty>) -> Self {
                $crate::integration::poem::into_error(&*error)
            }
        }
    };
}

impl<E: Endpoint> Middleware<E> for ErrorLayer {
    type Output = ErrorEndpoint<E>;

    fn transform(&self, inner: E) -> ErrorEndpoint<E> {
        ErrorEndpoint { inner, rules: self.shared_rules() }
    }
}

/// An endpoint whose errors an [`ErrorLayer`] answers.
#[derive(Debug)]
pub struct ErrorEndpoint<E> {
    inner: E,
    rules: Arc<Rules>,
}

impl<E: Endpoint> Endpoint for ErrorEndpoint<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response, Error> {
        let headers = request.headers();
        let rules = Arc::clone(&self.rules);
        let arrival = Arrival::of(rules, request.method(), uri(&request), headers);
        let work = async {
            match self.inner.call(request).await {
                Ok(output) => (None, output.into_response()),
                Err(error) => (text(&error), error.into_response()),
            }
        };
        Ok(match Caught::begin(|| work).await {
            Ok((text, response)) => answer(arrival, response, text).await,
            Err(text) => {
                let (mut parts, ()) = http::Response::new(()).into_parts();
                let facts = arrival.facts(&parts.headers);
                let body = self.rules.answer_panic(&facts, &mut parts, text);
                response(parts, body)
            }
        })
    }
}

/// The URI that the client sent. A nested route has its prefix taken off, and a request that a test
/// makes has no original one.
pub(crate) fn uri(request: &Request) -> &Uri {
    match request.original_uri() {
        original if original.path() == "/" => request.uri(),
        original => original,
    }
}

/// What an error says, and its causes, which its response does not name; nothing of an error that
/// was made of a response.
fn text(error: &Error) -> Option<String> {
    let causes = successors(error.source()?.source(), |cause| <dyn StdError>::source(*cause));
    let add = |text, cause| format!("{text}: {cause}");
    Some(causes.take(limits::CAUSES).fold(error.to_string(), add))
}

async fn answer(arrival: Arrival, answered: Response, text: Option<String>) -> Response {
    let (mut parts, mut body) = http::Response::from(answered).into_parts();
    // poem writes the text of an error without a content type, so without one it counts as none.
    let is_whole = body.size_hint().exact().is_some() || text.is_some();
    let verdict = Verdict::on(&parts, is_whole);
    let text = if verdict == Verdict::Failure && text.is_none() {
        let headers = &parts.headers;
        poll_fn(|cx| Poll::Ready(layer::text(headers, || poll_data(Pin::new(&mut body), cx)))).await
    } else {
        text
    };
    let answer = match verdict {
        Verdict::Pass => None,
        _ => {
            let facts = arrival.facts(&parts.headers);
            arrival.rules().answer(&facts, &mut parts, verdict, text)
        }
    };
    match answer {
        Some(answer) => response(parts, answer),
        // What is whole cannot break off.
        None if body.size_hint().exact().is_some() => response(parts, body),
        None => {
            let sending = Sending::of(arrival, parts.status, &parts.headers);
            http::Response::from_parts(parts, Watched::new(body, sending)).into()
        }
    }
}

pub(crate) fn response(parts: Parts, body: impl Into<Body>) -> Response {
    let Parts { status, version, headers, extensions, .. } = parts;
    Response::from_parts(ResponseParts { status, version, headers, extensions }, body.into())
}
