use rocket::fairing::AdHoc;
use rocket::http::ContentType;
use rocket::response::Responder;
use rocket::tokio::io::{AsyncRead, ReadBuf};
use rocket::{Request, get, routes};

use super::{Dynamic, boxed, broken, dynamic, internal, listen, occurrence, run};
use crate::app::{self, AccountError};
use crate::rocket::{serve, service};

#[get("/boxed")]
fn in_a_box() -> Result<(), Box<AccountError>> {
    Err(boxed())
}

#[get("/dynamic")]
fn as_dynamic() -> Result<(), Dynamic> {
    Err(dynamic())
}

struct AsOccurrence;

impl<'r> Responder<'r, 'static> for AsOccurrence {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'static> {
        occurrence(&boxed()).respond_to(request)
    }
}

#[get("/occurrence")]
fn as_occurrence() -> AsOccurrence {
    AsOccurrence
}

#[get("/replaced")]
fn failing() -> AccountError {
    internal()
}

/// Gives a piece, then breaks off.
struct Breaking(bool);

impl AsyncRead for Breaking {
    fn poll_read(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
        piece: &mut ReadBuf<'_>,
    ) -> std::task::Poll<std::io::Result<()>> {
        std::task::Poll::Ready(if std::mem::replace(&mut self.0, true) {
            Err(broken())
        } else {
            piece.put_slice(b"row");
            Ok(())
        })
    }
}

struct Breaks;

impl<'r> Responder<'r, 'static> for Breaks {
    fn respond_to(self, _: &'r Request<'_>) -> rocket::response::Result<'static> {
        rocket::Response::build().streamed_body(Breaking(false)).ok()
    }
}

#[get("/breaks")]
fn breaks() -> Breaks {
    Breaks
}

#[test]
fn of_rocket() {
    listen();
    let page = AdHoc::on_response("page", |request, response| {
        Box::pin(async move {
            if request.uri().path() == "/replaced" {
                response.set_header(ContentType::HTML);
                response.set_sized_body(None, std::io::Cursor::new("<h1>Sorry</h1>"));
            }
        })
    });
    let routes = routes![in_a_box, as_dynamic, as_occurrence, failing, breaks];
    run("rocket", serve(service().mount("/", routes).attach(page).attach(app::layer())));
}
