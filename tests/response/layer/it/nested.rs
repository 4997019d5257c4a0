//! Where layers are nested, the innermost answers, and nothing is told twice.

use std::convert::Infallible;

use bytes::Bytes;
use http::{Method, Request, Response};
use http_body_util::{BodyExt, Full};
use tower::{Layer, ServiceExt, service_fn};

use errbook_tests_layer::service::{AccountError, ERRORS, FLAT, Seen, answered, plain, request};

#[tokio::test]
async fn the_innermost_answers() {
    let seen = Seen::default();
    let (inside, outside) = (seen.clone(), seen.clone());
    let inner = FLAT.layer().observe(move |it| inside.push(format!("inside {}", it.code())));
    let outer = ERRORS.layer().observe(move |it| outside.push(format!("outside {}", it.code())));
    for by_framework in [true, false] {
        let service = service_fn(async |_: Request<()>| {
            let response = if by_framework {
                plain(404, &[], "")
            } else {
                answered(&AccountError::NoEndpoint)
            };
            Ok::<Response<Full<Bytes>>, Infallible>(response)
        });
        let service = outer.layer(inner.layer(service));
        let response = service.oneshot(request(Method::GET, "/")).await.unwrap();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        assert!(body.starts_with(br#"{"timestamp":"#));
    }
    assert_eq!(seen.take(), ["inside NotFound", "inside NoEndpoint"]);
}

/// The error of a service that is no response passes.
#[tokio::test]
async fn errors_of_the_service_pass() {
    let service =
        service_fn(async |_: Request<()>| Err::<Response<Full<Bytes>>, _>("connection reset"));
    let result = ERRORS.layer().layer(service).oneshot(request(Method::GET, "/")).await;
    assert_eq!(result.err(), Some("connection reset"));
}
