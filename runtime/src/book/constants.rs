//! The constants that a body always has, each with its place in it.

use std::collections::BTreeMap;

use serde_json::Value;

/// A step on the way to a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Step<'v> {
    Key(&'v str),
    At(usize),
}

/// The way to a place, from the outside.
pub(super) type Place<'v> = Vec<Step<'v>>;

/// The constants of what a schema says is always there.
pub(super) fn constants(schema: &Value) -> BTreeMap<Place<'_>, &Value> {
    let mut found = BTreeMap::new();
    collect(schema, &mut Vec::new(), &mut found);
    found
}

fn collect<'v>(
    schema: &'v Value,
    place: &mut Place<'v>,
    found: &mut BTreeMap<Place<'v>, &'v Value>,
) {
    if let Some(constant) = schema.get("const") {
        found.insert(place.clone(), constant);
    }
    for (step, schema) in always_there(schema) {
        place.push(step);
        collect(schema, place, found);
        place.pop();
    }
}

/// What is always there in an object, and in a list.
pub(super) fn always_there(schema: &Value) -> Vec<(Step<'_>, &Value)> {
    let list = |key: &str| schema.get(key).and_then(Value::as_array).into_iter().flatten();
    let properties = schema.get("properties").and_then(Value::as_object);
    let required = list("required").filter_map(Value::as_str);
    let keys = required.filter_map(|name| Some((Step::Key(name), properties?.get(name)?)));
    let count = schema.get("minItems").and_then(Value::as_u64).unwrap_or(0);
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    let mut items: Vec<&Value> = list("prefixItems").collect();
    // Of those that are alike, the first will do.
    items.extend(schema.get("items").filter(|_| items.is_empty()));
    let items = items.into_iter().enumerate().map(|(at, item)| (Step::At(at), item));
    keys.chain(items.take(count)).collect()
}
