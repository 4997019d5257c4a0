use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::book::schema::Schema;

/// Components of one kind, by their names.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub(super) struct Shelf(BTreeMap<String, Schema>);

impl Shelf {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts something there, and says under which name: the one it should have, made of the letters that
    /// OpenAPI allows (§4.8.7). Where something else has that name, a number follows.
    pub(super) fn put(&mut self, name: &str, value: Value) -> String {
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "._-".contains(letter);
        let base: String =
            name.chars().map(|letter| if plain(letter) { letter } else { '_' }).collect();
        let value = Schema::from(value);
        let names = (2..).map(|number| format!("{base}_{number}"));
        let is_free = |name: &String| self.0.get(name).is_none_or(|other| *other == value);
        let name = std::iter::once(base.clone()).chain(names).find(is_free);
        let name = name.expect("there is always one number more");
        self.0.insert(name.clone(), value);
        name
    }
}
