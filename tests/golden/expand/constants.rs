use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 400, rename_all_fields = "camelCase", member("type" = "invalid_request_error"))]
enum Request {
    #[api(member("severity" = 2))]
    Unreadable,
    #[api(message = "{max_length} at most")]
    TooLong { max_length: u32 },
    #[api(like = Unreadable)]
    Unknown,
}
