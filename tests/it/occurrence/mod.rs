//! The room `occurrence`: what happened.

mod boxed;
mod by_hand;
mod input;
mod validation;
