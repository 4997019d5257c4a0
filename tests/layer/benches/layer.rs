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
use http::{Request, Response};
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

/// A request as browsers send it.
fn request(id: Option<&'static str>) -> Request<()> {
    let mut builder = Request::get("/accounts/7?page=3")
        .header("host", "example.com")
        .header("user-agent", "Mozilla/5.0 (X11; Linux x86_64)")
        .header("accept", "application/json")
        .header("accept-language", "en-US,en;q=0.7,de;q=0.3")
        .header("accept-encoding", "gzip, deflate, br");
    if let Some(id) = id {
        builder = builder.header("x-request-id", id);
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
    println!("{:<35} {:>8} {:>9} {:>12} {:>9}", "", "ns", "more", "allocations", "more");
    let mut without = (0.0, 0);
    for (index, ((name, id, call), time)) in cases.iter_mut().zip(nanoseconds).enumerate() {
        let asked = request(*id);
        let count = allocation_counter::measure(|| assert!(call(asked))).count_total;
        if index % 2 == 0 {
            without = (time, count);
            println!("{name:<35} {time:>8.1} {:>9} {count:>12}", "");
        } else {
            let (more, counts) = (time - without.0, count - without.1);
            println!("{name:<35} {time:>8.1} {more:>+9.1} {count:>12} {counts:>+9}");
        }
    }
}

/// The median time of each call in nanoseconds, over rounds in which each case has its turn. The
/// requests are made before the clock starts.
fn medians(cases: &mut [Case]) -> Vec<f64> {
    const ROUNDS: usize = 301;
    const CALLS: usize = 2_000;
    let mut times = vec![Vec::with_capacity(ROUNDS); cases.len()];
    for _ in 0..ROUNDS {
        for ((_, id, call), times) in cases.iter_mut().zip(&mut times) {
            let requests: Vec<Request<()>> = (0..CALLS).map(|_| request(*id)).collect();
            let start = Instant::now();
            for request in requests {
                black_box(call(request));
            }
            times.push(start.elapsed());
        }
    }
    #[allow(clippy::cast_precision_loss, reason = "a few thousand calls")]
    let median = |mut times: Vec<Duration>| {
        times.sort_unstable();
        times[ROUNDS / 2].as_secs_f64() * 1e9 / CALLS as f64
    };
    times.into_iter().map(median).collect()
}
