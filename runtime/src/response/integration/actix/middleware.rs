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

use super::body::{ErrorBody, Watched, Written};
use super::head;
use crate::occurrence::request::RequestFacts;
use crate::response::layer::{
    Asked, Caught, ErrorLayer, PanicText, Rules, Sending, Snapshot, Verdict, caught, text,
};

impl<S, B> Transform<S, ServiceRequest> for ErrorLayer
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    type Response = ServiceResponse<ErrorBody<B>>;
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
    type Response = ServiceResponse<ErrorBody<B>>;
    type Error = Error;
    type Future = ErrorFuture<S::Future>;

    forward_ready!(inner);

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let header = |name| request.headers().get(name).cloned();
        let answering = Answering {
            rules: Arc::clone(&self.rules),
            method: request.method().clone(),
            uri: request.uri().clone(),
            received: self.rules.time(),
            sent_id: self.id_header.as_ref().and_then(header),
            id_header: self.id_header.clone(),
            accept_language: header(&ACCEPT_LANGUAGE),
        };
        let outcome = Caught::begin(|| self.inner.call(request));
        ErrorFuture { outcome, answering: Some(answering) }
    }
}

pin_project! {
    /// The response of an [`ErrorService`].
    #[derive(Debug)]
    pub struct ErrorFuture<F> {
        #[pin]
        outcome: Caught<F>,
        // It leaves with the response.
        answering: Option<Answering>,
    }
}

impl<F, B> Future for ErrorFuture<F>
where
    F: Future<Output = Result<ServiceResponse<B>, Error>>,
    B: MessageBody,
{
    type Output = Result<ServiceResponse<ErrorBody<B>>, Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let outcome = ready!(this.outcome.poll(cx));
        let answering = this.answering.take().expect("a future is polled until it is ready");
        Poll::Ready(match outcome {
            Ok(outcome) => answering.answer(outcome, cx),
            Err(text) => Err(answering.answer_panic(text)),
        })
    }
}

/// What an answer is made with. Of the request it has what costs next to nothing to keep, since
/// most are answered without an error. The request itself must not be kept: scopes take it that
/// nobody else has it.
#[derive(Debug)]
pub(super) struct Answering {
    rules: Arc<Rules>,
    method: Method,
    uri: Uri,
    received: Option<SystemTime>,
    id_header: Option<HeaderName>,
    sent_id: Option<HeaderValue>,
    accept_language: Option<HeaderValue>,
}

impl Asked for Answering {
    fn rules(&self) -> &Rules {
        &self.rules
    }

    fn facts(&self, answered: &http::HeaderMap) -> RequestFacts {
        let method = http::Method::from_bytes(self.method.as_str().as_bytes()).unwrap_or_default();
        RequestFacts {
            id: self.rules.id(answered, self.sent_id.as_ref().map(HeaderValue::as_bytes)),
            accept_language: self.accept_language.as_ref().and_then(head::value),
            received: self.received,
            ..RequestFacts::new(method, self.uri.path())
        }
    }
}

impl Answering {
    fn answer<B: MessageBody>(
        self,
        outcome: Result<ServiceResponse<B>, Error>,
        cx: &mut Context<'_>,
    ) -> Result<ServiceResponse<ErrorBody<B>>, Error> {
        match outcome {
            Ok(response) => {
                let (request, response) = response.into_parts();
                let status = status_of(&response, response.error());
                let response = self.answer_response(response, status, cx);
                Ok(ServiceResponse::new(request, response))
            }
            // What the error says goes into its response, and may panic.
            Err(error) => match caught(|| error.error_response()) {
                Ok(response) => {
                    let status = status_of(&response, Some(&error));
                    let response = self.answer_response(response, status, cx);
                    Err(InternalError::from_response(error, response.map_into_boxed_body()).into())
                }
                Err(text) => Err(self.answer_panic(text)),
            },
        }
    }

    fn answer_response<B: MessageBody>(
        self,
        mut response: HttpResponse<B>,
        status: StatusCode,
        cx: &mut Context<'_>,
    ) -> HttpResponse<ErrorBody<B>> {
        let is_error = status.is_client_error() || status.is_server_error();
        if !is_error && !response.extensions().contains::<Snapshot>() {
            return self.passed(response);
        }
        let mut parts = head::of(&mut response, status);
        let is_whole = !matches!(response.body().size(), BodySize::Stream);
        let verdict = Verdict::on(&parts, is_whole);
        if let Verdict::Pass | Verdict::Replaced = verdict {
            if verdict == Verdict::Replaced {
                self.rules.answer(&self.facts(&parts.headers), &mut parts, verdict, None);
            }
            head::give_back(&mut response, &mut parts);
            return self.passed(response);
        }
        let (response, body) = response.into_parts();
        let mut body = pin!(body);
        let mut read = || text(&parts.headers, || body.as_mut().poll_next(cx));
        let text = if verdict == Verdict::Failure { read() } else { None };
        let facts = self.facts(&parts.headers);
        let written = self.rules.answer(&facts, &mut parts, verdict, text);
        written_over(response, parts, written.unwrap_or_default()).map_into_right_body()
    }

    fn passed<B: MessageBody>(self, response: HttpResponse<B>) -> HttpResponse<ErrorBody<B>> {
        let status = http::StatusCode::from_u16(response.status().as_u16()).unwrap_or_default();
        let answered_id = self.id_header.as_ref().and_then(|name| response.headers().get(name));
        let answered_id = answered_id.and_then(head::value);
        let sending = Sending::new(self, status, answered_id);
        response.map_body(|_, body| EitherBody::left(Watched::new(body, sending)))
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
