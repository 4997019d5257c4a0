//! A service, and with the feature `layer` the same behind the layer. Tracing is off.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use http::{HeaderValue, Request, Response};
use http_body_util::Full;
#[cfg(feature = "layer")]
use tower::Layer;
use tower::{Service, service_fn};

use crate::errors::{AccountError, ERRORS};

/// A service that is asked again and again for the same.
pub struct Asking {
    pub name: &'static str,
    pub request: Request<()>,
    pub call: Box<dyn FnMut(Request<()>)>,
}

const ID: Option<&str> = Some("01J9ZK4T6Y");

#[cfg(not(feature = "layer"))]
pub fn all() -> Vec<Asking> {
    vec![
        asking("success", None, service_fn(success)),
        asking("success, with an id", ID, service_fn(success)),
        asking("error", None, service_fn(failure)),
    ]
}

#[cfg(feature = "layer")]
pub fn all() -> Vec<Asking> {
    let layer = ERRORS.layer();
    vec![
        asking("success, through the layer", None, layer.clone().layer(service_fn(success))),
        asking(
            "success, with an id, through the layer",
            ID,
            layer.clone().layer(service_fn(success)),
        ),
        asking("error with its snapshot, no layer around it", None, service_fn(failure)),
        asking("error, through the layer", None, layer.layer(service_fn(failure))),
    ]
}

type Answer = Ready<Result<Response<Full<Bytes>>, Infallible>>;

fn success(request: Request<()>) -> Answer {
    drop(request);
    ready(Ok(Response::new(Full::new(Bytes::from_static(b"ok")))))
}

fn failure(request: Request<()>) -> Answer {
    drop(request);
    ready(Ok(ERRORS.respond(&AccountError::EmailAlreadyExists).map(Full::new)))
}

/// One call, whose future is ready at once.
fn asking<S>(name: &'static str, id: Option<&'static str>, mut service: S) -> Asking
where
    S: Service<Request<()>> + 'static,
{
    let call = move |request| {
        let mut context = Context::from_waker(Waker::noop());
        let future = pin!(service.call(request));
        assert!(matches!(black_box(future.poll(&mut context)), Poll::Ready(Ok(_))));
    };
    Asking { name, request: request(id), call: Box::new(call) }
}

/// A request as browsers send it. The values of its headers share one buffer, as a server's do.
fn request(id: Option<&'static str>) -> Request<()> {
    let fields = [
        ("host", "example.com"),
        ("user-agent", "Mozilla/5.0 (X11; Linux x86_64)"),
        ("accept", "application/json"),
        ("accept-language", "en-US,en;q=0.7,de;q=0.3"),
        ("accept-encoding", "gzip, deflate, br"),
    ];
    let fields = fields.into_iter().chain(id.map(|id| ("x-request-id", id)));
    let mut builder = Request::get("/accounts/7?page=3");
    for (name, value) in fields {
        let buffer = Bytes::from([value, "\r\n"].concat());
        let value = HeaderValue::from_maybe_shared(buffer.slice(..value.len()));
        builder = builder.header(name, value.expect("a valid value"));
    }
    builder.body(()).expect("a valid request")
}
