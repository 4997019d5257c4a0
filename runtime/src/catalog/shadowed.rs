//! Members that would never be sent, because the catalog's format writes a key of their name.

use crate::catalog::entry::{Entry, Group};
use crate::catalog::findings::Findings;
use crate::catalog::text::same;
use crate::format::WireFormat;

const ANOTHER_MEMBER: &str = "Give the member another, `#[api(member = \"...\")]`, or keep the field to the message, `#[api(member = false)]`";
const ANOTHER_CONSTANT: &str = "Give the member another: `member(\"...\" = ...)`";

/// Finds them among the members of the catalog, but for the types and the errors that have a
/// format of their own.
pub(crate) const fn check(groups: &[&Group], format: &WireFormat, findings: &mut Findings) {
    let mut index = 0;
    while index < groups.len() {
        let group = groups[index];
        let mut at = 0;
        while at < group.entries.len() && !group.has_format {
            if !group.entries[at].has_own_format() {
                check_entry(group, at, format, findings);
            }
            at += 1;
        }
        index += 1;
    }
}

const fn check_entry(group: &Group, at: usize, format: &WireFormat, findings: &mut Findings) {
    let entry = &group.entries[at];
    let mut index = 0;
    while index < entry.members().len() {
        let name = entry.members()[index].name;
        let is_constant = has_constant(entry, name);
        if format.shadows(name) && !(is_constant && is_told(group, at, name)) {
            if let Some(text) = findings.add() {
                text.and("the member `").and(name);
                if is_constant {
                    text.and("`, which never changes, of `");
                } else {
                    text.and("` of `").and(entry.code()).and("`, declared by `");
                }
                text.and(group.path)
                    .and(if is_constant { "`" } else { "`," })
                    .and(" would never be sent: the format ")
                    .and(format.name())
                    .and(" writes a key of that name itself. ")
                    .and(if is_constant { ANOTHER_CONSTANT } else { ANOTHER_MEMBER });
            }
        }
        index += 1;
    }
}

const fn has_constant(entry: &Entry, name: &str) -> bool {
    let mut index = 0;
    while index < entry.constants().len() {
        if same(entry.constants()[index].name, name) {
            return true;
        }
        index += 1;
    }
    false
}

/// Whether an entry before this one has that constant too: one of an enum is in each, and is one mistake.
const fn is_told(group: &Group, at: usize, name: &str) -> bool {
    let mut before = 0;
    while before < at {
        let entry = &group.entries[before];
        if !entry.has_own_format() && has_constant(entry, name) {
            return true;
        }
        before += 1;
    }
    false
}
