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
//! #[utoipa::path(get, path = "/account", responses((status = 200), AccountError))]
//! pub fn account() {}
//!
//! #[utoipa::path(post, path = "/accounts", responses((status = 201), SignUpErrors))]
//! pub fn sign_up() {}
//!
//! #[derive(utoipa::OpenApi)]
//! #[openapi(paths(account, sign_up))]
//! struct Document;
//! # fn main() {
//! # use utoipa::OpenApi;
//! # let document = serde_json::to_value(Document::openapi()).unwrap();
//! # assert!(document["paths"]["/account"]["get"]["responses"].get("404").is_some());
//! # assert!(document["paths"]["/accounts"]["post"]["responses"].get("404").is_none());
//! # }
//! ```
//!
//! utoipa keeps one response a status, the last: two types with a common status are
//! `responses(AnyOf<(AccountError, RequestError)>)`, of [`AnyOf`].
//!
//! [`add_components`] puts the errors of a whole catalog into the document's components.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
#[doc(hidden)]
pub use utoipa::{
    IntoResponses,
    openapi::{RefOr, Response},
};

use super::convert;
use crate::book::openapi::OpenApi;
use crate::book::set::{AnyOf, ErrorSet};

type Schema = RefOr<utoipa::openapi::Schema>;

/// What `responses` of a derived type does.
#[doc(hidden)]
pub fn responses<E: ErrorSet>() -> BTreeMap<String, RefOr<Response>> {
    let responses = convert::responses::<E>().into_iter();
    let read = |(status, it)| (status, RefOr::T(convert::read::<_, Schema>(it, known)));
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
    let components = errors["components"].as_object_mut().into_iter().flatten();
    for (kind, objects) in components {
        for object in objects.as_object_mut().into_iter().flatten().map(|(_, object)| object) {
            match &**kind {
                "schemas" => convert::make_readable::<Schema>(object, known),
                "headers" => convert::make_readable::<Schema>(&mut object["schema"], known),
                "responses" => convert::schemas_of(object)
                    .into_iter()
                    .for_each(|schema| convert::make_readable::<Schema>(schema, known)),
                _ => {}
            }
        }
    }
    let components = errors["components"].take();
    let theirs: utoipa::openapi::Components =
        serde_json::from_value(components).unwrap_or_default();
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

/// A schema in the words that utoipa reads: an `enum` for a `const`, and `null` where no type is told. One
/// that is put together of others tells none.
fn known(schema: &mut Map<String, Value>) {
    convert::list_for_const(schema);
    let is_composed = ["oneOf", "anyOf", "allOf"].iter().any(|key| schema.contains_key(*key));
    if is_composed {
        schema.remove("type");
    } else if !schema.contains_key("$ref") {
        schema.entry("type").or_insert(Value::Null);
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
