use errbook::{ApiError, standard::HttpError};

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(transparent)]
    Nothing, //~
    #[api(transparent)]
    Two(HttpError, u32), //~
}

fn main() {}
