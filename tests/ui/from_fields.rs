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

fn main() {}
