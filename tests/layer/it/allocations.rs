//! What a success costs: the facts that the layer keeps, and nothing else.

use std::convert::Infallible;
use std::future::ready;
use std::pin::pin;
use std::task::{Context, Waker};

use bytes::Bytes;
use http::{Method, Request, Response};
use http_body_util::Full;
use tower::{Layer, Service, service_fn};

use crate::service::{ERRORS, request};

fn allocations(mut service: impl Service<Request<()>>, request: &Request<()>) -> u64 {
    let mut asked = Some(request.clone());
    allocation_counter::measure(move || {
        let mut context = Context::from_waker(Waker::noop());
        let future = pin!(service.call(asked.take().expect("called once")));
        assert!(future.poll(&mut context).is_ready());
    })
    .count_total
}

#[test]
fn of_a_success() {
    let service = || {
        service_fn(|_: Request<()>| {
            ready(Ok::<_, Infallible>(Response::new(Full::new(Bytes::from_static(b"ok")))))
        })
    };
    let mut request = request(Method::GET, "/accounts/7");
    request.headers_mut().insert("accept-language", "en".parse().unwrap());
    // The path.
    let layer = ERRORS.layer();
    let more = allocations(layer.layer(service()), &request) - allocations(service(), &request);
    assert_eq!(more, 1);
    // The path and the id.
    request.headers_mut().insert("x-request-id", "r-1".parse().unwrap());
    let more = allocations(layer.layer(service()), &request) - allocations(service(), &request);
    assert_eq!(more, 2);
}
