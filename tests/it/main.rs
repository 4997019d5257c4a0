//! Behaviour over the public API.
#![allow(missing_docs, reason = "the types of tests are nobody's API")]

mod allocations;
mod bad_values;
mod boxed;
mod catalog;
mod derive;
mod escaping;
mod generics;
mod golden;
mod house;
mod hygiene;
mod markdown;
mod problem;
mod regressions;
mod statuses;
mod systems;
mod thiserror;
mod validation;
mod wholeness;
