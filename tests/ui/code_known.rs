use errbook::ApiError;

/// Accounts
#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409)]
    EmailAlreadyExists,
    #[api(transparent)]
    Billing(BillingError),
}

#[derive(Debug, ApiError)]
#[api(status = 403)]
enum BillingError {
    OutOfCredit,
}

const KNOWN: [&str; 2] =
    [errbook::code!(AccountError, "EmailAlreadyExists"), errbook::code!(AccountError, "OutOfCredit")];
const MISSPELT: &str = errbook::code!(AccountError, "emailAlreadyExist"); //~
const ELSEWHERE: &str = errbook::code!(BillingError, "EmailAlreadyExists"); //~

fn main() {
    let _ = errbook::code!(String, "EmailAlreadyExists"); //~
}
