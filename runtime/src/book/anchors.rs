use std::collections::{HashMap, HashSet};

use crate::book::model::BookEntry;

/// The places that the headings of a document lead to. Where two would lead to one, an error has its
/// code as a place of its own.
#[derive(Default)]
pub(super) struct Anchors {
    headings: HashMap<String, usize>,
    given: HashSet<String>,
}

impl Anchors {
    /// Tells of a heading.
    pub(super) fn add(&mut self, heading: &str) {
        *self.headings.entry(slug(heading)).or_default() += 1;
    }

    /// The place of an error that its heading does not lead to; of several that share a code, the first
    /// has it alone.
    pub(super) fn anchor(&mut self, entry: &BookEntry) -> Option<String> {
        if self.headings.get(&slug(&entry.title)) < Some(&2) {
            return None;
        }
        let mut code = escaped(&entry.code);
        if !self.given.insert(code.clone()) {
            code = format!("{code}-{}", entry.status);
            self.given.insert(code.clone());
        }
        Some(code)
    }
}

/// What the renderers of Markdown make of a heading.
fn slug(heading: &str) -> String {
    let letters = heading.chars().flat_map(char::to_lowercase).filter_map(|letter| match letter {
        ' ' => Some('-'),
        '-' | '_' => Some(letter),
        letter => letter.is_alphanumeric().then_some(letter),
    });
    letters.collect()
}

/// A code as the value of an attribute.
fn escaped(code: &str) -> String {
    code.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}
