//! aide 0.15: an error type is an `OperationOutput`, so a handler that returns a `Result` of it documents
//! its responses.
//!
//! A type that handlers do not return, such as a [`subset!`](crate::subset), is documented where the
//! operation is: `get_with(handler, responses::<SignUpErrors>)`. Then let the handler's own responses be
//! left out, `aide::generate::infer_responses(false)`, or they have all errors of its type.

use aide::openapi::{ReferenceOr, SchemaObject, StatusCode};
use aide::transform::TransformOperation;
#[doc(hidden)]
pub use aide::{
    OperationOutput,
    generate::GenContext,
    openapi::{Operation, Response},
};

use super::convert;
use crate::book::set::{AnyOf, ErrorSet};

/// What `inferred_responses` of a derived type does.
#[doc(hidden)]
pub fn inferred_responses<E: ErrorSet>(operation: &mut Operation) -> Vec<(Option<u16>, Response)> {
    let mut responses = Vec::new();
    for (status, response) in convert::responses::<E>() {
        let response = convert::read::<_, SchemaObject>(response, |_| ());
        match status.parse() {
            Ok(status) => responses.push((Some(status), response)),
            Err(_) => add(operation, StatusCode::Range(2), response),
        }
    }
    responses
}

/// Documents the responses of these errors; to pass on to `get_with` and the like.
pub fn responses<E: ErrorSet>(mut operation: TransformOperation<'_>) -> TransformOperation<'_> {
    let responses = inferred_responses::<E>(operation.inner_mut());
    for (status, response) in responses {
        if let Some(status) = status {
            add(operation.inner_mut(), StatusCode::Code(status), response);
        }
    }
    operation
}

fn add(operation: &mut Operation, status: StatusCode, response: Response) {
    let responses = operation.responses.get_or_insert_default();
    responses.responses.insert(status, ReferenceOr::Item(response));
}

impl<E: ErrorSet> OperationOutput for AnyOf<E> {
    type Inner = Self;

    fn inferred_responses(
        _: &mut GenContext,
        operation: &mut Operation,
    ) -> Vec<(Option<u16>, Response)> {
        inferred_responses::<E>(operation)
    }
}

/// It may be any error, so it documents none.
impl OperationOutput for crate::occurrence::error::Error {
    type Inner = Self;
}

#[doc(hidden)]
#[macro_export]
macro_rules! __document_with_aide {
    ([$($generics:tt)*] [$ty:ty] [$($clause:tt)*]) => {
        #[automatically_derived]
        #[allow(deprecated, unused_qualifications)]
        impl<$($generics)*> $crate::book::integration::aide::OperationOutput for $ty $($clause)* {
            type Inner = Self;

            fn inferred_responses(
                _: &mut $crate::book::integration::aide::GenContext,
                __errbook: &mut $crate::book::integration::aide::Operation,
            ) -> $crate::private::Vec<(
                ::core::option::Option<u16>,
                $crate::book::integration::aide::Response,
            )> {
                $crate::book::integration::aide::inferred_responses::<Self>(__errbook)
            }
        }
    };
}
