use std::time::Duration;

use errbook::standard::HttpError;
use errbook::{ApiError, Item};

#[derive(Debug, ApiError)]
#[api(receive, format = errbook::format::ENVELOPE)]
pub enum JobError<T> {
    #[api(status = 404)]
    JobNotFound,
    #[api(status = 409, message = "{id} is running.")]
    Running {
        id: u64,
        #[api(member = "by")]
        owner: T,
        #[api(member, default)]
        since: Option<String>,
        #[api(default = unknown)]
        source: std::io::Error,
    },
    #[api(like = JobNotFound)]
    Hidden(u64),
    #[api(status = 429, format = errbook::format::PROBLEM)]
    TooMany {
        #[api(header = "Retry-After", member, with = seconds)]
        wait: Duration,
        #[api(header = "X-Client", display)]
        client: Option<std::net::IpAddr>,
    },
    #[api(status = 422)]
    Invalid(#[api(items)] Vec<Item>, #[api(member, flatten)] Place),
    #[api(internal)]
    Store(#[from] std::fmt::Error),
    #[api(answer = upstream)]
    Upstream(u16),
    Http {
        #[api(transparent)]
        error: HttpError,
        #[api(header = "X-Attempts", default)]
        attempts: u32,
    },
}
