//! What is answered: the response of one error, and the layer that gives all of them one shape.
//!
//! It uses `catalog`, `occurrence` and `format`; nothing uses it but what generated code names.
//! An error comes in, or a response that a framework made of a failure. A `http::Response` goes
//! out, with the snapshot of its error in its extensions.

pub mod integration;
#[cfg(feature = "layer")]
pub mod layer;
mod respond;
#[cfg(feature = "layer")]
mod snapshot;

pub use self::respond::respond;
