use errbook::{ApiError, standard::HttpError};

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(transparent)]
    Both(#[api(transparent)] HttpError), //~
    Two(#[api(transparent)] HttpError, #[api(transparent)] HttpError), //~
}

fn main() {}
