/// A set of names, which knows of most others that they are not in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Names(u64);

impl Names {
    /// A bit for a name: few have both their length and their first letter in common.
    const fn bit(name: &str) -> u64 {
        let first = match name.as_bytes() {
            [first, ..] => *first as usize,
            [] => 0,
        };
        1 << ((first + 7 * name.len()) % 64)
    }

    pub(crate) fn add(&mut self, name: &str) {
        self.0 |= Self::bit(name);
    }

    pub(crate) fn may_have(self, name: &str) -> bool {
        self.0 & Self::bit(name) != 0
    }

    pub(crate) fn may_share(self, others: Names) -> bool {
        self.0 & others.0 != 0
    }
}
