//! What the benchmarks share. `README.md` has their figures, and says how they come about.
#![allow(
    missing_docs,
    missing_debug_implementations,
    clippy::missing_panics_doc,
    reason = "they are nobody's API"
)]

pub mod builds;
pub mod errors;
pub mod generated;
pub mod paths;
pub mod report;
pub mod rounds;
pub mod services;

/// The 2,000 errors among which a code is looked up, with a catalog.
pub mod many {
    include!(concat!(env!("OUT_DIR"), "/many.rs"));
}
