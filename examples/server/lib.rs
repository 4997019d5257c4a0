//! `examples/server.rs` and `examples/client.rs` as modules, so that tests can ask the one and hear the other.

#[path = "../client.rs"]
pub mod client;
#[path = "../server.rs"]
pub mod server;

/// Every Rust block of the README and of the guide is a test. They are here for what they take: a web
/// framework, a validation crate.
#[cfg(doctest)]
macro_rules! tested {
    ($($name:ident: $file:literal;)+) => {$(
        #[doc = include_str!($file)]
        pub struct $name;
    )+};
}

#[cfg(doctest)]
tested! {
    Readme: "../../README.md";
    Documents: "../../runtime/src/guide/documents.md";
    Formats: "../../runtime/src/guide/formats.md";
    FromThiserror: "../../runtime/src/guide/from_thiserror.md";
    Serving: "../../runtime/src/guide/serving.md";
    Validation: "../../runtime/src/guide/validation.md";
}
