//! What may follow a text, as in thiserror: `display("{} of {all}", .done.len(), all = .all)`.
//! `.done` there is the field of that name, `.0` the first of a tuple.

use proc_macro2::{Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident};
use syn::parse::{Parse, ParseStream};
use syn::{LitStr, Token};

/// A text with the arguments that follow it.
#[derive(Clone)]
pub(crate) struct Format {
    pub(crate) literal: LitStr,
    pub(crate) arguments: Vec<Argument>,
}

#[derive(Clone)]
pub(crate) struct Argument {
    pub(crate) name: Option<Ident>,
    /// The expression, its fields under the names of their bindings.
    pub(crate) value: TokenStream,
    /// The fields that it names, and where.
    pub(crate) fields: Vec<(String, Span)>,
    /// Where it begins.
    pub(crate) span: Span,
}

impl Argument {
    /// The field, where it is nothing but one.
    pub(crate) fn lone_field(&self) -> Option<&str> {
        match (self.fields.as_slice(), self.value.clone().into_iter().count()) {
            ([(name, _)], 1) => Some(name),
            _ => None,
        }
    }
}

/// What the field of this name or number is bound to in patterns.
pub(crate) fn binding(field: &str) -> Ident {
    format_ident!("__errbook_{field}")
}

impl Format {
    pub(crate) fn position_of(&self, name: &str) -> Option<usize> {
        let named = |argument: &Argument| argument.name.as_ref().is_some_and(|it| it == name);
        self.arguments.iter().position(named)
    }

    pub(crate) fn positional(&self) -> usize {
        self.arguments.iter().filter(|argument| argument.name.is_none()).count()
    }
}

impl Parse for Format {
    /// `"text"`, or `"text", argument, name = argument`.
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let literal = input.parse()?;
        let mut arguments = Vec::new();
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if !input.is_empty() {
                arguments.push(input.parse()?);
            }
        }
        Ok(Format { literal, arguments })
    }
}

impl Parse for Argument {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let named = input.peek(syn::Ident) && input.peek2(Token![=]) && !input.peek2(Token![==]);
        let name = if named {
            let name = input.parse()?;
            input.parse::<Token![=]>()?;
            Some(name)
        } else {
            None
        };
        let start = input.span();
        let tokens = expression(input)?;
        if tokens.is_empty() {
            return Err(syn::Error::new(start, "expected a value to format"));
        }
        let mut fields = Vec::new();
        let value = resolve(tokens.into_iter().collect(), &mut fields);
        Ok(Argument { name, value, fields, span: start })
    }
}

/// What stands before the next comma that is not one of `path::<A, B>`.
fn expression(input: ParseStream<'_>) -> syn::Result<Vec<TokenTree>> {
    let mut tokens = Vec::new();
    let mut depth = 0_usize;
    while !input.is_empty() && (depth > 0 || !input.peek(Token![,])) {
        let opens = input.peek(Token![<]) && (depth > 0 || ends_in_path_separator(&tokens));
        let closes = input.peek(Token![>]) && depth > 0;
        depth = depth + usize::from(opens) - usize::from(closes);
        tokens.push(input.parse()?);
    }
    Ok(tokens)
}

fn ends_in_path_separator(tokens: &[TokenTree]) -> bool {
    let is_colon = |token: &TokenTree| matches!(token, TokenTree::Punct(it) if it.as_char() == ':');
    matches!(tokens, [.., first, second] if is_colon(first) && is_colon(second))
}

/// The words that an expression can follow, so that a dot behind them begins one.
const BEFORE_EXPRESSIONS: &[&str] =
    &["as", "break", "else", "if", "in", "match", "move", "mut", "ref", "return", "while"];

/// Puts its binding in the place of each `.field` that begins an expression.
fn resolve(tokens: TokenStream, fields: &mut Vec<(String, Span)>) -> TokenStream {
    let mut resolved = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    // Whether a dot here would be behind a value, or be the second one of a range.
    let mut in_expression = false;
    while let Some(token) = tokens.next() {
        let begins = matches!(&token, TokenTree::Punct(dot) if dot.as_char() == '.');
        if let (true, false, Some(field)) = (begins, in_expression, tokens.peek().and_then(field)) {
            let span = tokens.next().map_or_else(Span::call_site, |token| token.span());
            let (name, rest) = field.split_once('.').unwrap_or((&field, ""));
            let mut bound = binding(name);
            bound.set_span(span.resolved_at(Span::call_site()));
            bound.to_tokens(&mut resolved);
            if let Ok(index) = rest.parse() {
                Punct::new('.', Spacing::Alone).to_tokens(&mut resolved);
                syn::Index { index, span }.to_tokens(&mut resolved);
            }
            fields.push((name.to_owned(), span));
            in_expression = true;
            continue;
        }
        in_expression = match &token {
            TokenTree::Ident(word) => !BEFORE_EXPRESSIONS.contains(&word.to_string().as_str()),
            TokenTree::Punct(punct) => matches!(punct.as_char(), '?' | '.'),
            TokenTree::Literal(_) | TokenTree::Group(_) => true,
        };
        match token {
            TokenTree::Group(group) => {
                let inside = resolve(group.stream(), fields);
                let mut changed = proc_macro2::Group::new(group.delimiter(), inside);
                changed.set_span(group.span());
                changed.to_tokens(&mut resolved);
            }
            other => other.to_tokens(&mut resolved),
        }
    }
    resolved
}

/// The name of a field behind a dot: `name`, `0`, and `0.1`, which is one token.
fn field(token: &TokenTree) -> Option<String> {
    match token {
        TokenTree::Ident(name) => Some(name.to_string().trim_start_matches("r#").to_owned()),
        TokenTree::Literal(number) => {
            let text = number.to_string();
            let digits = |part: &str| part.chars().all(|digit| digit.is_ascii_digit());
            text.split('.').all(digits).then_some(text)
        }
        TokenTree::Group(_) | TokenTree::Punct(_) => None,
    }
}
