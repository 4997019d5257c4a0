//! What stands before the body of a format.

use proc_macro2::TokenTree;
use syn::parse::{Parse as _, ParseStream};
use syn::{Attribute, Ident, LitInt, LitStr, Token, bracketed};

use super::parse;
use super::template::{Format, StatusRule, Value};
use crate::check::header::{OWNED, is_token};
use crate::diagnostics::Diagnostics;
use crate::docs;

/// All of them. Nothing is said of what follows one whose head could not be read.
pub(super) fn formats(input: ParseStream<'_>, diagnostics: &mut Diagnostics) -> Vec<Format> {
    let mut formats = Vec::new();
    while !input.is_empty() {
        match format(input, diagnostics) {
            Ok(format) => formats.push(format),
            Err(error) => {
                diagnostics.push(error);
                while input.parse::<TokenTree>().is_ok() {}
            }
        }
    }
    formats
}

/// `pub static NAME: "application/json", status = 200, "Pragma": "no-cache" = { … };`
fn format(input: ParseStream<'_>, diagnostics: &mut Diagnostics) -> syn::Result<Format> {
    let attributes = input.call(Attribute::parse_outer)?;
    let docs = docs::read(&attributes, diagnostics).full;
    let visibility = input.parse()?;
    let (name, media_type) = name(input).map_err(|error| {
        syn::Error::new(
            error.span(),
            "a format is declared as `static NAME: \"application/json\" = { … };`",
        )
    })?;
    let (mut status, mut headers) = (None, Vec::new());
    while input.parse::<Option<Token![,]>>()?.is_some() {
        if input.peek(LitStr) {
            let name: LitStr = input.parse()?;
            input.parse::<Token![:]>()?;
            let header = (name, input.parse()?);
            if check_format_header(&header, diagnostics) {
                headers.push(header);
            }
        } else if input.peek(Ident) {
            status = Some(status_rule(input, diagnostics)?);
        } else if !input.peek(Token![=]) {
            return Err(input
                .error("expected `status = 200`, or a header such as `\"Pragma\": \"no-cache\"`"));
        }
    }
    input.parse::<Token![=]>()?;
    let body = parse::body(input, diagnostics).map_err(|error| diagnostics.push(error)).ok();
    if !input.is_empty() && !input.peek(Token![;]) {
        diagnostics.push(input.error("a semicolon belongs between one format and the next"));
        while !input.is_empty() && !input.peek(Token![;]) {
            input.parse::<TokenTree>()?;
        }
    }
    input.parse::<Option<Token![;]>>()?;
    check_format_media_type(&media_type, body.as_ref(), diagnostics);
    let body = body.unwrap_or_else(|| Value::Object(Vec::new()));
    Ok(Format { attributes, docs, visibility, name, media_type, status, headers, body })
}

/// `static NAME: "application/json"`.
fn name(input: ParseStream<'_>) -> syn::Result<(Ident, LitStr)> {
    input.parse::<Token![static]>()?;
    let name = input.parse()?;
    input.parse::<Token![:]>()?;
    Ok((name, input.parse()?))
}

/// `status = 200 except [429]`.
fn status_rule(input: ParseStream<'_>, diagnostics: &mut Diagnostics) -> syn::Result<StatusRule> {
    let name: Ident = input.parse()?;
    if name != "status" {
        return Err(syn::Error::new(
            name.span(),
            "a format sets a `status`, and nothing else by name",
        ));
    }
    input.parse::<Token![=]>()?;
    let status = input.parse()?;
    check_format_status(&status, 200, diagnostics);
    let mut except = Vec::new();
    if input.peek(Ident) {
        let word: Ident = input.parse()?;
        if word != "except" {
            return Err(syn::Error::new(word.span(), "expected `except [429]`"));
        }
        let content;
        bracketed!(content in input);
        except.extend(content.parse_terminated(LitInt::parse, Token![,])?);
    }
    for status in &except {
        check_format_status(status, 400, diagnostics);
    }
    Ok(StatusRule { status, except })
}

/// A format answers with a status that has a body (RFC 9110 §6.4.1); the exceptions are statuses of
/// errors.
fn check_format_status(literal: &LitInt, least: u16, diagnostics: &mut Diagnostics) {
    let has_body = |status: u16| !matches!(status, 204 | 205 | 304);
    match literal.base10_parse() {
        Ok(status) if (least..=599).contains(&status) && has_body(status) => {}
        _ => diagnostics.at(
            literal.span(),
            format!(
                "a format answers with statuses that have a body: here, one from {least} to 599"
            ),
        ),
    }
}

/// A field name is a token, its value plain text (RFC 9110 §5.1, §5.5), and some are not a format's
/// to set.
fn check_format_header((name, value): &(LitStr, LitStr), diagnostics: &mut Diagnostics) -> bool {
    let text = name.value();
    let (literal, why) = if OWNED.contains(&text.to_ascii_lowercase().as_str()) {
        (name, "is the response's own, so no format sets it")
    } else if !is_token(&text) {
        (name, "is not the name of a header; one looks like `Cache-Control`")
    } else if !value.value().bytes().all(|byte| matches!(byte, b'\t' | b' '..=b'~')) {
        (value, "has a value that is not plain ASCII text on one line")
    } else {
        return true;
    };
    diagnostics.at(literal.span(), format!("the header `{text}` {why}"));
    false
}

/// A media type has a type and a subtype (RFC 9110 §8.3.1). That of a JSON template is one of JSON
/// (RFC 6839 §3.1), and one that is `text` has a text for its body, where that could be read.
fn check_format_media_type(literal: &LitStr, body: Option<&Value>, diagnostics: &mut Diagnostics) {
    let text = literal.value();
    let essence = text.split(';').next().unwrap_or_default().trim();
    let (kind, subtype) = essence.split_once('/').unwrap_or(("", ""));
    if !is_token(kind)
        || !is_token(subtype)
        || !text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
    {
        diagnostics.at(
            literal.span(),
            format!("`{text}` is not a media type: one looks like `application/json`"),
        );
        return;
    }
    let is_json = subtype == "json" || subtype.ends_with("+json");
    let can_be_text =
        |body: &Value| matches!(body, Value::Slot(_) | Value::Text(_) | Value::Member(_));
    let is_text = kind == "text" && body.is_none_or(can_be_text);
    if !is_json && !is_text {
        diagnostics.at(
            literal.span(),
            format!(
                "`{text}` is no media type of JSON, which this template writes: one is `application/json`, or ends in `+json`; a format of `text/plain` has a text for its body, `= message`"
            ),
        );
    }
}
