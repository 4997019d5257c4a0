use proc_macro2::{Ident, Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::Path;
use syn::spanned::Spanned;

use super::response::without_self;
use super::settings::{catalog_type, own_catalog};
use super::{description, implement};
use crate::docs::Deprecated;
use crate::hash::{hash, initial};
use crate::model::{Answer, Declared, Entry, ErrorType, ForOperators, Header, Told, Variant};
use crate::statuses;

/// The path of the type, as its group has it.
pub(super) fn path_of(ty: &ErrorType) -> TokenStream {
    let path = format!("::{}", ty.ident);
    quote!(::core::concat!(::core::module_path!(), #path))
}

/// `impl Documented`: the table of the entries.
pub(super) fn documented(ty: &ErrorType) -> TokenStream {
    let ErrorType { krate, ident, title, docs, .. } = ty;
    let path = format!("::{ident}");
    // In an error whose type was erased, a type without parameters can be looked for.
    let found_again = ty.generics.params.is_empty().then_some(ident);
    let mut group = quote!(#krate::__group!(#path #title #found_again));
    if !docs.is_empty() {
        group.extend(quote!(.with_docs(#docs)));
    }
    if ty.format.is_some() {
        group.extend(quote!(.with_format()));
    }
    if !ty.entries.is_empty() {
        let entries = entries(ty);
        let declared = || ty.entries.iter().filter_map(Entry::declared);
        let members = declared().flat_map(|it| &it.members);
        let initials = members.fold(0, |bits, (name, _)| bits | initial(name));
        let initials = Literal::u128_unsuffixed(initials);
        let may_be_obliged = declared().any(|it| statuses::OBLIGED.contains(&it.status));
        group.extend(quote!(.with_rows(&#entries, #initials, #may_be_obliged)));
    }
    let nested: Vec<TokenStream> = ty
        .variants
        .iter()
        .filter_map(|variant| match &variant.answer {
            Answer::Transparent { field, made_by, .. } => {
                let field = &variant.fields[*field];
                Some(match made_by {
                    None => field.used_as(krate, "Transparent", "GROUP"),
                    Some(function) => {
                        let made_by = field.made_by(krate, function);
                        quote_spanned!(function.span()=> #made_by.group)
                    }
                })
            }
            _ => None,
        })
        .collect();
    let besides = ty.variants.iter().filter_map(|variant| match &variant.answer {
        Answer::Transparent { besides, .. } => Some(&**besides),
        _ => None,
    });
    let (more_members, more_headers): (Vec<_>, Vec<_>) =
        besides.map(|it| (members(krate, &it.members), headers(krate, &it.headers))).unzip();
    let (more_members, more_headers) = (more_members.concat(), more_headers.concat());
    if !more_members.is_empty() {
        group.extend(quote!(.with_members(&[#(#more_members),*])));
    }
    if !more_headers.is_empty() {
        group.extend(quote!(.with_headers(&[#(#more_headers),*])));
    }
    let operators: Vec<TokenStream> = ty.variants.iter().filter_map(for_operators).collect();
    if !operators.is_empty() {
        group.extend(quote!(.with_operators(&[#(#operators),*])));
    }
    let mut of_types = TokenStream::new();
    if ty.catalog.is_some() {
        of_types.extend(quote!(.with_catalog(#krate::private::catalog_of::<Self>)));
    }
    if !nested.is_empty() {
        of_types.extend(quote!(.with_groups(&[#(#nested),*])));
    }
    of_types.extend(description::description(ty));
    // rustc goes through what a constant points at wherever it is used, but not through a static.
    let group = if ty.generics.params.is_empty() {
        let of_types = without_self(of_types, &quote!(#ident));
        quote!({
            static __ERRBOOK_GROUP: #krate::Group = #group #of_types;
            &__ERRBOOK_GROUP
        })
    } else {
        quote!(&#group #of_types)
    };
    let catalog = own_catalog(ty).map(|catalog| {
        let returned = catalog_type(ty);
        quote! {
            fn catalog() -> ::core::option::Option<&'static #returned> {
                #catalog
            }
        }
    });
    let body = quote! {
        const GROUP: &'static #krate::Group = #group;
        #catalog
    };
    implement(ty, &quote!(#krate::Documented), &body)
}

fn members(krate: &Path, members: &[(String, String)]) -> Vec<TokenStream> {
    let doc =
        |(name, docs): &(String, String)| quote!(#krate::MemberDoc { name: #name, docs: #docs });
    members.iter().map(doc).collect()
}

fn headers(krate: &Path, headers: &[Header]) -> Vec<TokenStream> {
    let doc = |Header { name, value, docs }: &Header| {
        let value = optional(value.as_ref());
        quote!(#krate::HeaderDoc { name: #name, value: #value, docs: #docs })
    };
    headers.iter().map(doc).collect()
}

fn optional(text: Option<&String>) -> TokenStream {
    match text {
        Some(text) => quote!(::core::option::Option::Some(#text)),
        None => quote!(::core::option::Option::None),
    }
}

/// A row of the table for operators, in the order of `OperatorRow` of the runtime.
fn for_operators(variant: &Variant) -> Option<TokenStream> {
    let entry = Literal::usize_unsuffixed(variant.entry()?);
    let ForOperators { variant, own, docs, internal, display, source } =
        variant.operators.as_deref()?;
    Some(quote!((#entry, #own, #variant, #docs, #internal, #display, #source)))
}

/// The table of the entries: a row of literals each, and a statement for what few of them have.
fn entries(ty: &ErrorType) -> TokenStream {
    let krate = &ty.krate;
    let rows = ty.entries.iter().map(|entry| match entry {
        Entry::Internal { .. } => quote!(#krate::private::INTERNAL_ROW),
        Entry::Declared(declared) => row(declared, ty.standard),
    });
    let members = ty.entries.iter().filter_map(Entry::declared).flat_map(|it| &it.members);
    let members: Vec<TokenStream> = members.map(|(name, docs)| quote!((#name, #docs))).collect();
    let members = if members.is_empty() {
        quote!([])
    } else {
        quote!(const { #krate::private::members([#(#members),*]) })
    };
    let entries = quote!(#krate::private::entries([#(#rows),*], &#members));
    let details = ty.entries.iter().enumerate().filter_map(|(index, entry)| {
        let details = details(krate, entry);
        let index = Literal::usize_unsuffixed(index);
        let entry = quote!(__errbook_entries[#index]);
        (!details.is_empty()).then(|| quote!(#entry = #entry #details;))
    });
    let details: Vec<TokenStream> = details.collect();
    if details.is_empty() {
        return entries;
    }
    quote!(const {
        let mut __errbook_entries = #entries;
        #(#details)*
        __errbook_entries
    })
}

/// What every entry has, in the order of `Row` of the runtime.
fn row(declared: &Declared, standard: bool) -> TokenStream {
    let Declared { status, code, title, docs, summary, .. } = declared;
    let message = match &declared.message {
        Told::Text(message) => message,
        Told::Default if *status < 500 && !docs.is_empty() => summary,
        Told::Default | Told::Nothing => "",
    };
    // Those of the runtime's `catalog/row.rs`, from the lowest bit.
    let marks = [
        declared.fixed,
        message.is_empty() && !matches!(declared.message, Told::Nothing),
        matches!(declared.message, Told::Nothing),
        declared.items,
        declared.own_format,
        declared.shared,
        declared.hidden,
        standard,
        declared.template,
    ];
    let marks = marks.iter().rev().fold(0, |bits, mark| bits << 1 | u16::from(*mark));
    let marks = Literal::u16_unsuffixed(marks);
    let status = Literal::u16_unsuffixed(*status);
    let hash = Literal::u64_unsuffixed(hash(code));
    let members = Literal::usize_unsuffixed(declared.members.len());
    quote!((#status, #code, #hash, #title, #docs, #message, #marks, #members))
}

/// What few entries have: calls of the builders of `Entry`.
fn details(krate: &Path, entry: &Entry) -> TokenStream {
    let declared = match entry {
        Entry::Declared(declared) => declared,
        Entry::Internal { log } => {
            return log.iter().map(|level| with_log(krate, level)).collect();
        }
    };
    let mut tokens = TokenStream::new();
    if let Some(actor) = &declared.actor {
        tokens.extend(quote!(.with_actor(#krate::status::Actor::#actor)));
    }
    if let Some(action) = &declared.action {
        tokens.extend(quote!(.with_action(#action)));
    }
    if let Some(retry) = &declared.retry {
        tokens.extend(quote!(.with_retry(#krate::status::Retry::#retry)));
    }
    if let Some(level) = &declared.log {
        tokens.extend(with_log(krate, level));
    }
    if let Some(Deprecated { since, note }) = &declared.deprecated {
        let (since, note) = (optional(since.as_ref()), optional(note.as_ref()));
        let deprecated = quote!(#krate::DeprecatedDoc { since: #since, note: #note });
        tokens.extend(quote!(.with_deprecated(&#deprecated)));
    }
    if let Some(uri) = &declared.type_uri {
        tokens.extend(quote!(.with_type(#uri)));
    }
    if let Some(route) = &declared.route {
        tokens.extend(quote!(.with_route(#route)));
    }
    let values = |values: &[(String, String)]| {
        let values = values
            .iter()
            .map(|(name, json)| quote!(#krate::MemberValue { name: #name, json: #json }));
        quote!(&[#(#values),*])
    };
    if !declared.constants.is_empty() {
        let constants = values(&declared.constants);
        tokens.extend(quote!(.with_constants(#constants)));
    }
    if !declared.examples.is_empty() {
        let examples = values(&declared.examples);
        tokens.extend(quote!(.with_examples(#examples)));
    }
    if !declared.headers.is_empty() {
        let headers = headers(krate, &declared.headers);
        tokens.extend(quote!(.with_headers(&[#(#headers),*])));
    }
    tokens
}

fn with_log(krate: &Path, level: &Ident) -> TokenStream {
    quote!(.with_log(#krate::LogLevel::#level))
}
