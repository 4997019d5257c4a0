use std::collections::HashMap;

use quote::format_ident;
use syn::Member;
use syn::ext::IdentExt;

use super::generics::{Bounds, optional_inner};
use super::shape::Kind;
use crate::ast::{Field, Value, Variant};
use crate::diagnostics::Diagnostics;
use crate::keys::Id;
use crate::model::{self, Source};
use crate::nearest::list;

/// The fields with what patterns bind them to.
pub(super) fn fields(variant: &Variant) -> Vec<model::Field> {
    variant
        .fields
        .iter()
        .map(|field| model::Field {
            member: field.member.clone(),
            binding: format_ident!("__errbook_{}", name(field)),
            ty: field.ty.clone(),
            span: field.span,
        })
        .collect()
}

/// What placeholders call a field: its name, or its number.
pub(super) fn name(field: &Field) -> String {
    match &field.member {
        Member::Named(name) => name.unraw().to_string(),
        Member::Unnamed(index) => index.index.to_string(),
    }
}

pub(super) fn is_source(field: &Field) -> bool {
    let named_source = matches!(&field.member, Member::Named(name) if name == "source");
    named_source || field.settings.has(Id::Source) || field.settings.has(Id::From)
}

/// The cause: the field that says `source` or `from`, or has that name.
pub(super) fn source(
    variant: &Variant,
    kind: &Kind,
    diagnostics: &mut Diagnostics,
) -> Option<Source> {
    if let Kind::Transparent { .. } = kind {
        return None;
    }
    let sources = variant.fields.iter().enumerate().filter(|(_, field)| is_source(field));
    let sources: Vec<_> = sources.collect();
    check_two_sources(&sources, diagnostics);
    let (index, field) = sources.first()?;
    Some(Source { field: *index, optional: optional_inner(&field.ty).is_some() })
}

/// `Error::source` gives one cause.
fn check_two_sources(sources: &[(usize, &Field)], diagnostics: &mut Diagnostics) {
    for (_, field) in sources.iter().skip(1) {
        let message = format!(
            "an error has one source, and `{}` is it already: let one of the two be no `source`, `from`, or field of that name",
            name(sources[0].1)
        );
        diagnostics.at(field.span, message);
    }
}

/// The field that the whole variant is made from.
pub(super) fn from(variant: &Variant, diagnostics: &mut Diagnostics) -> Option<usize> {
    let index = variant.fields.iter().position(|field| field.settings.has(Id::From))?;
    check_from_fields(variant, index, diagnostics);
    Some(index)
}

/// `From` has one value to make the variant from, and nothing for its other fields.
fn check_from_fields(variant: &Variant, from: usize, diagnostics: &mut Diagnostics) {
    let others = variant.fields.iter().enumerate().filter(|(index, _)| *index != from);
    let names: Vec<String> = others.map(|(_, field)| name(field)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    if let (false, Some(setting)) = (names.is_empty(), variant.fields[from].settings.find(Id::From))
    {
        let message = format!(
            "`from` makes the whole variant from this field and has nothing for {}: use `source`, and `map_err` where it happens",
            list(&names)
        );
        diagnostics.at(setting.span, message);
    }
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
        let in_message = interpolated.contains(&index) && source != Some(index);
        let wire_name = match field.settings.find(Id::Member).map(|setting| &setting.value) {
            Some(Value::Off) => None,
            Some(Value::Text(name)) => Some(name.value()),
            Some(_) => check_tuple_member_name(field, diagnostics),
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

/// A number is no name that a client could read.
fn check_tuple_member_name(field: &Field, diagnostics: &mut Diagnostics) -> Option<String> {
    let Member::Unnamed(index) = &field.member else { return Some(name(field)) };
    let message = format!(
        "field {} travels in the body, where it needs a name: `#[api(member = \"name\")]`; to have it in the message only: `#[api(member = false)]`",
        index.index
    );
    diagnostics.at(field.span, message);
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
        if let Some(first) = names.insert(name.as_str(), *index) {
            let message = format!(
                "the member `{name}` is already field `{}`: give one of them another name, `#[api(member = \"...\")]`",
                self::name(&variant.fields[first])
            );
            diagnostics.at(variant.fields[*index].span, message);
        }
    }
}

/// The field that holds the items.
pub(super) fn items(
    variant: &Variant,
    bounds: &mut Bounds,
    diagnostics: &mut Diagnostics,
) -> Option<usize> {
    let items = variant.fields.iter().enumerate();
    let items: Vec<_> = items.filter(|(_, field)| field.settings.has(Id::Items)).collect();
    check_items_twice(&items, diagnostics);
    let (index, field) = items.first()?;
    bounds.items(&field.ty);
    Some(*index)
}

/// A body has one list of items.
fn check_items_twice(items: &[(usize, &Field)], diagnostics: &mut Diagnostics) {
    for (_, field) in items.iter().skip(1) {
        let message = format!(
            "the items of this error are already in `{}`: put them in one list",
            name(items[0].1)
        );
        diagnostics.at(field.span, message);
    }
}
