//! poem 3, whose router, extractors and middleware answer with `poem::Error`.

mod errors;

use std::net::SocketAddr;

use errbook::integration::poem as errbook_poem;
use errbook::standard::HttpError;
use poem::error::MethodNotAllowedError;
use poem::http::StatusCode;
use poem::listener::TcpAcceptor;
use poem::middleware::{CatchPanic, SizeLimit};
use poem::web::{Json, Path, Query};
use poem::{
    Body, Endpoint, EndpointExt, IntoEndpoint, IntoResponse, Request, Response, Route, RouteMethod,
    Server, get, handler, post,
};

use crate::app::{
    self, AccountError, BODY_LIMIT, GRPC, HTML, JSON, SECRET, Search, SignUp, TEAPOT, TIMEOUT,
};
use crate::cases;
use crate::input;

#[handler]
fn ok() -> &'static str {
    "ok"
}

#[handler]
fn answer_error(Path(n): Path<usize>) -> Result<&'static str, AccountError> {
    Err(app::error(n))?;
    Ok("no error")
}

#[handler]
fn boxed_error(Path(n): Path<usize>) -> Result<&'static str, errbook::Error> {
    Err(app::error(n))?;
    Ok("no error")
}

#[handler]
fn unauthenticated() -> poem::Result<&'static str> {
    Err(AccountError::Unauthenticated)?
}

#[handler]
fn sign_up(_: Json<SignUp>) -> StatusCode {
    StatusCode::CREATED
}

#[handler]
fn read(_: errbook_poem::Json<SignUp>) -> StatusCode {
    StatusCode::CREATED
}

#[handler]
fn search(_: Query<Search>) -> &'static str {
    "found"
}

#[handler]
async fn slow() {
    std::future::pending::<()>().await;
}

#[handler]
fn panicking() -> &'static str {
    panic!("{SECRET} is gone")
}

#[handler]
fn html() -> Response {
    let parts = HTML.map(Ok::<_, std::io::Error>);
    let body = Body::from_bytes_stream(futures::stream::iter(parts));
    Response::builder()
        .status(StatusCode::INTERNAL_SERVER_ERROR)
        .content_type("text/html")
        .body(body)
}

#[handler]
fn json() -> impl IntoResponse {
    JSON.with_content_type("application/json").with_status(StatusCode::INTERNAL_SERVER_ERROR)
}

#[handler]
fn teapot() -> Response {
    let response = Response::builder().status(StatusCode::IM_A_TEAPOT).content_type("text/plain");
    TEAPOT.into_iter().fold(response, |it, (name, value)| it.header(name, value)).body(SECRET)
}

#[handler]
fn grpc() -> impl IntoResponse {
    GRPC.with_content_type("application/grpc")
}

/// A route whose 405 says which methods it has.
fn allow(methods: &'static str, route: RouteMethod) -> impl Endpoint<Output = Response> {
    route.catch_error(move |_: MethodNotAllowedError| async move {
        let error = HttpError::MethodNotAllowed { allow: Some(methods.into()) };
        poem::Error::from(error).into_response()
    })
}

async fn in_time<E: Endpoint>(endpoint: E, request: Request) -> poem::Result<E::Output> {
    match tokio::time::timeout(TIMEOUT, endpoint.call(request)).await {
        Ok(result) => result,
        Err(_) => Err(StatusCode::REQUEST_TIMEOUT.into()),
    }
}

fn routes() -> impl Endpoint<Output = Response> {
    let deep = Route::new().at("/users/:id", get(unauthenticated));
    let users = Route::new().at("/users/:id", get(unauthenticated)).nest("/deep", deep);
    Route::new()
        .at("/ok", get(ok))
        .at("/errors/:n", get(answer_error))
        .at("/boxed/:n", get(boxed_error))
        .at("/accounts", allow("POST", post(sign_up.with(SizeLimit::new(BODY_LIMIT)))))
        .at("/read", post(read.with(SizeLimit::new(BODY_LIMIT))))
        .at("/search", get(search))
        .at("/slow", get(slow))
        .at("/panic", get(panicking))
        .at("/html", get(html))
        .at("/teapot", get(teapot))
        .at("/json", get(json))
        .at("/grpc", get(grpc))
        .nest("/v1", users)
        .around(in_time)
}

/// Serves anything that poem can serve.
pub(crate) fn serve(app: impl IntoEndpoint<Endpoint: 'static> + Send + 'static) -> SocketAddr {
    let (listener, address) = app::listen();
    std::thread::spawn(move || {
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let acceptor = TcpAcceptor::from_std(listener).unwrap();
            Server::new_with_acceptor(acceptor).run(app).await.unwrap();
        });
    });
    address
}

/// The layer on the routes, which catches the panics itself.
#[test]
fn on_the_routes() {
    cases::run(serve(routes().with(app::layer())));
}

/// The layer around poem's own middleware for panics.
#[test]
fn around_catch_panic() {
    cases::run(serve(routes().with(CatchPanic::new()).with(app::layer())));
}

#[test]
fn told_once() {
    let (layer, told) = app::watched_layer();
    cases::told_once(serve(routes().with(layer)), &told);
}

#[test]
fn without_a_layer() {
    cases::without_a_layer(serve(routes()), 200);
}

/// What cannot be read, and why: with a layer and without one.
#[test]
fn input() {
    input::refused(serve(routes().with(input::layer())));
    input::without_a_layer(serve(routes()));
}
