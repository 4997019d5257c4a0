//! rocket 0.5, whose router, guards and catchers answer by themselves.

#![allow(clippy::needless_pass_by_value, reason = "Rocket gives its handlers values")]

mod catchers;
mod errors;
mod routes;

use std::net::SocketAddr;
use std::sync::mpsc;

use errbook::integration::rocket as errbook_rocket;
use rocket::data::Limits;
use rocket::fairing::AdHoc;
use rocket::http::{ContentType, Status};
use rocket::response::Responder;
use rocket::response::stream::ByteStream;
use rocket::serde::json::Json;
use rocket::shield::Shield;
use rocket::{Build, Config, Request, Rocket, get, post, routes};

use crate::app::{
    self, AccountError, BODY_LIMIT, GRPC, HTML, JSON, SECRET, SignUp, TEAPOT, TIMEOUT,
};
use crate::cases;
use crate::input;

#[get("/ok")]
fn ok() -> &'static str {
    "ok"
}

#[get("/errors/<n>")]
fn answer_error(n: usize) -> Result<&'static str, AccountError> {
    Err(app::error(n))?;
    Ok("no error")
}

#[get("/boxed/<n>")]
fn boxed_error(n: usize) -> Result<&'static str, errbook::Error> {
    Err(app::error(n))?;
    Ok("no error")
}

#[post("/accounts", format = "json", data = "<account>")]
fn sign_up(account: Json<SignUp>) -> Status {
    let _ = account;
    Status::Created
}

#[post("/read", data = "<account>")]
fn read(account: errbook_rocket::Json<SignUp>) -> Status {
    let _ = account;
    Status::Created
}

#[get("/search?<limit>")]
fn search(limit: u8) -> String {
    format!("found {limit}")
}

#[get("/slow")]
async fn slow() -> Result<(), Status> {
    let work = std::future::pending();
    tokio::time::timeout(TIMEOUT, work).await.map_err(|_| Status::RequestTimeout)
}

#[get("/panic")]
fn panicking() -> &'static str {
    panic!("{SECRET} is gone")
}

#[get("/html")]
fn html() -> (Status, (ContentType, ByteStream![&'static str])) {
    let parts = futures::stream::iter(HTML);
    (Status::InternalServerError, (ContentType::HTML, ByteStream(parts)))
}

#[get("/json")]
fn json() -> (Status, (ContentType, &'static str)) {
    (Status::InternalServerError, (ContentType::JSON, JSON))
}

#[get("/grpc")]
fn grpc() -> (ContentType, &'static [u8]) {
    (ContentType::new("application", "grpc"), GRPC)
}

#[get("/teapot")]
fn teapot() -> Teapot {
    Teapot
}

/// Rocket's own responders set each header once.
struct Teapot;

impl<'r> Responder<'r, 'static> for Teapot {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'static> {
        let mut response = (Status::ImATeapot, SECRET).respond_to(request)?;
        for (name, value) in TEAPOT {
            response.adjoin_raw_header(name, value);
        }
        Ok(response)
    }
}

#[get("/users/<_>")]
fn user() -> AccountError {
    AccountError::Unauthenticated
}

/// A service without routes, without the headers that Rocket adds to each response.
pub(crate) fn service() -> Rocket<Build> {
    let config = Config {
        port: 0,
        limits: Limits::new().limit("json", BODY_LIMIT.into()),
        log_level: rocket::config::LogLevel::Off,
        shutdown: rocket::config::Shutdown { ctrlc: false, ..Default::default() },
        ..Config::debug_default()
    };
    rocket::custom(config).attach(Shield::new())
}

/// Serves anything that Rocket can serve.
pub(crate) fn serve(app: Rocket<Build>) -> SocketAddr {
    let (sender, receiver) = mpsc::channel();
    let tell = AdHoc::on_liftoff("address", move |rocket| {
        Box::pin(async move {
            let config = rocket.config();
            sender.send(SocketAddr::new(config.address, config.port)).unwrap();
        })
    });
    std::thread::spawn(|| rocket::execute(app.attach(tell).launch()).unwrap());
    receiver.recv().unwrap()
}

fn app() -> Rocket<Build> {
    let errors = routes![answer_error, boxed_error, panicking, slow, teapot];
    service()
        .mount("/", errors)
        .mount("/", routes![ok, sign_up, read, search, html, json, grpc])
        .mount("/v1", routes![user])
        .mount("/v1/deep", routes![user])
}

#[test]
fn attached() {
    cases::run(serve(app().attach(app::layer())));
}

#[test]
fn told_once() {
    let (layer, told) = app::watched_layer();
    cases::told_once(serve(app().attach(layer)), &told);
}

#[test]
fn without_a_layer() {
    cases::without_a_layer(serve(app()), 200);
}

/// What cannot be read, and why: with a layer.
#[test]
fn input() {
    input::refused(serve(app().attach(input::layer())));
}
