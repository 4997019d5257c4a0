//! Errors of every kind as responders, with the layer and without it.

use std::fmt::Debug;
use std::rc::Rc;

use errbook::ApiError;
use errbook::integration::rocket::Untouched;
use rocket::fairing::AdHoc;
use rocket::http::{ContentType, Status};
use rocket::request::Request;
use rocket::response::{Responder, Result as Response};
use rocket::{get, routes};
use serde::Serialize;

use super::{answer_error, serve, service, user};
use crate::app::ERRORS;
use crate::client::ask;

/// Values
#[derive(Debug, ApiError)]
enum ValueError<'a, T: Debug + Serialize, const N: usize = 1> {
    /// It is not one of ours.
    #[api(status = 404, message = "{name} is unknown.")]
    Unknown { name: &'a str },
    /// It is too large.
    #[api(status = 422)]
    TooLarge {
        #[api(member)]
        value: T,
    },
}

/// A value that cannot leave its thread.
#[derive(Debug, ApiError)]
#[api(status = 409, message = "{text} is taken.")]
struct Bound {
    #[api(member = false)]
    text: Rc<str>,
}

/// An error with an answer of its own.
#[derive(Debug, ApiError)]
#[api(status = 410, without(Response))]
struct ByHand;

impl<'r> Responder<'r, 'static> for ByHand {
    fn respond_to(self, request: &'r Request<'_>) -> Response<'static> {
        (Status::new(self.entry().status().as_u16()), (ContentType::HTML, "by hand"))
            .respond_to(request)
    }
}

/// Drops the response of an error for one of its own.
struct Instead<E>(E);

impl<'r, E: Responder<'r, 'static>> Responder<'r, 'static> for Instead<E> {
    fn respond_to(self, request: &'r Request<'_>) -> Response<'static> {
        self.0.respond_to(request)?;
        "instead".respond_to(request)
    }
}

#[get("/borrowed/<name>")]
fn borrowed(name: &str) -> Result<(), ValueError<'_, u8>> {
    Err(ValueError::Unknown { name })
}

#[get("/generic/<value>")]
async fn generic(value: u8) -> Result<(), ValueError<'static, Vec<u8>, 2>> {
    tokio::task::yield_now().await;
    Err(ValueError::TooLarge { value: vec![value] })
}

#[get("/bound")]
fn bound() -> Result<(), Bound> {
    Err(Bound { text: "it".into() })
}

#[get("/by-hand")]
fn by_hand() -> Result<(), ByHand> {
    Err(ByHand)
}

#[get("/instead")]
fn instead() -> Instead<Bound> {
    Instead(Bound { text: "it".into() })
}

#[get("/health")]
fn health() -> Untouched<(Status, &'static str)> {
    Untouched((Status::ServiceUnavailable, "draining"))
}

#[test]
fn of_every_kind() {
    let routes = routes![borrowed, generic, bound, by_hand, instead, health];
    let address = serve(service().mount("/", routes).attach(ERRORS.layer()));
    for (path, status, part) in [
        ("/borrowed/ann", 404, r#""detail":"ann is unknown.""#),
        ("/generic/7", 422, r#""value":[7]"#),
        ("/bound", 409, r#""detail":"it is taken.""#),
        ("/by-hand", 410, "by hand"),
        ("/instead", 200, "instead"),
        ("/health", 503, "draining"),
    ] {
        let answer = ask(address, "GET", path, &[], "");
        assert_eq!(answer.status, status, "{path}");
        assert!(answer.contains(part), "{path}: {answer:?}");
    }
}

/// Without the facts of the request and the settings of the catalog.
#[test]
fn without_the_layer() {
    let address = serve(service().mount("/", routes![answer_error, user]));
    let answer = ask(address, "GET", "/errors/0", &[], "");
    assert_eq!(answer.status, 409);
    assert_eq!(answer.header("content-type"), Some("application/problem+json"));
    assert_eq!(
        String::from_utf8_lossy(&answer.body),
        r#"{"title":"Conflict","status":409,"detail":"ada@example.com is already in use.","code":"EmailAlreadyExists","email":"ada@example.com"}"#
    );
    assert_eq!(ask(address, "HEAD", "/errors/0", &[], "").headers, answer.headers);
    assert_eq!(ask(address, "GET", "/users/7", &[], "").header("www-authenticate"), None);
}

/// A fairing that answers for an error before the layer does.
#[test]
fn a_response_that_a_fairing_replaces() {
    let page = AdHoc::on_response("page", |_, response| {
        Box::pin(async move {
            response.set_header(ContentType::HTML);
            response.set_sized_body(None, std::io::Cursor::new("<h1>Sorry</h1>"));
        })
    });
    let app = service().mount("/", routes![user]).attach(page).attach(ERRORS.layer());
    let answer = ask(serve(app), "GET", "/users/7", &[], "");
    assert_eq!((answer.status, answer.body.as_slice()), (401, &b"<h1>Sorry</h1>"[..]));
}

/// A fairing that writes the body in another way, such as compressed, before the layer does.
#[test]
fn a_body_that_a_fairing_encodes() {
    let encoding = AdHoc::on_response("encoding", |_, response| {
        Box::pin(async move {
            let body = response.body_mut().to_bytes().await.unwrap();
            response.set_raw_header("content-encoding", "test");
            response.set_streamed_body(std::io::Cursor::new(body));
        })
    });
    let layer = ERRORS.layer().request_id_header("x-id".parse().unwrap());
    let app = service().mount("/", routes![user]).attach(encoding).attach(layer);
    let answer = ask(serve(app), "GET", "/users/7", &[("x-id", "r-7")], "");
    assert_eq!((answer.status, answer.header("content-encoding")), (401, None));
    assert!(answer.contains(r#""requestId":"r-7""#), "{answer:?}");
}
