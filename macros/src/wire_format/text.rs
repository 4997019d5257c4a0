//! A string literal with slots in braces: `"https://example.com/errors/{code}"`.

use syn::LitStr;

use super::slots::{self, ITEM_SLOTS, SLOTS};
use super::template::{Part, Value};
use crate::json;

/// A text, or where it has no slots, a literal. What is wrong is said of the whole literal.
pub(super) fn check_format_text(literal: &LitStr, item_is_there: bool) -> syn::Result<Value> {
    let mut parts = Vec::new();
    let mut text = String::new();
    let value = literal.value();
    let mut rest = value.as_str();
    let error = |message: String| syn::Error::new(literal.span(), message);
    while let Some(at) = rest.find(['{', '}']) {
        text.push_str(&rest[..at]);
        let brace = &rest[at..=at];
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix(brace) {
            text.push_str(brace);
            rest = after;
            continue;
        }
        let name = if brace == "{" { rest.split_once('}') } else { None };
        let Some((name, after)) = name else {
            return Err(error(format!(
                "a single `{brace}` stands in this text: a slot is `{{code}}`, and a brace is `{brace}{brace}`"
            )));
        };
        if !text.is_empty() {
            parts.push(Part::Text(std::mem::take(&mut text)));
        } else if !parts.is_empty() {
            return Err(error(
                "two slots stand side by side in this text: nobody could tell where the second one begins".to_owned(),
            ));
        }
        parts.push(part(name, item_is_there).map_err(error)?);
        rest = after;
    }
    text.push_str(rest);
    if parts.is_empty() {
        return Ok(Value::Literal(json::string(&text)));
    }
    if !text.is_empty() {
        parts.push(Part::Text(text));
    }
    Ok(Value::Text(parts))
}

fn part(name: &str, item_is_there: bool) -> Result<Part, String> {
    if let Some(name) = name.strip_prefix("item.") {
        let variant = slots::find(ITEM_SLOTS, name)
            .map_err(|instead| format!("an item has no value `{name}`{instead}"))?;
        if !item_is_there {
            return Err(NO_ITEM.to_owned());
        }
        return match variant {
            "Members" | "Path" => {
                Err(format!("`item.{name}` is no text, so it cannot be a part of one"))
            }
            _ => Ok(Part::Item(variant)),
        };
    }
    match slots::find(SLOTS, name) {
        Ok("Members") => Err("`members` is no text, so it cannot be a part of one".to_owned()),
        Ok(variant) => Ok(Part::Slot(variant)),
        Err(instead) => Err(format!("there is no value `{name}`{instead}")),
    }
}

pub(super) const NO_ITEM: &str =
    "there is no item here: `item` stands inside of `[for item in items { … }]`";
