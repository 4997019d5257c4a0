//! What a format hides, as far as a catalog has to know while it compiles.

use crate::catalog::text::same;
use crate::format::template::{Field, Value};

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
