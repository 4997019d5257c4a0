use crate::catalog::entry::{Entry, Group};
use crate::catalog::text::{Text, hash, place_in, same};
use crate::standard;

/// The groups of a catalog, and their entries by their codes: an open-addressing table, made while compiling.
///
/// Making it is what finds a code that is used twice, so the check and the lookup are one thing.
#[derive(Debug, Clone, Copy)]
pub struct Index {
    groups: &'static [&'static Group],
    slots: &'static [Slot],
}

/// A place in the table: the numbers of a group and of an entry in it.
///
/// With pointers in thousands of places, LLVM took 23 s to optimize a catalog of 2,000 entries.
#[derive(Debug, Clone, Copy)]
pub struct Slot {
    group: u32,
    entry: u32,
}

impl Slot {
    const FREE: Slot = Slot { group: u32::MAX, entry: u32::MAX };

    const fn is_free(self) -> bool {
        self.group == u32::MAX
    }

    const fn locate(self, groups: &[&'static Group]) -> Located {
        let group = groups[self.group as usize];
        Located { group, entry: &group.entries[self.entry as usize] }
    }
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
    pub const fn new(groups: &'static [&'static Group], slots: &'static [Slot]) -> Self {
        Index { groups, slots }
    }

    /// All groups, each once, before those that are nested in it.
    pub(crate) const fn groups(&self) -> &'static [&'static Group] {
        self.groups
    }

    pub(crate) fn find(&self, code: &str) -> Option<Located> {
        let slot = self.slots[probe(self.slots, self.groups, code)];
        (!slot.is_free()).then(|| slot.locate(self.groups))
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

/// Fills the table.
///
/// # Panics
/// If two types declare one code. The panic names both; in a `static`, it is a compile error.
#[must_use]
#[track_caller]
#[allow(clippy::cast_possible_truncation, reason = "nobody has four billion errors")]
pub const fn fill<const N: usize>(flat: &[&'static Group]) -> [Slot; N] {
    let mut slots = [Slot::FREE; N];
    let mut group = 0;
    while group < flat.len() {
        let mut entry = 0;
        while entry < flat[group].entries.len() {
            insert(&mut slots, flat, Slot { group: group as u32, entry: entry as u32 });
            entry += 1;
        }
        group += 1;
    }
    slots
}

#[track_caller]
const fn insert(slots: &mut [Slot], groups: &[&'static Group], slot: Slot) {
    let new = slot.locate(groups);
    let at = probe(slots, groups, new.entry.code());
    if slots[at].is_free() {
        slots[at] = slot;
        return;
    }
    let old = slots[at].locate(groups);
    let (old_rank, new_rank) = (old.rank() as u8, new.rank() as u8);
    // A type that is reached twice counts once.
    let both_share = old.entry.is_shared() && new.entry.is_shared();
    let both_declare =
        old_rank == new_rank && !old.entry.is_standard() && !both_share && !old.group.is(new.group);
    if both_declare {
        let text = Text::new()
            .and("the code `")
            .and(new.entry.code())
            .and("` is used twice in this catalog, by `")
            .and(old.group.path)
            .and("` and by `")
            .and(new.group.path)
            .and("`; give one of the two another code: `#[api(code = \"...\")]`");
        panic!("{}", text.as_str());
    }
    if new_rank > old_rank {
        slots[at] = slot;
    }
}

/// The slot of this code, or the free one where it belongs.
const fn probe(slots: &[Slot], groups: &[&'static Group], code: &str) -> usize {
    let mut at = place_in(slots.len(), hash(code));
    while !slots[at].is_free() && !same(slots[at].locate(groups).entry.code(), code) {
        at = (at + 1) % slots.len();
    }
    at
}
