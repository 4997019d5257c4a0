use errbook::{ApiError, standard::HttpError};

fn gone<T>(_: &T) -> HttpError {
    HttpError::Gone
}

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(answer = gone)]
    Nothing, //~
    #[api(answer = gone)]
    Two(u8, u8), //~
    #[api(answer)] //~
    NoFunction(u8),
    #[api(answer = "gone")] //~
    Text(u8),
}

fn main() {}
