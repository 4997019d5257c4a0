use std::time::Duration;

use errbook::standard::HttpError;
use errbook::{ApiError, Item};
use serde::{Deserialize, Serialize};

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
        #[api(default)]
        source: std::fmt::Error,
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
    Upstream(StatusOf),
    Http {
        #[api(transparent)]
        error: HttpError,
        #[api(header = "X-Attempts", default = one)]
        attempts: u32,
    },
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Place {
    line: u32,
}

#[derive(Debug)]
pub struct StatusOf(String);

const fn upstream(_: &StatusOf) -> HttpError {
    HttpError::BadGateway
}

const fn one() -> u32 {
    1
}

mod seconds {
    use std::time::Duration;

    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(time: &Duration, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u64(time.as_secs())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Duration, D::Error> {
        u64::deserialize(from).map(Duration::from_secs)
    }
}
