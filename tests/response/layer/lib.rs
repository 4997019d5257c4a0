//! The errors, the catalog and the bare service that the tests of the room `response` share.
//! The tests of the layer are in `it/`; the frameworks have a package of their own, beside this one.
#![allow(
    missing_docs,
    missing_debug_implementations,
    clippy::missing_panics_doc,
    reason = "they are nobody's API"
)]

pub mod service;
