//! The error book of an HTTP API: declared once, checked by the compiler, spoken in any wire
//! format, documented by itself.
#![forbid(unsafe_code)]

// So that the derive's `::errbook` paths also hold in here.
extern crate self as errbook;

mod api_error;
mod catalog;
mod catalog_macro;
mod docs;
mod entry;
pub mod export;
pub mod format;
mod index;
mod json;
mod member;
mod occurrence;
#[doc(hidden)]
pub mod private;
mod response;
mod settings;
pub mod standard;
pub mod status;

pub use bytes;
pub use errbook_macros::ApiError;
pub use http;

pub use self::api_error::{ApiError, Documented};
pub use self::catalog::{Catalog, Section};
pub use self::entry::{Entry, Group, HeaderDoc, MemberDoc};
pub use self::format::WireFormat;
pub use self::member::{HeaderField, Headers, Item, Members};
pub use self::occurrence::{Occurrence, RequestFacts};
pub use self::response::respond;
pub use self::settings::Success;
