//! The error that answers for a transparent variant.

use proc_macro2::TokenStream;
use quote::quote;

use super::match_self;
use crate::model::{Answer, ErrorType, Variant};

/// `answering`: the error of a transparent variant, of which the trait asks what a type does not say
/// itself. One that a function makes is a value of this moment, and cannot be lent.
pub(super) fn answering(ty: &ErrorType) -> TokenStream {
    let krate = &ty.krate;
    let arms = ty.variants.iter().filter_map(|variant| match &variant.answer {
        Answer::Transparent { field, made_by: None, .. } => {
            let pattern = variant.pattern([*field]);
            let error = variant.error(krate, *field, None);
            Some(quote!(#pattern => ::core::option::Option::Some(#error),))
        }
        _ => None,
    });
    let arms: Vec<TokenStream> = arms.collect();
    if arms.is_empty() {
        return TokenStream::new();
    }
    let body = match_self(ty, &arms, quote!(::core::option::Option::None));
    quote! {
        fn answering(&self) -> ::core::option::Option<&dyn #krate::ApiError> {
            #body
        }
    }
}

/// Whether `answering` gives the error of each transparent variant.
pub(super) fn all_lent(ty: &ErrorType) -> bool {
    let made = |it: &Variant| matches!(it.answer, Answer::Transparent { made_by: Some(_), .. });
    !ty.variants.iter().any(made)
}

/// Whether there is one, and `answering` gives each: then it is asked in one place, not in an arm.
pub(super) fn lends(ty: &ErrorType) -> bool {
    let is_transparent = |it: &Variant| matches!(it.answer, Answer::Transparent { .. });
    all_lent(ty) && ty.variants.iter().any(is_transparent)
}

/// Of a transparent variant, what its error answers to this.
pub(super) fn transparent_arm(
    krate: &syn::Path,
    variant: &Variant,
    method: &TokenStream,
) -> Option<TokenStream> {
    let Answer::Transparent { field, made_by, .. } = &variant.answer else { return None };
    let pattern = variant.pattern([*field]);
    let error = variant.error(krate, *field, made_by.as_ref());
    Some(quote!(#pattern => #krate::ApiError::#method(#error),))
}
