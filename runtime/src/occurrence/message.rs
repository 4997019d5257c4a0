use std::fmt;

/// Takes the public message of one error, piece by piece.
pub struct MessageWriter<'a> {
    out: &'a mut dyn fmt::Write,
    result: fmt::Result,
}

impl<'a> MessageWriter<'a> {
    pub(crate) fn new(out: &'a mut dyn fmt::Write) -> Self {
        MessageWriter { out, result: Ok(()) }
    }

    /// One that writes there. It stays a function: inlined, each crate of errors would compile what a
    /// `Formatter` is as a `dyn Write`.
    #[inline(never)]
    pub(crate) fn of_formatter(f: &'a mut fmt::Formatter<'_>) -> Self {
        MessageWriter::new(f)
    }

    /// Adds a text.
    pub fn text(&mut self, text: &str) {
        if self.result.is_ok() && !text.is_empty() {
            self.result = self.out.write_str(text);
        }
    }

    /// Adds what `write!` gives.
    pub fn write_fmt(&mut self, text: fmt::Arguments<'_>) {
        if self.result.is_ok() {
            self.result = self.out.write_fmt(text);
        }
    }

    /// Whether all of it was written.
    pub(crate) fn end(self) -> fmt::Result {
        self.result
    }
}

impl fmt::Debug for MessageWriter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MessageWriter").finish_non_exhaustive()
    }
}
