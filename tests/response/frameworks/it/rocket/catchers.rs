//! What Rocket catches: refused requests, statuses, panics, requests that it cannot read.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::{Arc, Mutex};

use errbook::integration::rocket::refuse;
use errbook::layer::FailureKind;
use rocket::data::{self, Data, FromData};
use rocket::http::{Cookie, CookieJar, Status};
use rocket::request::{FromRequest, Outcome, Request};
use rocket::response::content::RawHtml;
use rocket::response::status::BadRequest;
use rocket::{catch, catchers, get, post, routes};

use super::{panicking, serve, service, user};
use crate::app::{AccountError, ERRORS, SECRET};
use crate::client::{Answer, ask};

/// A guard of the request that refuses all of them.
struct Account;

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Account {
    type Error = AccountError;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, AccountError> {
        let accounts = vec!["/a/1".to_owned()];
        refuse(request, AccountError::OutOfCredit { balance: 30, accounts })
    }
}

/// The same of its body.
struct Upload;

#[rocket::async_trait]
impl<'r> FromData<'r> for Upload {
    type Error = errbook::standard::HttpError;

    async fn from_data(request: &'r Request<'_>, _: Data<'r>) -> data::Outcome<'r, Self> {
        refuse(request, errbook::standard::HttpError::ContentTooLarge { retry_after: None })
    }
}

#[get("/guarded")]
fn guarded(account: Account) -> &'static str {
    let Account = account;
    "in"
}

#[post("/upload", data = "<upload>")]
fn upload(upload: Upload) -> &'static str {
    let Upload = upload;
    "in"
}

/// A refusal that the handler looked at is not the answer to another status.
#[get("/tolerant")]
fn tolerant(account: Result<Account, AccountError>) -> Status {
    assert!(account.is_err());
    Status::NotFound
}

#[get("/text")]
fn text(cookies: &CookieJar<'_>) -> BadRequest<&'static str> {
    cookies.add(("a", "1"));
    cookies.add(Cookie::new("b", "2"));
    BadRequest(SECRET)
}

#[get("/status")]
fn status() -> Status {
    Status::ImATeapot
}

fn code(answer: &Answer) -> String {
    let body: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    body["code"].as_str().unwrap().to_owned()
}

#[test]
fn errors_of_guards() {
    let routes = routes![guarded, upload, tolerant];
    let address = serve(service().mount("/", routes).attach(ERRORS.layer()));
    let answer = ask(address, "GET", "/guarded", &[], "");
    assert_eq!((answer.status, code(&answer).as_str()), (403, "OutOfCredit"));
    assert!(answer.contains(r#""accounts":["/a/1"]"#));
    assert_eq!(ask(address, "HEAD", "/guarded", &[], "").headers, answer.headers);
    assert_eq!(code(&ask(address, "POST", "/upload", &[], "x")), "ContentTooLarge");
    assert_eq!(code(&ask(address, "GET", "/tolerant", &[], "")), "NotFound");
}

#[test]
fn failures_are_told_of_once() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let (failures, errors) = (Arc::clone(&seen), Arc::clone(&seen));
    let layer = ERRORS.layer().on_failure(move |failure| {
        let text = failure.text().map(str::to_owned);
        failures.lock().unwrap().push((failure.status().as_u16(), failure.kind(), text));
        failure.into()
    });
    let layer = layer.observe(move |occurrence| {
        let status = occurrence.status().as_u16();
        errors.lock().unwrap().push((status, FailureKind::Other, None));
    });
    // The one that is attached last counts.
    let app = service().attach(ERRORS.layer().observe(|_| panic!("replaced"))).attach(layer);
    let address = serve(app.mount("/", routes![text, status, panicking, user]));
    let cases: [(_, _, FailureKind, _); 4] = [
        ("/text", 400, FailureKind::UnreadableInput, Some(SECRET.to_owned())),
        ("/status", 418, FailureKind::Other, None),
        ("/panic", 500, FailureKind::Other, None),
        ("/nowhere", 404, FailureKind::NotFound, None),
    ];
    for (path, status, kind, text) in cases {
        let answer = ask(address, "GET", path, &[("accept", "application/json")], "");
        assert_eq!(answer.status, status);
        assert_eq!(answer.header("content-type"), Some("application/problem+json"));
        assert!(!answer.contains(SECRET));
        let told = std::mem::take(&mut *seen.lock().unwrap());
        assert_eq!(told, [(status, kind, text), (status, FailureKind::Other, None)]);
    }
    ask(address, "GET", "/users/7", &[], "");
    assert_eq!(*seen.lock().unwrap(), [(401, FailureKind::Other, None)]);
}

/// What is in the jar of a request is set with its error.
#[test]
fn cookies_stay() {
    let address = serve(service().mount("/", routes![text]).attach(ERRORS.layer()));
    let answer = ask(address, "GET", "/text", &[], "");
    let cookies = answer.headers.iter().filter(|(name, _)| name == "set-cookie");
    assert_eq!(cookies.count(), 2);
}

#[catch(404)]
fn lost() -> AccountError {
    AccountError::Maintenance
}

#[catch(default)]
fn page(status: Status, _: &Request<'_>) -> RawHtml<String> {
    RawHtml(format!("<h1>{status}</h1>"))
}

#[catch(default)]
fn plain(status: Status, _: &Request<'_>) -> (Status, String) {
    (status, SECRET.to_owned())
}

#[test]
fn catchers_of_the_user() {
    let app = service().mount("/", routes![status]).mount("/html", routes![status]);
    let scoped = app.register("/", catchers![lost]).register("/html", catchers![page]);
    let address = serve(scoped.attach(ERRORS.layer()));
    assert_eq!(code(&ask(address, "GET", "/nowhere", &[], "")), "Maintenance");
    let answer = ask(address, "GET", "/html/status", &[], "");
    assert_eq!(answer.body, b"<h1>418 I'm a teapot</h1>");
    assert_eq!(ask(address, "GET", "/status", &[], "").status, 418);

    // Where there is a default catcher, the layer adds none, and sees to what that one answers.
    let app = service().mount("/", routes![status]).attach(ERRORS.layer());
    let address = serve(app.register("/", catchers![plain]));
    assert_eq!(code(&ask(address, "GET", "/nowhere", &[], "")), "NotFound");
    let answer = ask(address, "DELETE", "/status", &[], "");
    assert_eq!((answer.status, answer.header("allow")), (405, Some("GET, HEAD")));
}

/// No fairing sees such a request.
#[test]
fn a_method_that_rocket_does_not_know() {
    let address = serve(service().attach(ERRORS.layer()));
    let mut stream = TcpStream::connect(address).unwrap();
    let request = b"BREW /pot HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    stream.write_all(request).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 400 Bad Request\r\n"));
    assert!(answer.contains("content-type: application/problem+json\r\n"));
    assert!(answer.contains(r#""code":"BadRequest""#));
}
