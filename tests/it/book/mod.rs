//! The room `book`: what is published.

mod bodies;
mod declared;
mod foreign;
mod large;
mod markdown;
mod shape;
