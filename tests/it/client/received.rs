//! A response comes back as the value that was answered with.

use std::time::Duration;

use errbook::standard::HttpError;
use errbook::{ApiError, Item, RemoteError, respond};

#[derive(Debug, ApiError, PartialEq)]
#[api(receive)]
enum AccountError {
    #[api(status = 404)]
    AccountNotFound,
    #[api(status = 403, message = "Your balance is {balance}, but that costs {price}.")]
    OutOfCredit {
        balance: u32,
        price: u32,
        #[api(member = "payableFrom")]
        accounts: Vec<String>,
    },
    #[api(status = 429)]
    TooManyRequests(#[api(header = "Retry-After")] Duration),
    #[api(status = 422)]
    Invalid(#[api(items)] Vec<Item>),
    #[api(transparent)]
    Http(HttpError),
}

errbook::catalog! {
    static ERRORS = {
        errors: [AccountError],
        authenticate: "Bearer",
        headers_elsewhere: ["Allow"],
    };
}

#[test]
fn an_error_comes_back() {
    let errors = [
        AccountError::AccountNotFound,
        AccountError::OutOfCredit { balance: 30, price: 50, accounts: vec!["a".to_owned()] },
        AccountError::TooManyRequests(Duration::from_secs(30)),
        AccountError::Invalid(vec![Item::new("is too low").pointer("/age").code("TooLow")]),
        AccountError::Http(HttpError::MethodNotAllowed { allow: Some("GET, HEAD".into()) }),
        AccountError::Http(HttpError::NotFound),
    ];
    for error in errors {
        let RemoteError::Known(received, _) = ERRORS.receive::<AccountError>(&respond(&error))
        else {
            panic!("{error:?} did not come back");
        };
        assert_eq!(received, error);
    }
}
