//! The names in an expression that may be those of fields, as thiserror binds them.

use proc_macro2::{Delimiter, Spacing, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;

use crate::expression::{calls_macro, without_types};

/// A name that stands for itself: behind no dot, and not in a path.
pub(crate) struct Mention {
    pub(crate) name: String,
    pub(crate) span: Span,
    pub(crate) role: Role,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// A value, of which the expression does not say where it is from.
    Value,
    /// Called, or what is before a colon.
    Other,
    /// What the expression itself binds, as `|name|` does.
    Bound,
}

pub(crate) fn mentions(expression: &TokenStream) -> Vec<Mention> {
    let mut found = Vec::new();
    look(without_types(expression.clone()), Place::Plain, &mut found);
    let bound: Vec<String> = found
        .iter()
        .filter(|mention| mention.role == Role::Bound)
        .map(|mention| mention.name.clone())
        .collect();
    for mention in &mut found {
        if bound.contains(&mention.name) {
            mention.role = Role::Bound;
        }
    }
    found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Plain,
    /// The arguments of a macro.
    Macro,
    /// Inside of one of them, where a name may be that of a pattern: `matches!(it, Some(name))`.
    InMacro,
}

/// Words behind which a value begins, so that `|` opens a closure.
const BEFORE_VALUES: &[&str] = &["else", "if", "in", "match", "move", "return", "while"];

fn look(tokens: TokenStream, place: Place, found: &mut Vec<Mention>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mark = |at: usize| tokens.get(at).map_or(' ', punct);
    let before = |at: usize, back: usize| at.checked_sub(back).map_or(' ', mark);
    // Which names stand in arms cannot be told without reading them.
    let in_arms = (0..tokens.len()).any(|at| mark(at) == '=' && mark(at + 1) == '>');
    let (mut in_closure, mut in_binding) = (false, false);
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(word) if word == "let" || word == "for" => in_binding = true,
            TokenTree::Ident(word) if word == "in" => in_binding = false,
            TokenTree::Ident(name) => {
                let is_inside = before(at, 1) == '\''
                    || before(at, 1) == '.' && before(at, 2) != '.'
                    || before(at, 1) == ':' && before(at, 2) == ':';
                let role = if in_closure || in_binding || in_arms || place == Place::InMacro {
                    Role::Bound
                } else if is_other(tokens.get(at + 1)) {
                    Role::Other
                } else {
                    Role::Value
                };
                if !is_inside {
                    let name = name.unraw().to_string();
                    found.push(Mention { name, span: token.span(), role });
                }
            }
            TokenTree::Punct(punct) => match punct.as_char() {
                '|' if in_closure => in_closure = false,
                '|' => in_closure = at.checked_sub(1).is_none_or(|at| opens(&tokens[at])),
                '=' if punct.spacing() == Spacing::Alone => in_binding = false,
                _ => {}
            },
            TokenTree::Literal(text) => {
                let text = text.to_string();
                for inside in text.split('{').skip(1) {
                    let end =
                        inside.find(|letter: char| letter != '_' && !letter.is_alphanumeric());
                    let name = inside[..end.unwrap_or(inside.len())].to_owned();
                    found.push(Mention { name, span: token.span(), role: Role::Value });
                }
            }
            TokenTree::Group(group) => {
                let inside = match place {
                    Place::Plain if calls_macro(&tokens[..at]) => Place::Macro,
                    Place::Plain => Place::Plain,
                    Place::Macro | Place::InMacro => Place::InMacro,
                };
                look(group.stream(), inside, found);
            }
        }
    }
}

fn punct(token: &TokenTree) -> char {
    match token {
        TokenTree::Punct(punct) => punct.as_char(),
        _ => ' ',
    }
}

/// Whether a name before this is no value: `name(…)`, `name!(…)`, `name::…`, `name: …`.
fn is_other(behind: Option<&TokenTree>) -> bool {
    match behind {
        Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Parenthesis,
        Some(TokenTree::Punct(punct)) => match punct.as_char() {
            '!' => punct.spacing() == Spacing::Alone,
            mark => mark == ':',
        },
        _ => false,
    }
}

/// Whether a value begins behind this.
fn opens(before: &TokenTree) -> bool {
    match before {
        TokenTree::Ident(word) => BEFORE_VALUES.contains(&&*word.to_string()),
        TokenTree::Punct(punct) => punct.as_char() != '?',
        TokenTree::Literal(_) | TokenTree::Group(_) => false,
    }
}
