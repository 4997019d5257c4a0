//! Members that would never be sent, because the catalog's format writes a key of their name.

use crate::catalog::entry::{Group, MemberDoc};
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
            let entry = &group.entries[at];
            if !entry.has_own_format() {
                check_members(entry.members(), Some(entry.code()), group, format, findings);
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
    code: Option<&str>,
    group: &Group,
    format: &WireFormat,
    findings: &mut Findings,
) {
    let mut index = 0;
    while index < members.len() {
        let name = members[index].name;
        if format.shadows(name) {
            if let Some(text) = findings.add() {
                text.and("the member `").and(name);
                if let Some(code) = code {
                    text.and("` of `").and(code);
                }
                text.and("`, declared by `")
                    .and(group.path)
                    .and("`, would never be sent: the format ")
                    .and(format.name())
                    .and(" writes a key of that name itself. Give the member another, `#[api(member = \"...\")]`, or keep the field to the message, `#[api(member = false)]`");
            }
        }
        index += 1;
    }
}
