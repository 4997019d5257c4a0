//! What a response costs, beside the least that any response costs, in one run.
//!
//! `cargo bench -p errbook-tests` prints ratios; only they carry over from machine to machine.

use std::hint::black_box;
use std::time::{Duration, Instant};

use bytes::Bytes;
use errbook::{ApiError, Catalog, Occurrence, RequestFacts, WireFormat, format};
use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Response, StatusCode};
use serde::Serialize;

/// Accounts
#[derive(Debug, ApiError)]
enum AccountError {
    /// The email is already registered.
    #[api(status = 409, message = "This email is already in use, please try another one.")]
    EmailAlreadyExists,
    /// The account has too little credit.
    #[api(status = 403, message = "Your balance is {balance}, but that costs {price}.")]
    OutOfCredit {
        balance: u32,
        price: u32,
        #[api(member)]
        accounts: Vec<String>,
    },
}

errbook::catalog! {
    static ERRORS = { type_base: "https://example.com/probs/", errors: [AccountError] };
}

/// The body as a service would write it by hand.
#[derive(Serialize)]
struct Problem<'a> {
    r#type: &'a str,
    title: &'a str,
    status: u16,
    detail: String,
    code: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    balance: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    price: Option<u32>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    accounts: &'a [String],
}

impl Problem<'_> {
    fn respond(&self, status: StatusCode) -> Response<Bytes> {
        let body = serde_json::to_vec(self).expect("strings and numbers");
        let mut response = Response::new(Bytes::from(body));
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert("cache-control", HeaderValue::from_static("no-store"));
        response
    }
}

fn limit() -> Response<Bytes> {
    let mut response = Response::new(Bytes::from_static(b"{\"title\":\"Email Already Exists\"}"));
    *response.status_mut() = StatusCode::CONFLICT;
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response
}

fn serde_static() -> Response<Bytes> {
    Problem {
        r#type: "https://example.com/probs/EmailAlreadyExists",
        title: "Email Already Exists",
        status: 409,
        detail: "This email is already in use, please try another one.".to_owned(),
        code: "EmailAlreadyExists",
        balance: None,
        price: None,
        accounts: &[],
    }
    .respond(StatusCode::CONFLICT)
}

fn serde_dynamic(balance: u32, price: u32, accounts: &[String]) -> Response<Bytes> {
    Problem {
        r#type: "https://example.com/probs/OutOfCredit",
        title: "Out Of Credit",
        status: 403,
        detail: format!("Your balance is {balance}, but that costs {price}."),
        code: "OutOfCredit",
        balance: Some(balance),
        price: Some(price),
        accounts,
    }
    .respond(StatusCode::FORBIDDEN)
}

fn errbook(
    error: &dyn ApiError,
    format: &'static WireFormat,
    catalog: Option<&'static Catalog>,
) -> Response<Bytes> {
    let occurrence = Occurrence::new(error).with_format(format);
    match catalog {
        Some(catalog) => occurrence.with_catalog(catalog).respond(),
        None => occurrence.respond(),
    }
}

type Case<'a> = (&'a str, Box<dyn Fn() -> Response<Bytes> + 'a>);

fn main() {
    let fixed = AccountError::EmailAlreadyExists;
    let accounts = vec!["/account/12345".to_owned(), "/account/67890".to_owned()];
    let dynamic = AccountError::OutOfCredit { balance: 30, price: 50, accounts: accounts.clone() };
    let request = RequestFacts::new(http::Method::POST, "/accounts").with_id("req-7f3a");
    let cases: Vec<Case<'_>> = vec![
        ("limit: Bytes::from_static and one header", Box::new(limit)),
        ("static error, PROBLEM", Box::new(|| errbook(&fixed, &format::PROBLEM, None))),
        (
            "static error, PROBLEM, with a type base",
            Box::new(|| errbook(&fixed, &format::PROBLEM, Some(&ERRORS))),
        ),
        (
            "static error, PROBLEM, with its request",
            Box::new(|| {
                let occurrence = Occurrence::new(&fixed).with_request(&request);
                occurrence.with_format(&format::PROBLEM).respond()
            }),
        ),
        ("static error, ENVELOPE", Box::new(|| errbook(&fixed, &format::ENVELOPE, None))),
        ("static error, FLAT", Box::new(|| errbook(&fixed, &format::FLAT, None))),
        ("static error, MESSAGE", Box::new(|| errbook(&fixed, &format::MESSAGE, None))),
        ("static error, a serde struct by hand", Box::new(serde_static)),
        (
            "three members, PROBLEM, with a type base",
            Box::new(|| errbook(&dynamic, &format::PROBLEM, Some(&ERRORS))),
        ),
        (
            "three members, a serde struct by hand",
            Box::new(|| serde_dynamic(black_box(30), black_box(50), &accounts)),
        ),
    ];
    let nanoseconds = medians(&cases);
    let limit = nanoseconds[0];
    println!("{:<45} {:>8} {:>9} {:>12}", "", "ns", "× limit", "allocations");
    for ((name, case), time) in cases.iter().zip(nanoseconds) {
        let allocations = allocation_counter::measure(|| drop(black_box(case()))).count_total;
        println!("{name:<45} {time:>8.1} {:>9.2} {allocations:>12}", time / limit);
    }
}

/// The median time of each case, in nanoseconds, over rounds in which each has its turn.
fn medians(cases: &[Case<'_>]) -> Vec<f64> {
    const ROUNDS: usize = 101;
    const CALLS: u32 = 20_000;
    let mut times = vec![Vec::with_capacity(ROUNDS); cases.len()];
    for _ in 0..ROUNDS {
        for ((_, case), times) in cases.iter().zip(&mut times) {
            let start = Instant::now();
            for _ in 0..CALLS {
                drop(black_box(case()));
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
