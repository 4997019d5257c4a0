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

#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub struct Place {
    line: u32,
}

fn unknown() -> std::io::Error {
    std::io::ErrorKind::Other.into()
}

fn upstream(_: &u16) -> HttpError {
    HttpError::BadGateway
}

mod seconds {
    use std::time::Duration;

    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(time: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(time.as_secs())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
        u64::deserialize(deserializer).map(Duration::from_secs)
    }
}
