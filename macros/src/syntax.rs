use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, Lit, Meta, Token};

use crate::ast::{Field, Fields, Input, Setting, Settings, Variant};
use crate::beside::{self, Others};
use crate::diagnostics::Diagnostics;
use crate::docs::{self, Docs};
use crate::keys::{Id, KEYS, Key, Kind, Place};
use crate::literal;
use crate::nearest::{choice, did_you_mean, nearest};
use crate::statuses::name_for;
use crate::value::{check_value_kind, ends};

/// Reads what the user wrote. Gives something also where there are mistakes, so that the checks
/// can look for more.
pub(crate) fn read(input: &DeriveInput, diagnostics: &mut Diagnostics) -> Option<Input> {
    let place = match &input.data {
        Data::Enum(_) => Place::Enum,
        Data::Struct(_) => Place::Struct,
        Data::Union(data) => return check_union(data.union_token.span, diagnostics),
    };
    let mut settings = settings(&input.attrs, place, diagnostics);
    let others = Others::of(input, &settings, diagnostics);
    others.read(&input.attrs, place, &mut settings, diagnostics);
    let docs = docs::read(&input.attrs, diagnostics);
    let mut all = |attributes: &[Attribute], place| {
        let mut settings = self::settings(attributes, place, diagnostics);
        others.read(attributes, place, &mut settings, diagnostics);
        (settings, docs::read(attributes, diagnostics))
    };
    let variants = match &input.data {
        Data::Enum(data) => data
            .variants
            .iter()
            .map(|variant| {
                let attributes = [&variant.attrs, &input.attrs];
                let (settings, docs) = all(&variant.attrs, Place::Variant);
                Variant {
                    ident: variant.ident.clone(),
                    settings,
                    docs,
                    fields: fields(&variant.fields, &mut all),
                    error_text: attributes.into_iter().find_map(|it| beside::text(it)),
                }
            })
            .collect(),
        Data::Struct(data) => vec![Variant {
            ident: input.ident.clone(),
            settings: settings.clone(),
            docs: docs.clone(),
            fields: fields(&data.fields, &mut all),
            error_text: beside::text(&input.attrs),
        }],
        Data::Union(_) => Vec::new(),
    };
    Some(Input {
        ident: input.ident.clone(),
        generics: input.generics.clone(),
        place,
        settings,
        docs,
        variants,
        beside_thiserror: others.thiserror,
    })
}

/// A union has no variant to tell errors by.
fn check_union(span: Span, diagnostics: &mut Diagnostics) -> Option<Input> {
    diagnostics.at(span, "a union cannot be an API error: make it an enum or a struct");
    None
}

fn fields(
    fields: &syn::Fields,
    read: &mut impl FnMut(&[Attribute], Place) -> (Settings, Docs),
) -> Fields {
    // That `_` is no name, rustc tells.
    let is_named = |field: &&syn::Field| field.ident.as_ref().is_none_or(|name| name != "_");
    let fields = fields
        .iter()
        .zip(fields.members())
        .filter(|(field, _)| is_named(field))
        .map(|(field, member)| {
            let (settings, docs) = read(&field.attrs, Place::Field);
            let span = field.ident.as_ref().map_or_else(|| field.ty.span(), Ident::span);
            Field { member, ty: field.ty.clone(), span, settings, docs }
        })
        .collect();
    Fields::new(fields)
}

/// The settings of one place, as `#[api(…)]` says them.
pub(crate) fn settings(
    attributes: &[Attribute],
    place: Place,
    diagnostics: &mut Diagnostics,
) -> Settings {
    let mut settings = Settings::default();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("api")) {
        api(attribute, place, &mut settings, diagnostics);
    }
    settings
}

/// A setting counts in its place, and once.
pub(crate) fn add(
    settings: &mut Settings,
    setting: Setting,
    place: Place,
    diagnostics: &mut Diagnostics,
) {
    let misplaced = check_key_place(&setting, place, diagnostics);
    let repeated = check_key_twice(settings, &setting, diagnostics);
    if misplaced || repeated {
        settings.lost.push(Some(setting.key.id));
    } else {
        settings.list.push(setting);
    }
}

/// Each key says one thing about one kind of place.
fn check_key_place(setting: &Setting, place: Place, diagnostics: &mut Diagnostics) -> bool {
    let key = setting.key;
    let misplaced = !key.places.contains(&place);
    if misplaced {
        let beside = |other: &&Place| place.can_be_beside(**other);
        let near: Vec<&Place> = key.places.iter().filter(beside).collect();
        let places = if near.is_empty() { key.places.iter().collect() } else { near };
        let places = choice(places.into_iter().map(|place| place.name().to_owned()).collect());
        let (name, here) = (key.name, place.name());
        let is_here = |other: &&Key| other.name == name && other.places.contains(&place);
        let message = match KEYS.iter().find(is_here) {
            Some(other) => format!(
                "written so, `{name}` belongs on {places}; on {here} it is {}",
                other.example
            ),
            None => format!("`{name}` belongs on {places}, not on {here}"),
        };
        diagnostics.at(setting.span, message);
    }
    misplaced
}

/// Of two values one would be lost. Headers and constant members are many.
fn check_key_twice(settings: &Settings, setting: &Setting, diagnostics: &mut Diagnostics) -> bool {
    let many = matches!(setting.key.id, Id::Header | Id::Constant);
    let repeated = !many && settings.has(setting.key.id);
    if repeated {
        let message = format!("`{}` is given twice here: keep one of the two", setting.key.name);
        diagnostics.at(setting.span, message);
    }
    repeated
}

/// Adds the settings of one `#[api(…)]`. After a mistake it goes on behind the next comma.
fn api(
    attribute: &Attribute,
    place: Place,
    settings: &mut Settings,
    diagnostics: &mut Diagnostics,
) {
    let Some(tokens) = check_settings_list(attribute, place, diagnostics) else {
        return settings.lost.push(None);
    };
    let parser = |input: ParseStream<'_>| {
        while !input.is_empty() {
            match setting(input, place) {
                Ok(setting) => add(settings, setting, place, diagnostics),
                Err(Unread { meant, error }) => {
                    settings.lost.push(meant);
                    diagnostics.push(error);
                    skip_to_comma(input)?;
                }
            }
            check_comma(input, diagnostics)?;
        }
        Ok(())
    };
    if let Err(error) = parser.parse2(tokens) {
        settings.lost.push(None);
        diagnostics.push(error);
    }
}

/// `#[api]` alone says nothing. `#[api()]` does not either, but macros write it for an empty list.
fn check_settings_list(
    attribute: &Attribute,
    place: Place,
    diagnostics: &mut Diagnostics,
) -> Option<TokenStream> {
    if let Meta::List(list) = &attribute.meta {
        return Some(list.tokens.clone());
    }
    let example = if place == Place::Field { "member" } else { "status = 409" };
    let message = format!("`#[api]` takes settings in parentheses: `#[api({example})]`");
    diagnostics.on(&attribute.meta, message);
    None
}

/// A comma ends a setting. Where just that is missing, the next key is read all the same.
fn check_comma(input: ParseStream<'_>, diagnostics: &mut Diagnostics) -> syn::Result<()> {
    if !input.is_empty() && input.parse::<Option<Token![,]>>()?.is_none() {
        diagnostics.push(no_comma(input));
    }
    Ok(())
}

fn no_comma(input: ParseStream<'_>) -> syn::Error {
    input.error("expected a comma here, before the next key")
}

fn skip_to_comma(input: ParseStream<'_>) -> syn::Result<()> {
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}

/// A setting that could not be read.
struct Unread {
    /// The key that was meant, where that can be told.
    meant: Option<Id>,
    error: syn::Error,
}

fn setting(input: ParseStream<'_>, place: Place) -> Result<Setting, Unread> {
    let Ok(name) = input.call(Ident::parse_any) else {
        return Err(check_key_missing(input));
    };
    let given = input.peek(Token![=]) || input.peek(syn::token::Paren);
    let key = check_unknown_key(&name, place, given)?;
    let value = check_value_kind(key, &name, input).and_then(|value| literal::checked(key, value));
    // What follows is the rest of the value, if it is no key.
    let whole = value.and_then(|value| ends(input).then_some(value).ok_or_else(|| no_comma(input)));
    let value = whole.map_err(|error| Unread { meant: Some(key.id), error })?;
    Ok(Setting { key, span: name.span(), value })
}

/// A value alone does not say what it is.
fn check_key_missing(input: ParseStream<'_>) -> Unread {
    let (meant, hint) = match input.fork().parse() {
        Ok(Lit::Int(number)) => (Some(Id::Status), format!("; did you mean `status = {number}`?")),
        Ok(Lit::Str(_)) => (Some(Id::Message), "; did you mean `message = \"...\"`?".to_owned()),
        _ => (None, ", as in `status = 409`".to_owned()),
    };
    let error = input.error(format!("expected a key{hint}"));
    if meant == Some(Id::Message) {
        // What follows a text are its arguments.
        let _ = input.parse::<TokenStream>();
    }
    Unread { meant, error }
}

/// A key that errbook does not know says nothing.
fn check_unknown_key(name: &Ident, place: Place, given: bool) -> Result<&'static Key, Unread> {
    let text = name.unraw().to_string();
    known_key(&text, place, given).ok_or_else(|| {
        if let Some(status) = name_for(&text) {
            let message = format!("`{text}` is a status: write `status = {status}`");
            let error = syn::Error::new(name.span(), message);
            return Unread { meant: Some(Id::Status), error };
        }
        let near = nearest(&text, KEYS.iter().map(|key| key.name));
        let here = KEYS.iter().filter(|key| key.places.contains(&place)).map(|key| key.name);
        let hint = did_you_mean(&text, &near.map_or_else(|| here.collect(), |near| vec![near]));
        let error =
            syn::Error::new(name.span(), format!("`{text}` is not a key of `#[api(...)]`{hint}"));
        let meant = near.and_then(|near| known_key(near, place, given));
        Unread { meant: meant.map(|key| key.id), error }
    })
}

/// The key of this name. Of two, such as `display` or `member`, it is the one that can stand in this place, with a
/// value or without.
fn known_key(name: &str, place: Place, given: bool) -> Option<&'static Key> {
    let named = || KEYS.iter().filter(|key| key.name == name);
    let can_be_here =
        |key: &&Key| key.places.contains(&place) && !(given && key.kind == Kind::Flag);
    named().find(can_be_here).or_else(|| named().next())
}
