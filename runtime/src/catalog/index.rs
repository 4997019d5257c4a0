use crate::catalog::entry::Entry;
use crate::catalog::findings::Findings;
use crate::catalog::group::Group;
use crate::catalog::text::{hash, place_in, same};
use crate::standard;

/// The groups of a catalog, and their entries by their codes: an open-addressing table, made while compiling.
///
/// What finds a code that is used twice is a lookup too.
#[derive(Debug, Clone, Copy)]
pub struct Index {
    groups: &'static [&'static Group],
    slots: &'static [Slot],
    has_clash: bool,
}

/// The table, as it is made.
#[derive(Debug)]
pub struct Table<const N: usize> {
    slots: [Slot; N],
    /// Whether two types declare one code.
    has_clash: bool,
}

/// A place in the table. From the highest bit: the half of its code's hash that does not say the place, so
/// that what has another code is passed by unseen; and the numbers of a group and of an entry in it.
///
/// With pointers in thousands of places, LLVM took 23 s to optimize a catalog of 2,000 entries; and what
/// has fields, rustc looks at one by one.
type Slot = u64;

const FREE: Slot = Slot::MAX;

const fn locate(slot: Slot, groups: &[&'static Group]) -> Located {
    let group = groups[(slot >> 16 & 0xffff) as usize];
    Located { group, entry: &group.entries[(slot & 0xffff) as usize] }
}

/// An entry, and the group that it is in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Located {
    pub(crate) group: &'static Group,
    pub(crate) entry: &'static Entry,
}

/// Which of two entries of one code stands: the one of the higher rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    /// An entry of `HttpError`.
    Http,
    /// Another standard entry, such as that of an `internal` variant.
    Standard,
    /// An entry that somebody declared for this code.
    Declared,
}

impl Located {
    pub(crate) const fn is_http(self) -> bool {
        self.group.identity == standard::GROUP.identity
    }

    pub(crate) const fn rank(self) -> Rank {
        if !self.entry.is_standard() {
            Rank::Declared
        } else if self.is_http() {
            Rank::Http
        } else {
            Rank::Standard
        }
    }
}

impl Index {
    #[doc(hidden)]
    #[must_use]
    pub const fn new<const N: usize>(
        groups: &'static [&'static Group],
        table: &'static Table<N>,
    ) -> Self {
        Index { groups, slots: &table.slots, has_clash: table.has_clash }
    }

    /// All groups, each once, before those that are nested in it.
    pub(crate) const fn groups(&self) -> &'static [&'static Group] {
        self.groups
    }

    pub(crate) const fn find(&self, code: &str) -> Option<Located> {
        let slot = self.slots[probe(self.slots, self.groups, code, hash(code))];
        if slot == FREE { None } else { Some(locate(slot, self.groups)) }
    }
}

/// How many slots the entries of these groups need: a power of two, and never full, so that a probe
/// ends.
#[must_use]
pub const fn slots_for(flat: &[&Group]) -> usize {
    let mut total = 0;
    let mut index = 0;
    while index < flat.len() {
        total += flat[index].entries.len();
        index += 1;
    }
    (2 * total + 1).next_power_of_two()
}

/// Fills the table. Of two entries with one code, the one of the higher rank is in it, or the first.
///
/// Of thousands of entries, each call counts: what finds no other code with half of its hash, as most do, makes none.
///
/// # Panics
/// If there are more types, or more entries of one, than a slot has numbers for.
#[must_use]
#[allow(clippy::cast_possible_truncation, reason = "of a hash, the low bits say the place")]
pub const fn fill<const N: usize>(flat: &[&'static Group]) -> Table<N> {
    let mut table = Table { slots: [FREE; N], has_clash: false };
    assert!(flat.len() < 0xffff, "a catalog has at most 65,534 types");
    let mut group = 0;
    while group < flat.len() {
        let entries = flat[group].entries;
        assert!(entries.len() < 0xffff, "a type has at most 65,534 errors");
        let mut entry = 0;
        while entry < entries.len() {
            let hash = entries[entry].row.2;
            let new = hash & !0xffff_ffff | (group as u64) << 16 | entry as u64;
            let mut at = hash as usize & (N - 1);
            while table.slots[at] != FREE && (table.slots[at] ^ hash) >> 32 != 0 {
                at = (at + 1) & (N - 1);
            }
            if table.slots[at] == FREE {
                table.slots[at] = new;
            } else {
                table.insert(flat, new);
            }
            entry += 1;
        }
        group += 1;
    }
    table
}

impl<const N: usize> Table<N> {
    const fn insert(&mut self, groups: &[&'static Group], slot: Slot) {
        let new = locate(slot, groups);
        let at = probe(&self.slots, groups, new.entry.code(), new.entry.code_hash());
        if self.slots[at] == FREE {
            self.slots[at] = slot;
            return;
        }
        let old = locate(self.slots[at], groups);
        self.has_clash |= clash(old, new);
        let (old_rank, new_rank) = (old.rank() as u8, new.rank() as u8);
        if new_rank > old_rank {
            self.slots[at] = slot;
        }
    }
}

/// Finds the codes that two types declare: each entry of theirs that has no slot of its own.
pub(crate) const fn check_codes(index: &Index, findings: &mut Findings) {
    if !index.has_clash {
        return;
    }
    let mut groups = index.groups;
    while let [group, others @ ..] = groups {
        let mut entries = group.entries;
        while let [entry, others @ ..] = entries {
            let slot =
                index.slots[probe(index.slots, index.groups, entry.code(), entry.code_hash())];
            let first = locate(slot, index.groups);
            if clash(first, Located { group, entry }) {
                if let Some(text) = findings.add() {
                    text.and("the code `")
                        .and(entry.code())
                        .and("` is used twice in this catalog, by `")
                        .and(first.group.path)
                        .and("` and by `")
                        .and(group.path)
                        .and("`; give one of the two another code: `#[api(code = \"...\")]`");
                }
            }
            entries = others;
        }
        groups = others;
    }
}

/// Whether two entries with one code are declared by two types, which do not share it on purpose.
const fn clash(one: Located, other: Located) -> bool {
    let is_standard = one.entry.is_standard() || other.entry.is_standard();
    let is_shared = one.entry.is_shared() && other.entry.is_shared();
    !is_standard && !is_shared && !one.group.is(other.group)
}

/// The slot of this code, or the free one where it belongs.
const fn probe(slots: &[Slot], groups: &[&'static Group], code: &str, hash: u64) -> usize {
    let mut at = place_in(slots.len(), hash);
    loop {
        let slot = slots[at];
        let is_alike = (slot ^ hash) >> 32 == 0;
        if slot == FREE || (is_alike && same(locate(slot, groups).entry.code(), code)) {
            return at;
        }
        at = (at + 1) & (slots.len() - 1);
    }
}
