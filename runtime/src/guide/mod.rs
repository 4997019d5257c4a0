//! The guide: what takes more than the README has room for.
//!
//! | chapter | for whom |
//! |---|---|
//! | [`serving`] | a service that shall answer every error in one shape |
//! | [`validation`] | findings about the fields of a request |
//! | [`formats`] | a body of one's own, to write and to read |
//! | [`documents`] | a catalog, and the reference that is made of it |
//! | [`client`] | who calls the service, in Rust, and wants the enum back |
//! | [`command`] | the program `errbook`: what a book says, in a terminal and in CI |
//! | [`from_thiserror`] | who has an enum with thiserror and an `IntoResponse` by hand |

// What a feature brings has a page only where that is on; elsewhere the table of features stands for it.

#[doc = include_str!("client.md")]
pub mod client {}

#[doc = include_str!("command.md")]
pub mod command {}

#[doc = include_str!("documents.md")]
pub mod documents {}

#[doc = include_str!("formats.md")]
pub mod formats {}

#[doc = include_str!("from_thiserror.md")]
pub mod from_thiserror {}

#[doc = include_str!("serving.md")]
#[doc = ""]
#[cfg_attr(feature = "layer", doc = "[`layer`]: errbook::layer")]
#[cfg_attr(feature = "layer", doc = "[`Untouched`]: errbook::layer::Untouched")]
#[cfg_attr(not(feature = "layer"), doc = "[`layer`]: errbook#features")]
#[cfg_attr(not(feature = "layer"), doc = "[`Untouched`]: errbook#features")]
pub mod serving {}

#[doc = include_str!("validation.md")]
#[doc = ""]
#[cfg_attr(feature = "layer", doc = "[`Failure::items`]: errbook::layer::Failure::items")]
#[cfg_attr(not(feature = "layer"), doc = "[`Failure::items`]: errbook#features")]
pub mod validation {}
