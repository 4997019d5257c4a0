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

    /// What has become of it meanwhile.
    pub(super) fn and(&mut self, end: fmt::Result) {
        self.result = end;
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

/// The message of an entry that is being filled: for each `{name}` the value shown under that name,
/// in the order of the text. What comes too early, or more than once, is asked for again.
pub(super) struct Filling<'a> {
    message: MessageWriter<'a>,
    rest: Rest,
    /// How much of it there was when the values were asked for last.
    asked_at: usize,
}

/// What is not yet written of a message, and where its next `{` is.
#[derive(Clone, Copy)]
struct Rest {
    text: &'static str,
    open: Option<usize>,
}

impl Rest {
    /// Messages are short: a loop over the bytes is done before a search has begun.
    fn of(text: &'static str) -> Self {
        Rest { text, open: text.as_bytes().iter().position(|&byte| byte == b'{') }
    }

    /// What is before `{name}`, and what is behind, if that comes next.
    fn around(self, name: &str) -> Option<(&'static str, &'static str)> {
        let (before, more) = self.text.split_at(self.open?);
        Some((before, more[1..].strip_prefix(name)?.strip_prefix('}')?))
    }
}

impl<'a> Filling<'a> {
    pub(super) fn new(
        template: &'static str,
        is_template: bool,
        message: &'a mut MessageWriter<'_>,
    ) -> Self {
        let rest =
            if is_template { Rest::of(template) } else { Rest { text: template, open: None } };
        let message = MessageWriter { result: message.result, out: &mut *message.out };
        Filling { message, rest, asked_at: usize::MAX }
    }

    /// Whether values are to be shown, once more.
    pub(super) fn asks(&mut self) -> bool {
        let is_new = self.rest.text.len() < self.asked_at;
        self.asked_at = self.rest.text.len();
        is_new && self.rest.open.is_some()
    }

    /// Writes the value where this name comes next.
    pub(super) fn show(&mut self, name: &str, write: impl Fn(&mut MessageWriter<'_>)) {
        if let Some((before, behind)) = self.rest.around(name) {
            self.message.text(before);
            write(&mut self.message);
            self.rest = Rest::of(behind);
        }
    }

    /// Writes what is left.
    pub(super) fn end(&mut self) -> fmt::Result {
        self.message.text(self.rest.text);
        self.message.result
    }
}
