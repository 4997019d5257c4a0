//! What is published: a catalog as documents that people and tools read, [`Markdown`] and the
//! [`Page`] of one error, and remarks on it, [`Lint`].

// Here lives every export, a file each, and what is remarked on a catalog before it is published.
// It uses `catalog` (what is declared) and `occurrence` (the group of one type).
// A `Catalog` comes in, and text goes out.

mod change;
mod column;
mod compare;
mod differences;
mod lint;
mod located;
mod make;
mod markdown;
mod model;
mod page;
mod read;
mod schema;
mod text;
mod version;
mod within;

pub use self::change::{Change, ChangeKind, Changes, Verdict};
pub use self::column::Column;
pub use self::lint::Lint;
pub use self::markdown::Markdown;
pub use self::model::{
    Book, BookEntry, BookHeader, BookMember, BookResponse, BookSection, BookSuccess, Cause,
    Deprecated, ForOperators, Retired,
};
pub use self::page::Page;
pub use self::read::BookError;
pub use self::schema::Schema;
pub use self::version::Version;
