use std::collections::HashMap;

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Generics, Lifetime, Member};

use super::generics::{Bounds, optional_inner};
use super::receive::{comes_back, preset};
use super::shape::{Kind, says_transparent};
use crate::ast::{Field, Input, Variant};
use crate::diagnostics::Diagnostics;
use crate::expression::binding;
use crate::keys::Id;
use crate::model::{self, From, Items, Preset, Source};
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
    if let Kind::Transparent { field } | Kind::Masked { field } = kind {
        if says_transparent(variant).is_some() {
            check_two_sources(variant, Some(*field), diagnostics);
        }
        if let Kind::Transparent { .. } = kind {
            return None;
        }
        let is_there = *field < variant.fields.len();
        return is_there.then_some(Source { field: *field, optional: false, forwarded: true });
    }
    check_two_sources(variant, None, diagnostics);
    let field = cause(variant)?;
    check_source_borrowed(&variant.fields[field], input, diagnostics);
    let optional = optional_inner(&variant.fields[field].ty).is_some();
    Some(Source { field, optional, forwarded: false })
}

/// `Error::source` gives one cause; of a field that answers it is that of the field.
fn check_two_sources(variant: &Variant, answers: Option<usize>, diagnostics: &mut Diagnostics) {
    let others = variant.fields.iter().enumerate().filter(|(at, _)| Some(*at) != answers);
    let says = others.map(|(_, field)| field).filter(|field| says_source(field));
    let first = answers.and_then(|field| variant.fields.get(field));
    let sources: Vec<&Field> = first.into_iter().chain(says).collect();
    let Some((first, others)) = sources.split_first() else { return };
    let first = name(first);
    let has_from = sources.iter().any(|field| field.settings.has(Id::From));
    let mend = if answers.is_none() && has_from {
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
    input: &Input,
    bounds: &mut Bounds,
    diagnostics: &mut Diagnostics,
) -> Option<From> {
    let field = variant.fields.iter().position(|field| field.settings.has(Id::From));
    check_default_without_from(variant, field, kind, input, diagnostics);
    let field = field?;
    // That a transparent variant has one field has been told, and that there are two sources.
    let is_alone = variant.fields.iter().filter(|field| says_source(field)).count() == 1;
    let is_one_field = matches!(kind, Kind::Transparent { .. } | Kind::Masked { .. })
        && says_transparent(variant).is_none();
    if is_alone && !is_one_field {
        check_from_fields(variant, field, diagnostics);
    }
    let mut presets = Vec::new();
    for (index, other) in variant.fields.iter().enumerate().filter(|(index, _)| *index != field) {
        let Some(preset) = preset(other) else { continue };
        if let Preset::Default = preset {
            bounds.default(&other.ty);
        }
        presets.push((index, preset));
    }
    Some(From { field, span: key_span(&variant.fields[field], &[Id::From])?, presets })
}

/// `From` has one value to make the variant from, and for its other fields what they say.
fn check_from_fields(variant: &Variant, from: usize, diagnostics: &mut Diagnostics) {
    let others = variant.fields.iter().enumerate().filter(|(index, _)| *index != from);
    let others = others.filter(|(_, field)| !field.settings.may_have(Id::Default));
    let names: Vec<String> = others.map(|(_, field)| name(field)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    if let (false, Some(span)) = (names.is_empty(), key_span(&variant.fields[from], &[Id::From])) {
        let message = format!(
            "`from` makes the whole variant from this field and has nothing for {}: say `source` instead, and use `map_err` where it happens; or say `#[api(default)]` there",
            list(&names)
        );
        diagnostics.at(span, message);
    }
}

/// `default` is for the fields beside that of `from`, and for all that clients make values of.
fn check_default_without_from(
    variant: &Variant,
    from: Option<usize>,
    kind: &Kind,
    input: &Input,
    diagnostics: &mut Diagnostics,
) {
    let answers = match kind {
        Kind::Transparent { field } => Some(*field),
        _ => None,
    };
    for (index, field) in variant.fields.iter().enumerate() {
        let Some(default) = field.settings.find(Id::Default) else { continue };
        let message = match from {
            _ if comes_back(kind, input) && answers != Some(index) => continue,
            None if answers == Some(index) => {
                "the error in this field is the answer, so it is always there: remove `default`"
            }
            Some(from) if from == index => "`from` gives this field its value: remove `default`",
            Some(_) => continue,
            None => {
                "`default` is what `From` puts into this field, and no other one says `from`, nor can it be received: remove it"
            }
        };
        diagnostics.at(default.span, message);
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
pub(super) fn key_span(field: &Field, keys: &[Id]) -> Option<Span> {
    keys.iter().find_map(|key| field.settings.find(*key)).map(|setting| setting.span)
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
