//! The room `book`: what is published.

mod bodies;
mod compare;
mod declared;
mod foreign;
mod html;
mod large;
mod lints;
mod lock;
mod markdown;
mod odd;
mod openapi;
mod random;
mod random_book;
mod rust;
mod services;
mod shape;
mod typescript;
mod within;
