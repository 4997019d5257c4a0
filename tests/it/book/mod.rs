//! The room `book`: what is published.

mod bodies;
mod declared;
mod markdown;
mod shape;
