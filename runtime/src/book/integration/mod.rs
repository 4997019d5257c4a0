//! What libraries that make OpenAPI documents ask of an error type, one feature each.
//!
//! With the feature, every derived type documents its own responses: one response a status, with all errors
//! that have it. So does a [`subset!`](crate::subset), and [`AnyOf`](crate::AnyOf) for several types, except with
//! poem-openapi, where an operation documents what it returns and nothing else. `#[api(without(Response))]`
//! leaves these impls to you too: whoever answers in another way is not documented by errbook.
//!
//! | feature | a derived type is | so |
//! |---|---|---|
//! | `utoipa` (6, needs Rust 1.88) | `IntoResponses` | `responses(AccountError)` in `#[utoipa::path]` |
//! | `aide` (0.15) | `OperationOutput` | a handler's `Result<_, AccountError>` |
//! | `poem-openapi` (5) | `ApiResponse` | an operation's `Result<_, AccountError>` |
//! | `salvo-oapi` (1.1, needs Rust 1.95) | `EndpointOutRegister`, `ToResponses` | an endpoint's `Result<_, AccountError>` |
//!
//! # What a type is documented with
//!
//! A type knows no application. What holds is the catalog that it names, `#[api(catalog = crate::ERRORS)]`,
//! its format, type base and challenge; without one it is documented as RFC 9457 problem details without a
//! type URI. Where a layer answers with the settings of a catalog, let the types name that catalog: then
//! documents and answers are the same.
//!
//! # An error that is answered with 200
//!
//! A format such as [`SUCCESS_FLAG`](crate::format::SUCCESS_FLAG) answers errors with a status that
//! the success has too. These libraries keep one response a status, so these errors stand under `2XX`, and
//! neither drops the other.

#[cfg(feature = "aide")]
pub mod aide;
#[cfg(feature = "poem-openapi")]
pub mod poem_openapi;
#[cfg(feature = "salvo-oapi")]
pub mod salvo_oapi;
#[cfg(feature = "utoipa")]
pub mod utoipa;

#[cfg(any(feature = "aide", feature = "poem-openapi", feature = "salvo-oapi", feature = "utoipa"))]
mod convert;
