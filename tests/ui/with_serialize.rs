//! The module of a `with` has a `serialize`.

use errbook::ApiError;

mod minutes {}

#[derive(Debug, ApiError)]
#[api(status = 423)]
struct Locked {
    #[api(member, with = minutes)] //~
    left: std::time::Duration,
}

fn main() {}
