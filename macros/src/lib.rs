//! The derive macro of [errbook](https://docs.rs/errbook). Use it through that crate.
//!
//! The way of the tokens: `syntax` reads them into `ast`, what the user wrote; `check` turns
//! that into `model`, what is true, or into errors; `expand` writes the impls and cannot fail.
#![forbid(unsafe_code)]

mod arguments;
mod ast;
mod beside;
mod case;
mod check;
mod diagnostics;
mod docs;
mod expand;
mod expression;
mod fallback;
mod hash;
mod json;
mod keys;
mod literal;
mod message;
mod model;
mod names;
mod nearest;
mod root;
mod setting;
mod statuses;
mod syntax;
#[cfg(test)]
mod tests;
mod value;
mod wire_format;

use proc_macro::TokenStream;
use proc_macro2::TokenStream as TokenStream2;
use quote::quote;
use syn::{Attribute, Data, DeriveInput, Ident, parse_macro_input};

#[doc = include_str!("keys.md")]
#[proc_macro_derive(ApiError, attributes(api, source, from))]
pub fn derive_api_error(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    let called = proc_macro::Span::call_site().source_text();
    match check_own_name(&input.ident, called.as_deref()) {
        Ok(()) => derive(&input).into(),
        Err(error) => error.into_compile_error().into(),
    }
}

/// `use errbook::ApiError` is also the trait, which a type of that name meets. Impls would only add to
/// what rustc tells.
fn check_own_name(name: &Ident, called: Option<&str>) -> syn::Result<()> {
    let called = called.filter(|called| name == called);
    let message = called.map(|called| format!(
        "`use errbook::{called}` brings the trait of this name along, which is the name of this type too: remove it, and write `#[derive(errbook::{called})]`"
    ));
    message.map_or(Ok(()), |message| Err(syn::Error::new(name.span(), message)))
}

/// What `catalog!` makes of its attributes: the documentation, as the derive reads it, in one string.
#[doc(hidden)]
#[proc_macro]
pub fn __docs(attributes: TokenStream) -> TokenStream {
    let attributes = parse_macro_input!(attributes with Attribute::parse_outer);
    let docs = diagnostics::collect(|diagnostics| Some(docs::read(&attributes, diagnostics).full));
    docs.map_or_else(|mistakes| quote!({ #mistakes "" }), |docs| quote!(#docs)).into()
}

/// What `subset!` says so that rustc tells at the user's token what is wrong: a token in parentheses, and
/// what is to stand at its place.
#[doc(hidden)]
#[proc_macro]
pub fn __placed(input: TokenStream) -> TokenStream {
    expand::placed_at_first(input.into()).into()
}

/// What `catalog!` calls with the name of a setting that it has no rule for.
#[doc(hidden)]
#[proc_macro]
pub fn __setting(name: TokenStream) -> TokenStream {
    setting::told(name.into()).into()
}

/// What `wire_format!` is behind the `macro_rules` that knows the path of errbook.
#[doc(hidden)]
#[proc_macro]
pub fn __wire_format(formats: TokenStream) -> TokenStream {
    wire_format::expand(formats.into()).into()
}

/// The impls; where there are mistakes, the mistakes and impls that keep them from causing others.
fn derive(input: &DeriveInput) -> TokenStream2 {
    if matches!(input.data, Data::Union(_)) && beside::beside_thiserror(input) {
        // That derive tells it.
        return fallback::expand(input);
    }
    let declaration = diagnostics::collect(|diagnostics| {
        let input = syntax::read(input, diagnostics)?;
        check::check(input, diagnostics)
    });
    match declaration {
        Ok(model) => expand::expand(&model),
        Err(errors) => {
            let fallback = fallback::expand(input);
            quote!(#errors #fallback)
        }
    }
}
