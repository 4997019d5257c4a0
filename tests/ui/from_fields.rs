use errbook::ApiError;
use std::io;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(internal)]
    Database {
        #[from] //~
        cause: io::Error,
        query: String,
        rows: u32,
    },
}

#[derive(Debug, ApiError)]
struct Wrapper {
    #[from] //~
    #[api(transparent)]
    kind: errbook::standard::HttpError,
    #[api(default)]
    trace: u8,
    span: u8,
}

fn main() {}
