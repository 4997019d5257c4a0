//! The layer on any [`tower::Service`](tower_service::Service) over `http`: hyper, axum, tonic.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http::response::Parts;
use http::{Request, Response, Uri};
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;
use tower_layer::Layer;
use tower_service::Service;

use crate::layer::{Arrival, ErrorLayer, PanicText, Rules, TEXT_LIMIT, Verdict, caught};

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
    B: Body<Data = Bytes>,
{
    type Response = Response<ErrorBody<B>>;
    type Error = S::Error;
    type Future = ErrorFuture<S::Future, B>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<A>) -> Self::Future {
        let rules = Arc::clone(&self.rules);
        let uri = uri(&request);
        let arrival = Arrival::of(&rules, request.method(), uri, request.headers());
        let state = match caught(|| self.inner.call(request)) {
            Ok(future) => State::Waiting { future },
            Err(text) => State::Panicked { text },
        };
        ErrorFuture { state, answering: Answering { rules, arrival } }
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
    pub struct ErrorFuture<F, B> {
        #[pin]
        state: State<F, B>,
        answering: Answering,
    }
}

/// What an answer is made with.
#[derive(Debug)]
struct Answering {
    rules: Arc<Rules>,
    arrival: Arrival,
}

pin_project! {
    #[derive(Debug)]
    #[project = StateProjection]
    enum State<F, B> {
        Waiting { #[pin] future: F },
        // The text of a failure is read, for the logs and for `on_failure`.
        Reading { parts: Option<Parts>, #[pin] body: B, text: Vec<u8> },
        Panicked { text: PanicText },
    }
}

impl<F, B, E> Future for ErrorFuture<F, B>
where
    F: Future<Output = Result<Response<B>, E>>,
    B: Body<Data = Bytes>,
{
    type Output = Result<Response<ErrorBody<B>>, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        let answering = this.answering;
        loop {
            let next = match this.state.as_mut().project() {
                StateProjection::Waiting { future } => match caught(|| future.poll(cx)) {
                    Ok(poll) => {
                        let response = ready!(poll)?;
                        // Most responses go no further, and this is the short way.
                        if response.status().is_success() && response.extensions().is_empty() {
                            return Poll::Ready(Ok(response.map(ErrorBody::passed)));
                        }
                        let (parts, body) = response.into_parts();
                        let size = body.size_hint().exact();
                        let is_empty = body.is_end_stream() || size == Some(0);
                        let is_short = size.is_some_and(|size| size <= TEXT_LIMIT);
                        match Verdict::on(&parts, is_empty) {
                            Verdict::Pass => {
                                let response = Response::from_parts(parts, body);
                                return Poll::Ready(Ok(response.map(ErrorBody::passed)));
                            }
                            Verdict::Failure if !is_empty && is_short => {
                                State::Reading { parts: Some(parts), body, text: Vec::new() }
                            }
                            verdict => {
                                return Poll::Ready(Ok(answering.answer(parts, verdict, None)));
                            }
                        }
                    }
                    Err(text) => State::Panicked { text },
                },
                StateProjection::Reading { parts, mut body, text } => {
                    while let Some(Ok(frame)) = ready!(body.as_mut().poll_frame(cx)) {
                        text.extend_from_slice(frame.data_ref().map_or(&[], |data| data));
                    }
                    let text = String::from_utf8_lossy(text).into_owned();
                    let parts = parts.take().unwrap_or_else(|| Response::new(()).into_parts().0);
                    let response = answering.answer(parts, Verdict::Failure, Some(text));
                    return Poll::Ready(Ok(response));
                }
                StateProjection::Panicked { text } => {
                    let text = text.take();
                    return Poll::Ready(Ok(answering.answer_panic(text)));
                }
            };
            this.state.set(next);
        }
    }
}

impl Answering {
    fn answer<B>(
        &self,
        mut parts: Parts,
        verdict: Verdict,
        text: Option<String>,
    ) -> Response<ErrorBody<B>> {
        let facts = self.arrival.facts(&self.rules);
        let body = self.rules.answer(&facts, &mut parts, verdict, text);
        written(parts, body.unwrap_or_default())
    }

    fn answer_panic<B>(&self, text: PanicText) -> Response<ErrorBody<B>> {
        let (mut parts, ()) = Response::new(()).into_parts();
        let facts = self.arrival.facts(&self.rules);
        let body = self.rules.answer_panic(&facts, &mut parts, text);
        written(parts, body)
    }
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
        Passed { #[pin] body: B },
        Written { left: Option<Bytes> },
    }
}

impl<B> ErrorBody<B> {
    fn passed(body: B) -> Self {
        ErrorBody { kind: Kind::Passed { body } }
    }
}

/// No body. Middleware that answers by itself, such as tower-http's for CORS and timeouts, asks for
/// one of the service inside it.
impl<B> Default for ErrorBody<B> {
    fn default() -> Self {
        ErrorBody { kind: Kind::Written { left: None } }
    }
}

impl<B: Body<Data = Bytes>> Body for ErrorBody<B> {
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
