//! A catalog as documents that people and tools read: [`Markdown`].

mod column;
mod markdown;
mod text;

pub use self::column::Column;
pub use self::markdown::Markdown;
