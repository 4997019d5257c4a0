use errbook::ApiError;
use std::io;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(internal)]
    Read(#[from] io::Error),
    #[api(internal)]
    Write {
        #[api(from)] //~
        source: io::Error,
    },
}

fn read() -> Result<String, AccountError> {
    Ok(std::fs::read_to_string("accounts")?)
}

fn main() {}
