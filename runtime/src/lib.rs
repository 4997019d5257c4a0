//! The error book of an HTTP API: declared once, checked by the compiler, spoken in any wire
//! format, documented by itself.
//!
//! ```
//! use errbook::ApiError;
//!
//! /// Accounts
//! #[derive(Debug, ApiError)]
//! pub enum AccountError {
//!     /// The email is already registered.
//!     #[api(status = 409, message = "{email} is already in use, please try another one.")]
//!     EmailAlreadyExists { email: String },
//!
//!     /// The database did not answer.
//!     #[api(internal, display = "query {query} failed")]
//!     Database { query: &'static str, source: std::io::Error },
//! }
//!
//! let error = AccountError::EmailAlreadyExists { email: "ada@example.com".into() };
//! let response = errbook::respond(&error);
//! assert_eq!(response.status(), 409);
//! assert_eq!(
//!     response.body(),
//!     r#"{"title":"Conflict","status":409,"detail":"ada@example.com is already in use, please try another one.","code":"EmailAlreadyExists","email":"ada@example.com"}"#
//! );
//! ```
//!
//! - [`ApiError`](macro@ApiError) declares errors, [`standard::HttpError`] has those of HTTP itself.
//! - [`respond`] answers with one; [`Occurrence`] also takes the request, a catalog and a format.
//! - [`read_json`] reads input, or says where and why it cannot be read, and nothing of it.
//! - [`mod@format`] has five wire formats; [`wire_format!`] declares one's own, to write and to read.
//! - [`catalog!`] lists the errors of an application; [`book`] makes documents of it, OpenAPI too.
//! - [`RemoteError`] is what a client makes of a response: the enum, with `#[api(receive)]`; [`client`].
//! - [`testing::assert_published`] is a test that fails where a change would break clients.
//!
//! The [`guide`] goes deeper: serving, validation, formats, documents, and coming from thiserror.
//!
//! # Features
//!
//! `book` is on by default.
//!
//! | feature | what it adds |
//! |---|---|
//! | `book` | what is made of a catalog: documents, lints, the test of what is published ([`mod@book`], [`testing`], [`subset!`], [`ErrorSet`]); without it errbook builds in a third of the time |
//! | `axum`, `actix`, `poem`, `rocket`, `salvo` | errors that handlers return, and the layer as a middleware: see [`integration`]; `salvo` needs Rust 1.95 |
//! | `utoipa`, `aide`, `poem-openapi`, `salvo-oapi` | responses of each error type in OpenAPI documents: see [`book::integration`]; `utoipa` needs Rust 1.88, `salvo-oapi` 1.95 |
//! | `tower` | the layer on any tower service over `http` |
//! | `tracing` | one event an error, by the layer |
//! | `decompress` | the text of a failure in the log where a compression inside the layer has encoded it; Rust 1.87 |
//! | `garde`, `validator` | items from the reports of these crates ([`Findings`]); Rust 1.87 and 1.88 |
//! | `recover`, `anyhow` | API errors are found again in a `Box<dyn Error>`, among the causes of an error, and in an `anyhow::Error`: `Catalog::recover`, `or_recover` |
//! | `html` | a book as a page for a browser, `Book::html`, and a `Site` of it to serve; Rust 1.88 |
//! | `cli` | the program `errbook`, which [works on books in a terminal](guide::command); Rust 1.88 |
//! | `schemars`, `utoipa` | the schemas of members whose types have the derive of one of these crates |
//! | `reqwest`, `reqwest-blocking` | `or_api_error` of a response of reqwest 0.13, in `client::reqwest` |
//! | `web-time` | the time in WebAssembly without WASI, where a format writes one |
//! | `layer` | the layer's types alone, which attach to nothing; each of the above but `anyhow`, `book`, `garde`, `validator`, `html`, `cli`, `schemars`, `utoipa`, `recover`, `reqwest`, `web-time` and `aide` turns it on |
//!
//! # What leaves the process
//!
//! Only what a message, a member, an item or a header names. A field that the `message`
//! interpolates is a member of the body too; every other field, every source and all `Debug` text
//! stay inside. `Display` is for the operators.
//!
//! Whatever the values are, there is a response: [`limits`] has every bound that holds for them.
#![forbid(unsafe_code)]

// So that the derive's `::errbook` paths also hold in here.
extern crate self as errbook;

#[cfg(feature = "book")]
pub mod book;
mod catalog;
pub mod client;
mod clock;
pub mod format;
// Its blocks are tested where the frameworks are: in the package of the example server.
#[cfg(not(doctest))]
pub mod guide;
pub mod limits;
mod occurrence;
#[doc(hidden)]
pub mod private;
mod response;
#[cfg(feature = "html")]
mod site;
// A file of its room, at the path that users know it by: the names of types are in messages and logs.
#[path = "catalog/standard.rs"]
pub mod standard;
#[cfg(feature = "book")]
#[path = "book/testing.rs"]
pub mod testing;

pub use bytes;
pub use errbook_macros::ApiError;
pub use http;

#[cfg(feature = "book")]
pub use self::book::Lint;
#[cfg(feature = "book")]
pub use self::book::set::{AnyOf, ErrorSet};
pub use self::catalog::details::{DeprecatedDoc, HeaderDoc, LogLevel, MemberDoc, MemberValue};
pub use self::catalog::entry::Entry;
pub use self::catalog::group::Group;
pub use self::catalog::settings::Success;
pub use self::catalog::{Catalog, Section, status};
pub use self::client::{FromHeader, FromItems, Receive, RemoteError};
pub use self::format::WireFormat;
pub use self::occurrence::Occurrence;
pub use self::occurrence::api_error::{ApiError, Documented};
#[cfg(feature = "recover")]
pub use self::occurrence::error::OrRecover;
pub use self::occurrence::error::{Error, OrInternal};
pub use self::occurrence::header::{HeaderField, HeaderLines, Headers};
pub use self::occurrence::input::{InputError, read_json};
pub use self::occurrence::item::{Findings, Item, Parameter};
pub use self::occurrence::member::Members;
pub use self::occurrence::pointer::camel_case;
#[cfg(feature = "recover")]
pub use self::occurrence::recover::ErasedError;
pub use self::occurrence::request::RequestFacts;
#[cfg(feature = "layer")]
pub use self::response::layer;
pub use self::response::{integration, respond};
#[cfg(feature = "html")]
pub use self::site::Site;
