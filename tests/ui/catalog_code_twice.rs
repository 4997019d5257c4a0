use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409)]
    NotActive,
}

mod billing {
    #[derive(Debug, errbook::ApiError)]
    pub enum BillingError {
        #[api(status = 402, code = "NotActive")]
        CardNotActive,
    }
}

errbook::catalog! { //~
    static ERRORS = { errors: [AccountError, billing::BillingError] };
}

/// The other type is of another crate.
#[derive(Debug, ApiError)]
enum SignUpError {
    #[api(status = 409)]
    EmailAlreadyExists,
}

errbook::catalog! { //~
    static ACROSS = { errors: [SignUpError, errbook_examples::envelope::AccountError] };
}

#[derive(Debug, ApiError)]
enum SharedError {
    #[api(status = 401, shared)]
    NotActive,
}

errbook::catalog! { //~
    static SHARED = { errors: [SharedError, billing::BillingError], authenticate: "Bearer" };
}

fn main() {}
