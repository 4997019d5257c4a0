//! The room `book`: what is published.

mod bodies;
mod markdown;
mod openapi;
mod shape;
