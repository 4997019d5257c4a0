//! Objects in which other formats are spread, put together while compiling.

use crate::catalog::text::same;
use crate::format::WireFormat;
use crate::format::template::{Field, Value};

/// A line of an object, or all lines of a format.
#[derive(Debug, Clone, Copy)]
pub enum Piece {
    /// A line of its own.
    Own(Field),
    /// Those of `..PROBLEM`.
    Format(&'static [Field]),
}

impl WireFormat {
    /// What `wire_format!` calls for `..PROBLEM`.
    ///
    /// # Panics
    /// If the body is no object. In a `static`, that is a compile error.
    #[doc(hidden)]
    #[must_use]
    #[track_caller]
    pub const fn __errbook_pieces(&'static self) -> Piece {
        match self.body() {
            Value::Object(fields) => Piece::Format(fields),
            _ => panic!("only a format whose body is an object can be spread in one"),
        }
    }
}

/// How many fields the object has.
#[must_use]
pub const fn count_fields(pieces: &[Piece]) -> usize {
    let mut count = 0;
    let mut index = 0;
    while index < pieces.len() {
        match pieces[index] {
            Piece::Own(_) => count += 1,
            Piece::Format(fields) => {
                let mut at = 0;
                while at < fields.len() {
                    count += stands(pieces, index, fields[at]) as usize;
                    at += 1;
                }
            }
        }
        index += 1;
    }
    count
}

/// The fields of the object. A key of its own wins over one that is spread, and of two that are
/// spread, the first.
#[must_use]
pub const fn spread<const N: usize>(pieces: &[Piece]) -> [Field; N] {
    let mut all = [Field::Members; N];
    let mut count = 0;
    let mut index = 0;
    while index < pieces.len() {
        match pieces[index] {
            Piece::Own(field) => {
                all[count] = field;
                count += 1;
            }
            Piece::Format(fields) => {
                let mut at = 0;
                while at < fields.len() {
                    if stands(pieces, index, fields[at]) {
                        all[count] = fields[at];
                        count += 1;
                    }
                    at += 1;
                }
            }
        }
        index += 1;
    }
    all
}

/// Whether a field that the piece at `index` spreads is nobody else's.
const fn stands(pieces: &[Piece], index: usize, field: Field) -> bool {
    let mut other = 0;
    while other < pieces.len() {
        match pieces[other] {
            Piece::Own(own) if is_same(own, field) => return false,
            Piece::Format(fields) if other < index => {
                let mut at = 0;
                while at < fields.len() {
                    if is_same(fields[at], field) {
                        return false;
                    }
                    at += 1;
                }
            }
            Piece::Own(_) | Piece::Format(_) => {}
        }
        other += 1;
    }
    true
}

const fn is_same(one: Field, other: Field) -> bool {
    match (one, other) {
        (Field::Key { key: one, .. }, Field::Key { key: other, .. }) => same(one, other),
        (Field::Members | Field::ByKey(_), Field::Members | Field::ByKey(_))
        | (Field::ItemMembers, Field::ItemMembers) => true,
        _ => false,
    }
}
