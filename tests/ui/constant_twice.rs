use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(member("type" = "client"), member("severity" = 1, "type" = "server"))] //~
enum AccountError {
    #[api(status = 409, member("type" = 1, "type" = 2))] //~
    EmailTaken,
}

#[derive(Debug, ApiError)]
#[api(status = 402, member("type" = 1), member("type" = null))] //~
struct OutOfCredit;

fn main() {}
