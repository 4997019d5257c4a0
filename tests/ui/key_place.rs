use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(code = "Account")] //~
enum AccountError {
    #[api(status = 409, rename_all = "camelCase")] //~
    EmailTaken {
        #[api(code = "EmailTaken")] //~
        email: String,
    },
    #[api(status = 403, disclose)] //~
    Forbidden,
    Closed {
        #[api(status = 410)] //~
        since: u32,
    },
}

#[derive(Debug, ApiError)]
#[api(status = 402, rename_all = "camelCase")] //~
struct OutOfCredit;

fn main() {}
