use std::fmt;

use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 400, without(Display, From))]
pub struct ParseError(#[from] fmt::Error);

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not in this form")
    }
}

impl From<fmt::Error> for ParseError {
    fn from(error: fmt::Error) -> Self {
        Self(error)
    }
}
