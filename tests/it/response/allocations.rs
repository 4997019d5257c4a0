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

/// With the feature of a layer on, which a run of the whole workspace turns on, a response holds a
/// snapshot besides: the extensions take three allocations, and what differs from one occurrence to
/// the next takes the others.
fn most(without_layer: u64, of_the_values: u64) -> u64 {
    let has_snapshot = !PROBLEM.respond(&HttpError::NotFound).extensions().is_empty();
    without_layer + if has_snapshot { 3 + of_the_values } else { 0 }
}

#[test]
fn a_static_error_allocates_at_most_four_times() {
    let count = allocations(|| drop(PROBLEM.respond(&AccountError::EmailAlreadyExists)));
    assert!(count <= most(4, 0), "{count}");
}

#[test]
fn an_error_with_values_allocates_at_most_four_times() {
    let error = AccountError::OutOfCredit { balance: 30, price: 50 };
    let count = allocations(|| drop(PROBLEM.respond(&error)));
    assert!(count <= most(4, 3), "{count}");
}

#[test]
fn a_static_error_with_a_request_allocates_at_most_four_times() {
    let facts = RequestFacts::new(http::Method::GET, "/users/7");
    let count = allocations(|| {
        let occurrence = errbook::Occurrence::new(&HttpError::NotFound).with_request(&facts);
        drop(occurrence.respond());
    });
    assert!(count <= most(4, 0), "{count}");
}

/// One for the value, and one for the text that it is made from. Each has a member, so that no body is
/// one that is kept: whether there is room for it depends on what else is.
#[test]
fn a_header_allocates_at_most_twice() {
    #[derive(Debug, ApiError)]
    #[api(status = 429)]
    struct Plain(#[api(member = "number")] u8);
    #[derive(Debug, ApiError)]
    #[api(status = 429)]
    struct TooMany {
        #[api(member)]
        number: u8,
        #[api(header = "Retry-After")]
        wait: std::time::Duration,
    }
    #[derive(Debug, ApiError)]
    #[api(status = 405)]
    struct NotAllowed(#[api(member = "number")] u8, #[api(header = "Allow")] &'static str);

    // With a layer, the snapshot has a map of its own.
    let count = |error: &dyn ApiError| allocations(|| drop(PROBLEM.respond(error)));
    let without = count(&Plain(1));
    let wait = count(&TooMany { number: 1, wait: std::time::Duration::from_secs(3) });
    assert!(wait <= without + most(2, 3), "{wait}, without {without}");
    let allow = count(&NotAllowed(1, "GET, PUT"));
    assert!(allow <= without + most(1, 3), "{allow}, without {without}");
}
