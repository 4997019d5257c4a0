use garde::Report;
use garde::error::{Kind, Path};

use super::{Step, show};
use crate::occurrence::item::{Findings, Item};

/// Items with garde's messages, sorted by place. There are no codes: garde's findings have none.
///
/// A message shows what its rule is given, such as a bound or a pattern, and not the value. But what a
/// rule is given may be a value too: `prefix(self.name)` shows that name.
impl Findings for Report {
    fn visit(&self, visit: &mut dyn FnMut(&Item)) {
        let item = |error: &garde::Error| Item::new(error.message().to_owned());
        show(self.iter().map(|(path, error)| (steps(path), item(error))).collect(), visit);
    }
}

/// `Display` shows a path too, but the dot in a key like one between two. So this takes what
/// `garde::select!` expands to.
fn steps(path: &Path) -> Vec<Step<'_>> {
    let steps = path.__iter().rev().filter_map(|(kind, name)| match kind {
        Kind::None => None,
        Kind::Key => Some(Step::field(name)),
        Kind::Index => Some(name.parse().map_or(Step::Name(name), Step::Element)),
    });
    steps.collect()
}
