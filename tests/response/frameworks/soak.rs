//! Ten thousand requests of mixed outcomes, many at a time: every response is what it must be,
//! every error is logged once, and memory stays flat.
//!
//! It is a program of its own, so that no other test adds to its memory and its log.

use std::fmt;
use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};
use std::time::Duration;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use errbook::standard::HttpError;
use errbook::{ApiError, RequestFacts};
use futures::StreamExt;
use peak_alloc::PeakAlloc;
use tower_http::timeout::TimeoutLayer;
use tracing::field::{Field, Visit};
use tracing::span;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const REQUESTS: usize = 10_000;
const AT_A_TIME: usize = 64;
const SECRET: &str = "10.0.0.5";

/// Users
#[derive(Debug, ApiError)]
enum UserError {
    /// There is no such user.
    #[api(status = 404, message = "There is no user {id}.")]
    UserNotFound { id: usize },
    /// The database did not answer.
    #[api(internal, display = "query failed")]
    Database { source: std::io::Error },
    /// What HTTP says.
    #[api(transparent)]
    Http(#[from] HttpError),
}

errbook::catalog! {
    static ERRORS = {
        type_base: "https://example.com/probs/",
        errors: [UserError],
        authenticate: "Bearer",
        headers_elsewhere: ["Allow", "Proxy-Authenticate", "Upgrade"],
    };
}

fn app() -> Router {
    let database = async || {
        let source = std::io::Error::other(format!("{SECRET} refused"));
        Err::<(), _>(UserError::Database { source })
    };
    Router::new()
        .route("/ok", get(async || "ok"))
        .route("/users/{id}", get(async |Path(id): Path<usize>| UserError::UserNotFound { id }))
        .route("/database", get(database))
        .route("/numbers", post(async |Json(number): Json<u64>| number.to_string()))
        .route("/panic", get(async || -> () { panic!("{SECRET} is gone") }))
        .route("/slow", get(async || std::future::pending::<()>().await))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            Duration::from_millis(200),
        ))
        .layer(ERRORS.layer())
}

/// What the nth request asks, and the error that it must get.
fn case(n: usize) -> (reqwest::Method, String, &'static str, Option<UserError>) {
    let get = reqwest::Method::GET;
    let post = reqwest::Method::POST;
    let http = |error| Some(UserError::Http(error));
    match n % 100 {
        0 => (get, "/slow".into(), "", http(HttpError::RequestTimeout)),
        1..10 => (get, "/panic".into(), "", http(HttpError::InternalServerError)),
        10..20 => {
            let source = std::io::Error::other("");
            (get, "/database".into(), "", Some(UserError::Database { source }))
        }
        20..30 => (get, format!("/nowhere/{n}"), "", http(HttpError::NotFound)),
        30..40 => (post, "/ok".into(), "", http(HttpError::MethodNotAllowed { allow: None })),
        40..50 => (post, "/numbers".into(), "x", http(HttpError::BadRequest)),
        50..60 => (post, "/numbers".into(), "7", None),
        60..80 => (get, format!("/users/{n}"), "", Some(UserError::UserNotFound { id: n })),
        _ => (get, "/ok".into(), "", None),
    }
}

/// How often each request was logged, and how often the log names the secret.
static LOGGED: [AtomicU8; REQUESTS] = [const { AtomicU8::new(0) }; REQUESTS];
static SECRETS: AtomicUsize = AtomicUsize::new(0);

struct Counting;

impl tracing::Subscriber for Counting {
    fn enabled(&self, metadata: &tracing::Metadata<'_>) -> bool {
        metadata.target() == "errbook"
    }
    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }
    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}
    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
    fn event(&self, event: &tracing::Event<'_>) {
        event.record(&mut Counter);
    }
    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}

struct Counter;

impl Visit for Counter {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let value = format!("{value:?}");
        if field.name() == "request_id" {
            let n: usize = value.strip_prefix("n-").unwrap().parse().unwrap();
            LOGGED[n].fetch_add(1, Ordering::Relaxed);
        } else {
            SECRETS.fetch_add(usize::from(value.contains(SECRET)), Ordering::Relaxed);
        }
    }
}

async fn ask(client: &reqwest::Client, base: &str, n: usize) {
    let (method, path, body, error) = case(n);
    let id = format!("n-{n}");
    let request = client.request(method.clone(), format!("{base}{path}")).body(body);
    let request = request.header("content-type", "application/json").header("x-request-id", &id);
    let response = request.send().await.unwrap();
    let status = response.status();
    let body = response.bytes().await.unwrap();
    match &error {
        Some(error) => {
            let facts = RequestFacts::new(method, &path).with_id(id);
            let expected = ERRORS.occurrence(error).with_request(&facts);
            assert_eq!(status, expected.status(), "{path}");
            assert_eq!(body, expected.body(), "{path}");
        }
        None => assert_eq!(status, StatusCode::OK, "{path}"),
    }
}

#[test]
fn ten_thousand_requests() {
    tracing::subscriber::set_global_default(Counting).unwrap();
    // The panics of the handlers are wanted, and would fill the output.
    std::panic::set_hook(Box::new(|info| {
        if !info.to_string().contains(SECRET) {
            eprintln!("{info}");
        }
    }));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, app()).await.unwrap() });

        let client = reqwest::Client::new();
        let ask_all = async |numbers: std::ops::Range<usize>| {
            let asked = numbers.map(|n| ask(&client, &base, n));
            futures::stream::iter(asked).buffer_unordered(AT_A_TIME).collect::<Vec<()>>().await;
        };
        // Connections and buffers are made by the first of them.
        ask_all(0..REQUESTS / 4).await;
        let before = MEMORY.current_usage();
        ask_all(REQUESTS / 4..REQUESTS).await;
        let grown = MEMORY.current_usage().saturating_sub(before);
        assert!(grown < 512 * 1024, "{grown} bytes more after {REQUESTS} requests");
    });
    let mut secrets = 0;
    for (n, logged) in LOGGED.iter().enumerate() {
        let (_, path, _, error) = case(n);
        let expected = u8::from(error.is_some());
        assert_eq!(logged.load(Ordering::Relaxed), expected, "request {n}, {path}");
        secrets += usize::from(path == "/database" || path == "/panic");
    }
    assert_eq!(SECRETS.load(Ordering::Relaxed), secrets, "each cause is in one event");
}
