//! The tables that the derive writes: rows of literals, which rustc is done with at once, where
//! a chain of calls or a slice of its own for each entry is what it would spend most of its time with.
//! A `const fn` makes the entries of them, without a call for each.

use crate::catalog::details::MemberDoc;
use crate::catalog::entry::{Entry, default_message};

/// What every entry has: status, code, the code's hash, title, documentation, message, the marks
/// below, and how many members are its own.
pub type Row = (u16, &'static str, u64, &'static str, &'static str, &'static str, u8, usize);

/// Every occurrence has the same body.
pub(crate) const FIXED: u8 = 1;
/// The message is that of [`Entry::new`].
pub(crate) const DEFAULT_MESSAGE: u8 = 2;
/// There is no message.
pub(crate) const SILENT: u8 = 4;
pub(crate) const ITEMS: u8 = 8;
pub(crate) const OWN_FORMAT: u8 = 16;
pub(crate) const SHARED: u8 = 32;
pub(crate) const HIDDEN: u8 = 64;
pub(crate) const STANDARD: u8 = 128;

/// The entries of these rows. The members stand in the order of the rows.
///
/// # Panics
/// If there are fewer members than the rows say.
#[must_use]
pub const fn entries<const N: usize>(rows: [Row; N], members: &'static [MemberDoc]) -> [Entry; N] {
    let mut entries = [Entry::EMPTY; N];
    let mut members = members;
    let mut at = 0;
    while at < N {
        entries[at] = entry(&rows[at]);
        let own = rows[at].7;
        if own > 0 {
            (entries[at].members, members) = members.split_at(own);
        }
        at += 1;
    }
    entries
}

/// What a row says, all but its members.
pub(crate) const fn entry(row: &Row) -> Entry {
    let (status, code, code_hash, title, docs, message, marks, _) = *row;
    let message =
        if marks & DEFAULT_MESSAGE == 0 { message } else { default_message(status, title) };
    Entry {
        status,
        code,
        code_hash,
        title,
        docs,
        message,
        fixed_body: marks & FIXED != 0,
        silent: marks & SILENT != 0,
        items: marks & ITEMS != 0,
        own_format: marks & OWN_FORMAT != 0,
        shared: marks & SHARED != 0,
        hidden: marks & HIDDEN != 0,
        standard: marks & STANDARD != 0,
        ..Entry::EMPTY
    }
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
