//! And what a middleware of actix-web says of its errors, which no other framework asks for.

use std::convert::Infallible;
use std::fmt;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, Next, from_fn};
use actix_web::{App, Error, HttpResponse, ResponseError, web};
use bytes::Bytes;
use errbook::standard::HttpError;

use super::{Dynamic, boxed, broken, dynamic, internal, listen, logged, occurrence, run};
use crate::actix::serve;
use crate::app::{self, AccountError, SECRET};
use crate::cases::expected;
use crate::client::ask;

async fn page(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse, Error> {
    let (request, mut response) = next.call(request).await?.into_parts();
    let html = "text/html".parse().unwrap();
    response.headers_mut().insert(actix_web::http::header::CONTENT_TYPE, html);
    Ok(ServiceResponse::new(request, response.set_body(BoxBody::new("<h1>Sorry</h1>"))))
}

async fn breaks() -> HttpResponse {
    let parts = [Ok(Bytes::from_static(b"row")), Err(broken())];
    HttpResponse::Ok().streaming(futures::stream::iter(parts))
}

#[test]
fn of_actix() {
    listen();
    let address = serve!({
        App::new()
            .route("/boxed", web::get().to(async || Err::<&str, Box<AccountError>>(boxed())))
            .route("/dynamic", web::get().to(async || Err::<&str, Dynamic>(dynamic())))
            .route("/occurrence", web::get().to(async || HttpResponse::from(occurrence(&boxed()))))
            .service(
                web::resource("/replaced")
                    .get(async || Err::<&str, _>(internal()))
                    .wrap(from_fn(page)),
            )
            .route("/breaks", web::get().to(breaks))
            .wrap(app::layer())
    });
    run("actix", address);
    let error = Error::from(occurrence(&boxed()));
    assert_eq!(error.to_string(), "ada@example.com is already in use.");
    assert_eq!(error.error_response().status(), 409);
}

/// An error that cannot say what it is.
#[derive(Debug)]
struct Speechless;

impl fmt::Display for Speechless {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        panic!("no words for {SECRET}")
    }
}

impl ResponseError for Speechless {}

/// The same, behind an error of errbook's.
#[derive(Debug, errbook::ApiError)]
#[api(internal)]
struct Hidden(#[api(source)] SpeechlessSource);

#[derive(Debug)]
struct SpeechlessSource;

impl fmt::Display for SpeechlessSource {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        panic!("no words for {SECRET}")
    }
}

impl std::error::Error for SpeechlessSource {}

async fn fails(
    request: ServiceRequest,
    _: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse, Error> {
    Err(match request.path() {
        "/speechless" => Speechless.into(),
        _ => Hidden(SpeechlessSource).into(),
    })
}

/// A panic in what an error of a middleware says closes no connection.
#[test]
fn errors_that_panic() {
    let address = serve!({
        let gated = |path| web::resource(path).get(async || "ok").wrap(from_fn(fails));
        let app = App::new().service(gated("/speechless")).service(gated("/hidden"));
        app.wrap(app::layer())
    });
    for path in ["/speechless", "/hidden"] {
        let answer = ask(address, "GET", path, &[("x-request-id", "r-1")], "");
        assert_eq!(answer, expected("GET", path, &HttpError::InternalServerError));
    }
}

/// A body that says less than it sends, or that only ever sends nothing.
struct Endless(&'static [u8]);

static POLLS: AtomicUsize = AtomicUsize::new(0);

impl MessageBody for Endless {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Sized(100)
    }

    fn poll_next(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Infallible>>> {
        POLLS.fetch_add(1, Ordering::Relaxed);
        Poll::Ready(Some(Ok(Bytes::from_static(self.0))))
    }
}

#[test]
fn bodies_without_an_end() {
    let address = serve!({
        let lying = async || HttpResponse::InternalServerError().body(Endless(&[b'x'; 1024]));
        let empty = async || HttpResponse::InternalServerError().body(Endless(b""));
        let app = App::new().route("/lying", web::get().to(lying));
        app.route("/empty", web::get().to(empty)).wrap(app::layer())
    });
    for (path, most) in [("/lying", 8), ("/empty", 256)] {
        let answer = ask(address, "GET", path, &[("x-request-id", "r-1")], "");
        assert_eq!(answer, expected("GET", path, &HttpError::InternalServerError));
        assert!(POLLS.swap(0, Ordering::Relaxed) <= most);
    }
}

/// A text that nobody has said is one, and what a compression inside makes of it, or of nothing.
#[test]
fn texts_through_a_compression() {
    listen();
    let address = serve!({
        let text = async || HttpResponse::InternalServerError().body(SECRET);
        let nothing = async || HttpResponse::InternalServerError().finish();
        let app = App::new().route("/text", web::get().to(text));
        let app = app.route("/nothing", web::get().to(nothing));
        app.wrap(Compress::default()).wrap(app::layer())
    });
    for (path, cause) in [("/text", Some(SECRET)), ("/nothing", None)] {
        for encoding in ["identity", "gzip"] {
            let id = format!("actix-{encoding}-{}", &path[1..]);
            let headers = [("x-request-id", &*id), ("accept-encoding", encoding)];
            let answer = ask(address, "GET", path, &headers, "");
            assert_eq!(answer.status, 500);
            assert_eq!(answer.header("content-type"), Some("application/problem+json"));
            assert!(!answer.contains(SECRET));
            let causes = cause.map_or(String::new(), |cause| format!(" causes={cause}"));
            assert_eq!(
                logged(&id),
                [format!(
                    "ERROR message=Internal Server Error code=InternalServerError status=500 \
                     method=GET path={path} request_id={id}{causes}"
                )]
            );
        }
    }
}
