//! What comes back on a client, and from where.

use std::collections::HashMap;

use syn::Type;

use super::fields::{cause, name};
use super::generics::Bounds;
use super::header::{OWNED, SINGLE, is_token};
use super::message::Message;
use super::shape::{Kind, says_transparent};
use crate::ast::{Field, Input, Settings, Variant};
use crate::diagnostics::Diagnostics;
use crate::keys::Id;
use crate::model::{Answer, HeaderValue, Place, Preset, Written};

/// Whether clients make values of this variant. What answers the standard 500, what is like another
/// variant, and what a function has made, is read as its entry.
pub(super) fn comes_back(kind: &Kind, input: &Input) -> bool {
    input.settings.has(Id::Receive) && matches!(kind, Kind::Own | Kind::Transparent { .. })
}

/// Looks at the fields of a variant that comes back.
pub(super) fn check(
    variant: &Variant,
    kind: &Kind,
    input: &Input,
    message: &Message,
    diagnostics: &mut Diagnostics,
) {
    if !comes_back(kind, input) {
        return;
    }
    let answers = says_transparent(variant);
    if answers.is_none() && matches!(kind, Kind::Transparent { .. }) {
        // It has one field, or has been told to.
        return;
    }
    // A mistake has been told of, and this is none beside it.
    let is_lost = |it: &Settings| !it.has(Id::Message) && it.may_have(Id::Message);
    let may_be_shown = message.is_wrong || is_lost(&variant.settings) || is_lost(&input.settings);
    for (index, field) in variant.fields.iter().enumerate().filter(|(it, _)| Some(*it) != answers) {
        let is_cause = cause(variant) == Some(index);
        let is_shown = message.interpolated.contains(&index);
        if is_sent(field, is_shown && !is_cause) {
            check_received_borrow(field, diagnostics);
        } else if !may_be_shown && !field.settings.may_have(Id::Default) {
            check_received_field(field, is_cause, is_shown, diagnostics);
        }
    }
    check_received_header(variant, diagnostics);
}

/// Whether something of the response is this field's, or would be without a mistake.
fn is_sent(field: &Field, is_shown: bool) -> bool {
    let settings = &field.settings;
    let may_have = |ids: &[Id]| ids.iter().any(|id| settings.may_have(*id));
    let is_member = if settings.has(Id::Member) {
        !settings.is_off(Id::Member)
    } else {
        is_shown || may_have(&[Id::Member, Id::Flatten, Id::With, Id::Example])
    };
    is_member || may_have(&[Id::Header, Id::Displayed, Id::Items])
}

/// A value has all of its fields, on a client too.
fn check_received_field(
    field: &Field,
    is_cause: bool,
    is_shown: bool,
    diagnostics: &mut Diagnostics,
) {
    let name = name(field);
    let (why, mend, end) = if is_cause {
        let end = "; where the error has no `Default`, an `Option` of it does";
        ("is the source, which stays inside", "", end)
    } else if is_shown {
        ("is in the text of the message alone", "send it as a value, `#[api(member)]`, or ", "")
    } else {
        ("is not sent", "send it, `#[api(member)]` or `#[api(header = \"X-Name\")]`, or ", "")
    };
    let message = format!(
        "field `{name}` {why}, so it cannot be received: {mend}say what it is on a client, `#[api(default)]` or `#[api(default = path::to::function)]`{end}"
    );
    diagnostics.at(field.span, message);
}

/// What is received belongs to the value: the response is gone when somebody looks at it.
fn check_received_borrow(field: &Field, diagnostics: &mut Diagnostics) {
    if let Some(reference) = reference(&field.ty) {
        let message = format!(
            "field `{}` borrows, and what is received must own what it has: for `&str` write `String` or `Cow<'static, str>`, for `&[T]` `Vec<T>`, for `&T` `Box<T>`",
            name(field)
        );
        diagnostics.on(reference, message);
    }
}

/// The first type behind `&`.
fn reference(ty: &Type) -> Option<&Type> {
    use syn::{GenericArgument, PathArguments};
    match ty {
        Type::Reference(_) => Some(ty),
        Type::Group(group) => reference(&group.elem),
        Type::Paren(paren) => reference(&paren.elem),
        Type::Array(array) => reference(&array.elem),
        Type::Tuple(tuple) => tuple.elems.iter().find_map(reference),
        Type::Path(path) => path.path.segments.iter().find_map(|segment| {
            let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
            arguments.args.iter().find_map(|argument| match argument {
                GenericArgument::Type(ty) => reference(ty),
                _ => None,
            })
        }),
        _ => None,
    }
}

/// Of the lines of a header nobody knows which field has set which.
fn check_received_header(variant: &Variant, diagnostics: &mut Diagnostics) {
    let mut first = HashMap::new();
    for field in &*variant.fields {
        for literal in field.settings.texts(Id::Header) {
            let header = literal.value().to_ascii_lowercase();
            // Of others it has been told.
            let is_several = is_token(&header) && ![OWNED, SINGLE].concat().contains(&&*header);
            let earlier = first.insert(header, name(field)).filter(|_| is_several);
            if let Some(earlier) = earlier {
                let message = format!(
                    "field `{earlier}` sets `{}` too, so a client cannot tell whose a line is: give one of the two another header, or put both into one field, a list",
                    literal.value()
                );
                diagnostics.at(literal.span(), message);
            }
        }
    }
}

/// Where each field comes from, in the order in which a client looks there.
pub(super) fn origins(
    variant: &Variant,
    kind: &Kind,
    input: &Input,
    answer: &Answer,
    bounds: &mut Bounds,
) -> Option<Vec<Vec<Place>>> {
    if !comes_back(kind, input) {
        return None;
    }
    let origins = variant.fields.iter().enumerate().map(|(index, field)| {
        let mut places = sent(index, answer);
        if let Some(preset) = preset(field) {
            places.push(Place::Preset(preset));
        } else if let Some(Place::Text { optional: true, .. }) = places.last() {
            places.push(Place::Nothing);
        }
        for place in &places {
            bounds.received(&field.ty, place);
        }
        places
    });
    Some(origins.collect())
}

fn sent(field: usize, answer: &Answer) -> Vec<Place> {
    let values = match answer {
        Answer::Transparent { field: answers, .. } if *answers == field => {
            return vec![Place::Error];
        }
        Answer::Transparent { values, .. } | Answer::Dynamic { values, .. } => values,
        Answer::Static { .. } => return Vec::new(),
    };
    let members =
        values.members.iter().filter(|it| it.field == field).map(|it| match &it.written {
            Written::AsItIs => Place::Member { name: it.name.clone(), with: None },
            Written::With(path) => {
                Place::Member { name: it.name.clone(), with: Some(path.clone()) }
            }
            Written::FieldByField => Place::Members,
        });
    let headers = values.headers.iter().filter(|it| it.field == field).map(|it| {
        let name = it.name.clone();
        match &it.value {
            HeaderValue::Lines => Place::Header { name },
            HeaderValue::Displayed { ty, optional, .. } => {
                Place::Text { name, ty: ty.clone(), optional: *optional }
            }
        }
    });
    let items = values.items.iter().filter(|it| it.field == field).map(|_| Place::Items);
    members.chain(headers).chain(items).collect()
}

/// What a field is where nothing gives it.
pub(super) fn preset(field: &Field) -> Option<Preset> {
    field.settings.find(Id::Default).map(|_| match field.settings.path(Id::Default) {
        Some(function) => Preset::Made(function.clone()),
        None => Preset::Default,
    })
}
