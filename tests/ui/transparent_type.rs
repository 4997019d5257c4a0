use errbook::ApiError;
use std::io;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(transparent)]
    Files(#[from] io::Error), //~
    #[api(status = 409)]
    EmailTaken,
}

fn main() {}
