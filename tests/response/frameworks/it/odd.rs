//! What handlers do besides returning an error of their own type: boxes, occurrences, bodies that
//! break off, errors that something makes a page of. The same on every framework.

use std::net::SocketAddr;

use errbook::{ApiError, Occurrence};

use crate::app::{AccountError, SECRET};
use crate::cases::expected;
use crate::client::ask;
use crate::log::{listen, logged};

mod actix;
mod axum;
mod poem;
mod rocket;
mod salvo;

type Dynamic = Box<dyn ApiError + Send + Sync>;

fn boxed() -> Box<AccountError> {
    Box::new(AccountError::EmailAlreadyExists { email: "ada@example.com".into() })
}

fn dynamic() -> Dynamic {
    boxed()
}

/// With an `Occurrence` of it, a handler answers in another format than its catalog's.
fn occurrence(error: &AccountError) -> Occurrence<'_> {
    Occurrence::new(error).with_format(&errbook::format::MESSAGE)
}

/// An error that nobody can answer with: `/replaced` makes a page of it.
fn internal() -> AccountError {
    AccountError::Database { query: "find", source: std::io::Error::other(SECRET) }
}

fn broken() -> std::io::Error {
    std::io::Error::other("row 7\nis gone")
}

/// All of it, of a service of this name.
fn run(name: &str, address: SocketAddr) {
    for path in ["/boxed", "/dynamic"] {
        let answer = ask(address, "GET", path, &[("x-request-id", "r-1")], "");
        assert_eq!(answer, expected("GET", path, &*boxed()), "{path}");
    }
    let answer = ask(address, "GET", "/occurrence", &[], "");
    assert_eq!(answer.status, 409);
    assert_eq!(answer.body, br#"{"Message":"ada@example.com is already in use."}"#);

    let id = format!("{name}-replaced");
    let answer = ask(address, "GET", "/replaced", &[("x-request-id", &id)], "");
    assert_eq!((answer.status, &*answer.body), (500, &b"<h1>Sorry</h1>"[..]));
    assert_eq!(
        logged(&id),
        [format!(
            "ERROR message=query find failed code=InternalServerError status=500 method=GET \
             path=/replaced request_id={id} causes={SECRET} replaced_by=500"
        )]
    );

    let id = format!("{name}-breaks");
    // What a client sees of it differs: some servers close the connection before they have begun.
    let client = reqwest::blocking::Client::new();
    let request = client.get(format!("http://{address}/breaks")).header("x-request-id", &id);
    let _ = request.send().and_then(reqwest::blocking::Response::bytes);
    assert_eq!(
        logged(&id),
        [format!(
            "ERROR message=a response broke off while it was sent status=200 method=GET \
             path=/breaks request_id={id} causes=row 7\\nis gone"
        )]
    );
}
