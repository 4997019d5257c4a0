use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409)]
    EmailTaken, //~
    #[api(status = 410, code = "EmailTaken")] //~
    EmailGone,
    #[api(status = 403, code = "EmailTaken")] //~
    EmailForbidden,
}

fn main() {}
