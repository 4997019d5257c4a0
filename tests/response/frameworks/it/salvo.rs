//! salvo 1, whose hoops all write to one response.

mod hoops;
mod types;

use std::net::SocketAddr;

use errbook::integration::salvo as errbook_salvo;
use futures::stream;
use salvo::catch_panic::CatchPanic;
use salvo::extract::JsonBody;
use salvo::http::header::CONTENT_TYPE;
use salvo::http::request::SecureMaxSize;
use salvo::http::{HeaderValue, ParseError, ResBody};
use salvo::prelude::*;

use crate::app::{
    self, AccountError, BODY_LIMIT, GRPC, HTML, JSON, SECRET, Search, SignUp, TEAPOT, TIMEOUT,
};
use crate::cases;
use crate::input;

#[handler]
async fn ok() -> &'static str {
    "ok"
}

#[handler]
async fn answer_error(req: &mut Request) -> Result<&'static str, AccountError> {
    Err(app::error(req.param("n").unwrap()))?;
    Ok("no error")
}

#[handler]
async fn boxed_error(req: &mut Request) -> Result<&'static str, errbook::Error> {
    Err(app::error(req.param("n").unwrap()))?;
    Ok("no error")
}

#[handler]
async fn sign_up(_account: JsonBody<SignUp>) -> StatusCode {
    StatusCode::CREATED
}

#[handler]
async fn read(_account: errbook_salvo::Json<SignUp>) -> StatusCode {
    StatusCode::CREATED
}

#[handler]
async fn search(req: &mut Request) -> Result<&'static str, ParseError> {
    req.parse_queries::<Search>()?;
    Ok("found")
}

#[handler]
async fn slow() {
    std::future::pending::<()>().await;
}

#[handler]
async fn panicking() {
    panic!("{SECRET} is gone")
}

fn write(res: &mut Response, status: StatusCode, content_type: &'static str, body: ResBody) {
    res.status_code(status).body(body);
    res.headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
}

#[handler]
async fn html(res: &mut Response) {
    let body = ResBody::stream(stream::iter(HTML.map(Ok::<_, std::io::Error>)));
    write(res, StatusCode::INTERNAL_SERVER_ERROR, "text/html", body);
}

#[handler]
async fn json(res: &mut Response) {
    write(res, StatusCode::INTERNAL_SERVER_ERROR, "application/json", JSON.into());
}

#[handler]
async fn teapot(res: &mut Response) {
    for (name, value) in TEAPOT {
        res.headers.append(name, HeaderValue::from_static(value));
    }
    write(res, StatusCode::IM_A_TEAPOT, "text/plain", SECRET.into());
}

#[handler]
async fn grpc(res: &mut Response) {
    write(res, StatusCode::OK, "application/grpc", GRPC.into());
}

#[handler]
async fn unauthenticated() -> AccountError {
    AccountError::Unauthenticated
}

fn routes() -> Router {
    let at = Router::with_path;
    let users = at("users/{id}").get(unauthenticated);
    Router::new()
        .hoop(SecureMaxSize::new(BODY_LIMIT))
        .hoop(Timeout::new(TIMEOUT).error(StatusError::request_timeout))
        .push(at("ok").get(ok))
        .push(at("errors/{n}").get(answer_error).head(answer_error))
        .push(at("boxed/{n}").get(boxed_error).head(boxed_error))
        .push(at("accounts").post(sign_up))
        .push(at("read").post(read))
        .push(at("search").get(search))
        .push(at("slow").get(slow))
        .push(at("panic").get(panicking))
        .push(at("html").get(html))
        .push(at("teapot").get(teapot))
        .push(at("json").get(json))
        .push(at("grpc").get(grpc))
        .push(at("v1").push(users).push(at("deep/users/{id}").get(unauthenticated)))
}

/// The routes with the layer around them.
pub(crate) fn service(routes: Router) -> Service {
    Service::new(routes).hoop(app::layer())
}

/// Serves anything that salvo can serve.
pub(crate) fn serve(service: impl Into<Service> + Send + 'static) -> SocketAddr {
    let (listener, address) = app::listen();
    std::thread::spawn(move || {
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            Server::new(salvo::conn::tcp::TcpAcceptor::try_from(listener).unwrap())
                .serve(service)
                .await;
        });
    });
    address
}

/// The layer on the service, which catches the panics itself.
#[test]
fn on_the_service() {
    cases::run(serve(service(routes())));
}

/// The same with salvo's own hoop for panics in it.
#[test]
fn around_catch_panic() {
    cases::run(serve(service(Router::with_hoop(CatchPanic::new()).push(routes()))));
}

#[test]
fn told_once() {
    let (layer, told) = app::watched_layer();
    cases::told_once(serve(Service::new(routes()).hoop(layer)), &told);
}

/// Where no layer sets the 200, an error keeps the status that ends a chain.
#[test]
fn without_a_layer() {
    cases::without_a_layer(serve(routes()), 403);
}

/// What cannot be read, and why: with a layer and without one.
#[test]
fn input() {
    input::refused(serve(Service::new(routes()).hoop(input::layer())));
    input::without_a_layer(serve(routes()));
}
