//! A derive sees nothing of the others on its line, nor of what is written by hand.

use errbook::ApiError;
use std::fmt;

#[derive(Debug, thiserror::Error, ApiError)] //~ //~
#[api(status = 400)]
struct Unreadable {
    #[from] //~
    source: std::io::Error,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unreadable")
    }
}

fn main() {}
