use proc_macro2::Ident;
use syn::{GenericArgument, Path, PathArguments, Type};

use super::Checked;
use crate::ast::{Input, Settings, Variant};
use crate::diagnostics::Diagnostics;
use crate::keys::{Id, KEYS};
use crate::model::{self, Answer, Values};
use crate::nearest::did_you_mean;

/// Where a variant's answer comes from.
pub(super) enum Kind {
    /// An entry of its own.
    Own,
    /// The standard 500.
    Internal,
    /// The same, with the text and the cause of the error in its field.
    Masked { field: usize },
    /// The entry of another variant.
    Like { target: Ident },
    /// The error in its field.
    Transparent { field: usize },
    /// What a function makes of its field.
    Made { field: usize, by: Path },
}

/// The keys that say something of an answer.
const OF_AN_ANSWER: &[Id] = &[
    Id::Status,
    Id::Unregistered,
    Id::Code,
    Id::Title,
    Id::Message,
    Id::Type,
    Id::Route,
    Id::Header,
    Id::Constant,
    Id::Format,
    Id::Actor,
    Id::Action,
    Id::Retry,
    Id::Shared,
];

/// The keys that say that an answer comes from elsewhere, what that means, and which others make no
/// sense beside them, besides those that say something of the answer.
const ANSWERED_ELSEWHERE: &[(&[Id], &str, &[Id])] = &[
    (
        &[Id::Internal, Id::Transparent],
        "answers the standard 500, and shows operators what the error in its field says",
        &[Id::Display, Id::Like, Id::Answer],
    ),
    (
        &[Id::Transparent],
        "answers whatever the error in its field answers",
        &[Id::Display, Id::Like, Id::Answer, Id::Log],
    ),
    (
        &[Id::Internal],
        "answers the standard 500, which tells nothing of the inside",
        &[Id::Like, Id::Answer],
    ),
    (&[Id::Like], "answers exactly what the other variant answers", &[Id::Answer, Id::Log]),
    (&[Id::Answer], "answers what a function makes of its field", &[Id::Log]),
];

/// The keys of a field that send its value.
const SENDING: &[Id] =
    &[Id::Member, Id::With, Id::Flatten, Id::Example, Id::Header, Id::Items, Id::Disclose];

/// Those of them that a field may have beside the one that answers.
const ADDING: &[Id] = &[Id::Member, Id::With, Id::Flatten, Id::Header];

pub(super) fn kind(variant: &Variant, input: &Input, diagnostics: &mut Diagnostics) -> Kind {
    check_exclusive_keys(variant, diagnostics);
    let settings = &variant.settings;
    if let Some(field) = transparent(variant, diagnostics) {
        check_transparent_itself(variant, field, input, diagnostics);
        let is_masked = settings.has(Id::Internal);
        if is_masked { Kind::Masked { field } } else { Kind::Transparent { field } }
    } else if settings.has(Id::Internal) {
        Kind::Internal
    } else if let Some(target) = settings.name(Id::Like) {
        Kind::Like { target: target.clone() }
    } else if let Some(by) = settings.path(Id::Answer) {
        check_answer_field(variant, diagnostics);
        Kind::Made { field: 0, by: by.clone() }
    } else {
        Kind::Own
    }
}

/// The field that answers: the one that says so, or of a variant that does its one.
fn transparent(variant: &Variant, diagnostics: &mut Diagnostics) -> Option<usize> {
    let on_field = says_transparent(variant);
    check_transparent_twice(variant, diagnostics);
    if on_field.is_none() && variant.settings.has(Id::Transparent) {
        check_transparent_field(variant, diagnostics);
        return Some(0);
    }
    on_field
}

/// The field that says `transparent` itself.
pub(super) fn says_transparent(variant: &Variant) -> Option<usize> {
    variant.fields.iter().position(|field| field.settings.has(Id::Transparent))
}

/// One error answers.
fn check_transparent_twice(variant: &Variant, diagnostics: &mut Diagnostics) {
    let of = |settings: &Settings| settings.find(Id::Transparent).map(|setting| setting.span);
    let on_fields = variant.fields.iter().filter_map(|field| of(&field.settings));
    for span in of(&variant.settings).into_iter().chain(on_fields).skip(1) {
        let message = "one error answers: say `transparent` once, on the field that does";
        diagnostics.at(span, message);
    }
}

/// One answer comes from one place.
fn check_exclusive_keys(variant: &Variant, diagnostics: &mut Diagnostics) {
    let by_field = says_transparent(variant);
    let says = |id: &Id| variant.settings.has(*id) || *id == Id::Transparent && by_field.is_some();
    let elsewhere = ANSWERED_ELSEWHERE.iter().find(|(ids, ..)| ids.iter().all(says));
    let Some((ids, why, excluded)) = elsewhere else { return };
    let key = |id: &Id| KEYS.iter().find(|key| key.id == *id).map_or("", |key| key.name);
    let keys = ids.iter().map(key).collect::<Vec<_>>().join(", ");
    let beside = variant.settings.list.iter().filter(|setting| {
        let id = setting.key.id;
        // Operators may be told of the fields beside the one that answers.
        let of_fields = id == Id::Display && by_field.is_some();
        OF_AN_ANSWER.contains(&id) || excluded.contains(&id) && !of_fields
    });
    let adds = by_field.is_some() && !variant.settings.has(Id::Internal);
    let on_fields = variant.fields.iter().enumerate().flat_map(|(index, field)| {
        let may_add = adds && by_field != Some(index);
        let sending = move |id| SENDING.contains(&id) && !(may_add && ADDING.contains(&id));
        field.settings.list.iter().filter(move |setting| sending(setting.key.id))
    });
    for setting in beside.chain(on_fields) {
        let message = format!("a variant that is `{keys}` {why}: remove `{}`", setting.key.name);
        diagnostics.at(setting.span, message);
    }
}

/// A transparent variant is its one field.
fn check_transparent_field(variant: &Variant, diagnostics: &mut Diagnostics) {
    if variant.fields.len() != 1 {
        let message = format!(
            "`{}` is transparent, so it has exactly one field, the error that answers: `{0}(OtherError)`; of several fields, the one that answers says `#[api(transparent)]` itself",
            variant.ident
        );
        diagnostics.at(variant.ident.span(), message);
    }
}

/// What a variant answers that another is like, and its format.
type Target = (Answer, Option<Path>);

/// The function has one argument.
fn check_answer_field(variant: &Variant, diagnostics: &mut Diagnostics) {
    if variant.fields.len() != 1 {
        let message = format!(
            "`{}` answers what a function makes of its field, so it has exactly one: `{0}(OtherError)`",
            variant.ident
        );
        diagnostics.at(variant.ident.span(), message);
    }
}

/// An error that answers what itself answers never answers, and has no end of entries.
fn check_transparent_itself(
    variant: &Variant,
    field: usize,
    input: &Input,
    diagnostics: &mut Diagnostics,
) {
    let Some(field) = variant.fields.get(field) else { return };
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
    let targets: Vec<Option<Target>> = checked
        .iter()
        .zip(&input.variants)
        .map(|(variant, written)| match variant {
            Some((_, Kind::Like { target })) => {
                check_like_target(target, &written.ident, input, &checked, diagnostics)
            }
            _ => None,
        })
        .collect();
    let resolve = |(variant, target): (Checked, Option<Target>)| {
        let (mut variant, kind) = variant?;
        if let Kind::Like { .. } = kind {
            (variant.answer, variant.format) = target?;
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
) -> Option<Target> {
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
        (model::Variant { answer: Answer::Static { entry }, format, .. }, _) => {
            Some((Answer::Static { entry: *entry }, format.clone()))
        }
        (model::Variant { answer: Answer::Dynamic { entry, values }, format, .. }, _)
            if values.are_constant() =>
        {
            let values = Box::new(Values { constants: true, ..Values::default() });
            Some((Answer::Dynamic { entry: *entry, values }, format.clone()))
        }
        _ => {
            let message = format!(
                "`{target}` answers with values of its own, which `{own}` does not have: `like` needs a variant whose answer is always the same"
            );
            diagnostics.at(target.span(), message);
            None
        }
    }
}
