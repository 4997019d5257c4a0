use errbook::ApiError;
use std::io;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 502, message = "The bank says: {source}")] //~
    Bank { source: io::Error },
    #[api(status = 502, message = "The mail server says: {0}")] //~
    Mail(#[from] io::Error),
    #[api(status = 502, message = "The printer says: {source}")]
    Printer {
        #[api(disclose)]
        source: io::Error,
    },
}

fn main() {}
