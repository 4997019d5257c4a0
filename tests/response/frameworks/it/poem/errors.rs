//! What becomes of errors on their way through poem, and of its own.

use std::sync::{Arc, Mutex};

use errbook::layer::{Snapshot, Untouched};
use errbook::standard::HttpError;
use errbook::{ApiError, Occurrence, format};
use poem::endpoint::make_sync;
use poem::http::{Method, StatusCode, Uri};
use poem::middleware::Cors;
use poem::{Endpoint, EndpointExt, IntoResponse, Request, Response, Route, get, handler};

use super::{routes, serve, unauthenticated};
use crate::app::{self, AccountError, SECRET, Taken};
use crate::cases;
use crate::client::{Answer, ask};

/// What an endpoint answers, asked in the process.
async fn answer_of(endpoint: &impl Endpoint, method: Method, path: &str) -> Answer {
    let request = Request::builder().method(method).uri_str(path).header("x-request-id", "r-1");
    let mut response = endpoint.get_response(request.finish()).await;
    let body = response.take_body().into_bytes().await.unwrap();
    Answer::new(response.status().as_u16(), response.headers(), &body)
}

/// All but the length, which is the server's.
async fn assert_answers(endpoint: &impl Endpoint, path: &str, error: &dyn ApiError) {
    for method in [Method::GET, Method::HEAD] {
        let mut expected = cases::expected(method.as_str(), path, error);
        let mut answer = answer_of(endpoint, method, path).await;
        for it in [&mut expected, &mut answer] {
            it.headers.retain(|(name, _)| name != "content-length");
        }
        assert_eq!(answer, expected, "{error:?}");
    }
}

/// A layer on a nested route: the path is the one that the client asked for, what is outside is
/// none of its business, and a layer around it leaves its answers alone.
#[test]
fn on_a_nested_route() {
    let users = Route::new().at("/users/:id", get(unauthenticated)).with(app::layer());
    let outer = app::layer().on_failure(|_| HttpError::ImATeapot.into());
    let app = Route::new().nest("/api/v1", users).with(outer);
    let address = serve(app);
    let asked = |path| ask(address, "GET", path, &[("x-request-id", "r-1")], "");
    let error = AccountError::Unauthenticated;
    assert_eq!(asked("/api/v1/users/7"), cases::expected("GET", "/api/v1/users/7", &error));
    let error = HttpError::NotFound;
    assert_eq!(asked("/api/v1/none"), cases::expected("GET", "/api/v1/none", &error));
    assert_eq!(asked("/none"), cases::expected("GET", "/none", &HttpError::ImATeapot));
}

/// A layer on one endpoint, inside of the route that makes a GET of a HEAD.
#[tokio::test]
async fn on_an_endpoint() {
    let app = Route::new().at("/users/:id", get(unauthenticated.with(app::layer())));
    assert_answers(&app, "/users/7", &AccountError::Unauthenticated).await;
}

/// Errors of middleware between a handler and the layer, also where one has answered with them.
#[tokio::test]
async fn errors_of_middleware() {
    let guarded = routes().around(async |_, _| Err::<(), _>(AccountError::Maintenance.into()));
    let answered = guarded.catch_all_error(async |error| error.into_response());
    assert_answers(&answered.with(app::layer()), "/ok", &AccountError::Maintenance).await;
}

/// What poem's own errors say reaches `on_failure` and the logs, with its causes.
#[tokio::test]
async fn texts_of_failures() {
    #[handler]
    fn by_error() -> poem::Result<()> {
        let source = std::io::Error::other(SECRET);
        Err(poem::error::InternalServerError(AccountError::Database { query: "find", source }))
    }
    #[handler]
    fn by_response() -> (StatusCode, &'static str) {
        (StatusCode::INTERNAL_SERVER_ERROR, SECRET)
    }
    #[handler]
    fn too_long() -> (StatusCode, String) {
        (StatusCode::INTERNAL_SERVER_ERROR, SECRET.repeat(8 * 1024))
    }
    let texts = Arc::new(Mutex::new(Vec::new()));
    let pushed = Arc::clone(&texts);
    let layer = app::layer().observe(move |occurrence| {
        let cause = occurrence.causes().next().map(ToString::to_string);
        pushed.lock().unwrap().push(cause);
    });
    let app = Route::new()
        .at("/error", by_error)
        .at("/response", by_response)
        .at("/long", too_long)
        .with(layer);
    for path in ["/error", "/response", "/long"] {
        let expected = cases::expected("GET", path, &HttpError::InternalServerError);
        assert_eq!(answer_of(&app, Method::GET, path).await.body, expected.body);
    }
    let with_cause = format!("query find failed: {SECRET}");
    let cut = SECRET.repeat(8 * 1024)[..8 * 1024].to_owned();
    let expected = [Some(with_cause), Some(SECRET.to_owned()), Some(cut)];
    assert_eq!(*texts.lock().unwrap(), expected);
}

/// Middleware inside of the layer that makes a response of each error, as `Cors` does.
#[tokio::test]
async fn texts_of_errors_that_middleware_answers() {
    #[handler]
    fn failing() -> poem::Result<()> {
        Err(poem::error::InternalServerError(std::io::Error::other(SECRET)))
    }
    let app = Route::new().at("/failing", failing).to_response().with(app::layer());
    assert_answers(&app, "/failing", &HttpError::InternalServerError).await;

    let app = Route::new().at("/failing", failing).with(Cors::new()).with(app::layer());
    let request = Request::builder().uri_str("/failing").header("origin", "https://example.com");
    let response = app.get_response(request.finish()).await;
    assert_eq!(response.header("access-control-allow-origin"), Some("https://example.com"));
    assert!(!response.into_body().into_string().await.unwrap().contains(SECRET));
}

/// Panics before there is a future, and while an output becomes a response.
#[tokio::test]
async fn panics() {
    struct Early;
    impl Endpoint for Early {
        type Output = Late;
        fn call(&self, request: Request) -> impl Future<Output = poem::Result<Late>> {
            assert_ne!(request.uri().path(), "/early");
            async { Ok(Late) }
        }
    }
    struct Late;
    impl IntoResponse for Late {
        fn into_response(self) -> Response {
            panic!("{SECRET} is late")
        }
    }
    let app = Early.with(app::layer());
    for path in ["/early", "/late"] {
        assert_answers(&app, path, &HttpError::InternalServerError).await;
    }
}

/// `Untouched` in a response, and in an error.
#[tokio::test]
async fn untouched() {
    let response = make_sync(|_| {
        let mut response = Response::from((StatusCode::SERVICE_UNAVAILABLE, "draining"));
        response.set_data(Untouched);
        response
    });
    let error = make_sync(|_| {
        let mut error = poem::Error::from_string("draining", StatusCode::SERVICE_UNAVAILABLE);
        error.set_data(Untouched);
        Err::<(), _>(error)
    });
    for app in [response.map_to_response().boxed(), error.map_to_response().boxed()] {
        let answer = answer_of(&app.with(app::layer()), Method::GET, "/").await;
        assert_eq!((answer.status, &*answer.body), (503, &b"draining"[..]));
        assert_eq!(answer.headers, []);
    }
}

/// The text of a `poem::Error` is public; many services answer with it.
#[test]
fn the_text_is_the_message() {
    for error in app::every_error() {
        let message = Occurrence::new(&error).message();
        let error = poem::Error::from(error);
        assert_eq!(error.to_string(), message);
        assert!(error.data::<Snapshot>().is_some());
        assert!(!format!("{error:?}").contains(SECRET));
    }
}

/// An impl that is left to the user, with settings of its own, and an error that borrows, takes a
/// type and stays on its thread.
#[tokio::test]
async fn impls() {
    #[derive(Debug, ApiError)]
    #[api(status = 404, without(Response))]
    struct ByHand;

    impl From<ByHand> for poem::Error {
        fn from(error: ByHand) -> Self {
            Occurrence::new(&error).with_format(&format::MESSAGE).into()
        }
    }

    #[handler]
    fn by_hand() -> Result<(), ByHand> {
        Err(ByHand)
    }
    #[handler]
    fn taken(uri: &Uri) -> poem::Result<()> {
        Err(Taken { name: uri.path(), what: 7, here: std::rc::Rc::default() })?
    }
    let app = Route::new().at("/taken", taken).at("/by-hand", by_hand).with(app::layer());
    let error = Taken { name: "/taken", what: 7, here: std::rc::Rc::default() };
    assert_answers(&app, "/taken", &error).await;
    let answer = answer_of(&app, Method::GET, "/by-hand").await;
    let expected = Occurrence::new(&ByHand).with_format(&format::MESSAGE).body();
    assert_eq!((answer.status, answer.body), (404, expected.to_vec()));
    assert!(answer.headers.iter().any(|(name, _)| name == "x-content-type-options"));
}
