use poem::web::Html;
use poem::{Body, Endpoint, EndpointExt, IntoResponse, Request, Response, Route, handler};

use super::{Dynamic, boxed, broken, dynamic, internal, listen, occurrence, run};
use crate::app::{self, AccountError};
use crate::poem::serve;

#[handler]
fn in_a_box() -> Result<(), Box<AccountError>> {
    Err(boxed())
}

#[handler]
fn as_dynamic() -> Result<(), Dynamic> {
    Err(dynamic())
}

#[handler]
fn as_occurrence() -> poem::Result<()> {
    Err(occurrence(&boxed()))?
}

#[handler]
fn failing() -> Result<(), AccountError> {
    Err(internal())
}

#[handler]
fn breaks() -> Body {
    Body::from_bytes_stream(futures::stream::iter([Ok("row"), Err(broken())]))
}

async fn page<E: Endpoint>(endpoint: E, request: Request) -> poem::Result<Response> {
    let mut response = endpoint.get_response(request).await;
    let page = Html("<h1>Sorry</h1>").into_response();
    response.headers_mut().insert("content-type", "text/html".parse().unwrap());
    response.set_body(page.into_body());
    Ok(response)
}

#[test]
fn of_poem() {
    listen();
    let app = Route::new()
        .at("/boxed", in_a_box)
        .at("/dynamic", as_dynamic)
        .at("/occurrence", as_occurrence)
        .at("/replaced", failing.around(page))
        .at("/breaks", breaks);
    run("poem", serve(app.with(app::layer())));
}
