use errbook::ApiError;

/// There is no such user.
#[derive(Debug, ApiError)]
#[api(status = 404, message = "There is no user {id}.", type = "https://example.com/no-user")]
pub struct UserNotFound {
    id: u64,
}
