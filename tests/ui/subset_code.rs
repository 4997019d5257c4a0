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

errbook::subset! {
    pub SignUpErrors = AccountError: ["EmailAlreadyExist", "OutOfCredits"]; //~ //~
    pub ChargeErrors = AccountError: ["OutOfCredit", "EmailAlreadyExists", "OutOfCredit"] //~
}

fn main() {}
