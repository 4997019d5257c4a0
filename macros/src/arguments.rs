//! What may follow a text, as in thiserror: `display("{} of {all}", .done.len(), all = .all)`.
//! `.done` there is the field of that name, `.0` the first of a tuple.

use proc_macro2::{Ident, Span, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{LitStr, Token};

use crate::expression::{Expression, split};

/// A text with the arguments that follow it.
#[derive(Clone)]
pub(crate) struct Format {
    pub(crate) literal: LitStr,
    pub(crate) arguments: Vec<Argument>,
}

#[derive(Clone)]
pub(crate) struct Argument {
    pub(crate) name: Option<Ident>,
    pub(crate) value: Expression,
    /// Where it begins.
    pub(crate) span: Span,
}

impl Argument {
    /// The field, where it is nothing but one.
    pub(crate) fn lone_field(&self) -> Option<&str> {
        match (self.value.fields.as_slice(), self.value.tokens.clone().into_iter().count()) {
            ([(name, _)], 1) => Some(name),
            _ => None,
        }
    }

    /// Whether a placeholder of this name means it.
    pub(crate) fn is_called(&self, wanted: &str) -> bool {
        self.name.as_ref().is_some_and(|name| name.unraw() == wanted)
    }
}

impl Format {
    pub(crate) fn position_of(&self, name: &str) -> Option<usize> {
        self.arguments.iter().position(|argument| argument.is_called(name))
    }

    pub(crate) fn positional(&self) -> usize {
        self.arguments.iter().filter(|argument| argument.name.is_none()).count()
    }

    /// The fields that the arguments name, and where.
    pub(crate) fn named_fields(&self) -> impl Iterator<Item = &(String, Span)> {
        self.arguments.iter().flat_map(|argument| &argument.value.fields)
    }
}

impl Parse for Format {
    /// `"text"`, or `"text", argument, name = argument`.
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let literal = input.parse()?;
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
        let start = input.span();
        let mut expressions = split(input.parse()?);
        if expressions.last().is_some_and(Vec::is_empty) {
            expressions.pop();
        }
        let arguments = expressions.into_iter().map(|tokens| argument(tokens, start));
        Ok(Format { literal, arguments: arguments.collect::<syn::Result<_>>()? })
    }
}

fn argument(tokens: Vec<TokenTree>, start: Span) -> syn::Result<Argument> {
    let (name, value) = named(tokens);
    let Some(first) = value.first() else {
        let place = name.as_ref().map_or(start, Ident::span);
        return Err(syn::Error::new(place, "expected a value to format"));
    };
    Ok(Argument { name, span: first.span(), value: Expression::new(&value) })
}

/// `name = value`, where any word is a name.
fn named(mut tokens: Vec<TokenTree>) -> (Option<Ident>, Vec<TokenTree>) {
    let is = |at: usize, mark: char| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == mark);
    match tokens.first() {
        Some(TokenTree::Ident(name)) if name != "_" && is(1, '=') && !is(2, '=') => {
            let name = name.clone();
            tokens.drain(..2);
            (Some(name), tokens)
        }
        _ => (None, tokens),
    }
}
