use std::time::Duration;

use errbook::ApiError;

mod minutes {
    use std::time::Duration;

    pub(super) fn serialize<S: serde::Serializer>(time: &Duration, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u64(time.as_secs() / 60)
    }
}

#[derive(Debug, serde::Serialize)]
struct Place {
    line: u32,
}

#[derive(Debug, ApiError)]
#[api(status = 400, message = false)]
struct Locked {
    #[api(member, with = minutes, example = 30)]
    left: Duration,
    #[api(member, flatten)]
    place: Place,
}
