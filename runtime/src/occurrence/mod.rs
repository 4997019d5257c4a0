//! What happened: the value of an error, what of it may travel, and the request that it answers.
//!
//! It uses `catalog` (its entry, its settings) and `format` (which is asked for; how JSON is written).
//! A value that is an `ApiError` comes in, with members, headers and items. An `Occurrence` goes
//! out: all that a format can write.

pub(crate) mod api_error;
pub(crate) mod error;
mod flat;
pub(crate) mod header;
pub(crate) mod input;
mod internal;
pub(crate) mod item;
mod limited;
pub(crate) mod member;
pub(crate) mod message;
mod names;
#[allow(clippy::module_inception, reason = "the room is named after what it holds")]
mod occurrence;
pub(crate) mod plain;
pub(crate) mod pointer;
#[cfg(feature = "recover")]
pub(crate) mod recover;
pub(crate) mod request;
mod spared;
mod statement;
#[cfg(any(feature = "garde", feature = "validator"))]
mod validation;

pub(crate) use self::limited::cut;
#[cfg(feature = "layer")]
pub(crate) use self::limited::keep;
pub(crate) use self::names::Names;
pub use self::occurrence::Occurrence;
pub(crate) use self::spared::spared;
pub(crate) use self::statement::{StatedItem, Statement, Written};
