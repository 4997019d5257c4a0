//! salvo-oapi 1.1: an error type is an `EndpointOutRegister`, so an `#[endpoint]` that returns a `Result` of
//! it documents its responses.
//!
//! It is a `ToResponses` too, as is a [`subset!`](crate::subset): for `#[endpoint(responses(SignUpErrors))]`.

#[doc(hidden)]
pub use salvo_oapi::{Components, EndpointOutRegister, Operation, Responses, ToResponses};
use salvo_oapi::{RefOr, Response, Schema};

use super::convert;
use crate::book::set::{AnyOf, ErrorSet};

/// What `to_responses` of a derived type does.
#[doc(hidden)]
pub fn responses<E: ErrorSet>() -> Responses {
    let mut responses = Responses::new();
    for (status, response) in convert::responses::<E>() {
        let response: Response =
            convert::read::<_, RefOr<Schema>>(response, convert::list_for_const);
        responses.insert(status, RefOr::Type(response));
    }
    responses
}

impl<E: ErrorSet> ToResponses for AnyOf<E> {
    fn to_responses(_: &mut Components) -> Responses {
        responses::<E>()
    }
}

/// It may be any error, so it documents none.
impl EndpointOutRegister for crate::occurrence::error::Error {
    fn register(_: &mut Components, _: &mut Operation) {}
}

#[doc(hidden)]
#[macro_export]
macro_rules! __document_with_salvo_oapi {
    ([$($generics:tt)*] [$ty:ty] [$($clause:tt)*]) => {
        #[automatically_derived]
        #[allow(deprecated, unused_qualifications)]
        impl<$($generics)*> $crate::book::integration::salvo_oapi::ToResponses
            for $ty $($clause)*
        {
            fn to_responses(
                _: &mut $crate::book::integration::salvo_oapi::Components,
            ) -> $crate::book::integration::salvo_oapi::Responses {
                $crate::book::integration::salvo_oapi::responses::<Self>()
            }
        }

        #[automatically_derived]
        #[allow(deprecated, unused_qualifications)]
        impl<$($generics)*> $crate::book::integration::salvo_oapi::EndpointOutRegister
            for $ty $($clause)*
        {
            fn register(
                _: &mut $crate::book::integration::salvo_oapi::Components,
                __errbook: &mut $crate::book::integration::salvo_oapi::Operation,
            ) {
                let mut __errbook_responses =
                    $crate::book::integration::salvo_oapi::responses::<Self>();
                __errbook.responses.append(&mut __errbook_responses);
            }
        }
    };
}
