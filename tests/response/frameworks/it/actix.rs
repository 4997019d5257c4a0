//! actix-web 4, whose handlers and extractors leave a response, and whose middleware may leave an
//! error.

mod middleware;

use std::convert::Infallible;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::{Next, from_fn};
use actix_web::web::{self, Bytes};
use actix_web::{App, Error, HttpResponse, Resource, ResponseError, Route, guard};
use errbook::ApiError;
use errbook::integration::actix as errbook_actix;

use crate::app::{
    self, AccountError, BODY_LIMIT, GRPC, HTML, JSON, SECRET, Search, SignUp, TEAPOT, TIMEOUT,
    Taken,
};
use crate::cases;
use crate::client::ask;
use crate::input;

/// A route for GET and HEAD.
fn read() -> Route {
    web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
}

async fn answer_error(n: web::Path<usize>) -> Result<&'static str, AccountError> {
    Err(app::error(*n))?;
    Ok("no error")
}

async fn boxed_error(n: web::Path<usize>) -> Result<&'static str, errbook::Error> {
    Err(app::error(*n))?;
    Ok("no error")
}

/// Every error fits into actix-web's own.
async fn actix_error(n: web::Path<usize>) -> Result<&'static str, Error> {
    match *n % 2 {
        0 => Err(app::error(*n))?,
        _ => Err(errbook::Error::from(app::error(*n)))?,
    }
}

async fn panicking() -> &'static str {
    panic!("{SECRET} is gone")
}

async fn html() -> HttpResponse {
    let parts = HTML.map(|part| Ok::<_, Infallible>(Bytes::from_static(part.as_bytes())));
    let stream = futures::stream::iter(parts);
    HttpResponse::InternalServerError().content_type("text/html").streaming(stream)
}

async fn teapot() -> HttpResponse {
    let mut response = HttpResponse::ImATeapot();
    for header in TEAPOT {
        response.append_header(header);
    }
    response.content_type("text/plain").body(SECRET)
}

/// There is no middleware for this.
async fn timeout(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let too_slow = |_| Err(actix_web::error::ErrorRequestTimeout("too slow"));
    tokio::time::timeout(TIMEOUT, next.call(request)).await.unwrap_or_else(too_slow)
}

fn users() -> Resource {
    web::resource("/users/{id}").get(async || Err::<(), _>(AccountError::Unauthenticated))
}

fn routes(config: &mut web::ServiceConfig) {
    let ok = async || "ok";
    let slow = async || {
        tokio::time::sleep(TIMEOUT * 1000).await;
        "at last"
    };
    config
        .app_data(web::JsonConfig::default().limit(BODY_LIMIT))
        .app_data(web::PayloadConfig::default().limit(BODY_LIMIT))
        .service(web::resource("/ok").get(ok))
        .service(web::resource("/errors/{n}").route(read().to(answer_error)))
        .service(web::resource("/boxed/{n}").route(read().to(boxed_error)))
        .service(web::resource("/actix/{n}").route(read().to(actix_error)))
        .service(
            web::resource("/accounts")
                .post(async |_: web::Json<SignUp>| HttpResponse::Created().finish()),
        )
        .service(
            web::resource("/read")
                .post(async |_: errbook_actix::Json<SignUp>| HttpResponse::Created().finish()),
        )
        .service(web::resource("/search").get(async |_: web::Query<Search>| "found"))
        .service(web::resource("/slow").get(slow))
        .service(web::resource("/panic").get(panicking))
        .service(web::resource("/html").get(html))
        .service(web::resource("/teapot").get(teapot))
        .service(web::resource("/json").get(async || {
            HttpResponse::InternalServerError().content_type("application/json").body(JSON)
        }))
        .service(
            web::resource("/grpc")
                .get(async || HttpResponse::Ok().content_type("application/grpc").body(GRPC)),
        )
        .service(web::scope("/v1").service(users()).service(web::scope("/deep").service(users())));
}

/// Serves what `app` makes for each worker.
macro_rules! serve {
    ($app:expr) => {{
        let (listener, address) = crate::app::listen();
        std::thread::spawn(move || {
            let server = actix_web::HttpServer::new(move || $app).workers(1).disable_signals();
            let server = server.listen(listener).unwrap();
            actix_web::rt::System::new().block_on(async { server.run().await }).unwrap();
        });
        address
    }};
}
pub(crate) use serve;

#[test]
fn on_the_app() {
    let address = serve!(App::new().configure(routes).wrap(from_fn(timeout)).wrap(app::layer()));
    cases::run(address);
}

/// What an `actix_web::Error` answers is what the error in it does.
#[test]
fn errors_of_actix() {
    let address = serve!(App::new().configure(routes).wrap(app::layer()));
    for (n, error) in app::every_error().iter().enumerate() {
        let path = format!("/actix/{n}");
        let actual = ask(address, "GET", &path, &[("x-request-id", "r-1")], "");
        assert_eq!(actual, cases::expected("GET", &path, error), "{error:?}");
    }
}

#[test]
fn told_once() {
    let (layer, told) = app::watched_layer();
    cases::told_once(serve!(App::new().configure(routes).wrap(layer.clone())), &told);
}

#[test]
fn without_a_layer() {
    cases::without_a_layer(serve!(App::new().configure(routes)), 200);
}

/// An impl that is left to the user, and errors that borrow, take a type, or stay on their thread.
#[test]
fn impls() {
    #[derive(Debug, ApiError)]
    #[api(status = 404, without(Response))]
    struct ByHand;

    impl ResponseError for ByHand {
        fn error_response(&self) -> HttpResponse<BoxBody> {
            HttpResponse::ImATeapot().finish()
        }
    }

    assert_eq!(ByHand.error_response().status(), 418);
    let name = String::from("ann");
    let taken = Taken { name: &name, what: 7, here: std::rc::Rc::default() };
    assert_eq!(taken.status_code(), 409);
    assert_eq!(taken.error_response().status(), 409);
    let response = taken.error_response();
    let body = response.into_body().try_into_bytes().unwrap();
    assert_eq!(body, errbook::respond(&taken).into_body());
}

/// What cannot be read, and why: with a layer and without one.
#[test]
fn input() {
    input::refused(serve!(App::new().configure(routes).wrap(input::layer())));
    input::without_a_layer(serve!(App::new().configure(routes)));
}
