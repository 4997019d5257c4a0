//! `wire_format!`: `parse` reads the templates, and says what is wrong with them; `expand` writes
//! the statics and cannot fail. What is wrong is left out of the template, so that one mistake
//! causes no second one, and all of them come in one compile.

mod expand;
mod head;
mod parse;
mod slots;
mod template;
mod text;

use proc_macro2::{Group, TokenStream};
use quote::quote;
use syn::parse::{ParseStream, Parser};

use crate::diagnostics;

/// The statics of the formats; beside them, what is wrong. `input` begins with the path of errbook
/// in parentheses, which the `macro_rules` around this knows.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let formats = |input: ParseStream<'_>| {
        let errbook = input.parse::<Group>()?.stream();
        let (formats, errors) = diagnostics::collect_beside(|diagnostics| {
            head::formats(input, diagnostics)
                .iter()
                .map(|it| expand::format(it, &errbook))
                .collect()
        });
        let formats: TokenStream = formats;
        Ok(quote!(#errors #formats))
    };
    formats.parse2(input).unwrap_or_else(|error| error.to_compile_error())
}
