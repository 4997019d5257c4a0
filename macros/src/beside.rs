//! The derives beside errbook's, as far as one derive sees of another.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Attribute, Data, DeriveInput, Ident, LitStr, Path, Token};

use crate::arguments::Format;
use crate::ast::Settings;
use crate::keys::{IMPLS, Id};

/// What stands in `#[error(…)]`.
#[derive(Clone)]
pub(crate) enum ErrorText {
    Format(Format),
    /// What cannot be shown without that derive.
    Other {
        what: String,
        span: Span,
    },
}

/// Whether the type carries the attribute of a `thiserror` derive.
pub(crate) fn beside_thiserror(input: &DeriveInput) -> bool {
    is_told(&input.attrs)
        || match &input.data {
            Data::Enum(data) => data.variants.iter().any(|variant| is_told(&variant.attrs)),
            Data::Struct(_) | Data::Union(_) => false,
        }
}

/// `derive_more` has an attribute of that name too.
fn is_told(attributes: &[Attribute]) -> bool {
    let first = |input: ParseStream<'_>| {
        let first = input.parse::<Option<Ident>>();
        input.parse::<proc_macro2::TokenStream>()?;
        first
    };
    attributes.iter().filter(|attribute| attribute.path().is_ident("error")).any(|attribute| {
        let word = attribute.parse_args_with(first).ok().flatten();
        word.is_none_or(|word| word == "transparent" || word == "fmt")
    })
}

/// A derive sees of the others only those on the lines below it: what writes an impl that is ours too.
pub(crate) fn other_derive(input: &DeriveInput, settings: &Settings) -> Option<Ident> {
    let left_out = settings.names(Id::Without);
    let is_ours = |name: &Ident| IMPLS.iter().any(|ours| name == ours) && !left_out.contains(name);
    let derives = input.attrs.iter().filter(|attribute| attribute.path().is_ident("derive"));
    let paths = derives.flat_map(|attribute| {
        let paths = attribute.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated);
        paths.into_iter().flatten()
    });
    let mut names = paths.filter_map(|path| Some(path.segments.last()?.ident.clone()));
    names.find(is_ours).filter(|_| !beside_thiserror(input))
}

/// What `#[error(…)]` says. What is wrong with it, that derive tells.
pub(crate) fn text(attributes: &[Attribute]) -> Option<ErrorText> {
    let mut errors = attributes.iter().filter(|attribute| attribute.path().is_ident("error"));
    errors.find_map(|attribute| {
        let format = attribute.parse_args().map(ErrorText::Format);
        format.or_else(|_| attribute.parse_args_with(other)).ok()
    })
}

fn other(input: ParseStream<'_>) -> syn::Result<ErrorText> {
    let span = input.span();
    let what = if input.peek(LitStr) {
        "this text"
    } else {
        match input.call(Ident::parse_any)?.to_string().as_str() {
            "transparent" => "`#[error(transparent)]`",
            "fmt" => "`#[error(fmt = ...)]`",
            _ => return Err(input.error("another derive's")),
        }
    };
    input.parse::<proc_macro2::TokenStream>()?;
    Ok(ErrorText::Other { what: what.to_owned(), span })
}
