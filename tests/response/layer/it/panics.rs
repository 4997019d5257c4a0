//! A panic of the service is a 500 of the catalog, and its text is for the operators.

use std::convert::Infallible;
use std::future::{Future, Ready};

use bytes::Bytes;
use errbook::ApiError;
use errbook::layer::{ErrorLayer, FailureKind};
use http::{Method, Request, Response};
use http_body_util::{BodyExt, Full};
use tower::{Layer, Service, ServiceExt, service_fn};

use errbook_tests_layer::service::{AccountError, ERRORS, Seen, plain, request, through};

type Answer = Result<Response<Full<Bytes>>, Infallible>;

async fn call<F: Future<Output = Answer>>(
    layer: &ErrorLayer,
    service: impl Service<Request<()>, Response = Response<Full<Bytes>>, Error = Infallible, Future = F>,
) -> Response<Bytes> {
    let response = layer.layer(service).oneshot(request(Method::GET, "/")).await.unwrap();
    let (parts, body) = response.into_parts();
    Response::from_parts(parts, body.collect().await.unwrap().to_bytes())
}

#[tokio::test]
async fn panics_are_answered() {
    let seen = Seen::default();
    let causes = seen.clone();
    let layer = ERRORS.layer().observe(move |occurrence| {
        causes.push(occurrence.causes().map(ToString::to_string).collect::<Vec<_>>().join(": "));
    });
    let in_the_future = service_fn(async |_: Request<()>| -> Answer { panic!("10.0.0.5 is gone") });
    let in_the_call =
        service_fn(|_: Request<()>| -> Ready<Answer> { panic!("{} is gone", "10.0.0.6") });
    let of_no_text = service_fn(async |_: Request<()>| -> Answer { std::panic::panic_any(7_u8) });
    for response in [
        call(&layer, in_the_future).await,
        call(&layer, in_the_call).await,
        call(&layer, of_no_text).await,
    ] {
        assert_eq!(response.status(), 500);
        assert_eq!(
            response.body(),
            r#"{"type":"https://example.com/probs/InternalServerError","title":"Internal Server Error","status":500,"detail":"Internal Server Error","instance":"/","code":"InternalServerError"}"#
        );
    }
    assert_eq!(seen.take(), ["10.0.0.5 is gone", "10.0.0.6 is gone", ""]);
}

#[tokio::test]
async fn a_panic_is_a_failure() {
    let layer = ERRORS.layer().on_failure(|failure| {
        assert_eq!(failure.kind(), FailureKind::Panic);
        assert_eq!(failure.text(), Some("boom"));
        AccountError::NoEndpoint.into()
    });
    let service = service_fn(async |_: Request<()>| -> Answer { panic!("boom") });
    assert_eq!(call(&layer, service).await.status(), 404);
}

/// A panic of what the application has given to the layer, which no service is there for to answer.
#[tokio::test]
async fn panics_in_the_layer() {
    /// A `Display` that panics.
    #[derive(Debug)]
    struct Broken;
    impl std::fmt::Display for Broken {
        fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            panic!("no text")
        }
    }
    #[derive(Debug, ApiError)]
    #[api(status = 409, message = "It is {what}.")]
    struct Odd {
        #[api(member = false)]
        what: Broken,
    }
    let seen = Seen::default();
    let observed = seen.clone();
    for (layer, status) in [
        (ERRORS.layer().on_failure(|_| panic!("no answer")), 404),
        (ERRORS.layer().on_failure(|_| Odd { what: Broken }.into()), 409),
        (ERRORS.layer().make_request_id(|| panic!("no id")), 404),
        (ERRORS.layer().observe(|_| panic!("no metrics")), 404),
    ] {
        let observed = observed.clone();
        let layer = layer.observe(move |occurrence| observed.push(occurrence.code().to_owned()));
        let response = through(layer, request(Method::GET, "/"), || plain(404, &[], "")).await;
        assert_eq!(response.status(), status);
    }
    // An error whose message panics has its title for one.
    assert_eq!(seen.take(), ["NotFound", "Odd", "NotFound", "NotFound"]);
}

/// However much a panic says, the log has room for something else.
#[tokio::test]
async fn a_panic_that_says_a_lot() {
    let layer = ERRORS.layer().on_failure(|failure| {
        assert_eq!(failure.text().map(str::len), Some(8 * 1024 - 1), "cut between two letters");
        failure.into()
    });
    let seen = Seen::default();
    let causes = seen.clone();
    let layer = layer.observe(move |occurrence| {
        causes.push(occurrence.causes().map(|it| it.to_string().len().to_string()).collect());
    });
    let service =
        service_fn(async |_: Request<()>| -> Answer { panic!("x{}", "é".repeat(9_000)) });
    assert_eq!(call(&layer, service).await.status(), 500);
    assert_eq!(seen.take(), ["8191"]);
}
