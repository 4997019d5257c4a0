//! The body of a format.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::parse::{ParseBuffer, ParseStream};
use syn::{Ident, Lit, LitStr, Path, Token, braced, bracketed, parenthesized, token};

use super::slots::{self, GROUP, ITEM_SLOTS, PATH, REPETITIONS};
use super::template::{Field, Value, Variant};
use super::text;
use crate::diagnostics::Diagnostics;
use crate::json;

/// What stands around a place of the template.
#[derive(Clone, Copy, Default)]
struct Around {
    /// Whether a repetition does, so that there is an item.
    item: bool,
    /// Whether the repetition has a key for its items, so that an array stands for those of one key.
    group: bool,
    /// Whether it is an element of an array.
    element: bool,
}

/// The whole of a body.
pub(super) fn body(input: ParseStream<'_>, diagnostics: &mut Diagnostics) -> syn::Result<Value> {
    Parser { diagnostics }.value(input, Around::default())
}

struct Parser<'a> {
    diagnostics: &'a mut Diagnostics,
}

impl Parser<'_> {
    fn value(&mut self, input: ParseStream<'_>, around: Around) -> syn::Result<Value> {
        if input.peek(Token![|]) {
            closure(input, around.element)
        } else if input.peek(token::Brace) {
            let content;
            braced!(content in input);
            Ok(Value::Object(self.object(&content, around)))
        } else if input.peek(token::Bracket) {
            let content;
            bracketed!(content in input);
            whole(&content, |content| self.array(content, around))
        } else if input.peek(Lit) || input.peek(Token![-]) {
            check_format_literal(input, around)
        } else if input.peek(Ident::peek_any) {
            self.named(input, around)
        } else {
            Err(input.error(EXPECTED_VALUE))
        }
    }

    /// What begins with a name: a slot, `item.…`, `member("…")`, `request("…")`, `null`.
    fn named(&mut self, input: ParseStream<'_>, around: Around) -> syn::Result<Value> {
        let name: Ident = input.call(Ident::parse_any)?;
        let text = name.to_string();
        match text.as_str() {
            "null" => Ok(Value::Literal(text)),
            "item" if input.peek(Token![.]) => {
                if !around.item {
                    self.diagnostics.at(name.span(), text::NO_ITEM);
                }
                item(input)
            }
            "member" if input.peek(token::Paren) => Ok(Value::Member(name_in_parentheses(input)?)),
            "request" if input.peek(token::Paren) => {
                Ok(Value::Request(name_in_parentheses(input)?))
            }
            _ => check_format_slot(&name).map(Value::Slot),
        }
    }

    fn array(&mut self, input: ParseStream<'_>, around: Around) -> syn::Result<Value> {
        if input.peek(Token![for]) {
            let span = input.span();
            let items = repetition(input)?;
            if around.item {
                self.diagnostics.at(
                    span,
                    "a repetition stands in a repetition: items have no items of their own",
                );
            }
            let each = self.value(input, Around { item: true, ..Around::default() })?;
            return Ok(Value::ForEach(items, Box::new(each)));
        }
        let mut values = Vec::new();
        self.list(input, |parser, input| {
            values.push(parser.value(input, Around { group: false, element: true, ..around })?);
            Ok(())
        });
        match (around.group, values.pop()) {
            (true, Some(each)) if values.is_empty() && each.has_item() => {
                Ok(Value::ForEach(GROUP, Box::new(each)))
            }
            (_, last) => {
                values.extend(last);
                Ok(Value::Array(values))
            }
        }
    }

    fn object(&mut self, input: ParseStream<'_>, around: Around) -> Vec<Field> {
        let mut fields: Vec<Field> = Vec::new();
        self.list(input, |parser, input| {
            let span = input.span();
            let field = if input.peek(Token![..]) {
                parser.spread(input, around)?
            } else {
                let key = check_format_key(input)?;
                let optional = input.parse::<Option<Token![?]>>()?.is_some();
                input.parse::<Token![:]>().map_err(|error| {
                    syn::Error::new(error.span(), "a colon belongs between a key and its value")
                })?;
                let value = parser
                    .value(input, Around { element: false, ..around })
                    .unwrap_or_else(|error| {
                        parser.diagnostics.push(error);
                        skip_value(input);
                        Value::nothing()
                    });
                Field::Key { key, optional, value }
            };
            parser.check_format_key_twice(span, &fields, &field);
            fields.push(field);
            Ok(())
        });
        fields
    }

    /// `..members`, `..item.members`, `..for item in items { … }` or `..PROBLEM`.
    fn spread(&mut self, input: ParseStream<'_>, around: Around) -> syn::Result<Field> {
        input.parse::<Token![..]>()?;
        if input.peek(Token![for]) {
            return self.by_key(input, around);
        }
        let path = input.call(Path::parse_mod_style)?;
        if path.is_ident("item") && input.peek(Token![.]) {
            if !around.item {
                self.diagnostics.on(&path, text::NO_ITEM);
            }
            return match item(input)? {
                Value::Item("Members") => Ok(Field::ItemMembers),
                _ => Err(syn::Error::new_spanned(
                    path,
                    "of an item, only its `members` can be spread",
                )),
            };
        }
        Ok(if path.is_ident("members") { Field::Members } else { Field::Format(path) })
    }

    /// `for item in items { item.field else "base": [item.message] }`.
    fn by_key(&mut self, input: ParseStream<'_>, around: Around) -> syn::Result<Field> {
        let span = input.span();
        let items = repetition(input)?;
        if around.item {
            self.diagnostics
                .at(span, "a repetition stands in a repetition: items have no items of their own");
        }
        let content;
        braced!(content in input);
        whole(&content, |content| self.key_of_items(content, items))
    }

    /// `item.field else "base": [item.message]`.
    fn key_of_items(&mut self, input: ParseStream<'_>, items: Variant) -> syn::Result<Field> {
        let span = input.span();
        let expected = || {
            let message = "a repetition in an object has one line, `item.field: [item.message]`: a key, and what stands there for its items";
            syn::Error::new(span, message)
        };
        let name: Ident = input.call(Ident::parse_any).map_err(|_| expected())?;
        if name != "item" {
            return Err(expected());
        }
        let key = match item(input)? {
            Value::Item(key) if key != "Members" => key,
            _ => return Err(expected()),
        };
        let otherwise = match input.parse::<Option<Token![else]>>()? {
            Some(_) => input.parse::<LitStr>()?.value(),
            None => String::new(),
        };
        input.parse::<Token![:]>().map_err(|_| expected())?;
        let at = input.span();
        let each = self.value(input, Around { item: true, group: true, element: false })?;
        input.parse::<Option<Token![,]>>()?;
        if key == PATH && !matches!(each, Value::Object(_)) {
            return Err(syn::Error::new(
                at,
                "`item.path` makes a tree of objects: write what stands at a node as one, `{ \"errors\": [item.message] }`",
            ));
        }
        Ok(Field::ByKey { items, key, otherwise, each: Box::new(each) })
    }

    /// What is parted by commas. A mistake costs what stands up to the next one.
    fn list(
        &mut self,
        input: ParseStream<'_>,
        mut one: impl FnMut(&mut Self, ParseStream<'_>) -> syn::Result<()>,
    ) {
        while !input.is_empty() {
            if let Err(error) = one(self, input) {
                self.diagnostics.push(error);
                skip_value(input);
            } else if !input.is_empty() && !input.peek(Token![,]) {
                self.diagnostics
                    .push(input.error("a comma belongs here, between one value and the next"));
                skip_value(input);
            }
            let _ = input.parse::<Token![,]>();
        }
    }

    /// A JSON object has a key once (RFC 8259 §4), so what is spread stands there once too.
    fn check_format_key_twice(&mut self, span: proc_macro2::Span, before: &[Field], field: &Field) {
        let is_spread = |it: &Field| matches!(it, Field::Members | Field::ByKey { .. });
        let is_same = |other: &Field| match (other, field) {
            (Field::Key { key: one, .. }, Field::Key { key: other, .. }) => one == other,
            (Field::ItemMembers, Field::ItemMembers) => true,
            (one, other) => is_spread(one) && is_spread(other),
        };
        if before.iter().any(is_same) {
            let what = match field {
                Field::Key { key, .. } => format!("the key `{key}` stands"),
                _ => "what is spread here could have a key of what is spread already, and so stand"
                    .to_owned(),
            };
            let message = format!(
                "{what} twice in one object, which has a key only once (RFC 8259 §4): remove one of the two"
            );
            self.diagnostics.at(span, message);
        }
    }
}

const EXPECTED_VALUE: &str = "expected a value: a slot such as `code`, a literal, `{ … }`, `[ … ]`, `[for item in items { … }]`, `member(\"name\")`, `request(\"name\")` or `|o| expr`";

/// A key is any string.
fn check_format_key(input: ParseStream<'_>) -> syn::Result<String> {
    if input.peek(LitStr) {
        return Ok(input.parse::<LitStr>()?.value());
    }
    Err(input.error(
        "expected `\"key\": value`, `\"key\"?: value`, `..members`, or the `..NAME` of another format",
    ))
}

/// A literal is a string, or what JSON has besides: a number (RFC 8259 §6), `true`, `false`, `null`.
fn check_format_literal(input: ParseStream<'_>, around: Around) -> syn::Result<Value> {
    let minus = input.parse::<Option<Token![-]>>()?;
    let literal: Lit = input.parse()?;
    match (&literal, minus) {
        (Lit::Str(string), None) if string.suffix().is_empty() => {
            text::check_format_text(string, around.item)
        }
        (Lit::Bool(bool), None) => Ok(Value::Literal(bool.value.to_string())),
        (Lit::Int(_) | Lit::Float(_), minus) => {
            let number = literal.to_token_stream().to_string();
            if !json::is_number(&number) {
                return Err(syn::Error::new(
                    literal.span(),
                    format!(
                        "`{number}` is no number of JSON: one is written as `42`, `-1.5` or `1e5` (RFC 8259 §6)"
                    ),
                ));
            }
            Ok(Value::Literal(if minus.is_some() { format!("-{number}") } else { number }))
        }
        _ => Err(syn::Error::new(
            literal.span(),
            "JSON has no such literal: there are strings, numbers, `true`, `false` and `null`",
        )),
    }
}

/// A slot has one of the names that there are.
fn check_format_slot(name: &Ident) -> syn::Result<Variant> {
    slots::find_slot(&name.to_string()).map_err(|instead| {
        syn::Error::new(name.span(), format!("there is no value `{name}`{instead}"))
    })
}

/// What follows `item`: the name of a slot, or `member("…")`.
fn item(input: ParseStream<'_>) -> syn::Result<Value> {
    input.parse::<Token![.]>()?;
    let name: Ident = input.call(Ident::parse_any)?;
    if name == "member" && input.peek(token::Paren) {
        return Ok(Value::ItemMember(name_in_parentheses(input)?));
    }
    check_format_item(&name).map(Value::Item)
}

/// The same of an item.
fn check_format_item(name: &Ident) -> syn::Result<Variant> {
    slots::find(ITEM_SLOTS, &name.to_string()).map_err(|instead| {
        syn::Error::new(name.span(), format!("an item has no value `{name}`{instead}"))
    })
}

/// `for item in items`.
fn repetition(input: ParseStream<'_>) -> syn::Result<Variant> {
    input.parse::<Token![for]>()?;
    let item: Ident = input.call(Ident::parse_any)?;
    if item != "item" {
        return Err(syn::Error::new(
            item.span(),
            "what a repetition goes through is called `item`",
        ));
    }
    input.parse::<Token![in]>()?;
    let items: Ident = input.call(Ident::parse_any)?;
    slots::find(REPETITIONS, &items.to_string()).map_err(|instead| {
        syn::Error::new(items.span(), format!("a repetition cannot go through `{items}`{instead}"))
    })
}

fn name_in_parentheses(input: ParseStream<'_>) -> syn::Result<LitStr> {
    let content;
    parenthesized!(content in input);
    whole(&content, |content| {
        content.parse().map_err(|error| {
            syn::Error::new(error.span(), "a name stands here, in quotes: `(\"name\")`")
        })
    })
}

/// Reads all that stands between two brackets. What is left behind a mistake is skipped, or syn
/// would complain of that instead.
fn whole<'c, T>(
    content: &'c ParseBuffer<'c>,
    read: impl FnOnce(ParseStream<'c>) -> syn::Result<T>,
) -> syn::Result<T> {
    let is_whole = |value| {
        if content.is_empty() { Ok(value) } else { Err(content.error("nothing more belongs here")) }
    };
    let outcome = read(content).and_then(is_whole);
    while content.parse::<TokenTree>().is_ok() {}
    outcome
}

/// `|o| expr`. Its end is that of the list, or a comma: in an object, one that the next field follows,
/// for generic arguments have commas too.
fn closure(input: ParseStream<'_>, is_element: bool) -> syn::Result<Value> {
    input.parse::<Token![|]>()?;
    let mut parameter = TokenStream::new();
    while !input.peek(Token![|]) {
        parameter.extend([input.parse::<TokenTree>()?]);
    }
    let end = input.parse::<Token![|]>()?;
    check_format_closure(&parameter, end)?;
    let mut expression = TokenStream::new();
    while !input.is_empty() && !(input.peek(Token![,]) && (is_element || next_is_field(input))) {
        expression.extend([input.parse::<TokenTree>()?]);
    }
    if expression.is_empty() {
        return Err(input.error("the closure has no expression"));
    }
    Ok(Value::Computed(parameter, expression))
}

/// A closure gets the occurrence, and nothing else.
fn check_format_closure(parameter: &TokenStream, end: Token![|]) -> syn::Result<()> {
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(it) if it.as_char() == ',');
    let span = match parameter.clone().into_iter().find(is_comma) {
        Some(comma) => comma.span(),
        None if parameter.is_empty() => end.span,
        None => return Ok(()),
    };
    Err(syn::Error::new(span, "a closure takes one thing, the occurrence: `|o| o.status()`"))
}

/// Whether a field, or nothing, follows the comma.
fn next_is_field(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    let _ = ahead.parse::<Token![,]>();
    let is_key = ahead.peek(LitStr) && (ahead.peek2(Token![:]) || ahead.peek2(Token![?]));
    ahead.is_empty() || is_key || ahead.peek(Token![..])
}

/// Goes to the comma that ends a value, or to the end.
fn skip_value(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        let _ = input.parse::<TokenTree>();
    }
}
