//! How often a response allocates.

use errbook::format::PROBLEM;
use errbook::standard::HttpError;
use errbook::{ApiError, RequestFacts};

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409, message = "This email is already in use.")]
    EmailAlreadyExists,
    #[api(status = 403, message = "Your balance is {balance}, but that costs {price}.")]
    OutOfCredit { balance: u32, price: u32 },
}

fn allocations(work: impl Fn()) -> u64 {
    // Buffers and bodies that are kept are made by the first call.
    work();
    allocation_counter::measure(work).count_total
}

#[test]
fn a_static_error_allocates_at_most_four_times() {
    let count = allocations(|| drop(PROBLEM.respond(&AccountError::EmailAlreadyExists)));
    assert!(count <= 4, "{count}");
}

#[test]
fn an_error_with_values_allocates_at_most_four_times() {
    let error = AccountError::OutOfCredit { balance: 30, price: 50 };
    let count = allocations(|| drop(PROBLEM.respond(&error)));
    assert!(count <= 4, "{count}");
}

#[test]
fn a_static_error_with_a_request_allocates_at_most_four_times() {
    let facts = RequestFacts::new(http::Method::GET, "/users/7");
    let count = allocations(|| {
        let occurrence = errbook::Occurrence::new(&HttpError::NotFound).with_request(&facts);
        drop(occurrence.respond());
    });
    assert!(count <= 4, "{count}");
}
