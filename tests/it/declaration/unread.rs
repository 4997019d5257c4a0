//! A field is there for `Debug`, for whoever matches on it, or for later: the derive reads each, as
//! thiserror's does, so that none is dead code.
#![deny(dead_code)]

use errbook::ApiError;
use errbook::standard::HttpError;

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum Unread {
    Named {
        shown_by_nobody: u8,
        neither: u8,
    },
    Tuple(u8, u8),
    #[api(message = "{shown} is one of two")]
    HalfShown {
        shown: u8,
        unshown: u8,
    },
    #[api(like = Plain)]
    Like {
        private: u8,
    },
    #[api(internal)]
    Internal {
        private: u8,
        source: std::fmt::Error,
    },
    #[api(transparent)]
    Http(HttpError),
    Plain,
}

#[derive(Debug, ApiError)]
#[api(status = 400)]
struct Struct {
    unread: u8,
}

#[derive(Debug, ApiError)]
#[api(internal)]
struct Generic<T>(T);

/// With impls of its own, `source` and `from` are read by nobody either.
#[derive(Debug, ApiError)]
#[api(status = 400, without(Display, Error, From))]
struct Bare {
    #[api(from)]
    source: std::fmt::Error,
}

impl std::fmt::Display for Bare {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("bare")
    }
}

impl std::error::Error for Bare {}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("a text without its field")]
#[api(status = 400)]
struct BesideThiserror {
    unread: u8,
}

#[test]
fn no_field_is_dead_code() {
    let errors: [&dyn ApiError; 11] = [
        &Unread::Named { shown_by_nobody: 1, neither: 2 },
        &Unread::Tuple(1, 2),
        &Unread::HalfShown { shown: 1, unshown: 2 },
        &Unread::Like { private: 1 },
        &Unread::Internal { private: 1, source: std::fmt::Error },
        &Unread::Http(HttpError::Gone),
        &Unread::Plain,
        &Struct { unread: 1 },
        &Generic(1),
        &Bare { source: std::fmt::Error },
        &BesideThiserror { unread: 1 },
    ];
    let statuses = errors.map(|error| error.entry().status().as_u16());
    assert_eq!(statuses, [400, 400, 400, 400, 500, 410, 400, 400, 500, 400, 400]);
}
