//! The reference of the keys says what the table says.

use crate::keys::{KEYS, Key};
use crate::nearest::choice;

const REFERENCE: &str = include_str!("../keys.md");

/// The sections of the reference: the key, and what is said of it.
fn sections() -> Vec<(&'static str, &'static str)> {
    let sections = REFERENCE.split("\n### `").skip(1);
    sections.filter_map(|section| section.split_once("`\n")).collect()
}

#[test]
fn every_key_has_a_section_in_the_order_of_the_table() {
    let documented: Vec<&str> = sections().into_iter().map(|(name, _)| name).collect();
    assert_eq!(documented, KEYS.iter().map(|key| key.name).collect::<Vec<_>>());
}

#[test]
fn a_section_gives_places_and_values_of_the_table_and_an_example() {
    for ((name, text), Key { places, example, .. }) in sections().into_iter().zip(KEYS) {
        let places = choice(places.iter().map(|place| place.name().to_owned()).collect());
        let first = format!("\n*On {places}:* {example}\n");
        assert!(text.starts_with(&first), "`{name}` should begin with {first}");
        let code = text.split("```").nth(1).unwrap_or_default();
        assert!(code.contains(name), "`{name}` needs an example that has it");
    }
}
