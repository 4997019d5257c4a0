use std::collections::HashMap;

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Generics, Lifetime, LitStr, Member};

use super::generics::{Bounds, optional_inner};
use super::shape::Kind;
use crate::ast::{Field, Input, Value, Variant};
use crate::diagnostics::Diagnostics;
use crate::expression::binding;
use crate::keys::Id;
use crate::model::{self, Items, Source};
use crate::nearest::list;

/// The fields with what patterns bind them to.
pub(super) fn fields(variant: &Variant) -> Vec<model::Field> {
    variant
        .fields
        .iter()
        .map(|field| model::Field {
            member: field.member.clone(),
            binding: binding(&name(field)),
            ty: field.ty.clone(),
        })
        .collect()
}

/// What placeholders call a field: its name, or its number.
pub(super) fn name(field: &Field) -> String {
    field.name()
}

/// The cause: the field that says `source` or `from`, else the one of that name. As with thiserror,
/// `r#source` is a name like any other.
pub(super) fn cause(variant: &Variant) -> Option<usize> {
    let is_named = |field: &Field| matches!(&field.member, Member::Named(name) if name == "source");
    let says = variant.fields.iter().position(says_source);
    says.or_else(|| variant.fields.iter().position(is_named))
}

fn says_source(field: &Field) -> bool {
    field.settings.has(Id::Source) || field.settings.has(Id::From)
}

/// What `Error::source` gives.
pub(super) fn source(
    variant: &Variant,
    input: &Input,
    kind: &Kind,
    diagnostics: &mut Diagnostics,
) -> Option<Source> {
    if let Kind::Transparent { .. } = kind {
        return None;
    }
    check_two_sources(variant, diagnostics);
    let field = cause(variant)?;
    check_source_borrowed(&variant.fields[field], input, diagnostics);
    let optional = optional_inner(&variant.fields[field].ty).is_some();
    Some(Source { field, optional })
}

/// `Error::source` gives one cause.
fn check_two_sources(variant: &Variant, diagnostics: &mut Diagnostics) {
    let sources: Vec<&Field> = variant.fields.iter().filter(|field| says_source(field)).collect();
    let Some((first, others)) = sources.split_first() else { return };
    let first = name(first);
    let mend = if sources.iter().any(|field| field.settings.has(Id::From)) {
        "keep `source` on the one that is the cause, and no `from`, which is for a variant of one field"
    } else {
        "remove it here"
    };
    for field in others {
        let span = key_span(field, &[Id::Source, Id::From]).unwrap_or(field.span);
        let message = format!("an error has one source, here already field `{first}`: {mend}");
        diagnostics.at(span, message);
    }
}

/// `Error::source` lends a `dyn Error + 'static`.
fn check_source_borrowed(field: &Field, input: &Input, diagnostics: &mut Diagnostics) {
    let Some(lifetime) = lifetime_in(field.ty.to_token_stream(), &input.generics) else { return };
    let name = name(field);
    let mend = match key_span(field, &[Id::Source, Id::From]) {
        Some(_) => "or keep it as a field that is no source".to_owned(),
        None => "or call the field `r#source`, which is no source".to_owned(),
    };
    let message = format!(
        "field `{name}` is the source, which is `'static`, so it cannot borrow for `{lifetime}`: own what it borrows, {mend}"
    );
    diagnostics.at(lifetime.span(), message);
}

/// A lifetime of the type's.
fn lifetime_in(tokens: TokenStream, generics: &Generics) -> Option<Lifetime> {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let found = match (token, tokens.peek()) {
            (TokenTree::Group(group), _) => lifetime_in(group.stream(), generics),
            (TokenTree::Punct(mark), Some(TokenTree::Ident(name))) if mark.as_char() == '\'' => {
                let ident = name.clone();
                Some(Lifetime { apostrophe: mark.span(), ident })
                    .filter(|found| generics.lifetimes().any(|it| it.lifetime == *found))
            }
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The field that the whole variant is made from.
pub(super) fn from(
    variant: &Variant,
    kind: &Kind,
    diagnostics: &mut Diagnostics,
) -> Option<(usize, Span)> {
    let index = variant.fields.iter().position(|field| field.settings.has(Id::From))?;
    // That a transparent variant has one field has been told, and that there are two sources.
    let is_alone = variant.fields.iter().filter(|field| says_source(field)).count() == 1;
    if is_alone && !matches!(kind, Kind::Transparent { .. }) {
        check_from_fields(variant, index, diagnostics);
    }
    Some((index, key_span(&variant.fields[index], &[Id::From])?))
}

/// `From` has one value to make the variant from, and nothing for its other fields.
fn check_from_fields(variant: &Variant, from: usize, diagnostics: &mut Diagnostics) {
    let others = variant.fields.iter().enumerate().filter(|(index, _)| *index != from);
    let names: Vec<String> = others.map(|(_, field)| name(field)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    if let (false, Some(span)) = (names.is_empty(), key_span(&variant.fields[from], &[Id::From])) {
        let message = format!(
            "`from` makes the whole variant from this field and has nothing for {}: say `source` instead, and use `map_err` where it happens",
            list(&names)
        );
        diagnostics.at(span, message);
    }
}

/// Looks at what the type is made from.
pub(super) fn froms(input: &Input, diagnostics: &mut Diagnostics) {
    let mut made = HashMap::new();
    for variant in &input.variants {
        let from = variant.fields.iter().find(|field| field.settings.has(Id::From));
        if let Some(field) = from {
            check_from_twice(field, variant, &mut made, diagnostics);
        }
    }
}

/// One error can become only one variant.
fn check_from_twice<'a>(
    field: &Field,
    variant: &'a Variant,
    made: &mut HashMap<String, &'a Variant>,
    diagnostics: &mut Diagnostics,
) {
    let ty = field.ty.to_token_stream().to_string();
    let Some(first) = made.insert(ty, variant) else { return };
    let message = format!(
        "`{}` is made from this type already: say `source` instead, and use `map_err` where it happens",
        first.ident
    );
    diagnostics.at(key_span(field, &[Id::From]).unwrap_or(field.span), message);
}

/// Where one of these keys stands.
fn key_span(field: &Field, keys: &[Id]) -> Option<Span> {
    keys.iter().find_map(|key| field.settings.find(*key)).map(|setting| setting.span)
}

/// The fields that travel as members, under their wire names. `interpolated` are those that the
/// message names.
pub(super) fn members(
    variant: &Variant,
    interpolated: &[usize],
    source: Option<usize>,
    bounds: &mut Bounds,
    diagnostics: &mut Diagnostics,
) -> Vec<(String, usize)> {
    let mut members = Vec::new();
    for (index, field) in variant.fields.iter().enumerate() {
        let in_message = interpolated.contains(&index)
            && source != Some(index)
            && !field.settings.lost.contains(&Some(Id::Member));
        let wire_name = match field.settings.find(Id::Member).map(|setting| &setting.value) {
            Some(Value::Off) => None,
            Some(Value::Text(name)) => Some(name.value()),
            Some(_) => check_member_without_name(field, diagnostics),
            None if in_message => check_tuple_member_name(field, diagnostics),
            None => None,
        };
        if let Some(name) = wire_name {
            bounds.serialized(&field.ty);
            members.push((name, index));
        }
    }
    check_member_twice(variant, &members, diagnostics);
    members
}

/// What stands in a message travels as a member too, and a number is no name for a client to read.
fn check_tuple_member_name(field: &Field, diagnostics: &mut Diagnostics) -> Option<String> {
    let Member::Unnamed(index) = &field.member else { return Some(name(field)) };
    let message = format!(
        "the message shows field {}, so it travels as a member too and needs a name: `#[api(member = \"name\")]`; to have it in the message only: `#[api(member = false)]`",
        index.index
    );
    diagnostics.at(field.span, message);
    None
}

/// A field of a tuple has only a number.
fn check_member_without_name(field: &Field, diagnostics: &mut Diagnostics) -> Option<String> {
    if let Member::Named(_) = &field.member {
        return Some(name(field));
    }
    let span = key_span(field, &[Id::Member]).unwrap_or(field.span);
    diagnostics.at(span, "a member needs a name, which this field has not: `member = \"name\"`");
    None
}

/// A JSON object has a key once (RFC 8259 §4).
fn check_member_twice(
    variant: &Variant,
    members: &[(String, usize)],
    diagnostics: &mut Diagnostics,
) {
    let mut names = HashMap::new();
    for (name, index) in members {
        let field = &variant.fields[*index];
        if let Some(first) = names.insert(name.as_str(), field) {
            let message = format!(
                "field `{}` is the member `{name}` already: give one of the two another name, `#[api(member = \"...\")]`",
                self::name(first)
            );
            diagnostics
                .at(field.settings.text(Id::Member).map_or(field.span, LitStr::span), message);
        }
    }
}

/// The field that holds the items, and what it says of their names.
pub(super) fn items(
    variant: &Variant,
    bounds: &mut Bounds,
    diagnostics: &mut Diagnostics,
) -> Option<Items> {
    let items = variant.fields.iter().enumerate();
    let items: Vec<_> = items.filter(|(_, field)| field.settings.has(Id::Items)).collect();
    check_items_twice(&items, diagnostics);
    let (index, field) = items.first()?;
    bounds.items(&field.ty);
    Some(Items { field: *index, rename: field.settings.path(Id::Items).cloned() })
}

/// A body has one list of items.
fn check_items_twice(items: &[(usize, &Field)], diagnostics: &mut Diagnostics) {
    let Some(((_, first), others)) = items.split_first() else { return };
    for (_, field) in others {
        let message = format!(
            "the items of this error are in field `{}` already: put them all in that list",
            name(first)
        );
        diagnostics.at(key_span(field, &[Id::Items]).unwrap_or(field.span), message);
    }
}
