//! The derive macro of [errbook](https://docs.rs/errbook). Use it through that crate.
//!
//! The way of the tokens: `syntax` reads them into `ast`, what the user wrote; `check` turns
//! that into `model`, what is true, or into errors; `expand` writes the impls and cannot fail.
#![forbid(unsafe_code)]

mod arguments;
mod ast;
mod case;
mod check;
mod diagnostics;
mod docs;
mod expand;
mod fallback;
mod keys;
mod message;
mod model;
mod nearest;
mod statuses;
mod syntax;
#[cfg(test)]
mod tests;
mod value;
mod wire_format;

use proc_macro::TokenStream;
use proc_macro2::TokenStream as TokenStream2;
use quote::quote;
use syn::{Attribute, DeriveInput, parse_macro_input};

#[doc = include_str!("keys.md")]
#[proc_macro_derive(ApiError, attributes(api, source, from))]
pub fn derive_api_error(input: TokenStream) -> TokenStream {
    derive(&parse_macro_input!(input as DeriveInput)).into()
}

/// What `catalog!` makes of its attributes: the documentation, as the derive reads it, in one string.
#[doc(hidden)]
#[proc_macro]
pub fn __docs(attributes: TokenStream) -> TokenStream {
    let attributes = parse_macro_input!(attributes with Attribute::parse_outer);
    let docs = docs::read(&attributes).full;
    quote!(#docs).into()
}

/// What `wire_format!` is behind the `macro_rules` that knows the path of errbook.
#[doc(hidden)]
#[proc_macro]
pub fn __wire_format(formats: TokenStream) -> TokenStream {
    wire_format::expand(formats.into()).into()
}

/// The impls; where there are mistakes, the mistakes and impls that keep them from causing others.
fn derive(input: &DeriveInput) -> TokenStream2 {
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
