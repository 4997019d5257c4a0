//! A gRPC request is answered as gRPC says its errors: its client reads nothing else.

use std::convert::Infallible;

use bytes::Bytes;
use errbook::ApiError;
use errbook::layer::ErrorLayer;
use errbook::status::Status;
use http::{HeaderMap, Method, Request, Response};
use http_body_util::{BodyExt, Full};
use tower::{Layer, ServiceExt, service_fn};

use errbook_tests_layer::service::{ERRORS, FLAGGED, Seen, answered, every_error, plain};

type Answer = Response<Full<Bytes>>;

async fn ask(
    layer: &ErrorLayer,
    content_type: &str,
    answer: impl Fn() -> Answer,
) -> (u16, HeaderMap, Bytes) {
    ask_by(Method::POST, layer, content_type, answer).await
}

async fn ask_by(
    method: Method,
    layer: &ErrorLayer,
    content_type: &str,
    answer: impl Fn() -> Answer,
) -> (u16, HeaderMap, Bytes) {
    let service = service_fn(|_: Request<()>| {
        let answer = answer();
        async { Ok::<_, Infallible>(answer) }
    });
    let request = Request::builder()
        .uri("/accounts.Accounts/Get")
        .method(method)
        .header("content-type", content_type)
        .header("x-request-id", "r-1")
        .body(())
        .unwrap();
    let response = layer.layer(service).oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    (parts.status.as_u16(), parts.headers, body.collect().await.unwrap().to_bytes())
}

fn said(headers: &HeaderMap) -> (&str, &str, &str) {
    let of = |name: &str| headers[name].to_str().unwrap();
    (of("content-type"), of("grpc-status"), of("grpc-message"))
}

/// Panics, and what a timeout and a limit inside answer.
#[tokio::test]
async fn failures() {
    let seen = Seen::default();
    let codes = seen.clone();
    let layer = ERRORS.layer().observe(move |it| codes.push(it.code().to_owned()));
    let panics = || -> Answer { panic!("10.0.0.5 is gone") };
    let times_out = || plain(408, &[("content-length", "0")], "");
    let is_busy = || plain(503, &[("content-type", "text/plain"), ("retry-after", "7")], "busy");
    let cases: [(&dyn Fn() -> Answer, _, _); 3] = [
        (&panics, "13", "Internal Server Error"),
        (&times_out, "4", "The request did not arrive in time."),
        (&is_busy, "14", "Service Unavailable"),
    ];
    for (sent, media_type) in [
        ("application/grpc", "application/grpc"),
        ("application/grpc+proto", "application/grpc"),
        ("application/grpc-web+proto", "application/grpc-web"),
        ("application/grpc-web-text", "application/grpc-web-text"),
    ] {
        for (answer, code, message) in cases {
            let (status, headers, body) = ask(&layer, sent, answer).await;
            assert_eq!((status, said(&headers)), (200, (media_type, code, message)));
            assert!(!headers.contains_key("content-length"));
            assert!(body.is_empty());
        }
        assert_eq!(seen.take(), ["InternalServerError", "RequestTimeout", "ServiceUnavailable"]);
    }
}

/// Every status has a code of gRPC's, and each has its number.
#[tokio::test]
async fn every_status() {
    let number = |name| match name {
        "CANCELLED" => "1",
        "UNKNOWN" => "2",
        "INVALID_ARGUMENT" => "3",
        "DEADLINE_EXCEEDED" => "4",
        "NOT_FOUND" => "5",
        "ALREADY_EXISTS" => "6",
        "PERMISSION_DENIED" => "7",
        "RESOURCE_EXHAUSTED" => "8",
        "FAILED_PRECONDITION" => "9",
        "ABORTED" => "10",
        "OUT_OF_RANGE" => "11",
        "UNIMPLEMENTED" => "12",
        "INTERNAL" => "13",
        "UNAVAILABLE" => "14",
        "UNAUTHENTICATED" => "16",
        name => panic!("{name}"),
    };
    for status in Status::all().iter().filter(|status| status.code >= 400) {
        let (_, headers, _) =
            ask(&ERRORS.layer(), "application/grpc", || plain(status.code, &[], "")).await;
        assert_eq!(headers["grpc-status"], number(status.grpc), "{}", status.code);
    }
}

/// The errors of the service too, whatever their format says of the status.
#[tokio::test]
async fn errors_of_the_service() {
    #[derive(Debug, ApiError)]
    #[api(status = 409, message = "{what} est déjà pris : 100 %\n")]
    struct Taken {
        what: String,
    }
    for error in every_error() {
        for layer in [ERRORS.layer(), FLAGGED.layer()] {
            let (status, headers, body) =
                ask(&layer, "application/grpc", || answered(&error)).await;
            assert_eq!((status, body.len()), (200, 0));
            assert_ne!(headers["grpc-status"], "0");
        }
    }
    let error = Taken { what: "a".into() };
    let (_, headers, _) = ask(&ERRORS.layer(), "application/grpc", || answered(&error)).await;
    assert_eq!(headers["grpc-message"], "a est d%C3%A9j%C3%A0 pris : 100 %25%0A");
    // A client takes some thousand bytes of headers.
    let error = Taken { what: "é".repeat(100_000) };
    let (_, headers, _) = ask(&ERRORS.layer(), "application/grpc", || answered(&error)).await;
    assert_eq!(headers["grpc-message"].len(), 3 * 1024);
}

/// What gRPC has answered itself passes, and other requests are answered as ever.
#[tokio::test]
async fn what_is_not_touched() {
    let layer = ERRORS.layer();
    let own = [("content-type", "application/grpc"), ("grpc-status", "5")];
    let (_, headers, _) = ask(&layer, "application/grpc", || plain(200, &own, "")).await;
    assert_eq!(headers.len(), 2);
    for content_type in ["application/json", "application/grpcx", "text/plain", ""] {
        let (status, headers, _) = ask(&layer, content_type, || plain(404, &[], "")).await;
        assert_eq!(status, 404, "{content_type}");
        assert_eq!(headers["content-type"], "application/problem+json");
    }
    // All that gRPC asks is a POST.
    for method in [Method::GET, Method::PUT, Method::DELETE] {
        let answer = || plain(404, &[], "");
        let (status, headers, _) = ask_by(method, &layer, "application/grpc", answer).await;
        assert_eq!(status, 404);
        assert_eq!(headers["content-type"], "application/problem+json");
    }
}
