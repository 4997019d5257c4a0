//! What a success costs: no allocation.

use std::convert::Infallible;
use std::future::ready;
use std::pin::pin;
use std::task::{Context, Waker};

use bytes::Bytes;
use http::{HeaderValue, Method, Request, Response};
use http_body_util::Full;
use tower::{Layer, Service, service_fn};

use errbook_tests_layer::service::{ERRORS, request};

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
    for (name, value) in [("accept-language", "en"), ("x-request-id", "r-1")] {
        request.headers_mut().insert(name, HeaderValue::from_static(value));
        let layered = allocations(ERRORS.layer().layer(service()), &request);
        assert_eq!(layered, allocations(service(), &request));
    }
}
