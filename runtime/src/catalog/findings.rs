use crate::catalog::text::Text;

/// What is wrong with a catalog: all of it, so that it comes in one compile.
pub(crate) struct Findings {
    text: Text,
    count: usize,
}

/// How many are told. A catalog that is put together from two services may have hundreds, most of
/// them for one reason.
const TOLD: usize = 10;

impl Findings {
    pub(crate) const fn new() -> Self {
        Findings { text: Text::new(), count: 0 }
    }

    /// Begins another finding. It has its words only if it is told.
    pub(crate) const fn add(&mut self) -> Option<&mut Text> {
        self.count += 1;
        if self.count > TOLD {
            return None;
        }
        if self.count > 1 {
            self.text.and("\n\n");
        }
        Some(&mut self.text)
    }

    /// # Panics
    /// If there are any. In a `static`, that is a compile error.
    #[track_caller]
    pub(crate) const fn tell(&mut self) {
        if self.count > TOLD {
            self.text.and("\n\n… and ").and_number(self.count - TOLD).and(" more like these");
        }
        assert!(self.count == 0, "{}", self.text.as_str());
    }
}
