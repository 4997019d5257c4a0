//! Error types of every kind, with the layer and without it.

use std::fmt::Display;
use std::rc::Rc;

use errbook::ApiError;
use salvo::prelude::*;
use serde::Serialize;

use super::{serve, service};
use crate::app::{AccountError, ERRORS};
use crate::client::{Answer, ask};

fn get(service: impl Into<Service> + Send + 'static, path: &str) -> Answer {
    ask(serve(service), "GET", path, &[], "")
}

/// What is wanted
#[derive(Debug, ApiError)]
#[api(status = 404, code = "Missing", message = "There is no {wanted}.")]
struct Missing<T: Display + std::fmt::Debug + Serialize> {
    wanted: T,
}

/// What is wanted, as the request says
#[derive(Debug, ApiError)]
#[api(status = 410, code = "Borrowed", message = "{path} is gone.")]
struct Borrowed<'a> {
    path: &'a str,
}

/// What stays in its thread
#[derive(Debug, ApiError)]
#[api(status = 409, code = "Local", message = "{name} is taken.")]
struct Local {
    #[api(member = false)]
    name: Rc<str>,
}

#[handler]
async fn generic() -> Result<(), Missing<u8>> {
    Err(Missing { wanted: 7 })
}

#[handler]
async fn borrowed(req: &mut Request, res: &mut Response) {
    let path = req.uri().path().to_owned();
    res.render(Borrowed { path: &path });
}

#[handler]
async fn local(res: &mut Response) {
    res.render(Local { name: "ada".into() });
}

fn routes() -> Router {
    let at = Router::with_path;
    Router::new()
        .push(at("generic").get(generic))
        .push(at("borrowed").get(borrowed))
        .push(at("local").get(local))
}

#[test]
fn generic_borrowed_and_local() {
    let cases = [
        ("/generic", 404, "There is no 7."),
        ("/borrowed", 410, "/borrowed is gone."),
        ("/local", 409, "ada is taken."),
    ];
    for (path, status, message) in cases {
        for answer in [get(service(routes()), path), get(routes(), path)] {
            assert_eq!(answer.status, status);
            assert!(answer.contains(message), "{answer:?}");
        }
    }
}

errbook::catalog! {
    static OWN = { format: errbook::format::FLAT, errors: [OwnError] };
}

/// Rooms
#[derive(Debug, ApiError)]
#[api(catalog = OWN)]
enum OwnError {
    /// The room is taken.
    #[api(status = 409)]
    RoomTaken,
}

#[handler]
async fn own(res: &mut Response) -> OwnError {
    // Of what the handler had begun to answer.
    res.headers.insert("content-length", "2".parse().unwrap());
    res.headers.insert("etag", "\"1\"".parse().unwrap());
    res.headers.insert("content-disposition", "attachment".parse().unwrap());
    res.headers.insert("x-room", "7".parse().unwrap());
    res.render("ok");
    OwnError::RoomTaken
}

/// Where no layer is, an error has the settings of its type; and all that was written before it
/// but the headers that are not of its body is gone.
#[test]
fn without_a_layer() {
    let answer = get(Router::new().get(own), "/");
    assert_eq!((answer.status, answer.header("x-room")), (409, Some("7")));
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!((answer.header("etag"), answer.header("content-disposition")), (None, None));
    let json: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(json["errorCode"], "RoomTaken");
}

/// By hand
#[derive(Debug, ApiError)]
#[api(status = 402, without(Response))]
struct ByHand;

impl Scribe for ByHand {
    fn render(self, res: &mut Response) {
        res.render(Json(self.entry().code()));
    }
}

#[handler]
async fn by_hand() -> ByHand {
    ByHand
}

#[test]
fn by_hand_is_the_users() {
    assert_eq!(get(service(Router::new().get(by_hand)), "/").body, b"\"ByHand\"");
}

#[handler]
async fn with_a_challenge() -> AccountError {
    AccountError::Unauthenticated
}

/// The settings of the catalog come with the layer.
#[test]
fn the_catalog_of_the_layer() {
    let routes = || Router::new().get(with_a_challenge);
    assert_eq!(get(routes(), "/").header("www-authenticate"), None);
    let answer = get(service(routes()), "/");
    assert_eq!(answer.header("www-authenticate"), ERRORS.authenticate());
}
