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

fn main() {}
