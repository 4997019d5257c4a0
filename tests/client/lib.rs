//! Errors that come back over a socket: `it/`. A plain `cargo test` does not build it; `.ci/run` does.

/// Its Rust blocks are tests. They are here for the HTTP clients that they show.
#[cfg(doctest)]
#[doc = include_str!("../../runtime/src/guide/client.md")]
pub struct Client;
