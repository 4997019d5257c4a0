//! Behaviour over the public API.
#![allow(missing_docs, reason = "the types of tests are nobody's API")]

mod allocations;
mod bad_values;
mod escaping;
mod problem;
mod statuses;
