//! Where bodies have their codes.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::Value;

use crate::book::constants::{Place, constants};
use crate::book::model::BookEntry;

/// Where the bodies of an entry have its code, and how it is written there.
pub(super) type Code<'b> = Option<(Place<'b>, &'b Value)>;

/// That of each entry. Where a body has its code twice, it is the place that most have theirs in; where
/// another error of the format has something else, as a status phrase that is one's code, it is none.
pub(super) fn codes<'b>(entries: &[&'b BookEntry]) -> Vec<Code<'b>> {
    let mut candidates: Vec<BTreeMap<Place<'b>, &'b Value>> = Vec::new();
    let mut others: HashMap<&str, HashSet<Place<'b>>> = HashMap::new();
    for entry in entries {
        let all = constants(entry.response.schema.as_json()).into_iter();
        let (own, rest): (BTreeMap<_, _>, BTreeMap<_, _>) =
            all.partition(|(_, value)| is_code(value, &entry.code));
        others.entry(&entry.response.format).or_default().extend(rest.into_keys());
        candidates.push(own);
    }
    for (entry, own) in entries.iter().zip(&mut candidates) {
        let others = &others[&*entry.response.format];
        own.retain(|place, _| !others.contains(place));
    }
    let mut codes: Vec<Code<'b>> = vec![None; entries.len()];
    while let Some(place) = commonest(&candidates) {
        for (code, own) in codes.iter_mut().zip(&mut candidates) {
            if let Some(value) = own.get(&place) {
                *code = Some((place.clone(), value));
                own.clear();
            }
        }
    }
    codes
}

fn is_code(value: &Value, code: &str) -> bool {
    match value {
        Value::String(text) => text == code,
        Value::Number(number) => number.to_string() == code,
        _ => false,
    }
}

/// The place that most have; of several, the nearest to the top.
fn commonest<'b>(candidates: &[BTreeMap<Place<'b>, &'b Value>]) -> Option<Place<'b>> {
    let mut counts: BTreeMap<&Place<'b>, usize> = BTreeMap::new();
    for place in candidates.iter().flat_map(BTreeMap::keys) {
        *counts.entry(place).or_default() += 1;
    }
    let best = counts.into_iter().min_by_key(|(place, count)| (usize::MAX - count, place.len()));
    best.map(|(place, _)| place.clone())
}
