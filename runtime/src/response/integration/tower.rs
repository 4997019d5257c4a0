//! The layer on any [`tower::Service`](tower_service::Service) over `http`: hyper, axum, tonic.
//!
//! # The page of the errors
//!
//! With the feature `html`, a [`Site`](crate::Catalog#method.site) is where the type URIs lead:
//!
//! ```
//! # #[cfg(feature = "html")] {
//! # use std::convert::Infallible;
//! # use errbook::{bytes::Bytes, http::{Request, Response}};
//! # errbook::catalog! {
//! #     static ERRORS = { type_base: "https://example.com/errors/", standard: [404] };
//! # }
//! let site = ERRORS.site();
//! let errors = async move |request: Request<()>| -> Result<Response<Bytes>, Infallible> {
//!     Ok(site.respond(request.method(), request.uri().path(), request.headers()))
//! };
//! // A service of it: `tower::service_fn(errors)`.
//! # }
//! ```

use std::fmt;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http::response::Parts;
use http::{Request, Response, Uri};
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;
use tower_layer::Layer;
use tower_service::Service;

use super::watched::{Watched, poll_data};
use crate::response::layer::{
    Arrival, Asked, Caught, ErrorLayer, PanicText, Rules, Sending, Verdict, text,
};

impl<S> Layer<S> for ErrorLayer {
    type Service = ErrorService<S>;

    fn layer(&self, inner: S) -> ErrorService<S> {
        ErrorService { inner, rules: self.shared_rules() }
    }
}

/// A service whose errors an [`ErrorLayer`] answers.
#[derive(Debug, Clone)]
pub struct ErrorService<S> {
    inner: S,
    rules: Arc<Rules>,
}

impl<S, A, B> Service<Request<A>> for ErrorService<S>
where
    S: Service<Request<A>, Response = Response<B>>,
    B: Body<Data = Bytes, Error: fmt::Display>,
{
    type Response = Response<ErrorBody<B>>;
    type Error = S::Error;
    type Future = ErrorFuture<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<A>) -> Self::Future {
        let rules = Arc::clone(&self.rules);
        let arrival = Arrival::of(rules, request.method(), uri(&request), request.headers());
        let outcome = Caught::begin(|| self.inner.call(request));
        ErrorFuture { outcome, arrival: Some(arrival) }
    }
}

/// The URI that the client sent, as far as that is known.
fn uri<A>(request: &Request<A>) -> &Uri {
    #[cfg(feature = "axum")]
    if let Some(original) = super::axum::original_uri(request.extensions()) {
        return original;
    }
    request.uri()
}

pin_project! {
    /// The response of an [`ErrorService`].
    #[derive(Debug)]
    pub struct ErrorFuture<F> {
        #[pin]
        outcome: Caught<F>,
        // It leaves with the response.
        arrival: Option<Arrival>,
    }
}

impl<F, B, E> Future for ErrorFuture<F>
where
    F: Future<Output = Result<Response<B>, E>>,
    B: Body<Data = Bytes, Error: fmt::Display>,
{
    type Output = Result<Response<ErrorBody<B>>, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let outcome = ready!(this.outcome.poll(cx));
        let arrival = this.arrival.take().expect("a future is polled until it is ready");
        Poll::Ready(Ok(match outcome {
            Ok(outcome) => answer(arrival, outcome?, cx),
            Err(text) => answer_panic(&arrival, text),
        }))
    }
}

fn answer<B: Body<Data = Bytes, Error: fmt::Display>>(
    arrival: Arrival,
    response: Response<B>,
    cx: &mut Context<'_>,
) -> Response<ErrorBody<B>> {
    // Most responses go no further, and this is the short way.
    if response.status().is_success() && response.extensions().is_empty() {
        return passed(arrival, response);
    }
    let (mut parts, body) = response.into_parts();
    let is_whole = body.is_end_stream() || body.size_hint().exact().is_some();
    let verdict = Verdict::on(&parts, is_whole);
    if verdict == Verdict::Pass {
        return passed(arrival, Response::from_parts(parts, body));
    }
    let mut body = Some(body);
    let read = body.take_if(|_| verdict == Verdict::Failure);
    let text = read.and_then(|body| {
        let mut body = pin!(body);
        text(&parts.headers, || poll_data(body.as_mut(), cx))
    });
    let facts = arrival.facts(&parts.headers);
    match (arrival.rules().answer(&facts, &mut parts, verdict, text), body) {
        (None, Some(body)) => passed(arrival, Response::from_parts(parts, body)),
        (answer, _) => written(parts, answer.unwrap_or_default()),
    }
}

#[inline]
fn passed<B>(arrival: Arrival, response: Response<B>) -> Response<ErrorBody<B>> {
    let sending = Sending::of(arrival, response.status(), response.headers());
    response.map(|body| ErrorBody { kind: Kind::Passed { body: Watched::new(body, sending) } })
}

fn answer_panic<B>(arrival: &Arrival, text: PanicText) -> Response<ErrorBody<B>> {
    let (mut parts, ()) = Response::new(()).into_parts();
    let facts = arrival.facts(&parts.headers);
    let body = arrival.rules().answer_panic(&facts, &mut parts, text);
    written(parts, body)
}

fn written<B>(parts: Parts, body: Bytes) -> Response<ErrorBody<B>> {
    let left = Some(body).filter(|body| !body.is_empty());
    Response::from_parts(parts, ErrorBody { kind: Kind::Written { left } })
}

pin_project! {
    /// The body of a response: the service's own, or the one that was written instead.
    #[derive(Debug)]
    pub struct ErrorBody<B> {
        #[pin]
        kind: Kind<B>,
    }
}

pin_project! {
    #[derive(Debug)]
    #[project = KindProjection]
    enum Kind<B> {
        Passed { #[pin] body: Watched<B> },
        Written { left: Option<Bytes> },
    }
}

/// No body. Middleware that answers by itself, such as tower-http's for CORS and timeouts, asks for
/// one of the service inside it.
impl<B> Default for ErrorBody<B> {
    fn default() -> Self {
        ErrorBody { kind: Kind::Written { left: None } }
    }
}

impl<B: Body<Data = Bytes, Error: fmt::Display>> Body for ErrorBody<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        match self.project().kind.project() {
            KindProjection::Passed { body } => body.poll_frame(cx),
            KindProjection::Written { left } => Poll::Ready(left.take().map(Frame::data).map(Ok)),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.kind {
            Kind::Passed { body } => body.is_end_stream(),
            Kind::Written { left } => left.is_none(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.kind {
            Kind::Passed { body } => body.size_hint(),
            Kind::Written { left } => {
                SizeHint::with_exact(left.as_ref().map_or(0, Bytes::len) as u64)
            }
        }
    }
}
