use salvo::http::ResBody;
use salvo::prelude::*;

use super::{Dynamic, boxed, broken, dynamic, internal, listen, occurrence, run};
use crate::app::AccountError;
use crate::salvo::{serve, service};

#[handler]
async fn in_a_box() -> Result<(), Box<AccountError>> {
    Err(boxed())
}

#[handler]
async fn as_dynamic() -> Result<(), Dynamic> {
    Err(dynamic())
}

#[handler]
async fn as_occurrence(res: &mut Response) {
    res.render(occurrence(&boxed()));
}

#[handler]
async fn failing() -> AccountError {
    internal()
}

#[handler]
async fn page(req: &mut Request, depot: &mut Depot, res: &mut Response, ctrl: &mut FlowCtrl) {
    ctrl.call_next(req, depot, res).await;
    res.headers.insert("content-type", "text/html".parse().unwrap());
    res.body("<h1>Sorry</h1>");
}

#[handler]
async fn breaks(res: &mut Response) {
    res.body(ResBody::stream(futures::stream::iter([Ok("row"), Err(broken())])));
}

#[test]
fn of_salvo() {
    listen();
    let routes = Router::new()
        .push(Router::with_path("boxed").get(in_a_box))
        .push(Router::with_path("dynamic").get(as_dynamic))
        .push(Router::with_path("occurrence").get(as_occurrence))
        .push(Router::with_path("replaced").hoop(page).get(failing))
        .push(Router::with_path("breaks").get(breaks));
    run("salvo", serve(service(routes)));
}
