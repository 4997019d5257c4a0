//! Asks the service of `examples/server.rs` what its head comment has to try, line by line.

use std::io::Write;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use errbook_example_server::server::{ERRORS, app};
use flate2::read::GzDecoder;
use http::{HeaderValue, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;
use tracing::Level;

/// The answers to the curl lines, in their order: the status, and of an error its code.
const ANSWERS: &[(u16, &str)] = &[
    (201, ""),
    (409, "EmailAlreadyExists"),
    (422, "InvalidFields"),
    (400, "InvalidInput"),
    (200, ""),
    (403, "OutOfCredit"),
    (404, "AccountNotFound"),
    (200, ""),
    (500, "InternalServerError"),
    (500, "InternalServerError"),
    (408, "RequestTimeout"),
    (404, "NotFound"),
    (405, "MethodNotAllowed"),
    (404, ""),
    (200, ""),
    (200, ""),
    (200, ""),
    (200, ""),
];

/// The request that a curl line makes.
fn request(line: &str) -> Request<Body> {
    let mut words = shell_words::split(line).unwrap().into_iter();
    let mut builder = Request::builder();
    let mut body = Body::empty();
    while let Some(word) = words.next() {
        let mut next = || words.next().expect("curl takes a value here");
        builder = match word.as_str() {
            "curl" | "-i" => builder,
            "-I" => builder.method(Method::HEAD),
            "-X" => builder.method(next().as_str()),
            "-H" => {
                let field = next();
                let (name, value) = field.split_once(": ").unwrap();
                builder.header(name, value)
            }
            "--json" => {
                body = Body::from(next());
                builder.method(Method::POST).header(header::CONTENT_TYPE, "application/json")
            }
            url => builder.uri(url.strip_prefix("localhost:3000").expect("a path of the service")),
        };
    }
    builder.body(body).unwrap()
}

async fn ask(app: &Router, request: Request<Body>) -> (StatusCode, http::HeaderMap, Vec<u8>) {
    let (parts, body) = app.clone().oneshot(request).await.unwrap().into_parts();
    (parts.status, parts.headers, body.collect().await.unwrap().to_bytes().to_vec())
}

#[tokio::test]
async fn the_lines_to_try() {
    let app = app(Box::leak(Box::default()));
    let text = include_str!("../server.rs");
    let lines: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("//! curl")).collect();
    assert_eq!(lines.len(), ANSWERS.len());
    for (line, (status, code)) in lines.into_iter().zip(ANSWERS) {
        let line = line.split(" # ").next().unwrap();
        let (actual, _, body) = ask(&app, request(line)).await;
        assert_eq!(actual.as_u16(), *status, "{line}");
        let body: Value = serde_json::from_slice(&body).unwrap_or_default();
        assert_eq!(body["code"].as_str().unwrap_or_default(), *code, "{line}");
        // The type of an error is where it is described.
        if let Some(uri) = body["type"].as_str() {
            let page = Request::get(uri).body(Body::empty()).unwrap();
            let (status, _, page) = ask(&app, page).await;
            assert_eq!(status, 200, "{uri}");
            let title = ERRORS.find(code).unwrap().title();
            assert!(String::from_utf8(page).unwrap().contains(&format!(">{title}</h1>")));
        }
    }
}

#[tokio::test]
async fn the_limit_of_quotes() {
    let app = app(Box::leak(Box::default()));
    for n in 0..5 {
        let (status, headers, _) = ask(&app, request("curl localhost:3000/quote")).await;
        assert_eq!(status, if n < 3 { 200 } else { 429 });
        assert_eq!(headers.contains_key("retry-after"), n >= 3);
    }
}

#[tokio::test]
async fn the_fields_that_are_not_valid() {
    let app = app(Box::leak(Box::default()));
    let line = r#"curl localhost:3000/accounts --json '{"email":"a","displayName":"","age":7}'"#;
    let (_, _, body) = ask(&app, request(line)).await;
    let body: Value = serde_json::from_slice(&body).unwrap();
    let pointers: Vec<&str> =
        body["errors"].as_array().unwrap().iter().filter_map(|it| it["pointer"].as_str()).collect();
    assert_eq!(pointers, ["/age", "/displayName", "/email"]);
}

/// Where and why a body cannot be read, and nothing of what is in it.
#[tokio::test]
async fn the_type_that_is_needed() {
    let app = app(Box::leak(Box::default()));
    let line = r#"curl localhost:3000/accounts --json '{"email":"a","age":"hunter2"}'"#;
    let (status, _, body) = ask(&app, request(line)).await;
    assert_eq!(status, 400);
    let body: Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(body["errors"][0]["pointer"], "/age");
    assert_eq!(body["errors"][0]["detail"], "a whole number from 0 to 255 is needed here");
    assert!(!body.to_string().contains("hunter2"));
}

#[tokio::test]
async fn the_reference() {
    let app = app(Box::leak(Box::default()));
    for line in ["curl localhost:3000/errors", "curl localhost:3000/errors/"] {
        let (status, headers, page) = ask(&app, request(line)).await;
        assert_eq!(
            (status, String::from_utf8(page).unwrap()),
            (StatusCode::OK, ERRORS.book().html())
        );
        let known =
            request(&format!("{line} -H 'if-none-match: {}'", headers["etag"].to_str().unwrap()));
        assert_eq!(ask(&app, known).await.0, 304);
    }
    let (status, headers, body) = ask(&app, request("curl localhost:3000/errors/Lost")).await;
    assert_eq!(status, 404);
    assert_eq!(headers["content-type"], "application/problem+json");
    let body: Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(body["instance"], "/errors/Lost");
    let (status, headers, _) = ask(&app, request("curl -X POST localhost:3000/errors/Lost")).await;
    assert_eq!((status, headers.contains_key("allow")), (StatusCode::NOT_FOUND, false));
    let (status, headers, _) = ask(&app, request("curl -X POST localhost:3000/errors")).await;
    assert_eq!(
        (status, &headers["allow"]),
        (StatusCode::METHOD_NOT_ALLOWED, &HeaderValue::from_static("GET, HEAD"))
    );
}

/// The document is the golden file, and has for each operation the statuses that it is seen to answer with.
#[tokio::test]
async fn the_openapi_document() {
    let app = app(Box::leak(Box::default()));
    let (status, _, body) = ask(&app, request("curl localhost:3000/openapi.json")).await;
    assert_eq!(status, 200);
    let document: Value = serde_json::from_slice(&body).unwrap();
    let golden = expect_test::expect_file!["../../tests/golden/server.openapi.json"];
    golden.assert_eq(&(serde_json::to_string_pretty(&document).unwrap() + "\n"));
    let statuses = |path: &str, method: &str| -> Vec<&String> {
        let responses = &document["paths"][path][method]["responses"];
        responses.as_object().unwrap().keys().collect()
    };
    assert_eq!(statuses("/accounts", "post"), ["201", "400", "409", "422"]);
    assert_eq!(statuses("/accounts/{id}/balance", "get"), ["200", "400", "404"]);
    assert_eq!(statuses("/accounts/{id}/charges", "post"), ["200", "400", "403", "404"]);
    assert_eq!(statuses("/quote", "get"), ["200", "429"]);
    // What is documented is what the layer answers with.
    let line = "curl localhost:3000/accounts/7/balance";
    let (_, headers, body) = ask(&app, request(line)).await;
    let body: Value = serde_json::from_slice(&body).unwrap();
    let media_type = headers["content-type"].to_str().unwrap();
    let response = &document["paths"]["/accounts/{id}/balance"]["get"]["responses"]["404"];
    let schema = &response["content"][media_type]["schema"];
    assert_eq!(schema["properties"]["type"]["enum"][0], body["type"]);
    assert_eq!(schema["properties"]["code"]["enum"][0], body["code"]);
}

/// What the service has logged, of all tests.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// What is outside of the layer adds to every response: to those of handlers, of the router, of the
/// middleware inside, and of a panic.
#[tokio::test]
async fn what_is_around_the_layer() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().with_ansi(false).without_time();
    subscriber.with_max_level(Level::DEBUG).with_writer(move || writer.clone()).init();

    let app = app(Box::leak(Box::default()));
    for (path, status) in
        [("/accounts/7/balance", 404), ("/nowhere", 404), ("/slow", 408), ("/panic", 500)]
    {
        let request = Request::get(path)
            .header("origin", "https://app.example.com")
            .header("accept-encoding", "gzip")
            .body(Body::empty())
            .unwrap();
        let (actual, headers, body) = ask(&app, request).await;
        assert_eq!(actual, status, "{path}");
        assert_eq!(headers["access-control-allow-origin"], "*", "{path}");
        assert_eq!(headers["content-encoding"], "gzip", "{path}");
        let body: Value = serde_json::from_reader(GzDecoder::new(&*body)).unwrap();
        // The id that somebody reads to the support is that of the log.
        let id = body["requestId"].as_str().unwrap();
        assert_eq!(headers["x-request-id"], id, "{path}");
        let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
        let id = format!("request_id={id}");
        let line = log.lines().find(|line| line.contains(&id)).expect("the error is logged");
        let span = format!("request{{method=GET path=\"{path}\"}}: errbook:");
        assert!(line.contains(&span), "{line}");
    }
}

/// What is published of the service.
#[test]
fn the_books_are_the_golden_files() {
    let book = ERRORS.book();
    expect_test::expect_file!["../../tests/golden/server.book.json"].assert_eq(&book.to_json());
    let text = book.markdown().to_string();
    expect_test::expect_file!["../../tests/golden/server.md"].assert_eq(&text);
}
