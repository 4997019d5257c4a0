//! The derive's code compiles and means the same in edition 2021.
#![allow(missing_docs, reason = "the types of tests are nobody's API")]

#[path = "../it/derive.rs"]
mod derive;
#[path = "../it/generics.rs"]
mod generics;
#[path = "../it/hygiene.rs"]
mod hygiene;
