//! A catalog as documents that people and tools read: [`Markdown`].

mod markdown;
mod text;

pub use self::markdown::{Column, Markdown};
