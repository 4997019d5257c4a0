//! What follows a text: each argument is shown, and each placeholder has one.

use crate::arguments::{Argument, Format};
use crate::diagnostics::Diagnostics;
use crate::message::Template;

/// How a text shows its arguments.
pub(super) struct ShownArguments {
    /// For each argument, the formatting traits that write it.
    pub(super) traits: Vec<Vec<&'static str>>,
    /// Whether it gives a width or a precision.
    counts: Vec<bool>,
    /// How many placeholders without a name there are.
    unnamed: usize,
}

pub(super) fn shown_arguments(arguments: &[Argument], template: &Template) -> ShownArguments {
    let positional: Vec<usize> = (0..arguments.len())
        .filter(|at| arguments.get(*at).is_some_and(|argument| argument.name.is_none()))
        .collect();
    let find = |wanted: &str| {
        let named = |argument: &Argument| argument.is_called(wanted);
        let by_number = || positional.get(wanted.parse::<usize>().ok()?).copied();
        arguments.iter().position(named).or_else(by_number)
    };
    let mut shown = ShownArguments {
        traits: vec![Vec::new(); arguments.len()],
        counts: vec![false; arguments.len()],
        unnamed: 0,
    };
    for placeholder in template.placeholders() {
        let found = if placeholder.name.is_empty() {
            shown.unnamed += 1;
            positional.get(shown.unnamed - 1).copied()
        } else {
            find(&placeholder.name)
        };
        if let Some(at) = found {
            shown.traits[at].push(placeholder.formatting_trait());
        }
        for count in placeholder.arguments() {
            if let Some(at) = find(count) {
                shown.counts[at] = true;
            }
        }
    }
    shown
}

pub(super) fn check(format: &Format, shown: &ShownArguments, diagnostics: &mut Diagnostics) {
    check_argument_missing(format, shown, diagnostics);
    check_argument_names(format, diagnostics);
    for (at, argument) in format.arguments.iter().enumerate() {
        let again = argument.name.as_ref().and_then(|name| format.position_of(&name.to_string()));
        if again.is_some_and(|first| first < at) {
            continue;
        }
        if shown.traits[at].is_empty() && !shown.counts[at] {
            check_argument_unused(argument, diagnostics);
        }
    }
}

/// Each `{}` shows one argument.
fn check_argument_missing(format: &Format, shown: &ShownArguments, diagnostics: &mut Diagnostics) {
    let (places, values) = (shown.unnamed, format.positional());
    if places > values {
        let message = format!(
            "the text has {places} `{{}}` and {values} behind it to show: add what is missing, or name a field, as in `{{email}}`"
        );
        diagnostics.at(format.literal.span(), message);
    }
}

/// A value that is not shown was meant for something.
fn check_argument_unused(argument: &Argument, diagnostics: &mut Diagnostics) {
    let place = argument.name.as_ref().map_or_else(String::new, ToString::to_string);
    let message =
        format!("the text does not show this: write `{{{place}}}` where it belongs, or remove it");
    diagnostics.at(argument.span, message);
}

/// As in `format!`: those with a name come last, and no name twice.
fn check_argument_names(format: &Format, diagnostics: &mut Diagnostics) {
    let mut named = Vec::new();
    for argument in &format.arguments {
        match &argument.name {
            Some(name) if named.contains(&name.to_string()) => {
                diagnostics.at(name.span(), format!("there is an argument `{name}` already"));
            }
            Some(name) => named.push(name.to_string()),
            None if named.is_empty() => {}
            None => diagnostics.at(
                argument.span,
                "an argument without a name comes before those that have one: move it, or name it",
            ),
        }
    }
}
