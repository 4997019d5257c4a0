//! The room `occurrence`: what happened.

mod boxed;
mod by_hand;
mod headers;
mod pointers;
mod validation;
