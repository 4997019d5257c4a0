use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Attribute, Data, DeriveInput, Meta, Path, Type, parse_quote};

use crate::ast::Settings;
use crate::diagnostics::collect;
use crate::keys::{Id, Place};
use crate::syntax;

/// The impls beside the errors, so that one mistake causes no second error where the type is used.
pub(crate) fn expand(input: &DeriveInput) -> TokenStream {
    let settings = settings(input);
    let krate: Path = settings.path(Id::Crate).cloned().unwrap_or_else(|| parse_quote!(::errbook));
    let left_out = settings.names(Id::Without);
    let ours = |name: &str| {
        !syntax::beside_thiserror(input) && !left_out.iter().any(|given| given == name)
    };
    let ident = &input.ident;
    let (impl_generics, type_generics, where_clause) = input.generics.split_for_impl();
    let implement = |what: TokenStream, body: TokenStream| {
        quote! {
            #[automatically_derived]
            #[allow(deprecated)]
            impl #impl_generics #what for #ident #type_generics #where_clause { #body }
        }
    };
    // `Error` asks for `Debug` where a generic type may lack it. A bound with a lifetime of its own
    // is one that rustc does not check here, so the missing `Debug` is said only once, elsewhere.
    let debug = |clause: Option<&syn::WhereClause>| match clause {
        Some(clause) => quote!(#clause for<'errbook> #ident #type_generics: ::core::fmt::Debug),
        None => quote!(where for<'errbook> #ident #type_generics: ::core::fmt::Debug),
    };
    let clause = debug(where_clause);
    let bounded = |what: TokenStream, body: TokenStream| {
        quote! {
            #[automatically_derived]
            #[allow(deprecated)]
            impl #impl_generics #what for #ident #type_generics #clause { #body }
        }
    };
    let mut tokens = bounded(
        quote!(#krate::ApiError),
        quote! {
            fn entry(&self) -> &'static #krate::Entry {
                &#krate::private::INTERNAL
            }
        },
    );
    tokens.extend(implement(
        quote!(#krate::Documented),
        quote! {
            const GROUP: &'static #krate::Group =
                &#krate::Group { path: "", title: "", docs: "", entries: &[], groups: &[] };
        },
    ));
    if ours("Display") {
        tokens.extend(implement(
            quote!(::core::fmt::Display),
            quote! {
                fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::result::Result::Ok(())
                }
            },
        ));
    }
    if ours("Error") {
        tokens.extend(bounded(quote!(::core::error::Error), quote!()));
    }
    if ours("From") {
        for source in from_types(input) {
            tokens.extend(implement(
                quote!(::core::convert::From<#source>),
                quote! {
                    fn from(_: #source) -> Self {
                        ::core::unreachable!()
                    }
                },
            ));
        }
    }
    tokens
}

/// The type's own settings, as far as they can be read.
fn settings(input: &DeriveInput) -> Settings {
    let place = match input.data {
        Data::Enum(_) => Place::Enum,
        Data::Struct(_) | Data::Union(_) => Place::Struct,
    };
    let mut settings = Settings::default();
    // The mistakes have been reported already.
    let _ = collect(|diagnostics| {
        settings = syntax::settings(&input.attrs, place, diagnostics);
        Some(())
    });
    settings
}

/// The types of the fields that say `from`, each once.
fn from_types(input: &DeriveInput) -> Vec<&Type> {
    let fields: Vec<&syn::Field> = match &input.data {
        Data::Enum(data) => data.variants.iter().flat_map(|variant| &variant.fields).collect(),
        Data::Struct(data) => data.fields.iter().collect(),
        Data::Union(_) => Vec::new(),
    };
    let mut known = HashSet::new();
    fields
        .into_iter()
        .filter(|field| field.attrs.iter().any(says_from))
        .map(|field| &field.ty)
        .filter(|ty| known.insert(ty.to_token_stream().to_string()))
        .collect()
}

fn says_from(attribute: &Attribute) -> bool {
    match &attribute.meta {
        Meta::Path(path) => path.is_ident("from"),
        Meta::List(list) if list.path.is_ident("api") => {
            list.tokens.clone().into_iter().any(|token| token.to_string() == "from")
        }
        Meta::List(_) | Meta::NameValue(_) => false,
    }
}
