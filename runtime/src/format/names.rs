/// The names of the members of one object. Few errors have more than fit without an allocation.
#[derive(Default)]
pub(super) struct Names {
    first: [&'static str; 8],
    count: usize,
    others: Vec<&'static str>,
}

impl Names {
    pub(super) fn contains(&self, name: &str) -> bool {
        self.first[..self.count].contains(&name) || self.others.contains(&name)
    }

    pub(super) fn push(&mut self, name: &'static str) {
        match self.first.get_mut(self.count) {
            Some(free) => {
                *free = name;
                self.count += 1;
            }
            None => self.others.push(name),
        }
    }
}
