//! The reports of validation crates, as items.

#[cfg(feature = "garde")]
mod garde;
#[cfg(feature = "validator")]
mod validator;

use std::borrow::Cow;

use crate::occurrence::item::Item;
use crate::occurrence::pointer;

/// A step from a value into what it holds. Elements come in the order of their numbers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step<'a> {
    Element(usize),
    Name(&'a str),
}

impl<'a> Step<'a> {
    /// To a field, under the name that the derive of a validation crate has from its tokens: a raw
    /// identifier's is still raw.
    fn field(name: &'a str) -> Self {
        let is_identifier = |text: &&str| {
            !text.is_empty() && text.chars().all(|letter| letter.is_alphanumeric() || letter == '_')
        };
        Step::Name(name.strip_prefix("r#").filter(is_identifier).unwrap_or(name))
    }

    fn name(self) -> Cow<'a, str> {
        match self {
            Step::Element(number) => number.to_string().into(),
            Step::Name(name) => name.into(),
        }
    }
}

/// A finding that does not say yet where it is, and where that is.
type Found<'a> = (Vec<Step<'a>>, Item);

/// Shows the findings in the order of their places, so that one request has one answer: reports
/// have them in the order of a `HashMap`. Those of one place stay as they are.
fn show(mut found: Vec<Found<'_>>, visit: &mut dyn FnMut(&Item)) {
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    for (steps, item) in found {
        visit(&item.pointer(pointer::through(steps.into_iter().map(Step::name))));
    }
}
