//! What stands behind a key.

use proc_macro2::{Ident, TokenStream};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Lit, LitInt, LitStr, Path, Token, parenthesized};

use crate::arguments::Format;
use crate::ast::Value;
use crate::case::CASES;
use crate::json::Constant;
use crate::keys::{IMPLS, Key, Kind};
use crate::nearest::did_you_mean;
use crate::statuses::name_for;

/// Each key takes one kind of value.
pub(crate) fn check_value_kind(
    key: &'static Key,
    name: &Ident,
    input: ParseStream<'_>,
) -> syn::Result<Value> {
    let expected = format!("`{}` takes {}: {}", key.name, key.kind.noun(), key.example);
    let given = input.peek(Token![=]) || input.peek(syn::token::Paren);
    match key.kind {
        Kind::Flag if given => {
            let message = format!("`{0}` takes no value: write `{0}` alone", key.name);
            Err(syn::Error::new(input.span(), message))
        }
        Kind::Flag => Ok(Value::Flag),
        Kind::Member | Kind::Function if !given => Ok(Value::Flag),
        Kind::Constants => constants(name, input, &expected),
        Kind::Impls => impls(name, input, &expected),
        Kind::Format | Kind::Message if input.peek(syn::token::Paren) => {
            let content;
            parenthesized!(content in input);
            let start = content.span();
            let is_writer =
                key.kind == Kind::Format && content.peek(syn::Ident) && content.peek2(Token![=]);
            let is_text = is_writer || content.peek(LitStr);
            let format = if is_writer {
                writer(&content, &expected)
            } else {
                content.parse().map(Value::Format)
            };
            // What is left would be told as a second mistake.
            content.parse::<TokenStream>()?;
            if is_text { format } else { Err(syn::Error::new(start, expected)) }
        }
        _ => {
            let Ok(_) = input.parse::<Token![=]>() else {
                return Err(syn::Error::new(name.span(), expected));
            };
            value(key, input, &expected)
        }
    }
}

impl Kind {
    fn noun(self) -> &'static str {
        match self {
            Kind::Text | Kind::Format => "a string",
            Kind::Message => "a string or `false`",
            Kind::Code => "a string or a number",
            Kind::Status => "a number or a name",
            Kind::Path => "a path",
            Kind::Variant => "the name of a variant",
            Kind::Member => "a name or `false`",
            Kind::Constants => "a name and its value in parentheses",
            Kind::Function => "the path of a function",
            Kind::Json => "a literal of JSON",
            Kind::OneOf(_) => "a name",
            Kind::Case => "a letter case",
            Kind::Impls => "a list of impls in parentheses",
            Kind::Flag => "no value",
        }
    }
}

fn value(key: &Key, input: ParseStream<'_>, expected: &str) -> syn::Result<Value> {
    let start = input.span();
    let wrong = |_| syn::Error::new(start, expected);
    match key.kind {
        Kind::Code if !input.peek(LitStr) => {
            code_number(input).ok_or_else(|| syn::Error::new(start, expected))
        }
        Kind::Text | Kind::Code => input.parse().map(Value::Text).map_err(wrong),
        Kind::Message if input.peek(syn::LitBool) => {
            let on: syn::LitBool = input.parse()?;
            if on.value { Err(syn::Error::new(start, expected)) } else { Ok(Value::Off) }
        }
        Kind::Format | Kind::Message => {
            let literal = input.parse().map_err(wrong)?;
            Ok(Value::Format(Format { literal, arguments: Vec::new() }))
        }
        Kind::Path | Kind::Function => {
            input.call(Path::parse_mod_style).map(Value::Path).map_err(wrong)
        }
        Kind::Variant => name(input, expected),
        Kind::Json => input.parse().map(Value::Json),
        Kind::OneOf(choices) => {
            let value = name(input, expected)?;
            check_choice_name(key, &value, choices)?;
            Ok(value)
        }
        Kind::Case => {
            let case: LitStr = input.parse().map_err(wrong)?;
            check_case_name(&case)?;
            Ok(Value::Text(case))
        }
        Kind::Status if input.peek(syn::Ident) || input.peek(Token![::]) => {
            let mend = status_name(input)
                .map(|name| format!("`status` takes the name alone: `status = {name}`"));
            name(input, mend.as_deref().unwrap_or(expected))
        }
        Kind::Status | Kind::Member | Kind::Flag | Kind::Constants | Kind::Impls => {
            match (key.kind, input.parse().map_err(wrong)?) {
                (Kind::Status, Lit::Int(number)) if number.suffix().is_empty() => {
                    Ok(Value::Number(number))
                }
                (Kind::Member, Lit::Str(text)) => Ok(Value::Text(text)),
                (Kind::Member, Lit::Bool(on)) => {
                    Ok(if on.value { Value::Flag } else { Value::Off })
                }
                _ => Err(syn::Error::new(start, expected)),
            }
        }
    }
}

/// A number, as the text of the code that it is.
fn code_number(input: ParseStream<'_>) -> Option<Value> {
    let is_negative = input.parse::<Option<Token![-]>>().ok()?.is_some();
    let number: LitInt = input.parse().ok()?;
    let is_plain = number.suffix().is_empty() && number.base10_parse::<i64>().is_ok();
    let sign = if is_negative { "-" } else { "" };
    let digits = format!("{sign}{}", number.base10_digits());
    is_plain.then(|| Value::Text(LitStr::new(&digits, number.span())))
}

/// `fmt = path`, as in thiserror.
fn writer(input: ParseStream<'_>, expected: &str) -> syn::Result<Value> {
    let name: Ident = input.parse()?;
    input.parse::<Token![=]>()?;
    let path = input.call(Path::parse_mod_style);
    match path {
        Ok(path) if name == "fmt" && input.is_empty() => Ok(Value::Writer(path)),
        _ => Err(syn::Error::new(name.span(), expected)),
    }
}

/// The name of the status at the end of a path, such as `StatusCode::CONFLICT`.
fn status_name(input: ParseStream<'_>) -> Option<&'static str> {
    let path = input.fork().call(Path::parse_mod_style).ok()?;
    name_for(&path.segments.last()?.ident.to_string())
}

/// One name. Of `StatusCode::CONFLICT` or `concat!(…)` it would be just the beginning.
fn name(input: ParseStream<'_>, expected: &str) -> syn::Result<Value> {
    let start = input.span();
    match input.parse() {
        Ok(name) if ends(input) => Ok(Value::Name(name)),
        _ => Err(syn::Error::new(start, expected)),
    }
}

/// Whether a value ends here. Where just the comma is missing, it does.
pub(crate) fn ends(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,]) || input.peek(Ident::peek_any)
}

/// A name stands for one of a few things.
fn check_choice_name(key: &Key, value: &Value, choices: &[&str]) -> syn::Result<()> {
    let Value::Name(name) = value else { return Ok(()) };
    let text = name.to_string();
    if choices.contains(&text.as_str()) {
        return Ok(());
    }
    let hint = did_you_mean(&text, choices);
    Err(syn::Error::new(
        name.span(),
        format!("`{text}` is nothing that `{}` takes{hint}", key.name),
    ))
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

fn constants(name: &Ident, input: ParseStream<'_>, expected: &str) -> syn::Result<Value> {
    if !input.peek(syn::token::Paren) {
        return Err(syn::Error::new(name.span(), expected));
    }
    let content;
    parenthesized!(content in input);
    if !content.peek(LitStr) {
        let error = syn::Error::new(content.span(), expected);
        content.parse::<TokenStream>()?;
        return Err(error);
    }
    let constants = Punctuated::<Constant, Token![,]>::parse_terminated(&content);
    content.parse::<TokenStream>()?;
    Ok(Value::Constants(constants?.into_iter().collect()))
}

fn impls(name: &Ident, input: ParseStream<'_>, expected: &str) -> syn::Result<Value> {
    if !input.peek(syn::token::Paren) {
        return Err(syn::Error::new(name.span(), expected));
    }
    let content;
    parenthesized!(content in input);
    let start = content.span();
    let names = Punctuated::<Ident, Token![,]>::parse_terminated(&content);
    // What is left would be told as a second mistake.
    content.parse::<TokenStream>()?;
    let names = names.map_err(|_| syn::Error::new(start, expected))?;
    let mistakes = names.iter().filter_map(|name| check_impl_name(name).err());
    let all = mistakes.reduce(|mut all, mistake| {
        all.combine(mistake);
        all
    });
    all.map_or_else(|| Ok(Value::Names(names.into_iter().collect())), Err)
}

/// Only what the derive writes can be left out.
fn check_impl_name(name: &Ident) -> syn::Result<()> {
    let text = name.to_string();
    if IMPLS.contains(&text.as_str()) {
        return Ok(());
    }
    let hint = did_you_mean(&text, IMPLS);
    let message = format!("`{text}` is no impl that `without` can leave out{hint}");
    Err(syn::Error::new(name.span(), message))
}
