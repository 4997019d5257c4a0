//! Members that would never be sent, because the catalog's format writes a key of their name.

use crate::catalog::entry::{Entry, Group};
use crate::catalog::findings::Findings;
use crate::format::WireFormat;

/// Finds them among the members of the catalog, but for the types and the errors that have a
/// format of their own.
pub(crate) const fn check(groups: &[&Group], format: &WireFormat, findings: &mut Findings) {
    let mut index = 0;
    while index < groups.len() {
        let group = groups[index];
        let mut at = 0;
        while at < group.entries.len() && !group.has_format {
            if !group.entries[at].has_own_format() {
                check_entry(group, &group.entries[at], format, findings);
            }
            at += 1;
        }
        index += 1;
    }
}

const fn check_entry(group: &Group, entry: &Entry, format: &WireFormat, findings: &mut Findings) {
    let mut index = 0;
    while index < entry.members().len() {
        let name = entry.members()[index].name;
        if format.shadows(name) {
            if let Some(text) = findings.add() {
                text.and("the member `")
                    .and(name)
                    .and("` of `")
                    .and(entry.code())
                    .and("`, declared by `")
                    .and(group.path)
                    .and("`, would never be sent: the format ")
                    .and(format.name())
                    .and(" writes a key of that name itself. Give the member another, `#[api(member = \"...\")]`, or keep the field to the message, `#[api(member = false)]`");
            }
        }
        index += 1;
    }
}
