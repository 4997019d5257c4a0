//! The tables that the derive writes: rows of literals, which rustc is done with at once, where
//! a chain of calls or a slice of its own for each entry is what it would spend most of its time with.
//! A `const fn` makes the entries of them, without a call for each.

use crate::catalog::details::MemberDoc;
use crate::catalog::entry::{Entry, default_message};
use crate::catalog::row::{DEFAULT_MESSAGE, Row};

/// The entries of these rows. The members stand in the order of the rows.
#[must_use]
pub const fn entries<const N: usize>(rows: [Row; N], members: &'static [MemberDoc]) -> [Entry; N] {
    let mut entries = [Entry::of((500, "", 0, "", "", "", 0, 0)); N];
    let mut first_member = 0;
    let mut at = 0;
    while at < N {
        entries[at].row = rows[at];
        if rows[at].6 & DEFAULT_MESSAGE != 0 {
            entries[at].row.5 = default_message(rows[at].0, rows[at].3);
        }
        if rows[at].7 > 0 {
            entries[at].members = members;
            entries[at].first_member = first_member;
            first_member += rows[at].7;
        }
        at += 1;
    }
    entries
}

/// What only operators are told of a variant: the number of the entry that it answers with, whether
/// that is its own, its name, its documentation, what of that is internal, the text of its `Display`,
/// and the type of its source. Empty is what there is not.
pub type OperatorRow =
    (usize, bool, &'static str, &'static str, &'static str, &'static str, &'static str);

/// A member: its name on the wire and its documentation.
pub type MemberRow = (&'static str, &'static str);

/// The members of these rows.
#[must_use]
pub const fn members<const N: usize>(rows: [MemberRow; N]) -> [MemberDoc; N] {
    let mut members = [MemberDoc { name: "", docs: "" }; N];
    let mut at = 0;
    while at < N {
        let (name, docs) = rows[at];
        members[at] = MemberDoc { name, docs };
        at += 1;
    }
    members
}
