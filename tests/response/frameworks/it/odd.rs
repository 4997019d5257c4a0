//! What handlers do besides returning an error of their own type: boxes, occurrences, bodies that
//! break off, errors that something makes a page of. The same on every framework.

use std::fmt::{self, Write};
use std::net::SocketAddr;
use std::sync::Mutex;

use errbook::{ApiError, Occurrence};
use tracing::field::{Field, Visit};
use tracing::span;

use crate::app::{AccountError, SECRET};
use crate::cases::expected;
use crate::client::ask;

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

static LINES: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// What was logged of the request with this id.
fn logged(id: &str) -> Vec<String> {
    let lines = LINES.lock().unwrap();
    lines
        .iter()
        .filter(|line| line.split(' ').any(|part| part == format!("request_id={id}")))
        .cloned()
        .collect()
}

/// Keeps what errbook logs.
fn listen() {
    let _ = tracing::subscriber::set_global_default(Lines);
}

struct Lines;

impl tracing::Subscriber for Lines {
    fn enabled(&self, metadata: &tracing::Metadata<'_>) -> bool {
        metadata.target() == "errbook"
    }
    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }
    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}
    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
    fn event(&self, event: &tracing::Event<'_>) {
        let mut line = Line(event.metadata().level().to_string());
        event.record(&mut line);
        LINES.lock().unwrap().push(line.0);
    }
    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        write!(self.0, " {field}={value:?}").unwrap();
    }
    fn record_str(&mut self, field: &Field, value: &str) {
        write!(self.0, " {field}={value}").unwrap();
    }
}
