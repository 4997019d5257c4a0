//! A body that cannot be read is a failure, of which it is known why.

use std::collections::BTreeMap;

use errbook::layer::{ErrorLayer, FailureKind};
use errbook::standard::HttpError;
use errbook::{ApiError, InputError, Item, read_json};
use http::{Method, Response};

use errbook_tests_layer::service::{
    AccountError, ERRORS, FLAGGED, FLAT, Seen, answered, request, through,
};

const PASSWORD: &str = "hunter2";

/// A password where a number is needed.
fn wrong_type() -> InputError {
    read_json::<BTreeMap<String, u8>>(br#"{"password": "hunter2"}"#).unwrap_err()
}

fn wrong_element() -> InputError {
    read_json::<Vec<u8>>(b"[1, \"hunter2\"]").unwrap_err()
}

/// What a layer answers where the service refuses a request with that.
async fn answer(layer: ErrorLayer, error: &dyn ApiError) -> Response<String> {
    let response = through(layer, request(Method::POST, "/x"), || answered(error)).await;
    let response = response.map(|body| String::from_utf8(body.to_vec()).unwrap());
    assert!(!response.body().contains(PASSWORD));
    response
}

#[tokio::test]
async fn the_standard_error_with_its_items() {
    let response = answer(ERRORS.layer(), &wrong_element()).await;
    assert_eq!(response.status(), 422);
    assert_eq!(
        response.body(),
        r#"{"type":"https://example.com/probs/UnprocessableContent","title":"Unprocessable Content","status":422,"detail":"The content is well formed, but what it says is not valid.","instance":"/x","code":"UnprocessableContent","errors":[{"pointer":"/1","detail":"a whole number from 0 to 255 is needed here"}]}"#
    );
    let response = answer(ERRORS.layer(), &wrong_type()).await;
    assert!(response.body().ends_with(
        r#""errors":[{"pointer":"","detail":"a whole number from 0 to 255 is needed in here, at or before line 1, column 22"}]}"#
    ));
}

/// In the format of the catalog, whatever it has a place for.
#[tokio::test]
async fn in_the_format_of_the_catalog() {
    let response = answer(FLAT.layer(), &wrong_element()).await;
    assert_eq!(response.headers()["content-type"], "application/json");
    assert!(response.body().contains(r#""errorCode":"UnprocessableContent""#));
    let response = answer(FLAGGED.layer(), &wrong_element()).await;
    assert_eq!(response.status(), 200);
    assert!(response.body().starts_with(r#"{"erreur":true"#));
}

/// The catalog's own error with that standard code, whether it has items or not.
#[tokio::test]
async fn the_entry_of_the_catalog() {
    /// Requests
    #[derive(Debug, ApiError)]
    #[allow(dead_code, reason = "the layer answers with their entries")]
    enum OwnError {
        /// That is no JSON.
        #[api(status = 400, code = "BadRequest")]
        NoJson,
        /// That has another shape.
        #[api(status = 422, code = "UnprocessableContent")]
        Shape(#[api(items)] Vec<Item>),
        /// At most {limit} bytes.
        #[api(status = 413, code = "ContentTooLarge", message = "At most {limit} bytes.")]
        TooLarge { limit: u32 },
    }
    errbook::catalog! { static OWN = { format: errbook::format::ENVELOPE, errors: [OwnError] }; }

    let response = answer(OWN.layer(), &wrong_element()).await;
    assert_eq!(
        response.body(),
        r#"{"error":{"status":422,"message":"That has another shape.","code":"UnprocessableContent","errors":[{"pointer":"/1","message":"a whole number from 0 to 255 is needed here"}]}}"#
    );
    let response = answer(OWN.layer(), &read_json::<u8>(b"hunter2").unwrap_err()).await;
    assert_eq!(
        response.body(),
        r#"{"error":{"status":400,"message":"That is no JSON.","code":"BadRequest","errors":[{"pointer":"","message":"no JSON at line 1, column 1"}]}}"#
    );
}

#[tokio::test]
async fn on_failure_is_asked() {
    /// Input
    #[derive(Debug, ApiError)]
    enum RequestError {
        /// That cannot be read.
        #[api(status = 400)]
        Unreadable(#[api(items)] Vec<Item>),
    }
    errbook::catalog! { static REQUESTS = { errors: [RequestError] }; }

    let seen = Seen::default();
    let seeing = seen.clone();
    let layer = REQUESTS.layer().on_failure(move |failure| {
        let text = failure.text().unwrap_or("-");
        seeing.push(format!("{:?} {} {text}", failure.kind(), failure.status()));
        match failure.kind() {
            FailureKind::UnreadableInput => {
                RequestError::Unreadable(failure.items().to_vec()).into()
            }
            _ => failure.into(),
        }
    });
    let response = answer(layer.clone(), &wrong_element()).await;
    assert_eq!(
        response.body(),
        r#"{"title":"Bad Request","status":400,"detail":"That cannot be read.","instance":"/x","code":"Unreadable","errors":[{"pointer":"/1","detail":"a whole number from 0 to 255 is needed here"}]}"#
    );
    assert_eq!(seen.take(), ["UnreadableInput 422 Unprocessable Entity -"]);

    // An error that a handler answers with is none, even if it is the same one.
    let error = AccountError::Http(HttpError::UnprocessableContent);
    assert_eq!(answer(layer, &error).await.status(), 422);
    assert!(seen.take().is_empty());
}

/// One that a handler has made an error of its own of is that error.
#[tokio::test]
async fn an_error_of_ones_own() {
    #[derive(Debug, ApiError)]
    #[api(status = 400, message = "The settings cannot be read.")]
    struct Settings(
        #[from]
        #[api(items)]
        InputError,
    );
    let layer = ERRORS.layer().on_failure(|_| AccountError::InvalidInput.into());
    let response = answer(layer.clone(), &Settings::from(wrong_element())).await;
    assert!(response.body().contains(r#""code":"Settings""#));
    assert!(response.body().contains(r#""pointer":"/1""#));
    // In a box it is still what it was.
    let boxed = errbook::Error::from(wrong_element());
    assert!(answer(layer, &*boxed).await.body().contains(r#""code":"InvalidInput""#));
}
