//! What is always the same in a body is written once.
//!
//! Of what a template makes of an entry little differs from one occurrence to the next: the message,
//! the members, the facts of the request. The text around these gaps is kept, and every later body is
//! that text with its gaps filled. A body without a gap is kept whole, and every later response is a
//! pointer to it. The table is bounded: whoever comes first to a slot has it, and the others are
//! written from the template each time.

use std::ptr::from_ref;
use std::sync::OnceLock;

use crate::catalog::Catalog;
use crate::catalog::entry::Entry;
use crate::format::WireFormat;
use crate::format::dependence::Differing;
use crate::format::json::Part;
use crate::format::template::{Field, Value};
use crate::occurrence::{Names, Occurrence};

/// What a body is made from before its gaps are filled. All of it is static, so addresses tell it
/// apart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Origin {
    entry: usize,
    format: usize,
    type_base: (usize, usize),
    pub(super) differing: Differing,
}

/// Where what is kept of an origin stands.
pub(super) enum Place {
    Here(&'static Kept),
    Free(&'static Slot),
    Taken,
}

pub(super) type Slot = OnceLock<(Origin, Kept)>;

/// What is kept.
pub(super) enum Kept {
    Whole(Vec<u8>),
    Around { gaps: Vec<Gap>, end: Part },
}

/// A place where bodies differ, and what is the same from the last one to there.
pub(super) struct Gap {
    pub(super) before: Part,
    pub(super) filling: Filling,
}

/// What fills a gap.
#[derive(Clone, Copy)]
pub(super) enum Filling {
    Value(&'static Value),
    /// A field that may be missing, or is several; with all of its object.
    Field(&'static Field, &'static [Field]),
    /// The members of the error, beside what the object writes itself.
    Members(&'static [Field], Names),
}

impl Origin {
    pub(super) fn of(occurrence: &Occurrence<'_>, format: &'static WireFormat) -> Self {
        let base = occurrence.catalog().and_then(Catalog::type_base);
        Origin::new(occurrence.entry(), format, base, Differing::of(occurrence))
    }

    fn new(
        entry: &'static Entry,
        format: &'static WireFormat,
        base: Option<&'static str>,
        differing: Differing,
    ) -> Self {
        Origin {
            entry: from_ref(entry).addr(),
            format: from_ref(format).addr(),
            type_base: base.map_or((0, 0), |base| (base.as_ptr().addr(), base.len())),
            differing,
        }
    }

    pub(super) fn place(self) -> Place {
        let slot = self.slot();
        match slot.get() {
            Some((origin, kept)) if *origin == self => Place::Here(kept),
            Some(_) => Place::Taken,
            None => Place::Free(slot),
        }
    }

    fn slot(self) -> &'static Slot {
        // Statics of one kind stand close together: each bit of an address has to count. The upper
        // bits of a product depend on all of them.
        const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
        let mix = |mixed: u64, part: usize| {
            (mixed.rotate_left(5) ^ u64::try_from(part).unwrap_or_default()).wrapping_mul(SPREAD)
        };
        let differing = self.differing.number();
        let parts = [self.entry, self.format, self.type_base.0.wrapping_add(differing)];
        let mixed = parts.into_iter().fold(0, mix);
        let index = usize::try_from(mixed >> 32).unwrap_or_default();
        &KEPT[index % KEPT.len()]
    }
}

static KEPT: [Slot; 512] = [const { OnceLock::new() }; 512];

#[cfg(test)]
mod tests {
    use super::{Differing, Origin};

    /// Statics that stand side by side, as they do in a program, have slots of their own.
    #[test]
    fn neighbours_are_spread() {
        let mut slots: Vec<*const _> = Vec::new();
        for entry in 0..20 {
            for format in 0..5 {
                let entry = 0x55d0_1234_5000 + entry * 144;
                let format = 0x55d0_1234_9000 + format * 120;
                let differing = Differing::default();
                slots.push(Origin { entry, format, type_base: (0, 0), differing }.slot());
            }
        }
        slots.sort_unstable();
        slots.dedup();
        // Of 100 that are thrown into 512 at random, 91 are alone or the first.
        assert!(slots.len() >= 80, "{}", slots.len());
    }
}
