use std::borrow::Cow;
use std::collections::HashSet;

/// The names in one object. Few objects have more than fit without an allocation.
#[derive(Default)]
pub(crate) struct Names<'a> {
    first: [Cow<'a, [u8]>; 8],
    count: usize,
    others: HashSet<Cow<'a, [u8]>>,
}

impl<'a> Names<'a> {
    pub(crate) fn contains(&self, name: &[u8]) -> bool {
        self.first[..self.count].iter().any(|known| **known == *name) || self.others.contains(name)
    }

    pub(crate) fn push(&mut self, name: Cow<'a, [u8]>) {
        match self.first.get_mut(self.count) {
            Some(free) => {
                *free = name;
                self.count += 1;
            }
            None => {
                self.others.insert(name);
            }
        }
    }
}
