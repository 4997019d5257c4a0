use errbook::ApiError;
use std::fmt;

#[derive(Debug, thiserror::Error, ApiError)]
enum UploadError {
    #[error("line {line} is wrong")]
    #[api(status = 400, display = "line {line} is wrong: {text}")] //~
    Line { line: u32, text: String },
    #[error("the disk is full")]
    #[api(internal)]
    Full,
}

#[derive(Debug, ApiError)]
#[api(status = 400, without(Display), display("{}", .0))] //~
struct ByHand(u32);

impl fmt::Display for ByHand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "by hand: {}", self.0)
    }
}

fn main() {}
