//! What a format hides, and where it has the keys of something else, as far as can be known while it
//! compiles.

use crate::catalog::text::{initial, same};
use crate::format::template::{Field, Slot, Value};

/// Whether an object that spreads members has a key of this name.
pub(super) const fn shadows(template: &Value, member: &str) -> bool {
    let Value::Object(fields) = template else { return false };
    let mut index = 0;
    let mut spreads = false;
    let mut has_key = false;
    while index < fields.len() {
        match &fields[index] {
            Field::Members => spreads = true,
            Field::Key { key, value, .. } => {
                has_key |= same(key, member);
                if shadows(value, member) {
                    return true;
                }
            }
            Field::ItemMembers | Field::ByKey(_) => {}
        }
        index += 1;
    }
    spreads && has_key
}

/// Whether it writes a member of this name, unless that gives way to a key.
pub(super) fn carries(template: &Value, member: &str) -> bool {
    match template {
        Value::Member(name) => *name == member,
        Value::Slot(Slot::Members) => true,
        Value::Object(fields) => fields.iter().any(|field| match field {
            Field::Members => !shadows(template, member),
            Field::Key { value, .. } => carries(value, member),
            Field::ItemMembers | Field::ByKey(_) => false,
        }),
        Value::Array(values) => values.iter().any(|value| carries(value, member)),
        _ => false,
    }
}

/// The bits of all keys: a member of another bit is not hidden.
pub(super) const fn initials_of_keys(template: &Value) -> u128 {
    let Value::Object(fields) = template else { return 0 };
    let (mut bits, mut index) = (0, 0);
    while index < fields.len() {
        if let Field::Key { key, value, .. } = &fields[index] {
            bits |= initial(key) | initials_of_keys(value);
        }
        index += 1;
    }
    bits
}

/// In how many places the template has the keys of something else.
pub(super) const fn spreads(template: &Value) -> usize {
    let (mut count, mut index) = (0, 0);
    match template {
        Value::Object(fields) => {
            while index < fields.len() {
                count += match &fields[index] {
                    Field::Members | Field::ItemMembers => 1,
                    Field::ByKey(by_key) => 1 + spreads(&by_key.each),
                    Field::Key { value, .. } => spreads(value),
                };
                index += 1;
            }
        }
        Value::Array(values) => {
            while index < values.len() {
                count += spreads(&values[index]);
                index += 1;
            }
        }
        Value::ForEach(_, each) => count = spreads(each),
        _ => {}
    }
    count
}
