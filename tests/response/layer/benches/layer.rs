//! What the layer costs a request, beside the same service without it, in one run.
//!
//! `cargo bench -p errbook-tests-layer` prints nanoseconds; only their relation carries over from
//! machine to machine.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use bytes::Bytes;
use errbook::ApiError;
use http::{HeaderValue, Request, Response};
use http_body_util::Full;
use tower::{Layer, Service, service_fn};

/// Accounts
#[derive(Debug, ApiError)]
enum AccountError {
    /// The email is already registered.
    #[api(status = 409)]
    EmailAlreadyExists,
}

errbook::catalog! {
    static ERRORS = { type_base: "https://example.com/probs/", errors: [AccountError] };
}

type Answer = Ready<Result<Response<Full<Bytes>>, Infallible>>;

fn success(request: Request<()>) -> Answer {
    drop(request);
    ready(Ok(Response::new(Full::new(Bytes::from_static(b"ok")))))
}

fn failure(request: Request<()>) -> Answer {
    drop(request);
    ready(Ok(errbook::respond(&AccountError::EmailAlreadyExists).map(Full::new)))
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
        builder = builder.header(
            name,
            HeaderValue::from_maybe_shared(buffer.slice(..value.len())).expect("a valid value"),
        );
    }
    builder.body(()).expect("a valid request")
}

/// One call, whose future is ready at once.
fn call<S: Service<Request<()>>>(service: &mut S, request: Request<()>) -> bool {
    let mut context = Context::from_waker(Waker::noop());
    let future = pin!(service.call(request));
    matches!(black_box(future.poll(&mut context)), Poll::Ready(Ok(_)))
}

type Case = (&'static str, Option<&'static str>, Box<dyn FnMut(Request<()>) -> bool>);

fn case<S>(name: &'static str, id: Option<&'static str>, mut service: S) -> Case
where
    S: Service<Request<()>> + 'static,
{
    (name, id, Box::new(move |request| call(&mut service, request)))
}

fn main() {
    const ID: Option<&str> = Some("01J9ZK4T6Y");
    let mut cases = vec![
        case("success", None, service_fn(success)),
        case("success, with the layer", None, ERRORS.layer().layer(service_fn(success))),
        case("success, with an id", ID, service_fn(success)),
        case("success, with an id and the layer", ID, ERRORS.layer().layer(service_fn(success))),
        case("error", None, service_fn(failure)),
        case("error, with the layer", None, ERRORS.layer().layer(service_fn(failure))),
    ];
    let nanoseconds = medians(&mut cases);
    println!("{:<35} {:>8} {:>9}", "", "ns", "more");
    let mut without = 0.0;
    for (index, ((name, ..), time)) in cases.iter().zip(nanoseconds).enumerate() {
        if index % 2 == 0 {
            without = time;
            println!("{name:<35} {time:>8.1}");
        } else {
            println!("{name:<35} {time:>8.1} {:>+9.1}", time - without);
        }
    }
}

/// The median time of each call in nanoseconds, over rounds in which each case has its turn. Each
/// call gets a request that was just made, whose making is a part of the time of every case.
fn medians(cases: &mut [Case]) -> Vec<f64> {
    const ROUNDS: usize = 301;
    const CALLS: u32 = 5_000;
    let mut times = vec![Vec::with_capacity(ROUNDS); cases.len()];
    for _ in 0..ROUNDS {
        for ((_, id, call), times) in cases.iter_mut().zip(&mut times) {
            let request = request(*id);
            let start = Instant::now();
            for _ in 0..CALLS {
                black_box(call(request.clone()));
            }
            times.push(start.elapsed());
        }
    }
    let median = |mut times: Vec<Duration>| {
        times.sort_unstable();
        times[ROUNDS / 2].as_secs_f64() * 1e9 / f64::from(CALLS)
    };
    times.into_iter().map(median).collect()
}
