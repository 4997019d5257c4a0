//! The room `book`: what is published.

mod compare;
mod markdown;
mod random;
mod within;
