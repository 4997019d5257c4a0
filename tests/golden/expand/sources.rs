use std::error::Error;

use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 502)]
pub enum UpstreamError {
    Io(#[from] std::io::Error),
    Named { source: Option<std::fmt::Error>, attempt: u8 },
    #[api(internal, display = "worker {worker} failed")]
    Worker { worker: u16, #[source] cause: Box<dyn Error + Send + Sync> },
    /// The queue is full.
    #[api(internal)]
    Queue,
    #[api(status = 401)]
    WrongPassword,
    #[api(like = WrongPassword)]
    NoSuchUser,
}
