//! A derive sees of the others those on the lines below it.

use errbook::ApiError;
use std::fmt;

#[derive(ApiError)]
#[derive(Debug, thiserror::Error)] //~
#[api(status = 400)]
struct Unreadable {
    #[from]
    source: std::io::Error,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unreadable")
    }
}

#[derive(ApiError)]
#[derive(Debug, derive_more::Display, derive_more::Error)] //~
#[api(status = 400)]
struct Other;

#[derive(ApiError)]
#[derive(Debug, derive_more::Display)]
#[api(status = 400, without(Display))]
struct Said;

#[derive(ApiError)]
#[derive(Debug, thiserror::Error)]
#[error("told")]
#[api(status = 400)]
struct Told;

fn main() {
    let _ = errbook::respond(&Unreadable::from(std::io::Error::other("disk")));
}
