//! The groups of a catalog, each once, however many ways lead to it.

use crate::catalog::group::Group;
use crate::catalog::text::place_in;

/// How many different groups there are, with those that are nested.
///
/// # Panics
/// If there are more than anybody has.
#[must_use]
pub const fn count_groups(groups: &[&'static Group]) -> usize {
    // Nothing grows while compiling, so a walk that runs out of room starts again with more.
    if let Some(count) = Met::<128>::count(groups) {
        count
    } else if let Some(count) = Met::<4096>::count(groups) {
        count
    } else if let Some(count) = Met::<131_072>::count(groups) {
        count
    } else {
        panic!("a catalog has at most 65,536 types")
    }
}

/// The room that a walk over so many different groups needs.
#[must_use]
pub const fn room_for(count: usize) -> usize {
    (2 * count + 1).next_power_of_two()
}

/// All of them in one list, each before those that are nested in it.
///
/// # Panics
/// If there are none. The macro has told that already.
#[must_use]
pub const fn flatten<const COUNT: usize, const ROOM: usize>(
    groups: &[&'static Group],
) -> [&'static Group; COUNT] {
    let mut flat = [groups[0]; COUNT];
    Met::<ROOM>::new().walk(groups, &mut flat);
    flat
}

/// The identities of the groups that a walk has met: an open-addressing table with a power of two
/// of places, half of them free, so that a probe ends.
struct Met<const ROOM: usize> {
    places: [Option<u64>; ROOM],
    count: usize,
}

impl<const ROOM: usize> Met<ROOM> {
    const fn new() -> Self {
        Met { places: [None; ROOM], count: 0 }
    }

    const fn count(groups: &[&'static Group]) -> Option<usize> {
        let mut met = Self::new();
        met.walk(groups, &mut []);
        if met.is_full() { None } else { Some(met.count) }
    }

    /// Meets all of them. The list takes as many as it is long.
    const fn walk(&mut self, groups: &[&'static Group], flat: &mut [&'static Group]) {
        let mut rest = groups;
        while let [group, others @ ..] = rest {
            if self.is_full() {
                return;
            }
            let number = self.count;
            if self.meet(group) {
                if number < flat.len() {
                    flat[number] = group;
                }
                self.walk(group.groups, flat);
            }
            rest = others;
        }
    }

    const fn is_full(&self) -> bool {
        2 * self.count > ROOM
    }

    /// Whether it is met for the first time.
    const fn meet(&mut self, group: &Group) -> bool {
        let mut at = place_in(ROOM, group.identity);
        while let Some(known) = self.places[at] {
            if known == group.identity {
                return false;
            }
            at = (at + 1) % ROOM;
        }
        self.places[at] = Some(group.identity);
        self.count += 1;
        true
    }
}
