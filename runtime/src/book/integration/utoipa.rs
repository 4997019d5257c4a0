//! utoipa 6: an error type is an `IntoResponses`.
//!
//! ```
//! use errbook::ApiError;
//!
//! /// Accounts
//! #[derive(Debug, ApiError)]
//! pub enum AccountError {
//!     /// The email is already registered.
//!     #[api(status = 409)]
//!     EmailAlreadyExists,
//!     /// There is no such account.
//!     #[api(status = 404)]
//!     AccountNotFound,
//! }
//!
//! errbook::subset! { pub SignUpErrors = AccountError: ["EmailAlreadyExists"] }
//!
//! # mod operations {
//! # use super::*;
//! #[utoipa::path(get, path = "/account", responses((status = 200), AccountError))]
//! pub fn account() {}
//!
//! #[utoipa::path(post, path = "/accounts", responses((status = 201), SignUpErrors))]
//! pub fn sign_up() {}
//! # }
//! # use operations::*;
//!
//! #[derive(utoipa::OpenApi)]
//! #[openapi(paths(operations::account, operations::sign_up))]
//! struct Document;
//! # use utoipa::OpenApi;
//! # let document = serde_json::to_value(Document::openapi()).unwrap();
//! # assert!(document["paths"]["/account"]["get"]["responses"].get("404").is_some());
//! # assert!(document["paths"]["/accounts"]["post"]["responses"].get("404").is_none());
//! ```
//!
//! utoipa keeps one response a status, the last: two types with a common status are
//! `responses(AnyOf<(AccountError, RequestError)>)`, of [`AnyOf`].
//!
//! [`add_components`] puts the errors of a whole catalog into the document's components.

use std::collections::BTreeMap;

use serde_json::Value;
#[doc(hidden)]
pub use utoipa::{
    IntoResponses,
    openapi::{RefOr, Response},
};

use super::convert;
use crate::book::openapi::OpenApi;
use crate::book::set::{AnyOf, ErrorSet};

/// What `responses` of a derived type does.
#[doc(hidden)]
pub fn responses<E: ErrorSet>() -> BTreeMap<String, RefOr<Response>> {
    let responses = convert::responses::<E>().into_iter();
    let read = |(status, it)| (status, RefOr::T(convert::read(convert::without_const(it))));
    responses.map(read).collect()
}

impl<E: ErrorSet> IntoResponses for AnyOf<E> {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        responses::<E>()
    }
}

/// Adds the components of a book, [`Book::openapi`](crate::book::Book::openapi), to a document: schemas,
/// responses, examples and headers. What has a name of theirs already stays, so give it another.
pub fn add_components(document: &mut utoipa::openapi::OpenApi, errors: &OpenApi) {
    let mut errors = serde_json::to_value(errors).unwrap_or_default();
    if let Some(Value::Object(components)) = errors.get_mut("components") {
        if let Some(Value::Object(schemas)) = components.get_mut("schemas") {
            schemas.values_mut().for_each(convert::lists_for_const);
        }
        for kind in ["responses", "headers"] {
            if let Some(Value::Object(objects)) = components.get_mut(kind) {
                for object in objects.values_mut() {
                    if let Some(schema) = object.get_mut("schema") {
                        convert::lists_for_const(schema);
                    }
                    *object = convert::without_const(object.take());
                }
            }
        }
    }
    let theirs: utoipa::openapi::Components = convert::read(errors["components"].take());
    let components = document.components.get_or_insert_default();
    add(&mut components.schemas, theirs.schemas);
    add(&mut components.responses, theirs.responses);
    add(&mut components.examples, theirs.examples);
    add(&mut components.headers, theirs.headers);
}

fn add<T>(known: &mut BTreeMap<String, T>, more: BTreeMap<String, T>) {
    for (name, component) in more {
        known.entry(name).or_insert(component);
    }
}

#[doc(hidden)]
#[macro_export]
macro_rules! __document_with_utoipa {
    ([$($generics:tt)*] [$ty:ty] [$($clause:tt)*]) => {
        #[automatically_derived]
        #[allow(deprecated, unused_qualifications)]
        impl<$($generics)*> $crate::book::integration::utoipa::IntoResponses for $ty $($clause)* {
            fn responses() -> $crate::private::BTreeMap<
                $crate::private::String,
                $crate::book::integration::utoipa::RefOr<
                    $crate::book::integration::utoipa::Response,
                >,
            > {
                $crate::book::integration::utoipa::responses::<Self>()
            }
        }
    };
}
