//! What a template can name, and what the runtime calls it.

use super::template::Variant;
use crate::nearest::{list, nearest};

type Table = &'static [(&'static str, Variant)];

/// A value of the occurrence.
pub(super) const SLOTS: Table = &[
    ("code", "Code"),
    ("code_number", "CodeNumber"),
    ("entry_title", "EntryTitle"),
    ("grpc_code", "GrpcCode"),
    ("instance", "Instance"),
    ("members", "Members"),
    ("message", "Message"),
    ("method", "Method"),
    ("reason", "Reason"),
    ("request_id", "RequestId"),
    ("status", "Status"),
    ("status_text", "StatusText"),
    ("timestamp", "Timestamp"),
    ("title", "Title"),
    ("type_uri", "TypeUri"),
    ("unix_millis", "UnixMillis"),
    ("unix_seconds", "UnixSeconds"),
    ("uri", "Uri"),
];

/// What is no slot alone, and how it is written.
const NOT_ALONE: &[(&str, &str)] = &[
    ("item", "item.message"),
    ("items", "[for item in items { … }]"),
    ("member", "member(\"name\")"),
    ("request", "request(\"name\")"),
];

/// A value of an item, behind `item.`.
pub(super) const ITEM_SLOTS: Table = &[
    ("code", "Code"),
    ("code_number", "CodeNumber"),
    ("dotted", "Dotted"),
    ("field", "Field"),
    ("header", "Header"),
    ("location", "Location"),
    ("members", "Members"),
    ("message", "Message"),
    ("name", "Name"),
    ("path", "Path"),
    ("pointer", "Pointer"),
    ("query", "Query"),
];

/// What `for item in …` can go through.
pub(super) const REPETITIONS: Table = &[("items", "All"), ("items_or_self", "OrSelf")];

/// What stands for each item of one key.
pub(super) const GROUP: Variant = "Group";

/// The slot of an item that is several names, and so makes a tree of keys.
pub(super) const PATH: Variant = "Path";

/// The variant of a slot of its own, or what there is instead.
pub(super) fn find_slot(name: &str) -> Result<Variant, String> {
    match NOT_ALONE.iter().find(|(known, _)| *known == name) {
        Some((_, written)) => Err(format!(" alone; it is written as `{written}`")),
        None => find(SLOTS, name),
    }
}

/// The variant of a name, or what there is instead.
pub(super) fn find(table: Table, name: &str) -> Result<Variant, String> {
    let found = table.iter().find(|(known, _)| *known == name);
    found.map(|(_, variant)| *variant).ok_or_else(|| {
        let names: Vec<&str> = table.iter().map(|(known, _)| *known).collect();
        match nearest(name, names.iter().copied()) {
            Some(meant) => format!("; did you mean `{meant}`?"),
            None => format!("; there is {}", list(&names)),
        }
    })
}
