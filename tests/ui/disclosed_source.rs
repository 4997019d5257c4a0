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

/// However it is reached.
#[derive(Debug, ApiError)]
#[api(status = 400)]
enum Reached {
    #[api(message("{}, {}", .source.kind(), .source))] //~
    Field { source: io::Error },
    #[api(message("{}", { let kind = || format!("{}", .0.kind()); kind() }))] //~
    Closure(#[source] io::Error),
}

/// Of a struct, a field is there as `self.source` as well.
#[derive(Debug, ApiError)]
#[api(status = 400, message("cannot read: {}, line {}", self.source, self.line))] //~
struct Itself {
    line: u8,
    source: io::Error,
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
    #[error("too large: {}", if true { source.to_string() } else { String::new() })] //~
    #[api(status = 413)]
    Bare { source: io::Error },
    #[error("not stored: {0}")]
    #[api(status = INSUFFICIENT_STORAGE)]
    NotStored(#[source] io::Error),
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("cannot read: {}", self.source)] //~
#[api(status = 400)]
struct Theirs {
    source: io::Error,
}

fn main() {}
