//! Members that would never be sent, because the catalog's format writes a key of their name.

use crate::catalog::details::MemberDoc;
use crate::catalog::entry::Entry;
use crate::catalog::findings::Findings;
use crate::catalog::group::Group;
use crate::catalog::text::{initial, same};
use crate::format::WireFormat;

const ANOTHER_NAME: &str = "Give the member another, `#[api(member = \"...\")]`, or keep the field to the message, `#[api(member = false)]`";
const ANOTHER_CONSTANT: &str = "Give the member another: `member(\"...\" = ...)`";

/// Finds them among the members of the catalog, but for the types and the errors that have a
/// format of their own.
pub(crate) const fn check(groups: &[&Group], format: &WireFormat, findings: &mut Findings) {
    let keys = format.initials_of_keys();
    let mut index = 0;
    while index < groups.len() {
        let group = groups[index];
        let mut at = 0;
        let is_suspect = keys & group.initials != 0 && !group.has_format;
        while at < group.entries.len() && is_suspect {
            let entry = &group.entries[at];
            let mut is_suspect = false;
            let mut member = entry.first_member;
            while member < entry.first_member + entry.row.7 {
                is_suspect |= keys & initial(entry.members[member].name) != 0;
                member += 1;
            }
            if is_suspect && !entry.has_own_format() {
                check_members(entry.members(), Some(at), group, format, findings);
            }
            at += 1;
        }
        if !group.has_format {
            check_members(group.members, None, group, format, findings);
        }
        index += 1;
    }
}

const fn check_members(
    members: &[MemberDoc],
    at: Option<usize>,
    group: &Group,
    format: &WireFormat,
    findings: &mut Findings,
) {
    let mut index = 0;
    while index < members.len() {
        let name = members[index].name;
        let constant = match at {
            Some(at) => has_constant(&group.entries[at], name),
            None => false,
        };
        if format.shadows(name) && !(constant && is_told(group, at, name)) {
            if let Some(text) = findings.add() {
                text.and("the member `").and(name);
                if let (Some(at), false) = (at, constant) {
                    text.and("` of `").and(group.entries[at].code());
                }
                text.and("`, declared by `")
                    .and(group.path)
                    .and("`, would never be sent: the format ")
                    .and(format.name())
                    .and(" writes a key of that name itself. ")
                    .and(if constant { ANOTHER_CONSTANT } else { ANOTHER_NAME });
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

/// Whether an entry before has that constant too: one of an enum is in each, and is one mistake.
const fn is_told(group: &Group, at: Option<usize>, name: &str) -> bool {
    let Some(at) = at else { return false };
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
