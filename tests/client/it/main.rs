//! Real clients, and a server that sends to the byte what a test says.
#![allow(missing_docs, reason = "the types of tests are nobody's API")]

mod blocking;
mod plain;
mod responses;
mod server;
mod waiting;

use errbook::{ApiError, format};

#[derive(Debug, ApiError, PartialEq)]
#[api(receive)]
enum AccountError {
    #[api(status = 409, message = "{email} is taken.")]
    EmailAlreadyExists { email: String },
    #[api(status = 429)]
    TooMany(#[api(header = "Retry-After")] std::time::Duration),
}

errbook::catalog! {
    static ERRORS = { errors: [AccountError] };
}

errbook::wire_format! {
    /// A 200 may be an error.
    static FLAG: "application/json", status = 200 = { "failed": true, "code": code, ..members };
}

errbook::catalog! {
    static FLAGGED = { format: FLAG, errors: [AccountError] };
}

errbook::catalog! {
    static SUCCESS_FLAG = { format: format::SUCCESS_FLAG, errors: [AccountError] };
}
