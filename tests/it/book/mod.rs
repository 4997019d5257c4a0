//! The room `book`: what is published.

mod markdown;
mod openapi;
