//! What a framework answers by itself becomes an error of the catalog.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use errbook::layer::FailureKind;
use errbook::status::Status;
use errbook::{ApiError, Occurrence, standard::HttpError};
use http::{Method, Request, Response, StatusCode};
use http_body::{Body, Frame, SizeHint};
use http_body_util::BodyExt;
use tower::{Layer, ServiceExt, service_fn};

use errbook_tests_layer::service::{
    AccountError, ERRORS, FLAGGED, Seen, counted, plain, request, through,
};

/// Every status, 200 to 599: an error becomes the standard one of its status, and no other does. One
/// that is not registered stays what it is.
#[tokio::test]
async fn every_status() {
    for status in 200..=599 {
        for (headers, body) in
            [(&[][..], ""), (&[("content-type", "Text/Plain; charset=utf-8")], "secret")]
        {
            let response = through(ERRORS.layer(), request(Method::GET, "/x"), || {
                plain(status, headers, body)
            });
            let response = response.await;
            if status < 400 {
                assert_eq!(response.status().as_u16(), status);
                assert_eq!(response.body(), body);
                continue;
            }
            assert_eq!(response.status().as_u16(), status);
            if Status::of(status).is_none() {
                let expected = format!(
                    r#"{{"title":"Status {status}","status":{status},"detail":"The request failed.","instance":"/x","code":"Status{status}"}}"#
                );
                assert_eq!(response.body(), &expected);
                continue;
            }
            let error = HttpError::from(StatusCode::from_u16(status).unwrap());
            let facts = errbook::RequestFacts::new(Method::GET, "/x");
            let expected = Occurrence::new(&error).with_catalog(&ERRORS).with_request(&facts);
            assert_eq!(response.body(), &expected.body(), "{status}");
            assert_eq!(response.headers()["cache-control"], "no-store");
        }
    }
}

#[tokio::test]
async fn its_headers_stay() {
    let response = through(ERRORS.layer(), request(Method::DELETE, "/"), || {
        plain(405, &[("allow", "GET, PUT"), ("x-frame-options", "DENY")], "")
    });
    let response = response.await;
    assert_eq!(response.status(), 405);
    assert_eq!(response.headers()["allow"], "GET, PUT");
    assert_eq!(response.headers()["x-frame-options"], "DENY");

    // A challenge of its own goes before the catalog's.
    let response = through(ERRORS.layer(), request(Method::GET, "/"), || {
        plain(401, &[("www-authenticate", "Basic realm=\"a\"")], "")
    });
    assert_eq!(response.await.headers()["www-authenticate"], "Basic realm=\"a\"");
    let response = through(ERRORS.layer(), request(Method::GET, "/"), || plain(401, &[], ""));
    assert_eq!(response.await.headers()["www-authenticate"], "Bearer");
}

#[tokio::test]
async fn head_has_the_headers_of_get() {
    for status in Status::all().iter().map(|row| row.code).filter(|code| *code >= 400) {
        let headers = [("content-type", "text/plain"), ("content-length", "6")];
        let get = through(ERRORS.layer(), request(Method::GET, "/"), || {
            plain(status, &headers, "secret")
        });
        // A framework has taken the body of a HEAD away already.
        let head =
            through(ERRORS.layer(), request(Method::HEAD, "/"), || plain(status, &headers, ""));
        let (get, head) = (counted(get.await), head.await);
        assert_eq!(get.headers(), head.headers());
        assert!(head.body().is_empty());
        assert!(!get.body().is_empty());
    }
}

/// The user's own error for a failure, with headers of its own.
#[tokio::test]
async fn on_failure() {
    let seen = Seen::default();
    let texts = seen.clone();
    let layer = ERRORS.layer().on_failure(move |failure| {
        texts.push(format!(
            "{:?} {} {} {:?} {:?}",
            failure.kind(),
            failure.status().as_u16(),
            failure.request().path,
            failure.allow(),
            failure.text(),
        ));
        match failure.kind() {
            FailureKind::NotFound => AccountError::NoEndpoint.into(),
            FailureKind::MethodNotAllowed => {
                let allow = failure.allow().map(|allow| format!("{allow}, HEAD").into());
                HttpError::MethodNotAllowed { allow }.into()
            }
            _ => failure.into(),
        }
    });
    let response = through(layer.clone(), request(Method::GET, "/nowhere"), || plain(404, &[], ""));
    let response = response.await;
    assert_eq!(
        response.body(),
        r#"{"type":"https://example.com/probs/NoEndpoint","title":"No Endpoint","status":404,"detail":"Nothing here.","instance":"/nowhere","code":"NoEndpoint"}"#
    );
    let response =
        through(layer.clone(), request(Method::PUT, "/a"), || plain(405, &[("allow", "GET")], ""))
            .await;
    assert_eq!(response.headers().get_all("allow").iter().collect::<Vec<_>>(), ["GET, HEAD"]);
    let text = [("content-type", "text/plain")];
    let response = through(layer.clone(), request(Method::PUT, "/a"), || {
        plain(422, &text, "password: invalid type: string \"hunter2\"")
    });
    assert!(!String::from_utf8_lossy(response.await.body()).contains("hunter2"));
    assert_eq!(
        seen.take(),
        [
            "NotFound 404 /nowhere None None",
            "MethodNotAllowed 405 /a Some(\"GET\") None",
            "UnreadableInput 422 /a None Some(\"password: invalid type: string \\\"hunter2\\\"\")",
        ]
    );
}

/// However many headers the framework has set, those of the error are in the response.
#[tokio::test]
async fn beside_many_headers() {
    let layer = ERRORS.layer().on_failure(|_| {
        HttpError::TooManyRequests { retry_after: Some(Duration::from_secs(7)) }.into()
    });
    let response = through(layer, request(Method::GET, "/"), || {
        let mut response = plain(429, &[("retry-after", "60")], "");
        for n in 0..200 {
            let name = http::HeaderName::try_from(format!("x-{n}")).unwrap();
            response.headers_mut().insert(name, n.into());
        }
        response
    });
    let response = response.await;
    assert_eq!(response.headers()["retry-after"], "7");
    assert_eq!(response.headers()["x-199"], "199");
}

/// The kinds, by every status.
#[tokio::test]
async fn kinds() {
    let expected = |status| match status {
        400 | 422 => FailureKind::UnreadableInput,
        404 => FailureKind::NotFound,
        405 => FailureKind::MethodNotAllowed,
        408 | 504 => FailureKind::Timeout,
        413 | 414 | 431 => FailureKind::TooLarge,
        415 => FailureKind::UnsupportedMediaType,
        _ => FailureKind::Other,
    };
    for status in 400..=599 {
        let layer = ERRORS.layer().on_failure(move |failure| {
            assert_eq!(failure.kind(), expected(status));
            failure.into()
        });
        through(layer.clone(), request(Method::GET, "/"), || plain(status, &[], "")).await;
    }
}

/// The catalog's own error of that code and status goes before the standard one, as its documents
/// say; one that takes values cannot.
#[tokio::test]
async fn the_error_of_the_catalog() {
    #[derive(Debug, ApiError)]
    #[allow(dead_code, reason = "the catalog knows them")]
    enum Own {
        /// There is no such page.
        #[api(status = 404)]
        NotFound,
        #[api(status = 410, message = "{what} is gone.")]
        Gone { what: String },
        /// Of another status.
        #[api(status = 403)]
        Conflict,
    }
    errbook::catalog! { static OWN = { errors: [Own] }; }
    let detail = async |status| {
        let response = through(OWN.layer(), request(Method::GET, "/"), || plain(status, &[], ""));
        let body: serde_json::Value = serde_json::from_slice(response.await.body()).unwrap();
        body["detail"].as_str().unwrap().to_owned()
    };
    assert_eq!(detail(404).await, "There is no such page.");
    assert_eq!(detail(410).await, HttpError::Gone.entry().message());
    assert_eq!(detail(409).await, HttpError::Conflict.entry().message());
}

/// A member that never changes is in the answer to a failure too.
#[tokio::test]
async fn constants_of_the_error_of_the_catalog() {
    #[derive(Debug, ApiError)]
    enum Own {
        #[api(status = 404, code = "NotFound", member("kind" = "routing"))]
        #[allow(dead_code, reason = "the layer answers with its entry")]
        NoRoute,
    }
    errbook::catalog! { static OWN = { errors: [Own] }; }

    let response = through(OWN.layer(), request(Method::GET, "/x"), || plain(404, &[], "")).await;
    let expected = r#"{"title":"Not Found","status":404,"detail":"No Route","instance":"/x","code":"NotFound","kind":"routing"}"#;
    assert_eq!(response.body(), expected);
}

/// The catalog's own error of a status that is not registered, if it is plain which.
#[tokio::test]
async fn the_error_of_the_catalog_for_an_unregistered_status() {
    #[derive(Debug, ApiError)]
    #[allow(dead_code, reason = "the catalog knows them")]
    enum Own {
        #[api(status = 499, unregistered)]
        ClientLeft,
        #[api(status = 520, unregistered, message = "{what} failed.")]
        Upstream { what: String },
        #[api(status = 529, unregistered)]
        Overloaded,
        #[api(status = 529, unregistered)]
        Busy,
    }
    errbook::catalog! { static OWN = { errors: [Own], type_base: "https://example.com/" }; }
    for (status, code) in
        [(499, "ClientLeft"), (520, "Status520"), (529, "Status529"), (599, "Status599")]
    {
        let response =
            through(OWN.layer(), request(Method::GET, "/"), || plain(status, &[], "")).await;
        assert_eq!(response.status().as_u16(), status);
        let body: serde_json::Value = serde_json::from_slice(response.body()).unwrap();
        assert_eq!(body["code"], code);
        // What the catalog does not know, its documents do not describe.
        assert_eq!(body.get("type").is_some(), status == 499);
    }
}

/// A format with a status of its own has it for failures too.
#[tokio::test]
async fn a_format_with_a_status() {
    let response = through(FLAGGED.layer(), request(Method::GET, "/"), || plain(404, &[], ""));
    let response = response.await;
    assert_eq!(response.status(), 200);
    assert!(response.body().starts_with(br#"{"erreur":true"#));
}

/// A body of six bytes of which none comes, or whose reading panics, or that says less than it
/// sends, or that only ever sends nothing.
#[derive(Clone, Copy)]
enum Odd {
    Stuck,
    Panicking,
    Lying,
    Endless,
}

struct OddBody {
    kind: Odd,
    polls: Arc<AtomicUsize>,
}

impl Body for OddBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.polls.fetch_add(1, Ordering::Relaxed);
        let data = match self.kind {
            Odd::Stuck => return Poll::Pending,
            Odd::Panicking => panic!("no body"),
            Odd::Lying => Bytes::from_static(&[b'x'; 1024]),
            Odd::Endless => Bytes::new(),
        };
        Poll::Ready(Some(Ok(Frame::data(data))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(6)
    }
}

/// Nobody waits for the text of a failure, and nobody reads more of it than fits into a log.
#[tokio::test]
async fn a_text_that_does_not_come_or_does_not_end() {
    for (kind, text, most) in [
        (Odd::Stuck, 0, 1),
        (Odd::Panicking, 0, 1),
        (Odd::Lying, 8 * 1024, 8),
        (Odd::Endless, 0, 256),
    ] {
        let polls = Arc::new(AtomicUsize::new(0));
        let layer = ERRORS.layer().on_failure(move |failure| {
            assert_eq!(failure.text().map_or(0, str::len), text);
            failure.into()
        });
        let body = OddBody { kind, polls: Arc::clone(&polls) };
        let left = Mutex::new(Some(body));
        let service = service_fn(|_: Request<()>| {
            let mut response = Response::new(left.lock().unwrap().take().unwrap());
            *response.status_mut() = StatusCode::BAD_GATEWAY;
            async { Ok::<_, Infallible>(response) }
        });
        let future = layer.layer(service).oneshot(request(Method::GET, "/"));
        let response = tokio::time::timeout(Duration::from_secs(5), future).await.unwrap().unwrap();
        assert_eq!(response.status(), 502);
        let body = response.into_body().collect().await.unwrap().to_bytes();
        assert!(body.ends_with(br#""code":"BadGateway"}"#));
        assert!(polls.load(Ordering::Relaxed) <= most);
    }
}
