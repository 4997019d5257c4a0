//! axum 0.8, whose extractors, router and middleware answer by themselves.

use std::net::SocketAddr;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Path, Query};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use tower::Layer;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

use crate::app::{
    self, AccountError, BODY_LIMIT, GRPC, HTML, JSON, SECRET, Search, SignUp, TIMEOUT,
};
use crate::cases;

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
    let users = Router::new()
        .route("/users/{id}", get(async || AccountError::Unauthenticated))
        .nest("/deep", Router::new().route("/users/{id}", get(async || "ok")));
    Router::new()
        .route("/ok", get(async || "ok"))
        .route("/errors/{n}", get(answer_error))
        .route("/boxed/{n}", get(boxed_error))
        .route("/accounts", post(async |_: Json<SignUp>| StatusCode::CREATED))
        .route("/search", get(async |_: Query<Search>| "found"))
        .route("/slow", get(async || tokio::time::sleep(Duration::from_secs(60)).await))
        .route("/panic", get(panicking))
        .route("/html", get(html))
        .route(
            "/json",
            get(async || {
                let content_type = [(header::CONTENT_TYPE, "application/json")];
                (StatusCode::INTERNAL_SERVER_ERROR, content_type, JSON)
            }),
        )
        .route("/grpc", get(async || ([(header::CONTENT_TYPE, "application/grpc")], GRPC)))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, TIMEOUT))
        .nest("/v1", users)
}

/// Serves anything that axum can serve.
fn serve(app: Router) -> SocketAddr {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
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
    cases::run(serve(routes().layer(app::layer())), "POST");
}

/// The layer around the router, with tower-http's own layer for panics in it.
#[test]
fn around_the_router() {
    let app = app::layer().layer(CatchPanicLayer::new().layer(routes()));
    cases::run(serve(Router::new().fallback_service(app)), "POST");
}
