use axum::Router;
use axum::body::Body;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;

use super::{Dynamic, boxed, broken, dynamic, internal, listen, occurrence, run};
use crate::app::{self, AccountError};
use crate::axum::serve;

#[test]
fn of_axum() {
    listen();
    let parts = || futures::stream::iter([Ok("row"), Err(broken())]);
    let page = async |_: Response| {
        let (mut parts, body) = Html("<h1>Sorry</h1>").into_response().into_parts();
        let (error, _) = internal().into_response().into_parts();
        parts.status = error.status;
        parts.extensions = error.extensions;
        Response::from_parts(parts, body)
    };
    let replaced = get(async || internal()).layer(axum::middleware::map_response(page));
    let app = Router::new()
        .route("/boxed", get(async || Err::<(), Box<AccountError>>(boxed())))
        .route("/dynamic", get(async || Err::<(), Dynamic>(dynamic())))
        .route("/occurrence", get(async || occurrence(&boxed()).into_response()))
        .route("/replaced", replaced)
        .route("/breaks", get(async move || Body::from_stream(parts())));
    run("axum", serve(app.layer(app::layer())));
}
