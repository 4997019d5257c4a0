//! salvo 1.1: an error is a `Scribe`, and the layer the first hoop of a `Service`.
//!
//! ```
//! use errbook::ApiError;
//! use salvo_core::prelude::*; // or `salvo::prelude::*`
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
//! async fn user(req: &mut Request) -> Result<String, UserError> {
//!     match req.param("id") {
//!         None | Some(0) => Err(UserError::NoSuchUser),
//!         Some(id) => Ok(format!("user {id}")),
//!     }
//! }
//!
//! let service = Service::new(Router::with_path("users/{id}").get(user)).hoop(ERRORS.layer());
//! ```
//!
//! Add the layer to the `Service`: a hoop of a `Router` sees its handlers only, and no 404 or 405.
//!
//! # The page of the errors
//!
//! With the feature `html`, a [`Site`](crate::Catalog#method.site) is where the type URIs lead:
//!
//! ```
//! # #[cfg(feature = "html")] {
//! # use std::sync::LazyLock;
//! # use errbook::Site;
//! # use salvo_core::prelude::*;
//! # errbook::catalog! {
//! #     static ERRORS = { type_base: "https://example.com/errors/", standard: [404] };
//! # }
//! static SITE: LazyLock<Site> = LazyLock::new(|| ERRORS.site());
//!
//! #[handler]
//! fn errors(req: &mut Request, res: &mut Response) {
//!     res.merge_hyper(SITE.respond(req.method(), req.uri().path(), req.headers()));
//! }
//! let router = Router::with_path("errors/{**rest}").goal(errors);
//! # }
//! ```
//!
//! # What differs on salvo
//!
//! | on salvo | so |
//! |---|---|
//! | a wrong method is a 405, whose `Allow` is added after the hoops | nothing to do; [`Failure::allow`] does not know it yet |
//! | HEAD is not answered by the handler of GET | `.head(user)` beside `.get(user)` |
//! | a body of another media type is a 400 | nothing to do: the layer makes it a 415 |
//! | what its own `JsonBody` says of a body stays inside | [`Json`] says where and why it cannot be read, and nothing of what was sent; its limit is the same, that of `SecureMaxSize`, 64 KB |
//! | `Timeout` answers 503 | `.error(StatusError::request_timeout)` of it |
//! | a panic closes the connection | nothing to do: the layer answers 500, with the headers that outer hoops have set |
//! | a `StatusError` or a bare status gets a page, as `Accept` asks | nothing to do: the layer answers first |
//! | a chain of handlers goes on unless a status is an error | so the 200 of a format that answers 200 to everything is set by the layer only |
//! | a later hoop can write over an error | the layer leaves what it has written |
//! | what a handler returns is `Send` | `res.render(error)` takes an error that is not |
//! | a `Service` with `allowed_media_types` makes a 415 of everything else | name the media type of your format too |
//! | `#[endpoint]` of salvo-oapi asks for `EndpointOutRegister` | an impl of yours, for your own types |
//!
//! [`Failure::allow`]: crate::layer::Failure::allow

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::StatusCode;
use http::header;
use http::response::Parts;
use salvo_core::http::{ParseError, ResBody, StatusError};
use salvo_core::hyper::body::{Body, Frame, SizeHint};
use salvo_core::routing::FlowCtrl;
use salvo_core::{BoxedError, Depot, Handler, Request, async_trait};
#[doc(hidden)]
pub use salvo_core::{Response, Scribe};

pub use super::json::Json;
use super::watched::{Watched, poll_data};
use crate::occurrence::Occurrence;
use crate::occurrence::api_error::ApiError;
use crate::response::layer::{
    Arrival, Asked, Caught, ErrorLayer, Sending, Snapshot, Verdict, caught, is_of_the_body, text,
};

/// What `render` of a derived type does.
#[doc(hidden)]
pub fn render(error: &dyn ApiError, res: &mut Response) {
    Occurrence::new(error).render(res);
}

fn write(occurrence: &Occurrence<'_>, res: &mut Response) {
    let (parts, body) = occurrence.respond().into_parts();
    // Only an error status ends a chain of handlers. The next one may be what this error refuses,
    // so a format that answers 200 to everything has to wait for the layer.
    let is_told = is_error(parts.status);
    res.status_code(if is_told { parts.status } else { occurrence.status() });
    let of_another_body: Vec<_> =
        res.headers.keys().filter(|name| is_of_the_body(name)).cloned().collect();
    for name in of_another_body {
        res.headers.remove(name);
    }
    res.headers.extend(parts.headers);
    res.extensions.extend(parts.extensions);
    res.body(body);
}

fn is_error(status: StatusCode) -> bool {
    status.is_client_error() || status.is_server_error()
}

impl Scribe for crate::occurrence::error::Error {
    fn render(self, res: &mut Response) {
        render(&*self, res);
    }
}

impl Scribe for Box<dyn ApiError + Send + Sync> {
    fn render(self, res: &mut Response) {
        render(&*self, res);
    }
}

impl Scribe for Occurrence<'_> {
    fn render(self, res: &mut Response) {
        write(&self, res);
    }
}

#[doc(hidden)]
#[macro_export]
macro_rules! __respond_with_salvo {
    ([$($generics:tt)*] [$ty:ty] [$($clause:tt)*]) => {
        #[automatically_derived]
        #[allow(deprecated, unused_qualifications)]
        impl<$($generics)*> $crate::integration::salvo::Scribe for $ty $($clause)* {
            fn render(self, response: &mut $crate::integration::salvo::Response) {
                $crate::integration::salvo::render(&self, response);
            }
        }

        #[automatically_derived]
        #[allow(deprecated, unused_qualifications)]
        impl<$($generics)*> $crate::integration::salvo::Scribe
            for $crate::private::Box<$ty> $($clause)*
        {
            fn render(self, response: &mut $crate::integration::salvo::Response) {
                $crate::integration::salvo::render(&*self, response);
            }
        }
    };
}

#[async_trait]
impl Handler for ErrorLayer {
    async fn handle(
        &self,
        req: &mut Request,
        depot: &mut Depot,
        res: &mut Response,
        ctrl: &mut FlowCtrl,
    ) {
        let rules = self.shared_rules();
        let arrival = Arrival::of(rules, req.method(), req.uri(), req.headers());
        let of_outer_hoops = res.headers.clone();
        match Caught::begin(|| ctrl.call_next(req, depot, res)).await {
            Ok(_) => {
                answer(&arrival, res).await;
                watch(arrival, res);
            }
            Err(text) => {
                // The panic has not said that the chain is over.
                ctrl.skip_rest();
                *res = Response::new();
                res.headers = of_outer_hoops;
                let facts = arrival.facts(&res.headers);
                rewrite(res, |parts, _| Some(arrival.rules().answer_panic(&facts, parts, text)));
            }
        }
    }
}

async fn answer(arrival: &Arrival, res: &mut Response) {
    let is_errbooks = res.extensions.get::<Snapshot>().is_some();
    if !is_errbooks && !res.status_code.is_some_and(is_error) {
        return;
    }
    poll_fn(|cx| {
        rewrite(res, |parts, body| {
            forget_overwritten(parts, body, arrival.is_head());
            let is_whole = body.is_end_stream() || body.size_hint().exact().is_some();
            let verdict = Verdict::on(parts, is_whole || body.is_error());
            let text = match (verdict, &mut *body) {
                (Verdict::Pass, _) => return None,
                (Verdict::Failure, ResBody::Error(error)) => {
                    parts.status = status(error, parts.status);
                    caught(|| error.to_string()).ok()
                }
                (Verdict::Failure, body) => {
                    text(&parts.headers, || poll_data(Pin::new(&mut *body), cx))
                }
                (Verdict::Answer | Verdict::Replaced, _) => None,
            };
            let facts = arrival.facts(&parts.headers);
            arrival.rules().answer(&facts, parts, verdict, text)
        });
        Poll::Ready(())
    })
    .await;
}

/// Watches a body that passes, unless it is there as a whole: what is cannot break off.
fn watch(arrival: Arrival, res: &mut Response) {
    let is_streamed = matches!(
        res.body,
        ResBody::Hyper(_) | ResBody::Boxed(_) | ResBody::Stream(_) | ResBody::Channel(_)
    );
    if is_streamed {
        let sending = Sending::of(arrival, res.status_code.unwrap_or_default(), &res.headers);
        res.body = ResBody::Boxed(Box::pin(Streamed(Watched::new(res.take_body(), sending))));
    }
}

/// Such a body, with the errors that a [`ResBody::Boxed`] has.
struct Streamed(Watched<ResBody>);

impl Body for Streamed {
    type Data = Bytes;
    type Error = BoxedError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxedError>>> {
        Pin::new(&mut self.0).poll_frame(cx).map_err(Into::into)
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}

/// Shows the pieces of a response, and takes the body that is to be in it instead.
fn rewrite(res: &mut Response, write: impl FnOnce(&mut Parts, &mut ResBody) -> Option<Bytes>) {
    let (mut parts, ()) = http::Response::new(()).into_parts();
    parts.status = res.status_code.unwrap_or_default();
    std::mem::swap(&mut parts.headers, &mut res.headers);
    std::mem::swap(&mut parts.extensions, &mut res.extensions);
    if let Some(body) = write(&mut parts, &mut res.body) {
        res.body = if body.is_empty() { ResBody::None } else { ResBody::Once(body) };
    }
    res.status_code = Some(parts.status);
    res.headers = parts.headers;
    res.extensions = parts.extensions;
}

/// All hoops write to one response. Takes off what an earlier one has said of its body, where the
/// last one leaves the body to salvo: a `StatusError`, or a bare status.
fn forget_overwritten(parts: &mut Parts, body: &ResBody, is_head: bool) {
    if body.is_error() {
        parts.extensions.remove::<Snapshot>();
    }
    let is_salvos = body.is_error() || (body.is_none() && !is_head);
    if is_salvos && parts.extensions.get::<Snapshot>().is_none() {
        parts.headers.remove(header::CONTENT_TYPE);
    }
}

/// The status of a failure: a 400 for a body of another media type is a 415 (RFC 9110 §15.5.16).
fn status(error: &StatusError, status: StatusCode) -> StatusCode {
    let cause = error.cause.as_deref().and_then(|cause| cause.downcast_ref());
    match (status, cause) {
        (
            StatusCode::BAD_REQUEST,
            Some(
                ParseError::InvalidContentType | ParseError::NotFormData | ParseError::NotMultipart,
            ),
        ) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        _ => status,
    }
}
