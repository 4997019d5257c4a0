//! What a book asks of a type when it is made: the schemas of the members, the headers that are always
//! there, the formats.

use std::collections::HashSet;

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Path, Type};

use super::shows::Types;
use crate::model::{
    Answer, ErrorType, FilledHeader, HeaderValue, Member, Values, Variant, Written,
};

/// The function that tells it, if there is anything to tell.
pub(super) fn description(ty: &ErrorType) -> Option<TokenStream> {
    let krate = &ty.krate;
    let own_format = ty.format.as_ref().map(|path| {
        let path = format(krate, path);
        quote!(__errbook.format(#path);)
    });
    let of_variants = ty.variants.iter().flat_map(|variant| of_variant(krate, variant));
    let told = own_format.into_iter().chain(members(krate, &ty.variants)).chain(of_variants);
    let told: Vec<TokenStream> = told.collect();
    (!told.is_empty()).then(|| quote!(.with_description(|__errbook| { #(#told)* })))
}

/// The members of entries, by their types: what rustc has to find out about a type, it does once, and
/// each member is a row of literals.
fn members(krate: &Path, variants: &[Variant]) -> Vec<TokenStream> {
    let (mut numbers, mut types) = (Types::default(), Vec::<(&Type, Vec<TokenStream>)>::new());
    let mut seen = HashSet::new();
    for variant in variants {
        let Answer::Dynamic { entry, values } = &variant.answer else { continue };
        let members = values.members.iter().filter(|it| matches!(it.written, Written::AsItIs));
        // Of two variants with one entry, the first says it.
        for Member { name, field, .. } in members.filter(|it| seen.insert((*entry, &it.name))) {
            let ty = &variant.fields[*field].ty;
            let number = numbers.number(ty);
            if number == types.len() {
                types.push((ty, Vec::new()));
            }
            let entry = Literal::usize_unsuffixed(*entry);
            types[number].1.push(quote!((#entry, #name)));
        }
    }
    let told = types.into_iter().map(|(ty, rows)| {
        let schema = schema(krate, ty);
        quote!(__errbook.members(#schema, &[#(#rows),*]);)
    });
    told.collect()
}

fn schema(krate: &Path, ty: &Type) -> TokenStream {
    quote_spanned! {ty.span().resolved_at(proc_macro2::Span::call_site())=>
        #krate::private::schema::<#ty>().__errbook_schema()
    }
}

fn of_variant(krate: &Path, variant: &Variant) -> Vec<TokenStream> {
    let members = |values: &Values, entry: Option<usize>| {
        let members = values.members.iter();
        let members: Vec<TokenStream> =
            members.filter_map(|it| member(krate, variant, it, entry)).collect();
        members
    };
    match &variant.answer {
        Answer::Transparent { values, .. } => members(values, None),
        Answer::Static { entry } => of_format(krate, variant, *entry).into_iter().collect(),
        Answer::Dynamic { entry, values } => {
            let mut told = members(values, Some(*entry));
            told.extend(values.headers.iter().filter_map(|it| header(variant, it, *entry)));
            told.extend(of_format(krate, variant, *entry));
            told
        }
    }
}

/// What a member writes, of an entry or of what is wrapped.
fn member(
    krate: &Path,
    variant: &Variant,
    member: &Member,
    entry: Option<usize>,
) -> Option<TokenStream> {
    let Member { name, field, written } = member;
    let ty = &variant.fields[*field].ty;
    let schema = schema(krate, ty);
    let entry = entry.map(Literal::usize_unsuffixed);
    Some(match (written, entry) {
        (Written::AsItIs, None) => quote!(__errbook.wrapped_member(#name, #schema);),
        (Written::FieldByField, Some(entry)) => quote!(__errbook.flattened(#entry, #schema);),
        (Written::FieldByField, None) => quote!(__errbook.wrapped_flattened(#schema);),
        // With all of its type; and what `with` writes, only the function knows.
        (Written::AsItIs, Some(_)) | (Written::With(_), _) => return None,
    })
}

/// That a header is always there, if it is.
fn header(variant: &Variant, header: &FilledHeader, entry: usize) -> Option<TokenStream> {
    let FilledHeader { name, field, value } = header;
    let is_always_there = match value {
        HeaderValue::Displayed { optional, .. } => !optional,
        HeaderValue::Lines => is_one_line(&variant.fields[*field].ty),
    };
    let entry = Literal::usize_unsuffixed(entry);
    is_always_there.then(|| quote!(__errbook.header(#entry, #name);))
}

/// Whether it is one of the types that are one line of a header; others may be none.
fn is_one_line(ty: &Type) -> bool {
    const ONE_LINE: &[&str] = &[
        "Duration",
        "HeaderValue",
        "String",
        "SystemTime",
        "str",
        "u8",
        "u16",
        "u32",
        "u64",
        "u128",
        "usize",
        "i8",
        "i16",
        "i32",
        "i64",
        "i128",
        "isize",
    ];
    match ty {
        Type::Group(group) => is_one_line(&group.elem),
        Type::Paren(paren) => is_one_line(&paren.elem),
        Type::Reference(reference) => is_one_line(&reference.elem),
        Type::Path(path) => {
            path.path.segments.last().is_some_and(|it| ONE_LINE.iter().any(|name| it.ident == name))
        }
        _ => false,
    }
}

fn of_format(krate: &Path, variant: &Variant, entry: usize) -> Option<TokenStream> {
    let path = format(krate, variant.format.as_ref()?);
    let entry = Literal::usize_unsuffixed(entry);
    Some(quote!(__errbook.format_of(#entry, #path);))
}

/// A format of the user's. What is no format, rustc tells at the path, where it is answered with.
fn format(krate: &Path, path: &Path) -> TokenStream {
    let at_path = quote_spanned!(path.span()=> &#path);
    quote! {{
        let __errbook_setting: &'static #krate::WireFormat = #at_path;
        __errbook_setting
    }}
}
