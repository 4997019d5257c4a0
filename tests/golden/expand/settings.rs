use errbook::ApiError;

errbook::catalog! {
    static ERRORS = { errors: [SignUpError] };
}

/// Signing up
///
/// What can go wrong when somebody new comes.
#[derive(Debug, ApiError)]
#[api(
    status = 400,
    rename_all = "SCREAMING_SNAKE_CASE",
    route = "sign_up",
    format = errbook::format::ENVELOPE,
    catalog = ERRORS
)]
pub enum SignUpError {
    InvalidEmail,
    #[api(route = "invite")]
    InvalidInvitation,
}
