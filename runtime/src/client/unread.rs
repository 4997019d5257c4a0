use std::error::Error;
use std::fmt;

use crate::format::ReadError;

/// Why the body of a response says nothing of an error.
#[derive(Debug)]
#[non_exhaustive]
pub enum Unread {
    /// There is none.
    Empty,
    /// Its `Content-Type` is that of something else, such as the page of a proxy.
    OtherMedia,
    /// It has a `Content-Encoding`, which the HTTP client has left in it.
    Encoded,
    /// It is larger than [`limits::RECEIVED`](crate::limits::RECEIVED).
    TooLarge,
    /// It is not JSON, or nothing that the format begins with: it was cut, or nobody says what it is.
    NotRead(ReadError),
    /// It is JSON without what the format always writes.
    OtherShape,
    /// It broke off while it was received.
    BrokenOff(Box<dyn Error + Send + Sync>),
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unread::Empty => "its body is empty",
            Unread::OtherMedia => "its body is of another media type",
            Unread::Encoded => "its body is encoded",
            Unread::TooLarge => "its body is too large",
            Unread::NotRead(_) => "its body cannot be read",
            Unread::OtherShape => "its body has another shape",
            Unread::BrokenOff(_) => "its body broke off",
        })
    }
}

impl Error for Unread {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Unread::NotRead(error) => Some(error),
            Unread::BrokenOff(error) => Some(&**error),
            _ => None,
        }
    }
}
