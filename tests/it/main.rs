//! Behaviour over the public API: a folder for each room of `runtime/src`, one for what the derive
//! declares, and the systems, which go the whole way.
#![allow(missing_docs, reason = "the types of tests are nobody's API")]

mod book;
mod catalog;
mod client;
mod declaration;
mod format;
mod house;
mod links;
mod occurrence;
mod random;
mod response;
mod site;
mod systems;
