//! `examples/server.rs` as a module, so that `requests.rs` can ask it.

#[path = "../server.rs"]
pub mod server;
