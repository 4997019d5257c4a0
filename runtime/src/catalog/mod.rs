//! What is declared: entries and groups, the table of statuses, and the catalog that lists them.
//!
//! It uses `format` alone, for the settings: which format answers, and which names that one hides.
//! Declarations come in, as the derive and `catalog!` write them, and are checked while they
//! compile. Statics go out: everything that happens later points at an `Entry` or a `Catalog`.

mod allowed;
#[allow(clippy::module_inception, reason = "the room is named after what it holds")]
mod catalog;
mod catalog_macro;
pub(crate) mod code;
pub(crate) mod described;
pub(crate) mod description;
pub(crate) mod details;
pub(crate) mod duties;
pub(crate) mod entry;
mod findings;
pub(crate) mod group;
mod group_macro;
pub(crate) mod index;
pub(crate) mod lint_name;
pub(crate) mod row;
pub(crate) mod rows;
pub(crate) mod settings;
mod shadowed;
pub(crate) mod spelling;
pub mod status;
pub(crate) mod text;
pub(crate) mod token;
#[cfg(feature = "layer")]
pub(crate) mod unregistered;
pub(crate) mod walk;
#[cfg(not(feature = "book"))]
mod without_book;

pub use self::catalog::{Catalog, Section};
