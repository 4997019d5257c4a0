//! What the services share besides errors and catalog: the layer, and what they answer.

use std::fmt::Display;
use std::net::{SocketAddr, TcpListener};
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use errbook::ApiError;
use errbook::layer::{ErrorLayer, FailureKind};
use errbook::standard::HttpError;
pub(crate) use errbook_tests_layer::service::{AccountError, ERRORS, SECRET, every_error};
use serde::{Deserialize, Serialize};

/// What `GET /errors/{n}` answers: the nth of them.
pub(crate) fn error(n: usize) -> AccountError {
    every_error().into_iter().nth(n).unwrap_or(AccountError::Http(HttpError::NotFound))
}

/// An error that borrows, takes a type, and stays on its thread.
#[derive(Debug, ApiError)]
#[api(status = 409, message = "{name} is {what}.")]
pub(crate) struct Taken<'a, T: Display + Serialize = u8> {
    pub(crate) name: &'a str,
    pub(crate) what: T,
    #[allow(dead_code, reason = "it is here for not being `Send`")]
    pub(crate) here: Rc<()>,
}

/// The layer of every service. Frameworks say 400 and 422 for different bodies, so both are one
/// error here.
pub(crate) fn layer() -> ErrorLayer {
    ERRORS.layer().on_failure(|failure| match failure.kind() {
        FailureKind::UnreadableInput => AccountError::InvalidInput.into(),
        _ => failure.into(),
    })
}

/// The layer, and what it tells: code and id of each error. It numbers the ids that it makes.
pub(crate) fn watched_layer() -> (ErrorLayer, Arc<Mutex<Vec<String>>>) {
    let (made, told) = (AtomicU64::new(0), Arc::new(Mutex::new(Vec::new())));
    let telling = Arc::clone(&told);
    let layer = layer()
        .make_request_id(move || made.fetch_add(1, Ordering::Relaxed).to_string())
        .observe(move |it| {
            let id = it.request().and_then(|request| request.id.as_deref()).unwrap_or("-");
            telling.lock().unwrap().push(format!("{} {id}", it.code()));
        });
    (layer, told)
}

/// A free port, for a server on tokio.
pub(crate) fn listen() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    (listener, address)
}

/// The body of `POST /accounts`, which answers 201.
#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "only whether it can be read matters")]
pub(crate) struct SignUp {
    pub(crate) name: String,
    pub(crate) password: u64,
    pub(crate) plan: Plan,
}

/// An enum whose variants no response may list.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Plan {
    Basic,
    HiddenPlan,
}

/// The query of `GET /search`, which answers 200.
#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "only whether it can be read matters")]
pub(crate) struct Search {
    pub(crate) limit: u8,
}

/// The largest body that a service takes.
pub(crate) const BODY_LIMIT: usize = 4 * 1024;

/// How long `GET /slow` may take, which takes far longer.
pub(crate) const TIMEOUT: Duration = Duration::from_millis(50);

/// What `GET /html` answers, as a 500 in several parts.
pub(crate) const HTML: [&str; 3] = ["<!doctype html>", "<h1>", "Lost</h1>"];

/// What `GET /json` answers, as a 500 that errbook did not make.
pub(crate) const JSON: &str = r#"{"oops":true}"#;

/// The headers of what `GET /teapot` answers, as a 418 of plain text.
pub(crate) const TEAPOT: [(&str, &str); 4] =
    [("retry-after", "7"), ("set-cookie", "a=1"), ("set-cookie", "b=2"), ("x-part", "spout")];

/// What `GET /grpc` answers, as a 200 of `application/grpc`.
pub(crate) const GRPC: &[u8] = b"\x00\x00\x00\x00\x02hi";
