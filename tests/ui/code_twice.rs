use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409)]
    EmailTaken, //~
    #[api(status = 410, code = "EmailTaken")] //~
    EmailGone,
    #[api(status = 403, code = "EmailTaken")] //~
    EmailForbidden,
    #[api(status = 409, code = "Shared", shared)] //~
    Shared,
    #[api(status = 410, code = "Shared", shared)]
    SharedToo,
    #[api(status = 403, code = "Shared")] //~
    NotShared,
}

fn main() {}
