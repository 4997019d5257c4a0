//! The settings that a type names: its format and its catalog.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::documentation::path_of;
use super::match_self;
use super::transparent::{all_lent, transparent_arm};
use crate::model::ErrorType;

/// `format`: what a variant asks for, else what its type does.
pub(super) fn format(ty: &ErrorType) -> TokenStream {
    let krate = &ty.krate;
    let returned = quote!(#krate::WireFormat);
    let arms = ty.variants.iter().filter_map(|variant| {
        let pattern = variant.pattern([]);
        let format = given(variant.format.as_ref()?, &returned);
        Some(quote!(#pattern => { #format }))
    });
    let own = ty.format.as_ref().map(|path| given(path, &returned));
    setting(ty, own, arms.collect(), &quote!(format), &returned)
}

/// The catalog that the type names, which is to list it.
pub(super) fn own_catalog(ty: &ErrorType) -> Option<TokenStream> {
    let returned = catalog_type(ty);
    ty.catalog.as_ref().map(|path| {
        let given = at_path(path);
        let name = path_of(ty);
        let place = quote!((::core::line!(), ::core::column!()));
        let span = path.span().resolved_at(Span::call_site());
        let listed = quote_spanned!(span=> __errbook_catalog.assert_documents(#name, #place));
        quote! {
            const __ERRBOOK_CATALOG: &'static #returned = {
                let __errbook_catalog: &'static #returned = #given;
                #listed;
                __errbook_catalog
            };
            ::core::option::Option::Some(__ERRBOOK_CATALOG)
        }
    })
}

/// `catalog`: what the type says of all its errors.
pub(super) fn catalog(ty: &ErrorType) -> TokenStream {
    let krate = &ty.krate;
    let own = ty.catalog.as_ref().map(|_| quote!(<Self as #krate::Documented>::catalog()));
    setting(ty, own, Vec::new(), &quote!(catalog), &catalog_type(ty))
}

pub(super) fn catalog_type(ty: &ErrorType) -> TokenStream {
    let krate = &ty.krate;
    quote!(#krate::Catalog)
}

/// What the arms of variants ask for, or the error of a transparent one; where these ask for nothing,
/// what the type does.
fn setting(
    ty: &ErrorType,
    own: Option<TokenStream>,
    mut arms: Vec<TokenStream>,
    name: &TokenStream,
    returned: &TokenStream,
) -> TokenStream {
    if own.is_none() && arms.is_empty() && all_lent(ty) {
        return TokenStream::new();
    }
    let forwards = |variant| transparent_arm(&ty.krate, variant, name);
    arms.extend(ty.variants.iter().filter_map(forwards));
    let of_variants = match_self(ty, &arms, quote!(::core::option::Option::None));
    let body = match own {
        Some(own) if arms.is_empty() => own,
        Some(own) => quote!(::core::option::Option::or(#of_variants, { #own })),
        None if arms.is_empty() => return TokenStream::new(),
        None => of_variants,
    };
    quote! {
        fn #name(&self) -> ::core::option::Option<&'static #returned> {
            #body
        }
    }
}

/// A setting of the user's. What is no such thing, rustc tells at the path.
pub(super) fn given(path: &syn::Path, ty: &TokenStream) -> TokenStream {
    let given = at_path(path);
    quote! {
        let __errbook_setting: &'static #ty = #given;
        ::core::option::Option::Some(__errbook_setting)
    }
}

fn at_path(path: &syn::Path) -> TokenStream {
    quote_spanned!(path.span()=> &#path)
}
