use std::collections::HashSet;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Attribute, Data, DeriveInput, Meta, Path, Type, WherePredicate};

use crate::ast::Settings;
use crate::beside::{beside_thiserror, other_derive};
use crate::diagnostics::collect;
use crate::expand::{error_bound, error_impl, implementation, response, whole};
use crate::keys::{IMPLS, Id, Place};
use crate::nearest::nearest;
use crate::{root, syntax};

/// The impls beside the errors, so that one mistake causes no second error where the type is used.
pub(crate) fn expand(input: &DeriveInput) -> TokenStream {
    let settings = settings(input);
    let given = settings.path(Id::Crate);
    let krate = root::path(given);
    let left_out = left_out(input, &settings);
    // Whoever says more about these must not hear that the type has two of them, or none.
    let is_another =
        matches!(input.data, Data::Union(_)) || other_derive(input, &settings).is_some();
    let theirs = is_another || beside_thiserror(input);
    let ours = |name: &str| !theirs && !left_out.contains(name);
    // As beside correct declarations: `impl Error` tells of a missing `Debug`, and nothing else.
    let bound = error_bound(is_another || ours("Error"), &input.generics);
    let mut tokens = api_error(input, &krate, bound.clone());
    if settings.may_have(Id::Receive) {
        tokens.extend(receive(input, &krate));
    }
    if ours("Display") {
        tokens.extend(display(input));
    }
    if ours("Error") {
        tokens.extend(error(input, &krate, ours("Display")));
    }
    if ours("From") {
        tokens.extend(from_types(input).into_iter().map(|source| from(input, source)));
    }
    if !left_out.contains("Response") {
        let mut generics = input.generics.clone();
        generics.make_where_clause().predicates.extend(bound);
        tokens.extend(response(&krate, &input.ident, generics));
    }
    root::within(given, tokens)
}

fn api_error(input: &DeriveInput, krate: &Path, bound: Option<WherePredicate>) -> TokenStream {
    let entry = quote! {
        fn entry(&self) -> &'static #krate::Entry {
            &#krate::private::INTERNAL
        }
    };
    let group = quote! {
        const GROUP: &'static #krate::Group =
            &#krate::Group::new("", (0, 0), "");
    };
    let mut tokens = implement(input, bound, &quote!(#krate::ApiError), &entry);
    tokens.extend(implement(input, None, &quote!(#krate::Documented), &group));
    tokens
}

fn receive(input: &DeriveInput, krate: &Path) -> TokenStream {
    let of_entry = quote! {
        fn of_entry(_: usize, _: &#krate::client::Told<'_>) -> ::core::option::Option<Self> {
            ::core::option::Option::None
        }
    };
    implement(input, None, &quote!(#krate::Receive), &of_entry)
}

fn display(input: &DeriveInput) -> TokenStream {
    let fmt = quote! {
        fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::result::Result::Ok(())
        }
    };
    implement(input, None, &quote!(::core::fmt::Display), &fmt)
}

fn error(input: &DeriveInput, krate: &Path, our_display: bool) -> TokenStream {
    let bound = if our_display {
        whole(&input.generics, &quote!(::core::fmt::Debug))
    } else {
        whole(&input.generics, &quote!(::core::fmt::Debug + ::core::fmt::Display))
    };
    let mut generics = input.generics.clone();
    generics.make_where_clause().predicates.extend(bound);
    error_impl(krate, &input.ident, generics, &TokenStream::new())
}

fn from(input: &DeriveInput, source: &Type) -> TokenStream {
    let from = quote! {
        fn from(_: #source) -> Self {
            ::core::unreachable!()
        }
    };
    implement(input, None, &quote!(::core::convert::From<#source>), &from)
}

fn implement(
    input: &DeriveInput,
    bound: Option<WherePredicate>,
    what: &TokenStream,
    body: &TokenStream,
) -> TokenStream {
    let mut generics = input.generics.clone();
    generics.make_where_clause().predicates.extend(bound);
    implementation(Span::call_site(), &input.ident, &generics, what, body)
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

/// The impls that the user has written; where `without` is wrong, those that it may have meant.
fn left_out(input: &DeriveInput, settings: &Settings) -> HashSet<String> {
    let named = settings.names(Id::Without).iter().map(ToString::to_string);
    let mut left_out: HashSet<String> = named.collect();
    if settings.lost.contains(&Some(Id::Without)) {
        let lists = input.attrs.iter().filter_map(|attribute| attribute.meta.require_list().ok());
        let words = lists.map(|list| list.tokens.to_string());
        left_out.extend(words.flat_map(|words| {
            let words = words.split(|letter: char| !letter.is_alphanumeric());
            let meant = words.filter_map(|word| nearest(word, IMPLS.iter().copied()));
            meant.map(str::to_owned).collect::<Vec<_>>()
        }));
    }
    left_out
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
        meta if meta.path().is_ident("from") => true,
        Meta::List(list) if list.path.is_ident("api") => {
            list.tokens.clone().into_iter().any(|token| token.to_string() == "from")
        }
        _ => false,
    }
}
