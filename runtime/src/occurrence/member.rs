use std::fmt;

use serde::Serialize;

use crate::catalog::details::MemberValue;
use crate::catalog::entry::Entry;
use crate::format::json::{Json, ValueWriter, WriteValue};
use crate::occurrence::message::{Filling, MessageWriter};
use crate::occurrence::statement::{Statement, Written};

/// Takes the public members of one error.
///
/// A member is left out if its value is `None` (or anything else that serializes as `null`), fails to
/// serialize, panics at that, makes the body too large, or nests too deep: see
/// [`limits`](crate::limits). In an object that it writes with a key twice, the first stays, as of two
/// members of one name.
pub struct Members<'a> {
    entry: &'static Entry,
    taken: Taken<'a>,
}

/// What an error shows its values for.
enum Taken<'a> {
    /// Its members are for the body.
    Body(&'a mut Statement),
    /// What it shows is for its message.
    Message(Filling<'a>),
}

impl<'a> Members<'a> {
    pub(crate) fn new(entry: &'static Entry, statement: &'a mut Statement) -> Self {
        Members { entry, taken: Taken::Body(statement) }
    }

    /// Takes what stands in the message.
    pub(crate) fn of_message(entry: &'static Entry, message: &'a mut MessageWriter<'_>) -> Self {
        let filling = Filling::new(entry.message(), entry.is_template(), message);
        Members { entry, taken: Taken::Message(filling) }
    }

    /// Whether an error is to show its values for the message, once more. This and `end` stay functions: each
    /// type of errors calls them.
    #[inline(never)]
    pub(crate) fn fills(&mut self) -> bool {
        match &mut self.taken {
            Taken::Body(_) => false,
            Taken::Message(filling) => filling.asks(),
        }
    }

    /// Writes what is left of the message.
    #[inline(never)]
    pub(crate) fn end(&mut self) -> fmt::Result {
        match &mut self.taken {
            Taken::Body(_) => Ok(()),
            Taken::Message(filling) => filling.end(),
        }
    }

    /// Writes a value in the message, where this name stands; `false`: it is the members that are asked for.
    pub(crate) fn show(&mut self, name: &str, write: impl Fn(&mut MessageWriter<'_>)) -> bool {
        match &mut self.taken {
            Taken::Body(_) => false,
            Taken::Message(filling) => {
                filling.show(name, write);
                true
            }
        }
    }

    /// Adds a member.
    pub fn add<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.write(name, &mut |writer| value.serialize(writer));
    }

    /// Adds a member that this function writes: what serde calls `with`.
    #[doc(hidden)]
    pub fn add_with<T: ?Sized>(&mut self, name: &'static str, value: &T, write: WriteWith<T>) {
        self.write(name, &mut |writer| write(value, writer));
    }

    /// Adds a text.
    pub(crate) fn add_text(&mut self, name: &'static str, text: &str) {
        // However much of it has to be escaped: a byte becomes six at most.
        let size = text.len().saturating_mul(6).saturating_add(2);
        if !self.add_small(name, size, |json| json.string(text)) {
            self.add(name, text);
        }
    }

    /// Adds an integer.
    pub(crate) fn add_integer<N: itoa::Integer + Serialize + Copy>(
        &mut self,
        name: &'static str,
        number: &N,
    ) {
        let (mut digits, size) = (itoa::Buffer::new(), 20);
        if !self.add_small(name, size, |json| json.raw(digits.format(*number))) {
            self.add(name, number);
        }
    }

    fn add_small(
        &mut self,
        name: &'static str,
        size: usize,
        write: impl FnOnce(&mut Json),
    ) -> bool {
        match &mut self.taken {
            Taken::Body(statement) => statement.add_small(name, size, write),
            Taken::Message(_) => true,
        }
    }

    /// Adds the members of an entry that are the same for every occurrence.
    pub fn add_constants(&mut self, entry: &Entry) {
        let Taken::Body(statement) = &mut self.taken else { return };
        for MemberValue { name, json } in entry.constants() {
            statement.add_written(name, Written { json: json.as_bytes(), depth: 0 });
        }
    }

    /// Adds a member that was written before.
    #[cfg(feature = "layer")]
    pub(crate) fn add_written(&mut self, name: &'static str, value: Written<'_>) {
        if let Taken::Body(statement) = &mut self.taken {
            statement.add_written(name, value);
        }
    }

    pub(super) fn write(&mut self, name: &'static str, write: WriteValue<'_>) {
        let Taken::Body(statement) = &mut self.taken else { return };
        if let Err(why) = statement.add_member(name, write) {
            tell_left_out(self.entry, name, &why);
        }
    }
}

/// Tells the operators why a member is missing: nobody else will.
#[cfg_attr(not(feature = "tracing"), allow(unused_variables))]
fn tell_left_out(entry: &Entry, member: &str, why: &str) {
    #[cfg(feature = "tracing")]
    tracing::warn!(
        target: "errbook",
        code = entry.code(),
        member,
        // `Debug` escapes control characters, so that it cannot pretend to be two lines.
        error = ?why,
        "a member was left out of a body: it could not be serialized, or was too large"
    );
}

impl fmt::Debug for Members<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Members").finish_non_exhaustive()
    }
}

/// Writes a value as a module of the user's does.
pub(crate) type WriteWith<T> = fn(&T, &mut ValueWriter<'_>) -> serde_json::Result<()>;
