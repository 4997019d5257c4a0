use std::borrow::Cow;

use serde_json::Value;
use validator::{ValidationError, ValidationErrors, ValidationErrorsKind};

use super::{Found, Step, show};
use crate::occurrence::item::{Findings, Item};

/// Items with validator's codes, and its messages where there are some, else a sentence such as "must
/// have a length of at least 12". Sorted by place.
///
/// Of the parameters only bounds are read: `value` and `other` are what was rejected. As a source,
/// for the operators, the report does show them in its `Display`.
///
/// validator numbers the values of a map, so that a pointer has a number where the key should be.
impl Findings for ValidationErrors {
    fn visit(&self, visit: &mut dyn FnMut(&Item)) {
        let mut found = Vec::new();
        collect(self, &[], &mut found);
        show(found, visit);
    }
}

/// What stands where a field does, but is the value itself: the finding of a `schema`, and the
/// elements of a list.
const ITSELF: [&str; 2] = ["__all__", "_tmp_validator"];

fn collect<'a>(errors: &'a ValidationErrors, steps: &[Step<'a>], found: &mut Vec<Found<'a>>) {
    for (name, kind) in errors.errors() {
        let field = (!ITSELF.contains(&&**name)).then(|| Step::field(name));
        let steps: Vec<Step<'a>> = steps.iter().copied().chain(field).collect();
        match kind {
            ValidationErrorsKind::Struct(errors) => collect(errors, &steps, found),
            ValidationErrorsKind::List(elements) => {
                for (number, errors) in elements {
                    collect(errors, &[&*steps, &[Step::Element(*number)]].concat(), found);
                }
            }
            ValidationErrorsKind::Field(errors) => {
                found.extend(errors.iter().map(|error| (steps.clone(), item(error))));
            }
        }
    }
}

fn item(error: &ValidationError) -> Item {
    let message = error.message.clone();
    Item::new(message.unwrap_or_else(|| default_message(error))).code(error.code.clone())
}

/// What validator's own codes say, where the user gave no message.
const MESSAGES: [(&str, &str); 12] = [
    ("contains", "lacks a text that it must contain"),
    ("credit_card", "must be a credit card number"),
    ("does_not_contain", "contains a text that it must not contain"),
    ("email", "must be an email address"),
    ("ip", "must be an IP address"),
    ("length", "has a wrong length"),
    ("must_match", "must be the same as another field"),
    ("non_control_character", "must not contain control characters"),
    ("range", "is out of range"),
    ("regex", "does not have the expected form"),
    ("required", "is required"),
    ("url", "must be a URL"),
];

/// How the messages begin that give the bounds.
const BOUNDED: [(&str, &str); 2] = [("length", "must have a length of"), ("range", "must be")];

/// The bounds, by the parameters that hold them.
const BOUNDS: [(&str, &str); 5] = [
    ("equal", "exactly"),
    ("min", "at least"),
    ("exclusive_min", "more than"),
    ("max", "at most"),
    ("exclusive_max", "less than"),
];

fn default_message(error: &ValidationError) -> Cow<'static, str> {
    let (begin, bounds) = (find(&BOUNDED, &error.code), bounds(error));
    match begin {
        Some(begin) if !bounds.is_empty() => format!("{begin} {}", bounds.join(" and ")).into(),
        _ => find(&MESSAGES, &error.code).unwrap_or("is not valid").into(),
    }
}

/// The bounds in words. One that is no number could be anything.
fn bounds(error: &ValidationError) -> Vec<String> {
    let words = BOUNDS.iter().filter_map(|(name, words)| match error.params.get(*name)? {
        Value::Number(bound) => Some(format!("{words} {bound}")),
        _ => None,
    });
    words.collect()
}

fn find(table: &[(&str, &'static str)], wanted: &str) -> Option<&'static str> {
    table.iter().find(|(name, _)| *name == wanted).map(|(_, text)| *text)
}
