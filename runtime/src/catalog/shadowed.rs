//! Members that would never be sent, because the catalog's format writes a key of their name.

use crate::catalog::entry::{Entry, Group};
use crate::catalog::text::Text;
use crate::format::WireFormat;

/// Checks every member of the catalog, but for the types that have a format of their own.
///
/// # Panics
/// If a member has the name of a key beside which the format spreads members. In a `static`, that is
/// a compile error.
#[track_caller]
pub(crate) const fn check(groups: &[&Group], format: &WireFormat) {
    let mut index = 0;
    while index < groups.len() {
        let group = groups[index];
        let mut at = 0;
        while at < group.entries.len() && !group.has_format {
            check_entry(group, &group.entries[at], format);
            at += 1;
        }
        index += 1;
    }
}

#[track_caller]
const fn check_entry(group: &Group, entry: &Entry, format: &WireFormat) {
    let mut index = 0;
    while index < entry.members().len() {
        let name = entry.members()[index].name;
        if format.shadows(name) {
            let text = Text::new()
                .and("the member `")
                .and(name)
                .and("` of `")
                .and(entry.code())
                .and("`, declared by `")
                .and(group.path)
                .and("`, would never be sent: the format ")
                .and(format.name())
                .and(" writes a key of that name itself. Give the member another, `#[api(member = \"...\")]`, or keep the field to the message, `#[api(member = false)]`");
            panic!("{}", text.as_str());
        }
        index += 1;
    }
}
