//! RFC 9110 asks some statuses for a header.

use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 401)]
    InvalidCredentials,
    #[api(status = 401)]
    Expired,
    #[api(status = 405)]
    ReadOnly,
    #[api(status = 426)]
    TooOld {
        #[api(header = "upgrade")]
        protocols: String,
    },
}

errbook::catalog! { //~
    static ERRORS = { errors: [AccountError], headers_elsewhere: ["Allow"] };
}

errbook::catalog! { //~
    static ROUTED = { errors: [AccountError], authenticate: "Bearer" };
}

errbook::catalog! {
    static FLAGGED = { errors: [AccountError], format: errbook::format::SUCCESS_FLAG };
}

errbook::catalog! { //~
    static LISTED = { standard: [404, 405] };
}

errbook::catalog! { //~
    static CHALLENGED = { standard: [401] };
}

errbook::catalog! { //~
    static BOTH = { standard: [401], errors: [AccountError], headers_elsewhere: ["Allow"] };
}

errbook::catalog! {
    static BROUGHT_ALONG = { errors: [errbook::standard::HttpError] };
}

errbook::catalog! {
    static OMITTED = { errors: [AccountError], headers_omitted: ["www-authenticate", "Allow"] };
}

errbook::catalog! { //~
    static OMITTED_IN_PART = { errors: [AccountError], headers_omitted: ["WWW-Authenticate"] };
}

fn main() {}
