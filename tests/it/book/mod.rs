//! The room `book`: what is published.

mod bodies;
mod compare;
mod markdown;
mod random;
mod shape;
mod within;
