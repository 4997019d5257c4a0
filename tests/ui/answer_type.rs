//! What answers for a variant is a function of its field, and returns an API error.

use errbook::{ApiError, standard::HttpError};

fn text(_: &u8) -> String {
    String::new()
}

fn by_value(_: u8) -> HttpError {
    HttpError::Gone
}

#[derive(Debug, ApiError)]
enum NoError {
    #[api(answer = text)] //~
    Text(u8),
}

#[derive(Debug, ApiError)]
enum ByValue {
    #[api(answer = by_value)] //~
    ByValue(u8),
}

fn main() {}
