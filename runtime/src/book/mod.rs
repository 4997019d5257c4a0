//! What is published: a catalog as data, the [`Book`], and what is made of it.
//!
//! | | |
//! |---|---|
//! | for people | [`Book::markdown`], [`Book::page`] of one error, `Book::html` (feature `html`); on a terminal, the program [`errbook`](crate::guide::command) |
//! | for tools | [`Book::to_json`] and [`Book::from_json`], [`Book::openapi`], the [`Responses`] of an operation; [`Book::typescript`], [`Book::rust`] |
//! | for its authors | [`Book::lints`]; [`Book::changes_since`], and [`assert_published`](crate::testing::assert_published) in a test; [`conflicts`] of several services |
//!
//! The [guide](crate::guide::documents) shows each.

// Here lives the book, which is made of a catalog, every export of it, a file each, and what is
// remarked on a catalog before it is published.
// It uses `catalog` (what is declared), `format` (what bodies look like) and `occurrence` (an error for
// the example of one).
// A `Catalog` comes in and becomes a `Book`, and of that, text goes out.

mod anchors;
mod body;
mod change;
mod column;
mod compare;
mod constants;
mod differences;
mod example;
#[cfg(feature = "html")]
mod excerpt;
#[cfg(any(feature = "schemars", feature = "utoipa"))]
pub(crate) mod foreign;
mod groups;
#[cfg(feature = "html")]
mod html;
pub mod integration;
mod lint;
mod located;
mod lock;
mod make;
mod markdown;
mod model;
mod names;
mod openapi;
mod operators;
mod page;
mod parts;
mod read;
mod response;
mod rust;
mod schema;
mod services;
pub(crate) mod set;
mod text;
mod typescript;
mod version;
mod within;

pub use self::change::{Change, ChangeKind, Changes, Verdict};
pub use self::column::Column;
pub use self::lint::Lint;
pub use self::lock::{Checked, LockError, Update};
pub use self::markdown::Markdown;
pub use self::model::{
    Book, BookEntry, BookHeader, BookMember, BookResponse, BookSection, BookSuccess, Cause,
    Deprecated, ForOperators, Retired,
};
pub use self::openapi::{OpenApi, Responses};
pub use self::page::Page;
pub use self::read::BookError;
pub use self::schema::Schema;
pub use self::services::{Conflict, Place, conflicts};
pub use self::version::Version;
pub use crate::catalog::lint_name::LintName;
