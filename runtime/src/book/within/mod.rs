//! Whether what one schema allows, another allows too.
//!
//! A client has been told one schema, and reads values of another. What cannot be decided counts as
//! not allowed, so that nothing that breaks passes. A new key of an object is no surprise: clients
//! ignore what they do not know (RFC 9457 §3.2), so `additionalProperties: false` promises nothing.

mod keywords;
mod leaves;
mod text;

use serde_json::{Map, Value, json};

use self::keywords::{asserted, holds, refers};
use self::leaves::{
    collect_leaves, disjoint, flat, has_type, is_any, keys, reference, requires, resolve, types,
};
pub(super) use self::text::text;
use crate::book::schema::Schema;

/// Where values may be that were not told of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wider {
    /// The keys that lead there, as `a.b[]`; empty: the value itself.
    pub(super) path: String,
    pub(super) how: How,
    /// What was told.
    pub(super) old: Value,
    pub(super) new: Value,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// It may have values that it could not have.
    Other,
    /// A key is no longer there.
    Gone,
    /// A key is no longer always there.
    Optional,
}

/// Where the new schema allows what the old one does not; nowhere: it is within it.
pub(super) fn wider(new: &Schema, old: &Schema) -> Vec<Wider> {
    let (new, old) = (new.as_json(), old.as_json());
    if new == old {
        return Vec::new();
    }
    let same_names = NAMED.iter().all(|key| new.get(key) == old.get(key));
    let mut comparison =
        Comparison { new_root: new, old_root: old, met: Vec::new(), same_names, fuel: 20_000 };
    comparison.compare(new, old, "", 0)
}

/// Where named schemas are.
const NAMED: [&str; 2] = ["$defs", "definitions"];

struct Comparison<'a> {
    new_root: &'a Value,
    old_root: &'a Value,
    /// The references that are being compared: a type that contains itself is within another if all
    /// else of it is.
    met: Vec<(String, String)>,
    /// Whether references mean the same in both.
    same_names: bool,
    /// How many steps are left.
    fuel: usize,
}

/// How deep schemas nest. What is deeper is not decided.
const DEPTH: usize = 48;

impl Comparison<'_> {
    fn compare(&mut self, new: &Value, old: &Value, path: &str, depth: usize) -> Vec<Wider> {
        if is_any(old) || self.same(new, old) {
            return Vec::new();
        }
        let (Some(told), true) = (old.as_object(), depth < DEPTH) else {
            return self.undecided(new, old, path);
        };
        let name = |schema| Some(reference(schema)?.to_owned());
        let pair = name(new).zip(name(old));
        if let Some(pair) = &pair {
            if self.met.contains(pair) {
                return Vec::new();
            }
            self.met.push(pair.clone());
        }
        let found = self.parts(new, told, path, depth);
        if pair.is_some() {
            self.met.pop();
        }
        found
    }

    /// Whether both say the same and mean the same by it.
    fn same(&self, new: &Value, old: &Value) -> bool {
        let (Some(left), Some(right)) = (new.as_object(), old.as_object()) else {
            return new == old && new.is_boolean();
        };
        asserted(left) == asserted(right) && (self.same_names || !refers(new))
    }

    /// The parts that an old schema is made of, and the alternatives that the new one is made of.
    fn parts(
        &mut self,
        new: &Value,
        told: &Map<String, Value>,
        path: &str,
        depth: usize,
    ) -> Vec<Wider> {
        let old = Value::Object(told.clone());
        let mut found = Vec::new();
        if let Some(name) = told.get("$ref") {
            match resolve(name, self.old_root) {
                Some(target) => found.extend(self.compare(new, target, path, depth + 1)),
                None => return self.undecided(new, &old, path),
            }
        }
        for part in told.get("allOf").and_then(Value::as_array).into_iter().flatten() {
            found.extend(self.compare(new, part, path, depth + 1));
        }
        let mut leaves = Vec::new();
        if !collect_leaves(new, self.new_root, DEPTH, &mut leaves) || self.fuel < leaves.len() {
            return self.undecided(new, &old, path);
        }
        self.fuel -= leaves.len();
        let mut wider = Vec::new();
        for leaf in &leaves {
            wider.extend(self.leaf(leaf, told, path, depth));
        }
        // Of several ways to be wrong at one place, the place is told.
        if leaves.len() > 1 && wider.iter().any(|it| it.path == path) {
            wider = self.undecided(new, &old, path);
        }
        found.extend(wider);
        found
    }

    #[allow(clippy::unused_self, reason = "it reads as a verdict of the comparison")]
    fn undecided(&self, new: &Value, old: &Value, path: &str) -> Vec<Wider> {
        vec![found(path, How::Other, new, old)]
    }

    fn leaf(
        &mut self,
        now: &Map<String, Value>,
        told: &Map<String, Value>,
        path: &str,
        depth: usize,
    ) -> Vec<Wider> {
        let new = Value::Object(now.clone());
        let no = || vec![found(path, How::Other, &new, &Value::Object(told.clone()))];
        for key in ["anyOf", "oneOf"] {
            let Some(ways) = told.get(key).and_then(Value::as_array) else { continue };
            let mut nearest = None;
            let mut within = None;
            for (at, way) in ways.iter().enumerate() {
                let found = self.compare(&new, way, path, depth + 1);
                if found.is_empty() {
                    within = Some(at);
                    break;
                }
                if found.iter().all(|it| it.path != path) {
                    nearest = nearest.or(Some(found));
                }
            }
            let Some(within) = within else { return nearest.unwrap_or_else(no) };
            let apart = |way: &Value| disjoint(&new, &flat(way, self.old_root, DEPTH));
            let mut others = ways.iter().enumerate().filter(|(at, _)| *at != within);
            if key == "oneOf" && !others.all(|(_, way)| apart(way)) {
                return no();
            }
        }
        let value = now.get("const");
        let values = told.get("const").map(std::slice::from_ref);
        let values = values.or_else(|| told.get("enum")?.as_array().map(Vec::as_slice));
        if values.is_some_and(|values| !value.is_some_and(|value| values.contains(value))) {
            return no();
        }
        let kind = types(now).first().copied().unwrap_or_default();
        if !has_type(&types(told), kind)
            || told.iter().any(|(key, limit)| !holds(key, limit, kind, now))
        {
            return no();
        }
        match kind {
            "object" => self.object(now, told, path, depth),
            "array" => self.array(now, told, path, depth),
            _ => Vec::new(),
        }
    }

    fn object(
        &mut self,
        now: &Map<String, Value>,
        told: &Map<String, Value>,
        path: &str,
        depth: usize,
    ) -> Vec<Wider> {
        let any = json!({});
        let exact = now.contains_key("const");
        let (has, had) = (keys(now), keys(told));
        let mut wider = Vec::new();
        for (key, old) in &had {
            let path = if path.is_empty() { (*key).clone() } else { format!("{path}.{key}") };
            let was_required = requires(told, key);
            match has.iter().find(|(other, _)| other == key) {
                None if exact && !was_required => {}
                None => wider.push(found(&path, How::Gone, &Value::Null, old)),
                Some((_, new)) if was_required && !requires(now, key) => {
                    wider.push(found(&path, How::Optional, new, old));
                    wider.extend(self.compare(new, old, &path, depth + 1));
                }
                Some((_, new)) => wider.extend(self.compare(new, old, &path, depth + 1)),
            }
        }
        // What is required without being described.
        let names = told.get("required").and_then(Value::as_array).into_iter().flatten();
        for key in names.filter_map(Value::as_str) {
            if !had.iter().any(|(other, _)| *other == key) && !requires(now, key) {
                let path = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
                wider.push(found(&path, How::Optional, &any, &any));
            }
        }
        let Some(rest) = told.get("additionalProperties").filter(|it| it.is_object()) else {
            return wider;
        };
        let others = if now.contains_key("patternProperties") {
            &any
        } else {
            now.get("additionalProperties").unwrap_or(&any)
        };
        let path = format!("{path}.*");
        let new_keys = has.iter().filter(|(key, _)| !had.iter().any(|(other, _)| other == key));
        for new in new_keys.map(|(_, new)| *new).chain([others]) {
            wider.extend(self.compare(new, rest, &path, depth + 1));
        }
        wider
    }

    fn array(
        &mut self,
        now: &Map<String, Value>,
        told: &Map<String, Value>,
        path: &str,
        depth: usize,
    ) -> Vec<Wider> {
        let places = |schema: &Map<String, Value>| {
            schema.get("prefixItems").and_then(Value::as_array).map_or(0, Vec::len)
        };
        let element = |schema: &Map<String, Value>, at: usize| {
            let first = schema.get("prefixItems").and_then(|it| it.get(at));
            first.or_else(|| schema.get("items")).cloned().unwrap_or_else(|| json!({}))
        };
        let path = format!("{path}[]");
        let mut wider = Vec::new();
        for at in 0..=places(now).max(places(told)) {
            wider.extend(self.compare(&element(now, at), &element(told, at), &path, depth + 1));
        }
        wider.dedup_by(|one, other| one.path == other.path && one.how == other.how);
        wider
    }
}

fn found(path: &str, how: How, new: &Value, old: &Value) -> Wider {
    Wider { path: path.to_owned(), how, old: old.clone(), new: new.clone() }
}
