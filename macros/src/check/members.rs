use std::collections::{HashMap, HashSet};

use syn::LitStr;

use super::fields::{key_span, name};
use super::generics::Bounds;
use crate::ast::{Field, Input, Settings, Value, Variant};
use crate::diagnostics::Diagnostics;
use crate::json::Json;
use crate::keys::{Id, Place};
use crate::model::{Member, Written};

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
) -> Vec<Member> {
    let mut members = Vec::new();
    for (index, field) in variant.fields.iter().enumerate() {
        let in_message = interpolated.contains(&index)
            && source != Some(index)
            && !field.settings.lost.contains(&Some(Id::Member));
        let settings = &field.settings;
        let named = match settings.find(Id::Member).map(|setting| &setting.value) {
            Some(Value::Off) => None,
            Some(Value::Text(_)) => Some(()),
            Some(_) if settings.has(Id::Flatten) => Some(()),
            Some(_) => check_member_without_name(field, diagnostics),
            None if in_message => check_tuple_member_name(field, diagnostics),
            None => None,
        };
        check_with_member(field, named.is_some(), diagnostics);
        check_flatten_member(field, diagnostics);
        check_example_member(field, named.is_some(), diagnostics);
        if named.is_some() {
            let written = written(field, bounds);
            members.push(Member { name: wire_name(field, input), field: index, written });
        }
    }
    members
}

fn written(field: &Field, bounds: &mut Bounds) -> Written {
    if let Some(path) = field.settings.path(Id::With) {
        return Written::With(path.clone());
    }
    bounds.serialized(&field.ty);
    if field.settings.has(Id::Flatten) { Written::FieldByField } else { Written::AsItIs }
}

/// `with` says how a member is written.
fn check_with_member(field: &Field, is_member: bool, diagnostics: &mut Diagnostics) {
    let Some(with) = field.settings.find(Id::With) else { return };
    if !is_member && !field.settings.lost.contains(&Some(Id::Member)) {
        let message = "`with` says how a member is written, and this field is none: add `member`, or remove `with`";
        diagnostics.at(with.span, message);
    }
}

/// An example is of a member that documents know.
fn check_example_member(field: &Field, is_member: bool, diagnostics: &mut Diagnostics) {
    let Some(example) = field.settings.find(Id::Example) else { return };
    let is_known = is_member && !field.settings.has(Id::Flatten);
    if !is_known && !field.settings.lost.contains(&Some(Id::Member)) {
        let message = "`example` is what documents show of a member, and this field is none: add `member`, or remove `example`";
        diagnostics.at(example.span, message);
    }
}

/// What is flattened has the names of its own fields, and the way that these are written.
fn check_flatten_member(field: &Field, diagnostics: &mut Diagnostics) {
    let settings = &field.settings;
    let Some(flatten) = settings.find(Id::Flatten) else { return };
    let why = match settings.find(Id::Member).map(|setting| &setting.value) {
        _ if settings.has(Id::With) => {
            "a field that is flattened is no member itself, so `with` has nothing to write: remove one of the two"
        }
        Some(Value::Text(_)) => {
            "a field that is flattened has the names of its own fields, and none itself: write `member, flatten`"
        }
        Some(Value::Flag) => return,
        _ if settings.lost.contains(&Some(Id::Member)) => return,
        _ => {
            "`flatten` makes members of the fields of a member, and this field is none: write `member, flatten`"
        }
    };
    diagnostics.at(flatten.span, why);
}

/// What stands in a message travels as a member too, and a number is no name for a client to read.
fn check_tuple_member_name(field: &Field, diagnostics: &mut Diagnostics) -> Option<()> {
    let syn::Member::Unnamed(index) = &field.member else { return Some(()) };
    let message = format!(
        "the message shows field {}, so it travels as a member too and needs a name: `#[api(member = \"name\")]`; to have it in the message only: `#[api(member = false)]`",
        index.index
    );
    diagnostics.at(field.span, message);
    None
}

/// A field of a tuple has only a number.
fn check_member_without_name(field: &Field, diagnostics: &mut Diagnostics) -> Option<()> {
    if let syn::Member::Named(_) = &field.member {
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
    members: &[Member],
    diagnostics: &mut Diagnostics,
) {
    let constants = constants.iter().map(|(name, _)| (name.as_str(), "a constant".to_owned()));
    let mut names: HashMap<&str, String> = constants.collect();
    let on_the_wire =
        members.iter().filter(|member| !matches!(member.written, Written::FieldByField));
    for Member { name: member, field, .. } in on_the_wire {
        let field = &variant.fields[*field];
        if let Some(first) = names.insert(member, format!("field `{}`", name(field))) {
            let message = format!(
                "{first} is the member `{member}` already: give one of the two another name, `#[api(member = \"...\")]`"
            );
            diagnostics
                .at(field.settings.text(Id::Member).map_or(field.span, LitStr::span), message);
        }
    }
}
