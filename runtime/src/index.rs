use crate::entry::{Entry, Group};
use crate::text::{Text, same};

/// The entries of a catalog by their codes: an open-addressing table, made while compiling.
///
/// Making it is what finds a code that is used twice, so the check and the lookup are one thing.
#[derive(Debug, Clone, Copy)]
pub struct Index {
    slots: &'static [Slot],
}

/// A place in the table.
pub type Slot = Option<Located>;

/// An entry, and the group that it is in.
#[derive(Debug, Clone, Copy)]
pub struct Located {
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

/// The path of the group whose entries a catalog's `standard` chooses from.
const HTTP_ERROR: &str = "errbook::standard::HttpError";

impl Located {
    pub(crate) const fn rank(self) -> Rank {
        if !self.entry.is_standard() {
            Rank::Declared
        } else if same(self.group.path, HTTP_ERROR) {
            Rank::Http
        } else {
            Rank::Standard
        }
    }
}

impl Index {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(slots: &'static [Slot]) -> Self {
        Index { slots }
    }

    pub(crate) fn find(&self, code: &str) -> Option<Located> {
        self.slots[probe(self.slots, code)]
    }
}

/// How many slots these groups need: a power of two, and never full, so that a probe ends.
#[must_use]
pub const fn slots_for(groups: &[&Group]) -> usize {
    (2 * count(groups) + 1).next_power_of_two()
}

const fn count(groups: &[&Group]) -> usize {
    let mut total = 0;
    let mut index = 0;
    while index < groups.len() {
        total += groups[index].entries.len() + count(groups[index].groups);
        index += 1;
    }
    total
}

/// Fills the table.
///
/// # Panics
/// If two types declare one code. The panic names both; in a `const`, it is a compile error.
#[must_use]
#[track_caller]
pub const fn fill<const N: usize>(groups: &[&'static Group]) -> [Slot; N] {
    let mut slots = [None; N];
    fill_from(&mut slots, groups);
    slots
}

#[track_caller]
const fn fill_from(slots: &mut [Slot], groups: &[&'static Group]) {
    let mut index = 0;
    while index < groups.len() {
        let group = groups[index];
        let mut entry = 0;
        while entry < group.entries.len() {
            insert(slots, Located { group, entry: &group.entries[entry] });
            entry += 1;
        }
        fill_from(slots, group.groups);
        index += 1;
    }
}

#[track_caller]
const fn insert(slots: &mut [Slot], new: Located) {
    let at = probe(slots, new.entry.code());
    match slots[at] {
        None => slots[at] = Some(new),
        Some(old) => {
            let (old_rank, new_rank) = (old.rank() as u8, new.rank() as u8);
            // A type that is reached twice counts once.
            let both_declare =
                old_rank == new_rank && !old.entry.is_standard() && !old.group.is(new.group);
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
                slots[at] = Some(new);
            }
        }
    }
}

/// The slot of this code, or the free one where it belongs.
const fn probe(slots: &[Slot], code: &str) -> usize {
    let mask = slots.len() - 1;
    let mut at = hash(code) as usize & mask;
    while let Some(located) = slots[at] {
        if same(located.entry.code(), code) {
            break;
        }
        at = (at + 1) & mask;
    }
    at
}

/// FNV-1a.
const fn hash(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let mut hash = 0x811c_9dc5_u32;
    let mut index = 0;
    while index < bytes.len() {
        hash = (hash ^ bytes[index] as u32).wrapping_mul(0x0100_0193);
        index += 1;
    }
    hash
}
