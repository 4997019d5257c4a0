//! `examples/server.rs` as a module, so that `requests.rs` can ask it.

#[path = "../server.rs"]
pub mod server;

/// Every Rust block of the README is a test. They are here for what they take: a web framework.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
