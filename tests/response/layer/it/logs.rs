//! One event an error.

use std::convert::Infallible;
use std::fmt::{self, Write};
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use errbook::ApiError;
use http::{Method, Request, Response};
use http_body::{Body, Frame};
use http_body_util::{BodyExt, Full};
use tower::{Layer, ServiceExt, service_fn};
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
    respond: impl FnOnce() -> Response<Full<Bytes>>,
) -> Vec<String> {
    // One for all tests: whether an event is wanted, tracing asks once for the whole process.
    let _ = tracing::subscriber::set_global_default(Lines);
    let mut request = request(method, path);
    request.headers_mut().insert("x-request-id", "r-1".parse().unwrap());
    through(ERRORS.layer(), request, respond).await;
    SEEN.with(Seen::take)
}

/// As loud as its entry says.
#[tokio::test]
async fn each_error_is_as_loud_as_it_says() {
    #[derive(Debug, ApiError)]
    enum Loud {
        #[api(status = 503, log = WARN)]
        Quieter,
        #[api(status = 404, log = ERROR)]
        Louder,
        #[api(status = 404, log = INFO)]
        Info,
        #[api(status = 500, log = TRACE)]
        Traced,
        #[api(internal, log = DEBUG)]
        Internal,
        #[api(internal, log = OFF)]
        Off,
    }

    let all = [Loud::Quieter, Loud::Louder, Loud::Info, Loud::Traced, Loud::Internal, Loud::Off];
    let mut levels = Vec::new();
    for error in all {
        for line in lines(Method::GET, "/", || answered(&error)).await {
            levels.push(line.split(' ').next().unwrap_or_default().to_owned());
        }
    }
    assert_eq!(levels, ["WARN", "ERROR", "INFO", "TRACE", "DEBUG"]);
}

/// An error of a 4xx has causes too, and they are in the same line.
#[tokio::test]
async fn the_causes_of_a_client_error() {
    #[derive(Debug, ApiError)]
    #[api(status = 400, display = "no JSON")]
    struct Unreadable(#[api(source)] std::io::Error);

    let source = std::io::Error::other(Unreadable(std::io::Error::other("at line 7")));
    assert_eq!(
        lines(Method::POST, "/users", || answered(&Unreadable(source))).await,
        ["DEBUG errbook message=no JSON code=Unreadable status=400 method=POST path=/users \
          request_id=r-1 causes=no JSON: at line 7 undocumented=true"]
    );
}

/// An error that something has made a page or a redirect of, or that is not to be touched.
#[tokio::test]
async fn an_error_that_something_has_replaced() {
    let source = std::io::Error::other("10.0.0.5 refused");
    let error = AccountError::Database { query: "find", source };
    let line = |replaced_by| {
        format!(
            "ERROR errbook message=query find failed code=InternalServerError status=500 \
             method=GET path=/ request_id=r-1 causes=10.0.0.5 refused replaced_by={replaced_by}"
        )
    };
    let page = lines(Method::GET, "/", || {
        let mut response = answered(&error);
        response.headers_mut().insert("content-type", "text/html".parse().unwrap());
        response
    });
    assert_eq!(page.await, [line(500)]);
    let redirect = lines(Method::GET, "/", || {
        let mut response = answered(&error);
        *response.status_mut() = http::StatusCode::FOUND;
        response
    });
    assert_eq!(redirect.await, [line(302)]);
    let untouched = lines(Method::GET, "/", || {
        let mut response = answered(&error);
        response.extensions_mut().insert(errbook::layer::Untouched);
        response
    });
    assert_eq!(untouched.await, [line(500)]);
}

/// It is told by one of nested layers.
#[tokio::test]
async fn replaced_in_layers() {
    let _ = tracing::subscriber::set_global_default(Lines);
    let service = service_fn(async |_: Request<()>| {
        let mut response = answered(&AccountError::NoEndpoint);
        *response.status_mut() = http::StatusCode::FOUND;
        Ok::<_, Infallible>(response)
    });
    let service = ERRORS.layer().layer(ERRORS.layer().layer(service));
    service.oneshot(request(Method::GET, "/")).await.unwrap();
    assert_eq!(SEEN.with(Seen::take).len(), 1);
}

/// A body that gives a piece and then breaks off, in one of two ways.
struct Breaking {
    left: Option<Bytes>,
    panics: bool,
}

impl Body for Breaking {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        Poll::Ready(Some(match self.left.take() {
            Some(piece) => Ok(Frame::data(piece)),
            None if self.panics => panic!("row 7\nis gone"),
            None => Err(std::io::Error::other("row 7\nis gone")),
        }))
    }
}

/// A response that has begun and breaks off: nobody else is told why.
#[tokio::test]
async fn a_response_that_breaks_off() {
    let _ = tracing::subscriber::set_global_default(Lines);
    for (status, panics) in [(200, true), (200, false), (404, true), (404, false)] {
        let service = service_fn(async |_: Request<()>| {
            let left = Some(Bytes::from_static(b"row"));
            let mut response = Response::new(Breaking { left, panics });
            *response.status_mut() = status.try_into().unwrap();
            response.headers_mut().insert("content-type", "text/csv".parse().unwrap());
            response.headers_mut().insert("x-request-id", "r-2".parse().unwrap());
            Ok::<_, Infallible>(response)
        });
        let asked = request(Method::GET, "/rows?token=secret");
        let response = ERRORS.layer().layer(service).oneshot(asked).await.unwrap();
        let mut body = response.into_body();
        assert_eq!(body.frame().await.unwrap().unwrap().into_data().unwrap(), "row");
        assert!(SEEN.with(Seen::take).is_empty());
        let rest = tokio::spawn(async move { body.frame().await.unwrap().map(drop) }).await;
        assert_eq!(rest.is_err(), panics, "a panic goes on, so that the connection closes");
        assert!(rest.is_err() || rest.unwrap().is_err());
        assert_eq!(
            SEEN.with(Seen::take),
            [format!(
                "ERROR errbook message=a response broke off while it was sent status={status} \
                 method=GET path=/rows request_id=r-2 causes=row 7\\nis gone"
            )]
        );
    }
}

/// What would show a line otherwise than it is, is escaped in all that is not errbook's own.
#[tokio::test]
async fn directions_and_separators_are_escaped() {
    #[derive(Debug, ApiError)]
    #[api(status = 500, display = "{text}")]
    struct Odd {
        text: String,
        source: std::io::Error,
    }
    let misleading = ('\0'..=char::MAX).filter(|it| {
        matches!(it, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    });
    for character in misleading {
        let text = format!("a{character}b");
        let error = Odd { text: text.clone(), source: std::io::Error::other(text.clone()) };
        let layer = ERRORS.layer().make_request_id(move || text.clone());
        let _ = tracing::subscriber::set_global_default(Lines);
        let path = format!("/a{character}b");
        through(layer, request(Method::GET, &path), || answered(&error)).await;
        let lines = SEEN.with(Seen::take);
        assert!(!lines[0].contains(character), "{lines:?}");
        assert_eq!(lines[0].matches(&format!("\\u{{{:x}}}", u32::from(character))).count(), 4);
    }
}

/// Neither a path nor an id fills the log, whoever has made it.
#[tokio::test]
async fn long_paths_and_ids() {
    let _ = tracing::subscriber::set_global_default(Lines);
    let layer = ERRORS.layer().make_request_id(|| "é".repeat(10_000_000));
    let path = format!("/{}", "a".repeat(60_000));
    through(layer, request(Method::GET, &path), || answered(&AccountError::NoEndpoint)).await;
    let line = SEEN.with(Seen::take).remove(0);
    assert!(line.len() < 2_000, "{}", line.len());
    assert!(line.contains(&format!("path=/{}… request_id=éé", "a".repeat(1023))), "{line}");
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

/// So is a header, once for all that is too large.
#[tokio::test]
async fn a_header_that_was_left_out() {
    #[derive(Debug, ApiError)]
    #[api(status = 409)]
    struct Odd {
        #[api(header = "X-Large")]
        large: [String; 3],
        #[api(header = "X-Larger", display)]
        larger: String,
    }
    let error = Odd { large: ["x"; 3].map(|it| it.repeat(10_000)), larger: "x".repeat(10_000) };
    let lines = lines(Method::GET, "/", || answered(&error)).await;
    assert_eq!(lines.len(), 2, "{lines:?}");
    let message = "a header was left out of a response: it was too large";
    assert_eq!(lines[0], format!("WARN errbook message={message} header=x-large"));
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
