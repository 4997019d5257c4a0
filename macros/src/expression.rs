//! The expressions behind a text: where each ends, and where in it a value begins, so that a dot there
//! names a field. Nothing more of them is understood, and whatever the tokens are, they are read.

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Index, LitStr, Type};

/// How the names begin that the derive gives to what is its own.
pub(crate) const RESERVED: &str = "__errbook";

/// What the field of this name or number is bound to in patterns.
pub(crate) fn binding(field: &str) -> Ident {
    format_ident!("{RESERVED}_{field}")
}

#[derive(Clone, Default)]
pub(crate) struct Expression {
    /// As written, but its fields under the names of their bindings.
    pub(crate) tokens: TokenStream,
    /// The fields that it names, as in `.name`, and where.
    pub(crate) fields: Vec<(String, Span)>,
    /// Where it reaches for the error itself.
    pub(crate) selves: Vec<Itself>,
    /// Names that are the derive's to give.
    pub(crate) reserved: Vec<Ident>,
}

/// A `self`.
#[derive(Clone)]
pub(crate) struct Itself {
    /// The field behind it, if no other can be reached from there.
    pub(crate) field: Option<String>,
    pub(crate) span: Span,
}

impl Expression {
    pub(crate) fn new(tokens: &[TokenTree]) -> Self {
        let mut expression = Expression::default();
        look_for_selves(tokens, false, &mut expression);
        expression.tokens = resolve(tokens, &mut expression.fields);
        expression
    }
}

/// The tokens between the commas that are not inside of an expression.
pub(crate) fn split(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut expressions = vec![Vec::new()];
    for Part { kind, tokens } in parts(&tokens) {
        match (kind, expressions.last_mut()) {
            (Kind::Comma, _) | (_, None) => expressions.push(Vec::new()),
            (_, Some(last)) => last.extend_from_slice(tokens),
        }
    }
    expressions
}

/// The expression without what names types, in groups too.
pub(crate) fn without_types(tokens: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let parts = parts(&tokens).into_iter().filter(|part| !matches!(part.kind, Kind::Type));
    let tokens = parts.flat_map(|part| part.tokens);
    tokens.map(|token| in_group(token, without_types)).collect()
}

/// Does that to what is inside of a group.
fn in_group(token: &TokenTree, change: impl FnOnce(TokenStream) -> TokenStream) -> TokenTree {
    let TokenTree::Group(group) = token else { return token.clone() };
    let mut changed = Group::new(group.delimiter(), change(group.stream()));
    changed.set_span(group.span());
    changed.into()
}

/// Tokens that belong together.
struct Part<'a> {
    kind: Kind,
    tokens: &'a [TokenTree],
}

enum Kind {
    Copied,
    /// A dot where a value begins, and the name of a field.
    Field,
    /// `as Type`, `<Type as Trait>`, `::<Type>`.
    Type,
    Comma,
}

fn parts(tokens: &[TokenTree]) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    // Whether a value stands before: a dot is then behind it, `<` compares, and `|` is an operator.
    let mut behind_value = false;
    let mut rest = tokens;
    while !rest.is_empty() {
        let (kind, length, is_value) = part(rest, behind_value);
        let (tokens, behind) = rest.split_at(length);
        parts.push(Part { kind, tokens });
        (behind_value, rest) = (is_value, behind);
    }
    parts
}

/// The words that a value follows.
const BEFORE_VALUES: &[&str] = &[
    "async", "break", "const", "else", "if", "in", "match", "move", "mut", "ref", "return",
    "static", "unsafe", "while",
];

/// What the first part is, how many tokens it has, and whether it ends a value.
fn part(tokens: &[TokenTree], behind_value: bool) -> (Kind, usize, bool) {
    use TokenTree::{Group, Ident, Literal, Punct};
    let mark = |at: usize| tokens.get(at).map_or(' ', punct);
    match (mark(0), mark(1)) {
        (',', _) => (Kind::Comma, 1, false),
        ('.', '.') => (Kind::Copied, 2, false),
        ('|', '|') if behind_value => (Kind::Copied, 2, false),
        // A label.
        ('\'', _) if tokens.len() > 1 => (Kind::Copied, 2, false),
        ('.', _) if behind_value && tokens.len() > 1 => (Kind::Copied, 2, true),
        ('.', _) if tokens.get(1).and_then(field).is_some() => (Kind::Field, 2, true),
        (':', ':') if mark(2) == '<' => (Kind::Type, 2 + generics(&tokens[2..]), true),
        ('<', _) if !behind_value => (Kind::Type, generics(tokens), true),
        ('|', _) if !behind_value => (Kind::Copied, closure(tokens), false),
        ('?', _) => (Kind::Copied, 1, true),
        _ => match &tokens[0] {
            Ident(word) if word == "as" => (Kind::Type, 1 + ty(&tokens[1..]), true),
            Ident(word) => (Kind::Copied, 1, !BEFORE_VALUES.contains(&&*word.to_string())),
            Literal(_) | Group(_) => (Kind::Copied, 1, true),
            Punct(_) => (Kind::Copied, 1, false),
        },
    }
}

fn punct(token: &TokenTree) -> char {
    match token {
        TokenTree::Punct(punct) => punct.as_char(),
        _ => ' ',
    }
}

/// How long the `<…>` at the start is. One that is never closed is just its mark.
fn generics(tokens: &[TokenTree]) -> usize {
    let (mut depth, mut before) = (0_usize, ' ');
    for (at, token) in tokens.iter().enumerate() {
        let mark = punct(token);
        match mark {
            '<' => depth += 1,
            '>' if !matches!(before, '-' | '=') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
        before = mark;
    }
    1
}

/// How long the `|…|`, or `|…| -> Type`, at the start is.
fn closure(tokens: &[TokenTree]) -> usize {
    let Some(end) = tokens.iter().skip(1).position(|token| punct(token) == '|') else { return 1 };
    let behind = &tokens[end + 2..];
    match behind {
        [first, second, rest @ ..] if (punct(first), punct(second)) == ('-', '>') => {
            end + 4 + ty(rest)
        }
        _ => end + 2,
    }
}

/// How long the type at the start is.
fn ty(tokens: &[TokenTree]) -> usize {
    let left = |input: ParseStream<'_>| {
        Type::without_plus(input)?;
        input.parse::<TokenStream>()
    };
    let left = left.parse2(tokens.iter().cloned().collect());
    left.map_or(0, |left| tokens.len().saturating_sub(left.into_iter().count()))
}

/// Puts its binding in the place of each field, in groups too.
fn resolve(tokens: &[TokenTree], fields: &mut Vec<(String, Span)>) -> TokenStream {
    let mut resolved = TokenStream::new();
    for Part { kind, tokens } in parts(tokens) {
        let last = tokens.last();
        match (kind, last.and_then(field)) {
            (Kind::Field, Some(name)) => {
                let span = last.map_or_else(Span::call_site, TokenTree::span);
                let (name, rest) = name.split_once('.').unwrap_or((&name, ""));
                let mut bound = binding(name);
                bound.set_span(span.resolved_at(Span::call_site()));
                bound.to_tokens(&mut resolved);
                if let Ok(index) = rest.parse() {
                    Punct::new('.', Spacing::Alone).to_tokens(&mut resolved);
                    Index { index, span }.to_tokens(&mut resolved);
                }
                fields.push((name.to_owned(), span));
            }
            _ => resolved.extend(tokens.iter().map(|token| {
                in_group(token, |inside| resolve(&inside.into_iter().collect::<Vec<_>>(), fields))
            })),
        }
    }
    resolved
}

/// The name of a field behind a dot: `name`, `0`, and `0.1`, which is one token.
fn field(token: &TokenTree) -> Option<String> {
    match token {
        TokenTree::Ident(name) => Some(name.unraw().to_string()),
        TokenTree::Literal(number) => {
            let text = number.to_string();
            let digits = |part: &str| part.chars().all(|digit| digit.is_ascii_digit());
            text.split('.').all(digits).then_some(text)
        }
        TokenTree::Group(_) | TokenTree::Punct(_) => None,
    }
}

/// Looks at every token, wherever it stands: what a macro makes of it, nobody knows.
fn look_for_selves(tokens: &[TokenTree], in_macro: bool, expression: &mut Expression) {
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(word) if word == "self" => {
                let field = field_of_self(&tokens[at + 1..]).filter(|_| !in_macro);
                expression.selves.push(Itself { field, span: word.span() });
            }
            TokenTree::Ident(name) if name.unraw().to_string().starts_with(RESERVED) => {
                expression.reserved.push(name.clone());
            }
            TokenTree::Literal(text) if captures_self(text) => {
                expression.selves.push(Itself { field: None, span: text.span() });
            }
            TokenTree::Group(group) => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                let in_macro = in_macro || calls_macro(&tokens[..at]);
                look_for_selves(&inside, in_macro, expression);
            }
            _ => {}
        }
    }
}

/// Whether the text of an inner `format!` shows it: `"{self:?}"`.
fn captures_self(literal: &Literal) -> bool {
    let Ok(text) = syn::parse2::<LitStr>(literal.to_token_stream()) else { return false };
    text.value().split('{').skip(1).any(|inside| {
        let name = inside.trim_start().strip_prefix("self");
        name.is_some_and(|rest| rest.trim_start().starts_with([':', '}']))
    })
}

/// `.name` behind a `self`, unless it is a method, to which everything is open.
fn field_of_self(behind: &[TokenTree]) -> Option<String> {
    let [dot, name, rest @ ..] = behind else { return None };
    let is_call = match rest.first() {
        Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Parenthesis,
        Some(token) => punct(token) == ':',
        None => false,
    };
    let name = field(name).filter(|_| punct(dot) == '.' && !is_call)?;
    Some(name.split('.').next().unwrap_or_default().to_owned())
}

/// Whether what stands before a group makes it the arguments of a macro: `name!`, `name! name`.
pub(crate) fn calls_macro(before: &[TokenTree]) -> bool {
    let is_path = |token: &TokenTree| match token {
        TokenTree::Ident(word) => !BEFORE_VALUES.contains(&&*word.to_string()),
        _ => false,
    };
    match before {
        [.., path, bang] if punct(bang) == '!' => is_path(path),
        [.., path, bang, TokenTree::Ident(_)] if punct(bang) == '!' => is_path(path),
        _ => false,
    }
}
