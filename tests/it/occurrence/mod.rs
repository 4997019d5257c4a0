//! The room `occurrence`: what happened.

mod boxed;
mod by_hand;
mod headers;
mod input;
mod pointers;
mod recover;
mod validation;
