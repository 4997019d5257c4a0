use errbook::ApiError;

/// Accounts
#[derive(Debug, ApiError)]
pub enum AccountError {
    /// The email is already registered.
    #[api(status = 409)]
    EmailAlreadyExists,
    #[api(status = TOO_MANY_REQUESTS, code = "slow-down", title = "Slow Down", message = "Wait {{a}} bit.")]
    TooManyRequests,
}
