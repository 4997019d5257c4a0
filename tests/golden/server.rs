// Account service: its errors, as clients receive them.
// Made by errbook of the service's book, and will be again: change nothing here.

/// Accounts
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum AccountError {
    /// The email is already registered.
    ///
    /// A sign-up used an address that belongs to another account.
    #[api(status = 409, message = "{email} is already in use.")]
    EmailAlreadyExists {
        /// The address that was tried.
        email: String,
    },

    /// Some fields are not valid.
    #[api(status = 422)]
    InvalidFields {
        #[api(items)]
        items: Vec<errbook::Item>,
    },

    /// There is no such account.
    #[api(status = 404)]
    AccountNotFound,

    /// The account has too little credit.
    #[api(
        status = 403,
        message = "Your balance is {balance}, but that costs {price}."
    )]
    OutOfCredit {
        /// What the account has, in cents.
        balance: u32,
        /// What was asked for, in cents.
        price: u32,
    },
}

/// Requests
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum RequestError {
    /// The path, the query or the body is not what this operation takes.
    ///
    /// JSON may lack a bracket, or a value has another type than expected.
    #[api(status = 400)]
    InvalidInput {
        #[api(items)]
        items: Vec<errbook::Item>,
    },

    /// Too many requests in the current period.
    #[api(status = 429, message = "Slow down.")]
    TooManyRequests {
        /// How long to wait, in seconds.
        #[api(header = "Retry-After")]
        retry_after: String,
    },
}

errbook::catalog! {
    /// Errors are problem details (RFC 9457). `code` tells them apart, and `type` is where they are
    /// described.
    pub static ERRORS = {
        title: "Account service",
        format: errbook::format::PROBLEM,
        type_base: "http://localhost:3000/errors/",
        errors: [AccountError, RequestError],
        standard: [404, 405, 408, 413, 415, 500],
        headers_elsewhere: ["Allow"],
    };
}
