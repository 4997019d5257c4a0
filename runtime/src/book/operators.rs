use std::ptr;

use crate::book::model::{Cause, ForOperators};
use crate::book::parts::error_type;
use crate::catalog::Catalog;
use crate::catalog::entry::Entry;
use crate::catalog::group::Group;
use crate::catalog::rows::OperatorRow;
use crate::standard;

/// What only operators are told of an entry: what its own variant says, and which variants answer with
/// it. With a standard one, those of any type do.
pub(super) fn told(catalog: &Catalog, group: &Group, entry: &'static Entry) -> ForOperators {
    let is_standard = standard::has(entry);
    let is_it = |it: &Entry| {
        ptr::eq(it, entry) || is_standard && it.is_standard() && it.code() == entry.code()
    };
    let rows = |group: &'static Group| {
        let rows = group.operators.iter().filter(move |row| is_it(&group.entries[row.0]));
        rows.map(move |row| (group, row))
    };
    let all: Vec<(&Group, &OperatorRow)> =
        catalog.all_groups().iter().flat_map(|group| rows(group)).collect();
    let own = all.iter().find(|(it, row)| row.1 && it.is(group)).map(|(_, row)| row);
    let causes =
        all.iter().map(|(group, (_, is_own, variant, docs, internal, display, source))| {
            let docs = if *is_own { entry.docs() } else { docs };
            let docs = [docs, internal].into_iter().filter(|text| !text.is_empty());
            Cause {
                variant: match error_type(group) {
                    name if name == *variant => name.to_owned(),
                    name => format!("{name}::{variant}"),
                },
                docs: docs.collect::<Vec<_>>().join("\n\n"),
                display: (*display).to_owned(),
                source: (!source.is_empty()).then(|| (*source).to_owned()),
            }
        });
    ForOperators {
        docs: own.map_or("", |row| row.4).to_owned(),
        display: own.map(|row| row.5.to_owned()).filter(|text| !text.is_empty()),
        log: entry.log_level().name().to_owned(),
        causes: causes.collect(),
    }
}
