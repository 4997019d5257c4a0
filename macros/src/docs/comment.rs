use std::path::Path;
use std::{env, fs};

use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, Expr, ExprLit, ExprMacro, Lit, Meta, Token};

use crate::diagnostics::Diagnostics;

/// The text of one `///` or `#[doc = …]`.
pub(super) fn comment(attribute: &Attribute, diagnostics: &mut Diagnostics) -> Option<String> {
    let Meta::NameValue(pair) = &attribute.meta else { return None };
    if !pair.path.is_ident("doc") {
        return None;
    }
    let text = text(&pair.value);
    if text.is_none() {
        check_docs_read(&pair.value, diagnostics);
    }
    text
}

/// What a literal says, or a macro of the standard library that makes one.
pub(super) fn text(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(ExprLit { lit, .. }) => literal(lit),
        // A fragment of a declarative macro.
        Expr::Group(group) => text(&group.expr),
        Expr::Macro(call) => expanded(call),
        _ => None,
    }
}

fn literal(literal: &Lit) -> Option<String> {
    Some(match literal {
        Lit::Str(text) => text.value(),
        Lit::Char(letter) => letter.value().to_string(),
        Lit::Int(number) => number.base10_digits().to_owned(),
        Lit::Float(number) => number.base10_digits().to_owned(),
        Lit::Bool(it) => it.value.to_string(),
        _ => return None,
    })
}

fn expanded(call: &ExprMacro) -> Option<String> {
    let tokens = || call.mac.tokens.clone();
    let arguments = || Punctuated::<Expr, Token![,]>::parse_terminated.parse2(tokens()).ok();
    let argument = || text(arguments()?.first()?);
    match call.mac.path.segments.last()?.ident.to_string().as_str() {
        "concat" => arguments()?.iter().map(text).collect(),
        "stringify" => Some(tokens().to_string()),
        // What is not there, rustc tells.
        "env" => Some(env::var(argument()?).unwrap_or_default()),
        // From which folder another path starts, only rustc knows.
        "include_str" => {
            let path = argument().filter(|path| Path::new(path).is_absolute())?;
            Some(fs::read_to_string(path).unwrap_or_default())
        }
        _ => None,
    }
}

/// Documents and messages are made of doc comments, so each has to be read while the derive runs.
fn check_docs_read(value: &Expr, diagnostics: &mut Diagnostics) {
    let message = "errbook cannot read this, so it would be missing in documents: write the text in a `///`, or give a file by its whole path, `include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/docs/error.md\"))`";
    diagnostics.at(value.span(), message);
}
