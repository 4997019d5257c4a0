//! A response comes back as the value that was answered with.

use errbook::client::{Answer, Told};
use errbook::{ApiError, Receive, RemoteError, respond};

#[derive(Debug, ApiError, PartialEq)]
enum AccountError {
    #[api(status = 404)]
    AccountNotFound,
    #[api(status = 409)]
    EmailAlreadyExists,
}

impl Receive for AccountError {
    fn of_entry(entry: usize, _: &Told<'_>) -> Option<Self> {
        [AccountError::AccountNotFound, AccountError::EmailAlreadyExists].into_iter().nth(entry)
    }
}

#[derive(Debug, ApiError)]
enum Wrapping {
    #[api(transparent)]
    Account(AccountError),
}

impl Receive for Wrapping {
    fn of_entry(_: usize, _: &Told<'_>) -> Option<Self> {
        None
    }

    fn of_wrapped(answer: &Answer<'_>) -> Option<Self> {
        errbook::private::receive(answer).map(Wrapping::Account)
    }
}

errbook::catalog! {
    static ERRORS = { errors: [Wrapping] };
}

#[test]
fn an_error_comes_back() {
    let response = respond(&AccountError::EmailAlreadyExists);
    let error = ERRORS.receive::<Wrapping>(&response);
    assert!(matches!(
        error,
        RemoteError::Known(Wrapping::Account(AccountError::EmailAlreadyExists), _)
    ));
}
