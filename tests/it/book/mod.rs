//! The room `book`: what is published.

mod bodies;
mod html;
mod markdown;
mod shape;
