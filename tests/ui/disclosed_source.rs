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

/// A field that is no source may still hold an error.
#[derive(Debug, ApiError)]
#[api(status = 502, message = "The scanner says: {answer}")] //~
struct Scanner {
    #[api(member = false)]
    answer: Option<Box<dyn std::error::Error>>,
}

/// What thiserror displays is what clients read, unless the server failed.
#[derive(Debug, thiserror::Error, ApiError)]
enum UploadError {
    #[error("not an image: {0}")] //~
    #[api(status = 400)]
    NotAnImage(#[source] io::Error),
    #[error("too large: {}", .source.kind())] //~
    #[api(status = 413)]
    TooLarge { source: io::Error },
    #[error("not stored: {0}")]
    #[api(status = INSUFFICIENT_STORAGE)]
    NotStored(#[source] io::Error),
}

fn main() {}
