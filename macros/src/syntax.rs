use proc_macro2::{Ident, Span, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, Lit, LitStr, Meta, Path, Token, parenthesized};

use crate::ast::{Field, Input, Setting, Settings, Value, Variant};
use crate::case::CASES;
use crate::diagnostics::Diagnostics;
use crate::docs;
use crate::keys::{IMPLS, Id, KEYS, Key, Kind, Place};
use crate::nearest::{did_you_mean, list};

/// Reads what the user wrote. Gives something also where there are mistakes, so that the checks
/// can look for more.
pub(crate) fn read(input: &DeriveInput, diagnostics: &mut Diagnostics) -> Option<Input> {
    let place = match &input.data {
        Data::Enum(_) => Place::Enum,
        Data::Struct(_) => Place::Struct,
        Data::Union(data) => return check_union(data.union_token.span, diagnostics),
    };
    let settings = settings(&input.attrs, place, diagnostics);
    let docs = docs::read(&input.attrs);
    let variants = match &input.data {
        Data::Enum(data) => data
            .variants
            .iter()
            .map(|variant| Variant {
                ident: variant.ident.clone(),
                settings: self::settings(&variant.attrs, Place::Variant, diagnostics),
                docs: docs::read(&variant.attrs),
                fields: fields(&variant.fields, diagnostics),
            })
            .collect(),
        Data::Struct(data) => vec![Variant {
            ident: input.ident.clone(),
            settings: settings.clone(),
            docs: docs.clone(),
            fields: fields(&data.fields, diagnostics),
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
        beside_thiserror: beside_thiserror(input),
    })
}

/// A union has no variant to tell errors by.
fn check_union(span: Span, diagnostics: &mut Diagnostics) -> Option<Input> {
    diagnostics.at(span, "a union cannot be an API error: make it an enum or a struct");
    None
}

/// Whether the type carries the attribute of a `thiserror` derive.
pub(crate) fn beside_thiserror(input: &DeriveInput) -> bool {
    let is_error = |attribute: &Attribute| attribute.path().is_ident("error");
    input.attrs.iter().any(is_error)
        || match &input.data {
            Data::Enum(data) => data.variants.iter().any(|v| v.attrs.iter().any(is_error)),
            Data::Struct(_) | Data::Union(_) => false,
        }
}

fn fields(fields: &syn::Fields, diagnostics: &mut Diagnostics) -> Vec<Field> {
    fields
        .iter()
        .zip(fields.members())
        .map(|(field, member)| Field {
            member,
            ty: field.ty.clone(),
            span: field.ident.as_ref().map_or_else(|| field.ty.span(), Ident::span),
            settings: settings(&field.attrs, Place::Field, diagnostics),
            docs: docs::read(&field.attrs),
        })
        .collect()
}

/// The settings of one place: those of `#[api(…)]`, and thiserror's `#[source]` and `#[from]`.
pub(crate) fn settings(
    attributes: &[Attribute],
    place: Place,
    diagnostics: &mut Diagnostics,
) -> Settings {
    let mut settings = Settings::default();
    for attribute in attributes {
        if attribute.path().is_ident("api") {
            let before = diagnostics.count();
            for setting in api(attribute, diagnostics) {
                add(&mut settings, setting, place, diagnostics);
            }
            settings.broken |= diagnostics.count() > before;
        }
        for key in KEYS.iter().filter(|key| matches!(key.id, Id::Source | Id::From)) {
            let bare = matches!(attribute.meta, Meta::Path(_)) && place == Place::Field;
            if bare && attribute.path().is_ident(key.name) {
                let setting = Setting { key, span: attribute.path().span(), value: Value::Flag };
                add(&mut settings, setting, place, diagnostics);
            }
        }
    }
    settings
}

fn add(settings: &mut Settings, setting: Setting, place: Place, diagnostics: &mut Diagnostics) {
    let misplaced = check_key_place(&setting, place, diagnostics);
    let repeated = check_key_twice(settings, &setting, diagnostics);
    if !misplaced && !repeated {
        settings.list.push(setting);
    }
}

/// Each key says one thing about one kind of place.
fn check_key_place(setting: &Setting, place: Place, diagnostics: &mut Diagnostics) -> bool {
    let key = setting.key;
    let misplaced = !key.places.contains(&place);
    if misplaced {
        let places: Vec<&str> = key.places.iter().map(|place| place.name()).collect();
        let message =
            format!("`{}` belongs on {}, not on {}", key.name, places.join(" or "), place.name());
        diagnostics.at(setting.span, message);
    }
    misplaced
}

/// Of two values one would be lost. Headers are many.
fn check_key_twice(settings: &Settings, setting: &Setting, diagnostics: &mut Diagnostics) -> bool {
    let repeated = setting.key.id != Id::Header && settings.has(setting.key.id);
    if repeated {
        let message = format!("`{}` is given twice here: keep one of the two", setting.key.name);
        diagnostics.at(setting.span, message);
    }
    repeated
}

/// The settings of one `#[api(…)]`. After a mistake it goes on behind the next comma.
fn api(attribute: &Attribute, diagnostics: &mut Diagnostics) -> Vec<Setting> {
    let Meta::List(list) = &attribute.meta else {
        diagnostics.on(attribute, "expected settings: `#[api(status = 409)]`");
        return Vec::new();
    };
    let mut found = Vec::new();
    let parser = |input: ParseStream<'_>| {
        while !input.is_empty() {
            match setting(input) {
                Ok(setting) => found.push(setting),
                Err(error) => {
                    diagnostics.push(error);
                    skip_to_comma(input)?;
                }
            }
            if !input.is_empty() && !input.peek(Token![,]) {
                diagnostics.at(input.span(), "expected a comma before the next key");
                skip_to_comma(input)?;
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(())
    };
    if let Err(error) = parser.parse2(list.tokens.clone()) {
        diagnostics.push(error);
    }
    found
}

fn skip_to_comma(input: ParseStream<'_>) -> syn::Result<()> {
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}

fn setting(input: ParseStream<'_>) -> syn::Result<Setting> {
    let Ok(name) = input.call(Ident::parse_any) else {
        return Err(input.error("expected a key, as in `status = 409`"));
    };
    let key = check_unknown_key(&name)?;
    let value = check_value_kind(key, &name, input)?;
    Ok(Setting { key, span: name.span(), value })
}

/// A key that errbook does not know says nothing.
fn check_unknown_key(name: &Ident) -> syn::Result<&'static Key> {
    let text = name.unraw().to_string();
    KEYS.iter().find(|key| key.name == text).ok_or_else(|| {
        let names: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
        let hint = did_you_mean(&text, &names);
        syn::Error::new(name.span(), format!("`{text}` is not a key of `#[api(...)]`{hint}"))
    })
}

/// Each key takes one kind of value.
fn check_value_kind(key: &'static Key, name: &Ident, input: ParseStream<'_>) -> syn::Result<Value> {
    let expected = |what: &str| format!("`{}` takes {what}: `{}`", key.name, key.example);
    let given = input.peek(Token![=]) || input.peek(syn::token::Paren);
    match key.kind {
        Kind::Flag if given => {
            let message = format!("`{0}` takes no value: write `{0}` alone", key.name);
            Err(syn::Error::new(input.span(), message))
        }
        Kind::Flag => Ok(Value::Flag),
        Kind::Member if !given => Ok(Value::Flag),
        Kind::Impls => impls(name, input, &expected("a list of impls in parentheses")),
        _ => {
            let Ok(_) = input.parse::<Token![=]>() else {
                return Err(syn::Error::new(name.span(), expected(key.kind.noun())));
            };
            value(key, input, &expected(key.kind.noun()))
        }
    }
}

impl Kind {
    fn noun(self) -> &'static str {
        match self {
            Kind::Text => "a text",
            Kind::Status => "a number or a name",
            Kind::Path => "a path",
            Kind::Variant => "the name of a variant",
            Kind::Member => "a name or `false`",
            Kind::Case => "a letter case",
            Kind::Flag | Kind::Impls => "no value",
        }
    }
}

fn value(key: &Key, input: ParseStream<'_>, expected: &str) -> syn::Result<Value> {
    let start = input.span();
    let wrong = |_| syn::Error::new(start, expected);
    match key.kind {
        Kind::Text => input.parse().map(Value::Text).map_err(wrong),
        Kind::Path => input.call(Path::parse_mod_style).map(Value::Path).map_err(wrong),
        Kind::Variant => input.parse().map(Value::Name).map_err(wrong),
        Kind::Case => {
            let case: LitStr = input.parse().map_err(wrong)?;
            check_case_name(&case)?;
            Ok(Value::Text(case))
        }
        Kind::Status if input.peek(syn::Ident) => input.parse().map(Value::Name).map_err(wrong),
        Kind::Status | Kind::Member | Kind::Flag | Kind::Impls => {
            match (key.kind, input.parse().map_err(wrong)?) {
                (Kind::Status, Lit::Int(number)) => Ok(Value::Number(number)),
                (Kind::Member, Lit::Str(text)) => Ok(Value::Text(text)),
                (Kind::Member, Lit::Bool(on)) => {
                    Ok(if on.value { Value::Flag } else { Value::Off })
                }
                _ => Err(syn::Error::new(start, expected)),
            }
        }
    }
}

/// The cases are serde's.
fn check_case_name(case: &LitStr) -> syn::Result<()> {
    let names: Vec<&str> = CASES.iter().map(|case| case.name).collect();
    let text = case.value();
    if names.contains(&text.as_str()) {
        return Ok(());
    }
    let hint = did_you_mean(&text, &names);
    Err(syn::Error::new(case.span(), format!("`{text}` is not a letter case{hint}")))
}

fn impls(name: &Ident, input: ParseStream<'_>, expected: &str) -> syn::Result<Value> {
    if !input.peek(syn::token::Paren) {
        return Err(syn::Error::new(name.span(), expected));
    }
    let content;
    parenthesized!(content in input);
    let names = Punctuated::<Ident, Token![,]>::parse_terminated(&content)?;
    for name in &names {
        check_impl_name(name)?;
    }
    Ok(Value::Names(names.into_iter().collect()))
}

/// Only what the derive writes can be left out.
fn check_impl_name(name: &Ident) -> syn::Result<()> {
    if IMPLS.contains(&name.to_string().as_str()) {
        return Ok(());
    }
    let message =
        format!("`{name}` is nothing that the derive leaves out; it can leave out {}", list(IMPLS));
    Err(syn::Error::new(name.span(), message))
}
