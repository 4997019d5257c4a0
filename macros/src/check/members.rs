use std::collections::{HashMap, HashSet};

use syn::{LitStr, Member};

use super::fields::{key_span, name};
use super::generics::Bounds;
use crate::ast::{Field, Input, Settings, Value, Variant};
use crate::diagnostics::Diagnostics;
use crate::json::Json;
use crate::keys::{Id, Place};

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

/// The members that never change: the type's, and in the place of its and behind them the variant's.
pub(super) fn constants(
    variant: &Variant,
    input: &Input,
    diagnostics: &mut Diagnostics,
) -> Vec<(String, String)> {
    check_constant_twice(&variant.settings, diagnostics);
    let of_the_type = (input.place == Place::Enum).then(|| input.settings.constants());
    let mut constants: Vec<(String, String)> = Vec::new();
    for constant in of_the_type.into_iter().flatten().chain(variant.settings.constants()) {
        let (name, Json(value)) = (constant.name.value(), &constant.value);
        match constants.iter_mut().find(|(known, _)| *known == name) {
            Some((_, first)) => first.clone_from(value),
            None => constants.push((name, value.clone())),
        }
    }
    constants
}

/// Of two values one would be lost.
pub(super) fn check_constant_twice(settings: &Settings, diagnostics: &mut Diagnostics) {
    let mut names = HashSet::new();
    for name in settings.constants().map(|constant| &constant.name) {
        if !names.insert(name.value()) {
            let message =
                format!("the member `{}` has a value here already: keep one", name.value());
            diagnostics.at(name.span(), message);
        }
    }
}

/// A JSON object has a key once (RFC 8259 §4).
pub(super) fn check_member_twice(
    variant: &Variant,
    constants: &[(String, String)],
    members: &[(String, usize)],
    diagnostics: &mut Diagnostics,
) {
    let constants = constants.iter().map(|(name, _)| (name.as_str(), "a constant".to_owned()));
    let mut names: HashMap<&str, String> = constants.collect();
    for (member, index) in members {
        let field = &variant.fields[*index];
        if let Some(first) = names.insert(member, format!("field `{}`", name(field))) {
            let message = format!(
                "{first} is the member `{member}` already: give one of the two another name, `#[api(member = \"...\")]`"
            );
            diagnostics
                .at(field.settings.text(Id::Member).map_or(field.span, LitStr::span), message);
        }
    }
}
