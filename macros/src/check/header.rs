use proc_macro2::Span;
use syn::LitStr;

use super::fields::{cause, name};
use super::generics::{Bounds, optional_inner};
use crate::ast::{Field, Variant};
use crate::diagnostics::Diagnostics;
use crate::keys::Id;
use crate::model::{FilledHeader, Header, HeaderValue};

/// The headers that a response has because of its body or its connection, which no error may set:
/// RFC 9110 §8.3, §8.6, §7.6.1. `Upgrade` is not among them: a 426 must have it (§15.5.22).
pub(crate) const OWNED: &[&str] = &[
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
];

/// The headers that say one thing, so that a second line contradicts the first (RFC 9110 §5.3).
pub(super) const SINGLE: &[&str] = &[
    "age",
    "content-disposition",
    "content-location",
    "content-range",
    "date",
    "etag",
    "expires",
    "last-modified",
    "location",
    "retry-after",
    "server",
    "strict-transport-security",
];

/// The headers of a variant: for the docs all, and those that fields fill.
pub(super) fn headers(
    variant: &Variant,
    bounds: &mut Bounds,
    diagnostics: &mut Diagnostics,
) -> (Vec<Header>, Vec<FilledHeader>) {
    let mut headers = Vec::new();
    let mut filled = Vec::new();
    for literal in variant.settings.texts(Id::Header) {
        if let Some((name, value)) = check_header_value(literal, diagnostics) {
            headers.push(Header { name, value: Some(value), docs: String::new() });
        }
    }
    for (index, field) in variant.fields.iter().enumerate() {
        let is_cause = cause(variant) == Some(index);
        let value = check_displayed_field(field, is_cause, bounds, diagnostics);
        for literal in field.settings.texts(Id::Header) {
            if let Some(name) = check_header_of_field(literal, diagnostics) {
                let docs = field.docs.full.clone();
                headers.push(Header { name: name.clone(), value: None, docs });
                filled.push(FilledHeader { name, field: index, value: value.clone() });
            }
        }
    }
    check_header_twice(variant, &headers, diagnostics);
    (headers, filled)
}

/// A header has the text of a field's `Display` where the field says so, and then it has a header.
fn check_displayed_field(
    field: &Field,
    is_cause: bool,
    bounds: &mut Bounds,
    diagnostics: &mut Diagnostics,
) -> HeaderValue {
    let sets_header = field.settings.has(Id::Header);
    let Some(display) = field.settings.find(Id::Displayed) else {
        if sets_header {
            bounds.header(&field.ty);
        }
        return HeaderValue::Lines;
    };
    if !field.settings.may_have(Id::Header) {
        diagnostics.at(
            display.span,
            "`display` says that a header has the text of this field, which sets none: add `header = \"X-Name\"`; a text for the operators belongs on the variant, `display = \"...\"`",
        );
    }
    if sets_header && is_cause {
        check_displayed_source(field, display.span, diagnostics);
    }
    let inner = optional_inner(&field.ty);
    let ty = inner.unwrap_or(&field.ty);
    bounds.formatted(ty, "Display");
    // Of the source it has been told.
    let disclosed = is_cause || field.settings.may_have(Id::Disclose);
    HeaderValue::Displayed { ty: Box::new(ty.clone()), optional: inner.is_some(), disclosed }
}

/// What a cause says is about the inside, in a header as in a message.
fn check_displayed_source(field: &Field, span: Span, diagnostics: &mut Diagnostics) {
    if !field.settings.may_have(Id::Disclose) {
        let message = format!(
            "field `{}` is the source, whose text tells of the inside, and a header goes to clients: remove it; or allow it with `#[api(disclose)]` on the field",
            name(field)
        );
        diagnostics.at(span, message);
    }
}

/// Several lines of one name are several values, but of some names there is one.
fn check_header_twice(variant: &Variant, headers: &[Header], diagnostics: &mut Diagnostics) {
    let mut names: Vec<String> = Vec::new();
    let on_fields = variant.fields.iter().flat_map(|field| field.settings.texts(Id::Header));
    let literals = variant.settings.texts(Id::Header).chain(on_fields);
    if literals.clone().count() != headers.len() {
        return;
    }
    for (Header { name, .. }, literal) in headers.iter().zip(literals) {
        let lower = name.to_ascii_lowercase();
        if SINGLE.contains(&lower.as_str()) && names.contains(&lower) {
            let message = format!(
                "this error sets `{name}` already, of which a response has one: give it one value"
            );
            diagnostics.at(literal.span(), message);
        }
        names.push(lower);
    }
}

/// On a variant the whole field line stands: `Name: value`, its value plain text (RFC 9110 §5.5).
fn check_header_value(literal: &LitStr, diagnostics: &mut Diagnostics) -> Option<(String, String)> {
    let line = literal.value();
    let Some((name, value)) = line.split_once(':') else {
        diagnostics.at(
            literal.span(),
            format!("a header of a variant has its value with it: `header = \"{line}: value\"`; a value that differs each time comes from a field"),
        );
        return None;
    };
    let value = value.trim();
    check_header_name(name, literal, diagnostics)?;
    let plain = |letter: char| letter == '\t' || (' '..='~').contains(&letter);
    if let Some(letter) = value.chars().find(|letter| !plain(*letter)) {
        diagnostics.at(
            literal.span(),
            format!(
                "a header's value is plain ASCII text on one line, so {letter:?} cannot be in it"
            ),
        );
        return None;
    }
    if value.is_empty() {
        let message = format!(
            "`{name}` has no value here, so it would not be sent: `header = \"{name}: value\"`"
        );
        diagnostics.at(literal.span(), message);
        return None;
    }
    Some((name.to_owned(), value.to_owned()))
}

/// On a field stands the name alone: the field is the value.
fn check_header_of_field(literal: &LitStr, diagnostics: &mut Diagnostics) -> Option<String> {
    let name = literal.value();
    if let Some((name, _)) = name.split_once(':') {
        let message = format!(
            "the field gives this header its value, so only the name stands here: `header = \"{name}\"`; a value that is always the same belongs on the variant"
        );
        diagnostics.at(literal.span(), message);
        return None;
    }
    check_header_name(&name, literal, diagnostics)?;
    Some(name)
}

/// RFC 9110 §5.6.2.
pub(crate) fn is_token(text: &str) -> bool {
    let allowed =
        |letter: char| letter.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(letter);
    !text.is_empty() && text.chars().all(allowed)
}

/// A field name is a token (RFC 9110 §5.1).
fn check_header_name(name: &str, literal: &LitStr, diagnostics: &mut Diagnostics) -> Option<()> {
    if !is_token(name) {
        let message = format!("{name:?} is not the name of a header; one looks like `Retry-After`");
        diagnostics.at(literal.span(), message);
        return None;
    }
    check_owned_header(name, literal, diagnostics)
}

/// The body and the connection decide these.
fn check_owned_header(name: &str, literal: &LitStr, diagnostics: &mut Diagnostics) -> Option<()> {
    if !OWNED.contains(&name.to_ascii_lowercase().as_str()) {
        return Some(());
    }
    let message = format!(
        "`{name}` is the response's own, and its format or its connection sets it: remove this header"
    );
    diagnostics.at(literal.span(), message);
    None
}
