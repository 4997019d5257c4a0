//! One event an error.

use std::fmt::{self, Write};

use errbook::ApiError;
use http::Method;
use tracing::field::{Field, Visit};
use tracing::span;

use errbook_tests_layer::service::{AccountError, ERRORS, Seen, answered, plain, request, through};

thread_local! {
    /// What the test of this thread has logged.
    static SEEN: Seen = Seen::default();
}

/// A subscriber that writes each event as one line.
struct Lines;

impl tracing::Subscriber for Lines {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }
    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }
    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}
    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
    fn event(&self, event: &tracing::Event<'_>) {
        let metadata = event.metadata();
        let mut line = Line(format!("{} {}", metadata.level(), metadata.target()));
        event.record(&mut line);
        SEEN.with(|seen| seen.push(line.0));
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

/// The lines of one request.
async fn lines(
    method: Method,
    path: &str,
    respond: impl FnOnce() -> http::Response<http_body_util::Full<bytes::Bytes>>,
) -> Vec<String> {
    // One for all tests: whether an event is wanted, tracing asks once for the whole process.
    let _ = tracing::subscriber::set_global_default(Lines);
    let mut request = request(method, path);
    request.headers_mut().insert("x-request-id", "r-1".parse().unwrap());
    through(ERRORS.layer(), request, respond).await;
    SEEN.with(Seen::take)
}

#[tokio::test]
async fn a_server_error_with_its_causes() {
    #[derive(Debug, ApiError)]
    #[api(internal, display = "connection lost")]
    struct Lost(#[api(source)] std::io::Error);

    let source = std::io::Error::other(Lost(std::io::Error::other("10.0.0.5 refused")));
    let error = AccountError::Database { query: "find", source };
    assert_eq!(
        lines(Method::GET, "/users?token=secret", || answered(&error)).await,
        ["ERROR errbook message=query find failed code=InternalServerError status=500 method=GET \
          path=/users request_id=r-1 causes=connection lost: 10.0.0.5 refused"]
    );
}

#[tokio::test]
async fn a_client_error() {
    let error = AccountError::EmailAlreadyExists { email: "ada@example.com".into() };
    assert_eq!(
        lines(Method::POST, "/users", || answered(&error)).await,
        ["DEBUG errbook message=ada@example.com is already in use. code=EmailAlreadyExists \
          status=409 method=POST path=/users request_id=r-1"]
    );
}

#[tokio::test]
async fn a_failure() {
    // What a framework says of a 4xx may be what the client sent; of a 5xx it is the cause.
    let text = [("content-type", "text/plain")];
    assert_eq!(
        lines(Method::POST, "/", || plain(422, &text, "\"hunter2\" is no number")).await,
        ["DEBUG errbook message=The content is well formed, but what it says is not valid. \
          code=UnprocessableContent status=422 method=POST path=/ request_id=r-1"]
    );
    assert_eq!(
        lines(Method::POST, "/", || plain(500, &text, "no extension of type Pool")).await,
        ["ERROR errbook message=Internal Server Error code=InternalServerError status=500 \
          method=POST path=/ request_id=r-1 causes=no extension of type Pool"]
    );
}

#[tokio::test]
async fn control_characters_are_escaped() {
    #[derive(Debug, ApiError)]
    #[api(status = 500, display = "{text}")]
    struct Odd {
        text: String,
        source: std::io::Error,
    }
    let source = std::io::Error::other("a\rb");
    let error = Odd { text: "x\n2026 ERROR forged\u{1b}[31m\u{85}".into(), source };
    let lines = lines(Method::GET, "/", || answered(&error)).await;
    assert_eq!(
        lines,
        [
            r"ERROR errbook message=x\n2026 ERROR forged\u{1b}[31m\u{85} code=Odd status=500 method=GET path=/ request_id=r-1 causes=a\rb undocumented=true"
        ]
    );
}

#[tokio::test]
async fn nothing_of_a_success() {
    assert!(lines(Method::GET, "/", || plain(200, &[], "ok")).await.is_empty());
}

/// A member that cannot be serialized is missing in the body, and the log says so.
#[tokio::test]
async fn a_member_that_was_left_out() {
    struct Unserializable;
    impl serde::Serialize for Unserializable {
        fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("poisoned lock\nERROR forged"))
        }
    }
    #[derive(ApiError)]
    #[api(status = 409)]
    struct Odd {
        #[api(member)]
        odd: Unserializable,
        #[api(member)]
        none: Option<u8>,
    }
    impl fmt::Debug for Odd {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("Odd")
        }
    }
    let error = Odd { odd: Unserializable, none: None };
    assert_eq!(
        lines(Method::GET, "/", || answered(&error)).await,
        [
            "WARN errbook message=a member was left out of a body: it could not be serialized, or \
             was too large code=Odd member=odd error=\"poisoned lock\\nERROR forged\"",
            "DEBUG errbook message=Odd code=Odd status=409 method=GET path=/ request_id=r-1 \
             undocumented=true"
        ]
    );
}

/// Where and what the items are, for the operators too, as far as there is room.
#[tokio::test]
async fn items() {
    let error = errbook::read_json::<Vec<u8>>(b"[1, \"hunter2\"]").unwrap_err();
    assert_eq!(
        lines(Method::POST, "/users", || answered(&error)).await,
        ["DEBUG errbook message=The content is well formed, but what it says is not valid. \
          code=UnprocessableContent status=422 method=POST path=/users request_id=r-1 \
          items=at `/1`: a whole number from 0 to 255 is needed here"]
    );
    let item = |n| errbook::Item::new(format!("is\n{}", "a".repeat(200))).query(format!("p{n}"));
    let error = AccountError::Invalid { findings: (0..13).map(item).collect() };
    let [line] = &lines(Method::POST, "/users", || answered(&error)).await[..] else { panic!() };
    assert!(line.contains("items=at `p0` of the query: is\\naaa"), "{line}");
    assert!(line.ends_with("aaa; 8 more") && line.len() < 1500, "{line}");
}

/// What the service answers and its documents do not list is marked, so that somebody lists it.
#[tokio::test]
async fn an_undocumented_error() {
    errbook::catalog! { static LISTED = { standard: [404] }; }
    let _ = tracing::subscriber::set_global_default(Lines);
    for (status, is_listed) in [(404, true), (415, false)] {
        through(LISTED.layer(), request(Method::GET, "/"), || plain(status, &[], "")).await;
        let lines = SEEN.with(Seen::take);
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].contains("undocumented=true"), !is_listed, "{lines:?}");
    }
}
