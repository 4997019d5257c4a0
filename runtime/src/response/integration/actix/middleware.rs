use std::convert::Infallible;
use std::future::Ready;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::SystemTime;

use actix_web::body::{BodySize, BoxBody, EitherBody, MessageBody};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform, forward_ready};
use actix_web::error::{InternalError, JsonPayloadError};
use actix_web::http::header::{ACCEPT_LANGUAGE, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode, Uri};
use actix_web::{Error, HttpResponse};
use bytes::Bytes;
use http::header::CONTENT_LENGTH;
use http::response::Parts;
use pin_project_lite::pin_project;

use super::head;
use crate::occurrence::request::RequestFacts;
use crate::response::layer::{Caught, ErrorLayer, PanicText, Rules, Snapshot, Verdict, text};

impl<S, B> Transform<S, ServiceRequest> for ErrorLayer
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Transform = ErrorService<S>;
    type InitError = ();
    type Future = Ready<Result<ErrorService<S>, ()>>;

    fn new_transform(&self, inner: S) -> Self::Future {
        let rules = self.shared_rules();
        let id_header = HeaderName::from_bytes(rules.id_header().as_ref()).ok();
        std::future::ready(Ok(ErrorService { inner, rules, id_header }))
    }
}

/// A service whose errors an [`ErrorLayer`] answers.
#[derive(Debug)]
pub struct ErrorService<S> {
    inner: S,
    rules: Arc<Rules>,
    id_header: Option<HeaderName>,
}

impl<S, B> Service<ServiceRequest> for ErrorService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Future = ErrorFuture<S::Future>;

    forward_ready!(inner);

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let header = |name| request.headers().get(name).cloned();
        let answering = Answering {
            rules: Arc::clone(&self.rules),
            method: request.method().clone(),
            uri: request.uri().clone(),
            received: SystemTime::now(),
            sent_id: self.id_header.as_ref().and_then(header),
            accept_language: header(&ACCEPT_LANGUAGE),
        };
        ErrorFuture { outcome: Caught::begin(|| self.inner.call(request)), answering }
    }
}

pin_project! {
    /// The response of an [`ErrorService`].
    #[derive(Debug)]
    pub struct ErrorFuture<F> {
        #[pin]
        outcome: Caught<F>,
        answering: Answering,
    }
}

impl<F, B> Future for ErrorFuture<F>
where
    F: Future<Output = Result<ServiceResponse<B>, Error>>,
    B: MessageBody,
{
    type Output = Result<ServiceResponse<EitherBody<B>>, Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        Poll::Ready(match ready!(this.outcome.poll(cx)) {
            Ok(outcome) => this.answering.answer(outcome, cx),
            Err(text) => Err(this.answering.answer_panic(text)),
        })
    }
}

/// What an answer is made with. Of the request it has what costs next to nothing to keep, since
/// most are answered without an error. The request itself must not be kept: scopes take it that
/// nobody else has it.
#[derive(Debug)]
struct Answering {
    rules: Arc<Rules>,
    method: Method,
    uri: Uri,
    received: SystemTime,
    sent_id: Option<HeaderValue>,
    accept_language: Option<HeaderValue>,
}

impl Answering {
    fn facts(&self, answered: &http::HeaderMap) -> RequestFacts {
        let method = http::Method::from_bytes(self.method.as_str().as_bytes()).unwrap_or_default();
        let facts = RequestFacts {
            accept_language: self.accept_language.as_ref().and_then(head::value),
            ..RequestFacts::new(method, self.uri.path()).with_received(self.received)
        };
        self.rules.facts(facts, self.sent_id.as_ref().map(HeaderValue::as_bytes), answered)
    }

    fn answer<B: MessageBody>(
        &self,
        outcome: Result<ServiceResponse<B>, Error>,
        cx: &mut Context<'_>,
    ) -> Result<ServiceResponse<EitherBody<B>>, Error> {
        match outcome {
            Ok(response) => {
                let (request, response) = response.into_parts();
                let status = status_of(&response, response.error());
                Ok(ServiceResponse::new(request, self.answer_response(response, status, cx)))
            }
            Err(error) => {
                let response = error.error_response();
                let status = status_of(&response, Some(&error));
                let response = self.answer_response(response, status, cx).map_into_boxed_body();
                Err(InternalError::from_response(error, response).into())
            }
        }
    }

    fn answer_response<B: MessageBody>(
        &self,
        mut response: HttpResponse<B>,
        status: StatusCode,
        cx: &mut Context<'_>,
    ) -> HttpResponse<EitherBody<B>> {
        let is_error = status.is_client_error() || status.is_server_error();
        if !is_error && !response.extensions().contains::<Snapshot>() {
            return response.map_into_left_body();
        }
        let mut parts = head::of(&mut response, status);
        let is_whole = !matches!(response.body().size(), BodySize::Stream);
        let verdict = Verdict::on(&parts, is_whole);
        if verdict == Verdict::Pass {
            head::give_back(&mut response, &mut parts);
            return response.map_into_left_body();
        }
        let facts = self.facts(&parts.headers);
        if verdict == Verdict::Replaced {
            self.rules.answer(&facts, &mut parts, verdict, None);
            head::give_back(&mut response, &mut parts);
            return response.map_into_left_body();
        }
        let (response, body) = response.into_parts();
        let mut body = pin!(body);
        let mut read = || text(&parts.headers, || body.as_mut().poll_next(cx));
        let text = if verdict == Verdict::Failure { read() } else { None };
        let written = self.rules.answer(&facts, &mut parts, verdict, text);
        written_over(response, parts, written.unwrap_or_default()).map_into_right_body()
    }

    fn answer_panic(&self, text: PanicText) -> Error {
        let (mut parts, ()) = http::Response::new(()).into_parts();
        let body = self.rules.answer_panic(&self.facts(&parts.headers), &mut parts, text);
        let response = written_over(HttpResponse::new(StatusCode::OK).drop_body(), parts, body);
        InternalError::from_response("the service panicked", response).into()
    }
}

/// The status of a response; for one that says less than its error does, the one that HTTP has.
fn status_of<B>(response: &HttpResponse<B>, error: Option<&Error>) -> StatusCode {
    match (response.status(), error.and_then(Error::as_error)) {
        (StatusCode::BAD_REQUEST, Some(JsonPayloadError::ContentType)) => {
            StatusCode::UNSUPPORTED_MEDIA_TYPE
        }
        (status, _) => status,
    }
}

fn written_over(response: HttpResponse<()>, mut parts: Parts, bytes: Bytes) -> HttpResponse {
    let length = parts.headers.remove(CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse().ok());
    let body = Written { length: length.unwrap_or(bytes.len() as u64), bytes };
    head::replaced(response, parts).set_body(BoxBody::new(body))
}

/// The body that was written. actix-web takes the `Content-Length` from it, so that of a HEAD has
/// the length of what it leaves out.
struct Written {
    bytes: Bytes,
    length: u64,
}

impl MessageBody for Written {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Sized(self.length)
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Infallible>>> {
        let bytes = std::mem::take(&mut self.bytes);
        Poll::Ready(Some(bytes).filter(|bytes| !bytes.is_empty()).map(Ok))
    }

    fn try_into_bytes(self) -> Result<Bytes, Self> {
        let is_whole = self.bytes.len() as u64 == self.length;
        if is_whole { Ok(self.bytes) } else { Err(self) }
    }
}
