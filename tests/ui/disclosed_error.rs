use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::io;
use std::sync::Arc;

use errbook::ApiError;

/// An alias has another name.
type Cause = io::Error;

/// An error whose name does not say so.
#[derive(Debug)]
struct Failure;

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("10.0.0.5 is down")
    }
}

impl Error for Failure {}

#[derive(Debug, ApiError)]
#[api(status = 502)]
enum UpstreamError {
    #[api(message = "The bank says: {0}")]
    Alias(#[api(member = false)] Cause), //~
    #[api(message = "The bank says: {failure}")]
    Named {
        #[api(member = false)]
        failure: Failure, //~
    },
    #[api(message = "The bank says: {answer}, {answer:>8}")]
    Boxed {
        #[api(member = false)]
        answer: Arc<Box<dyn Error + Send + Sync>>, //~
    },
    #[api(message = "The bank says: {0}")]
    BothWays(#[api(member = false)] Box<&'static Failure>), //~
    #[api(message("{} answers", .answers.len()))]
    List { answers: Vec<Failure> }, //~
    #[api(message("{} answers", .answers.len()))]
    Map { answers: BTreeMap<u8, Failure> }, //~
    #[api(message("{}", .answer.is_ok()))]
    Result { answer: Result<u8, Cause> }, //~
    #[api(message("{}", .answer.as_ref().map_or_else(String::new, ToString::to_string)))]
    Optional { answer: Option<anyhow::Error> }, //~
    #[api(message = "{errors}")]
    Invalid {
        #[api(items, member = false)]
        errors: validator::ValidationErrors, //~
    },
    #[api(message("{}", .text.parse::<u8>().unwrap_err()))] //~
    Made { text: String },
    Header {
        #[api(header = "X-Reason", display)]
        failure: Failure, //~
        #[api(header = "X-Optional", display)]
        optional: Option<Cause>, //~
        #[api(header = "X-Allowed", display, disclose)]
        allowed: Cause,
        #[api(header = "X-Fine", display)]
        fine: Option<std::net::IpAddr>,
    },
    #[api(message = "The bank says: {0}")]
    Allowed(#[api(disclose, member = false)] Cause),
    #[api(message("{}", .text.parse::<u8>().unwrap_err()))]
    MadeAndAllowed {
        #[api(disclose)]
        text: String,
    },
    #[api(display("{answer} {}", .answer.kind()))]
    Operators { answer: Cause },
}

/// What a parameter asks for is what is known of it.
#[derive(Debug, ApiError)]
#[api(status = 502, message = "The scanner says: {cause}, {name}")]
struct Scanner<E: Error, N>
where
    N: fmt::Display,
{
    #[api(member = false)]
    cause: E, //~
    #[api(member = false)]
    name: N,
}

/// What thiserror displays is what clients read, unless the server failed.
#[derive(Debug, thiserror::Error, ApiError)]
enum UploadError {
    #[error("not an image: {0}")]
    #[api(status = 400)]
    NotAnImage(Failure), //~
    #[error("not an image: {}", format!("{cause}"))]
    #[api(status = 400)]
    Bare { cause: Failure }, //~
    #[error("not stored: {0}")]
    #[api(status = INSUFFICIENT_STORAGE)]
    NotStored(Failure),
}

fn main() {}
