//! What is none of errbook's business passes byte for byte.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use errbook::layer::Untouched;
use http::{Method, Request, Response};
use http_body::{Body, Frame};
use http_body_util::{BodyExt, Full};
use tower::{Layer, ServiceExt, service_fn};

use errbook_tests_layer::service::{
    AccountError, ERRORS, FLAGGED, Seen, answered, plain, request, through,
};

/// A status, headers and a body.
type Sent = (u16, &'static [(&'static str, &'static str)], &'static str);

#[tokio::test]
async fn responses_of_others() {
    let seen = Seen::default();
    let errors = seen.clone();
    let layer = ERRORS.layer().observe(move |occurrence| errors.push(occurrence.code().to_owned()));
    let responses: &[Sent] = &[
        (200, &[], ""),
        (204, &[], ""),
        (200, &[("content-type", "text/plain")], "hello"),
        (302, &[("location", "/")], ""),
        (304, &[("etag", "\"1\"")], ""),
        (200, &[("content-type", "application/grpc"), ("grpc-status", "5")], ""),
        (500, &[("content-type", "application/grpc")], ""),
        (404, &[("content-type", "text/html")], "<h1>Lost?</h1>"),
        (500, &[("content-type", "application/json")], r#"{"oops":true}"#),
        (422, &[("content-type", "application/problem+json")], r#"{"status":422}"#),
        (502, &[("content-type", "text/plain"), ("via", "1.1 upstream")], "bad gateway"),
        (404, &[("content-type", "text/plainer")], "x"),
    ];
    for (status, headers, body) in responses {
        let expected = plain(*status, headers, body);
        let answer =
            through(layer.clone(), request(Method::GET, "/"), || plain(*status, headers, body));
        let actual = answer.await;
        assert_eq!(actual.status(), expected.status());
        assert_eq!(actual.headers(), expected.headers());
        assert_eq!(actual.body(), body);
    }
    assert!(seen.take().is_empty());
}

/// The answer to a HEAD has the headers of one with a body, and is not taken for an empty one.
#[tokio::test]
async fn a_head_without_its_body() {
    let headers = [("content-type", "application/json"), ("content-length", "13")];
    let answer = through(ERRORS.layer(), request(Method::HEAD, "/"), || plain(500, &headers, ""));
    assert_eq!(answer.await.headers(), plain(500, &headers, "").headers());
}

#[tokio::test]
async fn what_is_marked_as_untouched() {
    let response = through(ERRORS.layer(), request(Method::GET, "/"), || {
        let mut response = plain(503, &[("content-type", "text/plain")], "draining");
        response.extensions_mut().insert(Untouched);
        response
    });
    assert_eq!(response.await.body(), "draining");
}

/// A body that comes in parts, with trailers, and waits between them.
struct Parts {
    left: Vec<Frame<Bytes>>,
    waited: bool,
}

impl Body for Parts {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.waited = !self.waited;
        if self.waited {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready((!self.left.is_empty()).then(|| Ok(self.left.remove(0))))
    }
}

async fn stream(
    method: Method,
    status: u16,
    content_type: Option<&'static str>,
) -> Response<http_body_util::Collected<Bytes>> {
    let service = service_fn(async |_: Request<()>| {
        let mut trailers = http::HeaderMap::new();
        trailers.insert("grpc-status", "5".parse().unwrap());
        let left = vec![
            Frame::data(Bytes::from_static(b"<h1>")),
            Frame::data(Bytes::from_static(b"Lost</h1>")),
            Frame::trailers(trailers),
        ];
        let mut response = Response::new(Parts { left, waited: false });
        *response.status_mut() = status.try_into().unwrap();
        if let Some(content_type) = content_type {
            response.headers_mut().insert("content-type", content_type.parse().unwrap());
        }
        Ok::<_, Infallible>(response)
    });
    let layered = ERRORS.layer().layer(service);
    let (parts, body) = layered.oneshot(request(method, "/")).await.unwrap().into_parts();
    Response::from_parts(parts, body.collect().await.unwrap())
}

#[tokio::test]
async fn streams() {
    for content_type in [Some("text/html"), Some("application/grpc"), None] {
        let response = stream(Method::GET, 500, content_type).await;
        assert_eq!(response.headers().len(), usize::from(content_type.is_some()));
        let body = response.into_body();
        assert_eq!(body.trailers().unwrap()["grpc-status"], "5");
        assert_eq!(body.to_bytes(), "<h1>Lost</h1>");
    }
}

/// A text of unknown length is not waited for.
#[tokio::test]
async fn a_stream_of_plain_text() {
    let response = stream(Method::GET, 500, Some("text/plain")).await;
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    assert!(response.into_body().trailers().is_none());
}

/// With a charset beside it, the media type is the same, and the charset stays.
#[tokio::test]
async fn a_content_type_with_parameters() {
    for (content_type, is_errbooks) in [
        ("application/problem+json; charset=utf-8", true),
        ("Application/Problem+JSON ;charset=utf-8", true),
        ("application/problem+jsonp", false),
        ("application/json", false),
        ("", false),
    ] {
        let error = AccountError::NoEndpoint;
        let response = through(ERRORS.layer(), request(Method::GET, "/lost"), || {
            let mut response = answered(&error);
            response.headers_mut().insert("content-type", content_type.parse().unwrap());
            response
        });
        let response = response.await;
        assert_eq!(response.headers()["content-type"], content_type);
        let has_facts = response.body().ends_with(br#","instance":"/lost","code":"NoEndpoint"}"#);
        assert_eq!(has_facts, is_errbooks, "{content_type}");
    }
}

/// What something has made a page of is a page.
#[tokio::test]
async fn an_error_that_was_made_a_page_of() {
    let response = through(ERRORS.layer(), request(Method::GET, "/"), || {
        let mut response = answered(&AccountError::NoEndpoint);
        response.headers_mut().insert("content-type", "text/html".parse().unwrap());
        response.map(|_| Full::from("<h1>Lost?</h1>"))
    });
    assert_eq!(response.await.body(), "<h1>Lost?</h1>");
}

/// So is what has another status now, such as a page to log in at. Its headers stay as they are.
#[tokio::test]
async fn an_error_that_was_made_a_redirect_of() {
    for catalog in [&ERRORS, &FLAGGED] {
        let response = through(ERRORS.layer(), request(Method::GET, "/"), || {
            let mut response = catalog.respond(&AccountError::Unauthenticated).map(Full::new);
            *response.status_mut() = http::StatusCode::FOUND;
            response.headers_mut().insert("location", "/login".parse().unwrap());
            response
        });
        let response = response.await;
        assert_eq!(response.status(), 302);
        assert!(!response.headers().contains_key("x-content-type-options"));
    }
}
