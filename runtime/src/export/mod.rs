//! A catalog as documents that people and tools read: [`Markdown`], and the [`Page`] of one error.

mod column;
mod markdown;
mod page;
mod text;

pub use self::column::Column;
pub use self::markdown::Markdown;
pub use self::page::Page;
