//! The module of a `with` has a `deserialize`, where the type is received.

use errbook::ApiError;

mod minutes {
    use std::time::Duration;

    pub fn serialize<S: serde::Serializer>(time: &Duration, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u64(time.as_secs() / 60)
    }
}

#[derive(Debug, ApiError)]
#[api(status = 423, receive)]
struct Locked {
    #[api(member, with = minutes)] //~
    left: std::time::Duration,
}

fn main() {}
