use std::collections::HashMap;

use syn::{LitStr, Member};

use super::fields::{key_span, name};
use super::generics::Bounds;
use crate::ast::{Field, Input, Value, Variant};
use crate::diagnostics::Diagnostics;
use crate::keys::Id;

/// What clients call a field: the name that it gives, else its own in the case of the type.
pub(super) fn wire_name(field: &Field, input: &Input) -> String {
    match (field.settings.text(Id::Member), input.settings.case(Id::RenameAllFields)) {
        (Some(given), _) => given.value(),
        (None, Some(case)) => case.apply_to_field(&name(field)),
        (None, None) => name(field),
    }
}

/// The fields that travel as members, under their wire names. `interpolated` are those that the
/// message names.
pub(super) fn members(
    variant: &Variant,
    input: &Input,
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
        let named = match field.settings.find(Id::Member).map(|setting| &setting.value) {
            Some(Value::Off) => None,
            Some(Value::Text(_)) => Some(()),
            Some(_) => check_member_without_name(field, diagnostics),
            None if in_message => check_tuple_member_name(field, diagnostics),
            None => None,
        };
        if named.is_some() {
            bounds.serialized(&field.ty);
            members.push((wire_name(field, input), index));
        }
    }
    check_member_twice(variant, &members, diagnostics);
    members
}

/// What stands in a message travels as a member too, and a number is no name for a client to read.
fn check_tuple_member_name(field: &Field, diagnostics: &mut Diagnostics) -> Option<()> {
    let Member::Unnamed(index) = &field.member else { return Some(()) };
    let message = format!(
        "the message shows field {}, so it travels as a member too and needs a name: `#[api(member = \"name\")]`; to have it in the message only: `#[api(member = false)]`",
        index.index
    );
    diagnostics.at(field.span, message);
    None
}

/// A field of a tuple has only a number.
fn check_member_without_name(field: &Field, diagnostics: &mut Diagnostics) -> Option<()> {
    if let Member::Named(_) = &field.member {
        return Some(());
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
                super::fields::name(first)
            );
            diagnostics
                .at(field.settings.text(Id::Member).map_or(field.span, LitStr::span), message);
        }
    }
}
