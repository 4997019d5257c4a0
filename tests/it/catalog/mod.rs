//! The room `catalog`: what is declared.

#[allow(clippy::module_inception, reason = "as in the room")]
mod catalog;
mod one_path;
mod statuses;
