//! axum 0.8, whose extractors, router and middleware answer by themselves.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Path, Query};
use axum::http::{StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use errbook::ApiError;
use errbook::integration::axum as errbook_axum;
use errbook::standard::HttpError;
use tower::Layer;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

use crate::app::{
    self, AccountError, BODY_LIMIT, GRPC, HTML, JSON, SECRET, Search, SignUp, TEAPOT, TIMEOUT,
    Taken,
};
use crate::cases;
use crate::client::ask;
use crate::input;

async fn answer_error(Path(n): Path<usize>) -> Result<&'static str, AccountError> {
    Err(app::error(n))?;
    Ok("no error")
}

async fn boxed_error(Path(n): Path<usize>) -> Result<&'static str, errbook::Error> {
    Err(app::error(n))?;
    Ok("no error")
}

async fn panicking() -> &'static str {
    panic!("{SECRET} is gone")
}

async fn html() -> Response {
    let parts = HTML.map(Ok::<_, std::convert::Infallible>);
    let body = Body::from_stream(futures::stream::iter(parts));
    (StatusCode::INTERNAL_SERVER_ERROR, [(header::CONTENT_TYPE, "text/html")], body).into_response()
}

fn routes() -> Router {
    let users =
        Router::new().route("/users/{id}", get(async || AccountError::Unauthenticated)).nest(
            "/deep",
            Router::new().route("/users/{id}", get(async || AccountError::Unauthenticated)),
        );
    Router::new()
        .route("/ok", get(async || "ok"))
        .route("/errors/{n}", get(answer_error))
        .route("/boxed/{n}", get(boxed_error))
        .route("/accounts", post(async |_: Json<SignUp>| StatusCode::CREATED))
        .route("/read", post(async |_: errbook_axum::Json<SignUp>| StatusCode::CREATED))
        .route("/search", get(async |_: Query<Search>| "found"))
        .route("/slow", get(async || std::future::pending::<()>().await))
        .route("/panic", get(panicking))
        .route("/html", get(html))
        .route(
            "/json",
            get(async || {
                let content_type = [(header::CONTENT_TYPE, "application/json")];
                (StatusCode::INTERNAL_SERVER_ERROR, content_type, JSON)
            }),
        )
        .route("/teapot", get(async || (StatusCode::IM_A_TEAPOT, AppendHeaders(TEAPOT), SECRET)))
        .route("/grpc", get(async || ([(header::CONTENT_TYPE, "application/grpc")], GRPC)))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, TIMEOUT))
        .nest("/v1", users)
}

/// Serves anything that axum can serve.
pub(crate) fn serve(app: Router) -> SocketAddr {
    let (listener, address) = app::listen();
    std::thread::spawn(move || {
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            axum::serve(listener, app).await.unwrap();
        });
    });
    address
}

/// The layer on the router, which catches the panics itself.
#[test]
fn on_the_router() {
    cases::run(serve(routes().layer(app::layer())));
}

/// The layer around the router, with tower-http's own layer for panics in it.
#[test]
fn around_the_router() {
    let app = app::layer().layer(CatchPanicLayer::new().layer(routes()));
    cases::run(serve(Router::new().fallback_service(app)));
}

/// A layer on a nested router: the path is the one that the client asked for, and what is outside
/// is none of its business.
#[test]
fn on_a_nested_router() {
    let users = Router::new()
        .route("/users/{id}", get(async || AccountError::Unauthenticated))
        .route("/users", get(async || "ok"))
        .layer(app::layer());
    let address = serve(Router::new().nest("/api/v1", users));
    let error = AccountError::Unauthenticated;
    let asked = |method, path| ask(address, method, path, &[("x-request-id", "r-1")], "");
    assert_eq!(asked("GET", "/api/v1/users/7"), cases::expected("GET", "/api/v1/users/7", &error));
    let error = HttpError::MethodNotAllowed { allow: Some("GET,HEAD".into()) };
    assert_eq!(asked("PUT", "/api/v1/users"), cases::expected("PUT", "/api/v1/users", &error));
    let outside = asked("GET", "/nowhere");
    assert_eq!((outside.status, outside.body.len()), (404, 0));
}

/// The layer in one builder with middleware that answers by itself, which is around it.
#[test]
fn in_a_builder() {
    let around = TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, 2 * TIMEOUT);
    let layers = tower::ServiceBuilder::new().layer(around).layer(app::layer());
    let address = serve(Router::new().route("/ok", get(async || "ok")).layer(layers));
    let path = "/nowhere";
    let actual = ask(address, "GET", path, &[("x-request-id", "r-1")], "");
    assert_eq!(actual, cases::expected("GET", path, &HttpError::NotFound));
}

#[test]
fn told_once() {
    let (layer, told) = app::watched_layer();
    cases::told_once(serve(routes().layer(layer)), &told);
}

#[test]
fn without_a_layer() {
    cases::without_a_layer(serve(routes()), 200);
}

/// What is outside of the layer may write over what it has answered.
#[test]
fn what_is_written_over_an_answer() {
    let page = async |response: Response| response.map(|_| Body::from("<h1>Lost</h1>"));
    let app = Router::new().layer(app::layer()).layer(axum::middleware::map_response(page));
    let answer = ask(serve(app), "GET", "/nowhere", &[], "");
    assert_eq!((answer.status, &*answer.body), (404, &b"<h1>Lost</h1>"[..]));
}

/// An impl that is left to the user, and errors that borrow or take a type.
#[test]
fn impls() {
    #[derive(Debug, ApiError)]
    #[api(status = 404, without(Response))]
    struct ByHand;

    impl IntoResponse for ByHand {
        fn into_response(self) -> Response {
            StatusCode::IM_A_TEAPOT.into_response()
        }
    }

    assert_eq!(ByHand.into_response().status(), 418);
    let taken = Taken { name: "ann", what: 7, here: std::rc::Rc::default() };
    assert_eq!(taken.into_response().status(), 409);
}

/// What cannot be read, and why: with a layer and without one.
#[test]
fn input() {
    input::refused(serve(routes().layer(input::layer())));
    input::without_a_layer(serve(routes()));
}
