//! The errors that each library documents.
#![allow(rustdoc::invalid_html_tags, reason = "documents are to take them as text")]

use errbook::ApiError;

/// Accounts
#[derive(Debug, ApiError)]
#[api(catalog = ERRORS)]
pub enum AccountError {
    /// The email is already registered.
    ///
    /// `|`, </script> and <b>HTML</b> are text.
    #[api(status = 409, message = "{email} is in use.")]
    EmailAlreadyExists {
        /// The address that was tried.
        email: String,
    },
    /// The name is taken.
    #[api(status = 409)]
    NameTaken,
    /// Too many requests.
    #[api(status = 429)]
    TooManyRequests {
        /// How long to wait, in seconds.
        #[api(header = "Retry-After")]
        wait: u32,
    },
}

/// Billing, which answers 200 to everything.
#[derive(Debug, ApiError)]
#[api(catalog = FLAGS)]
pub enum BillingError {
    /// There is not enough credit.
    #[api(status = 403)]
    OutOfCredit,
    /// The card is no longer valid.
    #[api(status = 402)]
    CardExpired,
}

/// Of any type, as generated code takes it.
#[derive(Debug, ApiError)]
pub enum Wrapper<'a, T: std::fmt::Debug + Send + Sync + 'static> {
    /// The value is not allowed.
    #[api(status = 400)]
    NotAllowed(&'a T),
}

errbook::subset! {
    /// Of a sign-up.
    pub SignUpErrors = AccountError: ["EmailAlreadyExists", "NameTaken"]
}

errbook::catalog! {
    /// Every error.
    pub static ERRORS = { errors: [AccountError], type_base: "https://example.com/probs/" };
    /// Those of billing.
    pub static FLAGS = { errors: [BillingError], format: errbook::format::SUCCESS_FLAG }
}
