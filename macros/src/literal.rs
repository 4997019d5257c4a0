//! What a text has to be, whatever its key is.

use syn::LitStr;

use crate::ast::Value;
use crate::keys::{Id, Key};

pub(crate) fn checked(key: &Key, value: Value) -> syn::Result<Value> {
    let text = match &value {
        Value::Text(text) => text,
        Value::Format(format) => &format.literal,
        _ => return Ok(value),
    };
    check_literal_suffix(text)?;
    check_text_missing(key, text)?;
    Ok(value)
}

/// Tokens may have one, Rust's texts have none.
fn check_literal_suffix(text: &LitStr) -> syn::Result<()> {
    match text.suffix() {
        "" => Ok(()),
        suffix => Err(syn::Error::new(
            text.span(),
            format!("a text has no suffix: remove the `{suffix}` behind it"),
        )),
    }
}

/// The keys whose text is for people to read, or a name. (Of a code, a type and a header more is asked.)
const SAYING: &[Id] = &[Id::Display, Id::Member, Id::Message, Id::Route, Id::Title];

/// An empty text says nothing, and would hide what stands there without it.
fn check_text_missing(key: &Key, text: &LitStr) -> syn::Result<()> {
    if SAYING.contains(&key.id) && text.value().trim().is_empty() {
        let message =
            format!("this says nothing: write {}, or leave `{}` out", key.example, key.name);
        return Err(syn::Error::new(text.span(), message));
    }
    Ok(())
}
