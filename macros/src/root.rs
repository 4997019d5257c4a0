//! How generated code gets at errbook.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Path, parse_quote};

/// What all paths into errbook begin with.
pub(crate) fn path(given: Option<&Path>) -> Path {
    match given {
        Some(_) => parse_quote!(__errbook_crate),
        None => parse_quote!(::errbook),
    }
}

/// The path of a `crate = path` stands in one import: where it leads to something else, rustc tells
/// it there, once, however often the code names errbook.
pub(crate) fn within(given: Option<&Path>, tokens: TokenStream) -> TokenStream {
    let Some(path) = given else { return tokens };
    let rest = quote_spanned!(path.span().resolved_at(Span::call_site())=> ::private::errbook);
    quote! {
        const _: () = {
            use #path #rest as __errbook_crate;
            #tokens
        };
    }
}
