use std::collections::BTreeMap;

use crate::model::Shown;

/// The fields of a text, and what is done with each: the trait that formats it, or one of these.
#[derive(Default)]
pub(super) struct Uses(BTreeMap<usize, Vec<&'static str>>);

/// It gives a width or a precision.
pub(super) const COUNT: &str = "$";
/// It stands in an argument.
pub(super) const ARGUMENT: &str = "";

impl Uses {
    pub(super) fn add(&mut self, field: usize, what: &'static str) {
        self.0.entry(field).or_default().push(what);
    }

    pub(super) fn fields(&self) -> Vec<usize> {
        self.0.keys().copied().collect()
    }

    pub(super) fn shown(&self) -> Vec<(usize, Shown)> {
        let shown = |what: &[&str]| match what {
            _ if what.contains(&"Pointer") => Some(Shown::Pointed),
            _ if what.contains(&"Display") => Some(Shown::Displayed),
            _ => None,
        };
        self.0.iter().filter_map(|(field, what)| Some((*field, shown(what)?))).collect()
    }
}
