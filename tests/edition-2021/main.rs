//! The derive's code compiles and means the same in edition 2021.
#![allow(missing_docs, reason = "the types of tests are nobody's API")]

#[path = "../it/declaration"]
mod declaration {
    mod derive;
    mod generics;
    mod hygiene;
}
