use errbook::ApiError;
use std::fmt;

fn path(field: &u8, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{field}")
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 400)]
enum UploadError {
    #[error(transparent)] //~
    Other(anyhow::Error),
    #[error(fmt = path)] //~
    Function(u8),
    #[error("{:.*}", 2, .0)] //~
    Precision(f64),
    #[error("all of it: {self:?}")] //~
    Itself { secret: String },
    #[error(transparent)]
    #[api(message = "Something else failed.")]
    Told(anyhow::Error),
    #[error(transparent)]
    #[api(status = 502)]
    Masked(anyhow::Error),
    #[error(transparent)]
    #[api(internal)]
    Internal(anyhow::Error),
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error(transparent)] //~
enum AllTheSame {
    #[api(status = 400)]
    Other(anyhow::Error),
    #[api(status = 500)]
    Masked(#[from] std::io::Error),
}

fn main() {}
