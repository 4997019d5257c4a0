//! Chains of hoops, which write to one response and end at an error status.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use errbook::ApiError;
use errbook::layer::Untouched;
use errbook::standard::HttpError;
use salvo::catcher::Catcher;
use salvo::prelude::*;

use super::{ok, routes, serve, service, sign_up};
use crate::app::{self, AccountError};
use crate::client::{Answer, ask};

fn get(address: SocketAddr, path: &str) -> Answer {
    ask(address, "GET", path, &[], "")
}

fn code(answer: &Answer) -> String {
    let json: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    json["code"].as_str().unwrap_or_default().to_owned()
}

#[handler]
async fn not_found() -> AccountError {
    HttpError::NotFound.into()
}

/// A service of one route whose handler does not find what it is asked for, within this hoop.
fn not_found_within(hoop: impl Handler) -> SocketAddr {
    serve(service(Router::with_path("it").hoop(hoop).get(not_found)))
}

#[test]
fn methods() {
    let address = serve(service(routes()));
    let cases: &[(&str, &str, u16, Option<&str>)] = &[
        ("POST", "/errors/1", 405, Some("GET, HEAD")),
        ("HEAD", "/ok", 405, Some("GET")),
        ("PURGE", "/accounts", 405, Some("POST")),
        // The starts of paths.
        ("GET", "/", 404, None),
        ("GET", "/v1", 404, None),
        ("GET", "/ok", 200, None),
    ];
    for (method, path, status, allow) in cases {
        let answer = ask(address, method, path, &[], "");
        assert_eq!((answer.status, answer.header("allow")), (*status, *allow), "{method} {path}");
    }
}

#[handler]
async fn name_it(res: &mut Response) {
    res.headers.insert("x-name", "outer".parse().unwrap());
}

#[handler]
async fn panicking(res: &mut Response) {
    res.headers.insert("x-half-done", "yes".parse().unwrap());
    res.add_cookie(("half", "done").into()).render("half");
    panic!("gone")
}

/// The answer to a panic has what was there before, nothing of what panicked, and ends the chain,
/// also where no route was found and where the status of the answer is no error.
#[test]
fn panics() {
    errbook::catalog! { static FLAGGED = { format: errbook::format::SUCCESS_FLAG, standard: [404, 500] }; }
    for (layer, status) in [(app::layer(), 500), (FLAGGED.layer(), 200)] {
        let service = Service::new(routes()).hoop(name_it).hoop(layer).hoop(panicking).hoop(ok);
        let address = serve(service);
        for path in ["/ok", "/nowhere"] {
            let answer = get(address, path);
            assert_eq!((answer.status, answer.header("x-name")), (status, Some("outer")));
            assert_eq!((answer.header("x-half-done"), answer.header("set-cookie")), (None, None));
            let json: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
            assert!(json.is_object());
        }
    }
}

/// Doors
#[derive(Debug, ApiError)]
#[api(format = errbook::format::SUCCESS_FLAG)]
enum DoorError {
    /// It is locked.
    #[api(status = 403)]
    Locked,
}

#[handler]
async fn lock() -> Result<(), DoorError> {
    Err(DoorError::Locked)
}

/// An error ends the chain of handlers, also where its format answers 200 to everything.
#[test]
fn a_refusal() {
    let locked = || Router::with_path("door").hoop(lock).get(ok);
    let with = get(serve(service(locked())), "/door");
    let without = get(serve(locked()), "/door");
    assert_eq!((with.status, without.status), (200, 403));
    assert_eq!(with.body, without.body);
    assert!(with.contains("It is locked."));
}

#[handler]
async fn recover(req: &mut Request, depot: &mut Depot, res: &mut Response, ctrl: &mut FlowCtrl) {
    ctrl.call_next(req, depot, res).await;
    res.status_code(StatusCode::OK).render(Json("nobody"));
}

#[handler]
async fn show_a_page(
    req: &mut Request,
    depot: &mut Depot,
    res: &mut Response,
    ctrl: &mut FlowCtrl,
) {
    ctrl.call_next(req, depot, res).await;
    res.headers.insert("content-type", "text/html".parse().unwrap());
    res.body("<h1>Lost</h1>");
}

#[handler]
async fn fail(req: &mut Request, depot: &mut Depot, res: &mut Response, ctrl: &mut FlowCtrl) {
    ctrl.call_next(req, depot, res).await;
    res.render(StatusError::bad_gateway());
}

#[handler]
async fn drop_body(req: &mut Request, depot: &mut Depot, res: &mut Response, ctrl: &mut FlowCtrl) {
    ctrl.call_next(req, depot, res).await;
    res.take_body();
}

/// The last one that wrote is the one that counts.
#[test]
fn what_is_written_over_an_error() {
    let recovered = get(not_found_within(recover), "/it");
    assert_eq!((recovered.status, &*recovered.body), (200, &b"\"nobody\""[..]));
    let page = get(not_found_within(show_a_page), "/it");
    assert_eq!((page.status, &*page.body), (404, &b"<h1>Lost</h1>"[..]));
    let failure = get(not_found_within(fail), "/it");
    assert_eq!((failure.status, &*code(&failure)), (502, "BadGateway"));
    let without_body = get(not_found_within(drop_body), "/it");
    assert_eq!((without_body.status, &*code(&without_body)), (404, "NotFound"));
}

/// A hoop outside of the layer may write over what it has answered.
#[test]
fn what_is_written_over_an_answer() {
    let service = Service::new(Router::with_path("it").get(not_found));
    let address = serve(service.hoop(show_a_page).hoop(app::layer()));
    let page = get(address, "/it");
    assert_eq!((page.status, &*page.body), (404, &b"<h1>Lost</h1>"[..]));
}

#[handler]
async fn draining(res: &mut Response) {
    res.extensions.insert(Untouched);
    res.render_with_status(StatusCode::SERVICE_UNAVAILABLE, "draining");
}

#[test]
fn untouched() {
    let answer = get(serve(service(Router::new().get(draining))), "/");
    assert_eq!((answer.status, &*answer.body), (503, &b"draining"[..]));
}

/// The errors of another API below a path, which the layer of the service leaves.
#[test]
fn nested_scopes() {
    errbook::catalog! { static OLD = { format: errbook::format::FLAT, standard: [404] }; }
    let old = Router::with_path("old/it").hoop(OLD.layer()).get(not_found);
    let address = serve(service(Router::new().push(old).push(Router::with_path("it").get(ok))));
    let answer = get(address, "/old/it");
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert!(answer.contains(r#""requestURI":"/old/it""#));
    // A path without a route belongs to the service.
    let answer = get(address, "/old/nowhere");
    assert_eq!(answer.header("content-type"), Some("application/problem+json"));
}

#[handler]
async fn catch(res: &mut Response) {
    res.render("caught");
}

/// Neither salvo's pages nor the application's catchers come into it.
#[test]
fn catchers() {
    let address = serve(service(routes()).catcher(Catcher::default().hoop(catch)));
    for path in ["/nowhere", "/search?limit=many", "/errors/1"] {
        let answer = ask(address, "GET", path, &[("accept", "text/html")], "");
        assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{path}");
    }
}

#[handler]
async fn teapot() -> (StatusCode, &'static str) {
    (StatusCode::IM_A_TEAPOT, "short and stout")
}

#[test]
fn texts_of_failures() {
    let texts = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&texts);
    let layer = app::ERRORS.layer().on_failure(move |failure| {
        seen.lock().unwrap().extend(failure.text().map(str::to_owned));
        failure.into()
    });
    let address = serve(Service::new(Router::new().get(teapot).post(sign_up)).hoop(layer));
    assert_eq!(get(address, "/").status, 418);
    let answer = ask(address, "POST", "/", &[("content-type", "application/json")], "{");
    assert_eq!(answer.status, 400);
    let texts = texts.lock().unwrap();
    assert_eq!(texts[0], "short and stout");
    assert!(texts[1].contains("EOF while parsing"), "{}", texts[1]);
}
