//! A member with the name of a key would never be sent.

use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409, message = "It is {title} already.")]
    Taken { title: String },
}

errbook::catalog! { //~
    static ERRORS = { errors: [AccountError] };
}

errbook::catalog! {
    static ENVELOPED = { errors: [AccountError], format: errbook::format::ENVELOPE };
}

/// One of the type is in each of its errors, and told once.
#[derive(Debug, ApiError)]
#[api(status = 400, member("type" = "orders", "kind" = 1))]
enum OrderError {
    Paid,
    Sent,
    #[api(member("type" = "late"))]
    Late,
    #[api(format = errbook::format::ENVELOPE)]
    Elsewhere,
}

errbook::catalog! { //~
    static CONSTANTS = { errors: [OrderError] };
}

#[derive(Debug, ApiError)]
#[api(status = 404)]
struct Inner;

/// What a wrapper adds would not be sent either.
#[derive(Debug, ApiError)]
struct Traced {
    #[api(transparent)]
    error: Inner,
    #[api(member)]
    instance: u8,
}

errbook::catalog! { //~
    static WRAPPED = { errors: [Traced] };
}

fn main() {}
