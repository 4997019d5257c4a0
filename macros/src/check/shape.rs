use proc_macro2::Ident;
use syn::{GenericArgument, PathArguments, Type};

use super::Checked;
use crate::ast::{Input, Variant};
use crate::diagnostics::Diagnostics;
use crate::keys::{Id, KEYS};
use crate::model::{self, Answer};
use crate::nearest::did_you_mean;

/// Where a variant's answer comes from.
pub(super) enum Kind {
    /// An entry of its own.
    Own,
    /// The standard 500.
    Internal,
    /// The entry of another variant.
    Like { target: Ident },
    /// The error in its field.
    Transparent { field: usize },
}

/// The keys that say where an answer comes from, and those that say something of the answer that
/// is then another's to say.
const ANSWERED_ELSEWHERE: &[(Id, &str, &[Id])] = &[
    (
        Id::Transparent,
        "answers whatever the error in its field answers",
        &[
            Id::Status,
            Id::Unregistered,
            Id::Code,
            Id::Title,
            Id::Message,
            Id::Display,
            Id::Type,
            Id::Route,
            Id::Header,
            Id::Internal,
            Id::Like,
        ],
    ),
    (
        Id::Internal,
        "answers the standard 500, which tells nothing of the inside",
        &[
            Id::Status,
            Id::Unregistered,
            Id::Code,
            Id::Title,
            Id::Message,
            Id::Type,
            Id::Route,
            Id::Header,
            Id::Like,
        ],
    ),
    (
        Id::Like,
        "answers exactly what the other variant answers",
        &[
            Id::Status,
            Id::Unregistered,
            Id::Code,
            Id::Title,
            Id::Message,
            Id::Type,
            Id::Route,
            Id::Header,
        ],
    ),
];

/// The keys of a field that send its value.
const SENDING: &[Id] = &[Id::Member, Id::Header, Id::Items, Id::Disclose];

pub(super) fn kind(variant: &Variant, input: &Input, diagnostics: &mut Diagnostics) -> Kind {
    check_exclusive_keys(variant, diagnostics);
    let settings = &variant.settings;
    if settings.has(Id::Transparent) {
        check_transparent_field(variant, diagnostics);
        check_transparent_itself(variant, input, diagnostics);
        Kind::Transparent { field: 0 }
    } else if settings.has(Id::Internal) {
        Kind::Internal
    } else if let Some(target) = settings.name(Id::Like) {
        Kind::Like { target: target.clone() }
    } else {
        Kind::Own
    }
}

/// One answer comes from one place.
fn check_exclusive_keys(variant: &Variant, diagnostics: &mut Diagnostics) {
    let Some((id, why, excluded)) =
        ANSWERED_ELSEWHERE.iter().find(|(id, ..)| variant.settings.has(*id))
    else {
        return;
    };
    let key = |id: Id| KEYS.iter().find(|key| key.id == id).map_or("", |key| key.name);
    let beside = variant.settings.list.iter().filter(|setting| excluded.contains(&setting.key.id));
    let on_fields = variant
        .fields
        .iter()
        .flat_map(|field| &field.settings.list)
        .filter(|setting| SENDING.contains(&setting.key.id));
    for setting in beside.chain(on_fields) {
        let message =
            format!("a variant that is `{}` {why}: remove `{}`", key(*id), setting.key.name);
        diagnostics.at(setting.span, message);
    }
}

/// A transparent variant is its one field.
fn check_transparent_field(variant: &Variant, diagnostics: &mut Diagnostics) {
    if variant.fields.len() != 1 {
        let message = format!(
            "`{}` is transparent, so it has exactly one field, the error that answers: `{0}(OtherError)`",
            variant.ident
        );
        diagnostics.at(variant.ident.span(), message);
    }
}

/// An error that answers what itself answers never answers, and has no end of entries.
fn check_transparent_itself(variant: &Variant, input: &Input, diagnostics: &mut Diagnostics) {
    let [field] = &*variant.fields else { return };
    if is_itself(&field.ty, &input.ident) {
        let message = format!(
            "`{}` is transparent to its own type, so nothing would answer: name another error here, or give it a status",
            variant.ident
        );
        diagnostics.on(&field.ty, message);
    }
}

/// `Self`, or the type's name, be it in a `Box` or behind a reference.
fn is_itself(ty: &Type, name: &Ident) -> bool {
    let path = match ty {
        Type::Group(group) => return is_itself(&group.elem, name),
        Type::Paren(paren) => return is_itself(&paren.elem, name),
        Type::Reference(reference) => return is_itself(&reference.elem, name),
        Type::Path(path) => &path.path,
        _ => return false,
    };
    let Some(last) = path.segments.last() else { return false };
    match &last.arguments {
        PathArguments::AngleBracketed(inner) if last.ident == "Box" || last.ident == "Arc" => inner
            .args
            .iter()
            .any(|it| matches!(it, GenericArgument::Type(ty) if is_itself(ty, name))),
        _ => path.segments.len() == 1 && (last.ident == "Self" || last.ident == *name),
    }
}

/// Points each `like` at its target's entry, once all variants are known.
pub(super) fn resolve_likes(
    input: &Input,
    checked: Vec<Checked>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<model::Variant>> {
    let targets: Vec<Option<usize>> = checked
        .iter()
        .zip(&input.variants)
        .map(|(variant, written)| match variant {
            Some((_, Kind::Like { target })) => {
                check_like_target(target, &written.ident, input, &checked, diagnostics)
            }
            _ => None,
        })
        .collect();
    let resolve = |(variant, target): (Checked, Option<usize>)| {
        let (mut variant, kind) = variant?;
        if let Kind::Like { .. } = kind {
            variant.answer = Answer::Static { entry: target? };
        }
        Some(variant)
    };
    checked.into_iter().zip(targets).map(resolve).collect()
}

/// What another variant answers can be given only where that is the same for every occurrence.
fn check_like_target(
    target: &Ident,
    own: &Ident,
    input: &Input,
    checked: &[Checked],
    diagnostics: &mut Diagnostics,
) -> Option<usize> {
    let position = input.variants.iter().position(|variant| variant.ident == *target);
    let Some(position) = position else {
        let names: Vec<String> = input
            .variants
            .iter()
            .map(|variant| variant.ident.to_string())
            .filter(|name| own != name)
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let hint = did_you_mean(&target.to_string(), &names);
        diagnostics.at(target.span(), format!("`{target}` is not a variant of this enum{hint}"));
        return None;
    };
    match checked[position].as_ref()? {
        (_, Kind::Like { .. }) => {
            let message = format!("`{target}` is itself `like` another variant: name that one");
            diagnostics.at(target.span(), message);
            None
        }
        (model::Variant { answer: Answer::Static { entry }, .. }, _) => Some(*entry),
        _ => {
            let message = format!(
                "`{target}` answers with values of its own, which `{own}` does not have: `like` needs a variant whose answer is always the same"
            );
            diagnostics.at(target.span(), message);
            None
        }
    }
}
