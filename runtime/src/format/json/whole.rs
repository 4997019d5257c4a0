use std::io::{Error, Result, Write};

use serde::de::IgnoredAny;
use serde_json::ser::Formatter;

/// Whether what a `Serialize` has written is whole. One that goes on after the error of an element
/// leaves half of something behind: a text that was begun, a key without a value. One that is wrong
/// about its length writes on behind its end.
///
/// Besides, how deep it nests, and whether there may be an object with a key twice.
#[derive(Debug)]
pub(super) struct Wholeness {
    /// How many things were begun and have not ended. They take turns: in an array, an object or a
    /// string there are slots, and in a slot one of them.
    open: usize,
    /// Whether a key waits for its value.
    key_waits: bool,
    is_broken: bool,
    /// How many objects and arrays were open at once, and how many may be.
    depth: usize,
    deepest: usize,
    may_repeat_keys: bool,
}

impl Wholeness {
    /// Of a value that nests no deeper than this.
    pub(super) fn new(deepest: usize) -> Self {
        Wholeness {
            open: 0,
            key_waits: false,
            is_broken: false,
            depth: 0,
            deepest,
            may_repeat_keys: false,
        }
    }

    pub(super) fn is_whole(&self) -> bool {
        self.open == 0 && !self.is_broken
    }

    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// Whether an object has two keys, or there is JSON that was written elsewhere.
    pub(super) fn may_repeat_keys(&self) -> bool {
        self.may_repeat_keys
    }

    fn begin(&mut self, what: Kind) {
        self.is_broken |= self.open % 2 != what as usize;
        self.open += 1;
    }

    fn end(&mut self, what: Kind) {
        self.is_broken |= self.open % 2 == what as usize;
        self.open = self.open.saturating_sub(1);
    }

    /// Begins an object or an array.
    fn nest(&mut self) -> Result<()> {
        self.depth = self.depth.max(self.open / 2 + 1);
        self.begin(Kind::Value);
        if self.depth > self.deepest { Err(self.broken(super::TOO_DEEP)) } else { Ok(()) }
    }

    /// Keys and values take turns.
    fn key(&mut self, waits: bool) {
        self.is_broken |= self.key_waits == waits;
        self.key_waits = waits;
    }

    fn broken(&mut self, why: &'static str) -> Error {
        self.is_broken = true;
        Error::other(why)
    }
}

/// What begins and ends, by how many are open around it: an even number or an odd one.
#[derive(Clone, Copy)]
enum Kind {
    /// An array, an object, or a string.
    Value = 0,
    /// The place of an element, a key, or the value of a key.
    Slot = 1,
}

/// `serde_json`'s compact format, which keeps account of what is whole.
pub(super) struct Watched<'a>(pub(super) &'a mut Wholeness);

impl Formatter for Watched<'_> {
    fn begin_string<W: Write + ?Sized>(&mut self, writer: &mut W) -> Result<()> {
        self.0.begin(Kind::Value);
        writer.write_all(b"\"")
    }

    fn end_string<W: Write + ?Sized>(&mut self, writer: &mut W) -> Result<()> {
        self.0.end(Kind::Value);
        writer.write_all(b"\"")
    }

    fn begin_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> Result<()> {
        self.0.nest()?;
        writer.write_all(b"[")
    }

    fn end_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> Result<()> {
        self.0.end(Kind::Value);
        writer.write_all(b"]")
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        self.0.begin(Kind::Slot);
        if first { Ok(()) } else { writer.write_all(b",") }
    }

    fn end_array_value<W: Write + ?Sized>(&mut self, _: &mut W) -> Result<()> {
        self.0.end(Kind::Slot);
        Ok(())
    }

    fn begin_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> Result<()> {
        self.0.nest()?;
        writer.write_all(b"{")
    }

    fn end_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> Result<()> {
        self.0.is_broken |= self.0.key_waits;
        self.0.end(Kind::Value);
        writer.write_all(b"}")
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        self.0.begin(Kind::Slot);
        self.0.may_repeat_keys |= !first;
        if first { Ok(()) } else { writer.write_all(b",") }
    }

    fn end_object_key<W: Write + ?Sized>(&mut self, _: &mut W) -> Result<()> {
        self.0.key(true);
        self.0.end(Kind::Slot);
        Ok(())
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, writer: &mut W) -> Result<()> {
        self.0.key(false);
        self.0.begin(Kind::Slot);
        writer.write_all(b":")
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, _: &mut W) -> Result<()> {
        self.0.end(Kind::Slot);
        Ok(())
    }

    /// What claims to be JSON already, as `serde_json::value::RawValue` does.
    fn write_raw_fragment<W: Write + ?Sized>(&mut self, writer: &mut W, json: &str) -> Result<()> {
        if serde_json::from_str::<IgnoredAny>(json).is_err() {
            return Err(self.0.broken("it is no JSON"));
        }
        self.0.may_repeat_keys = true;
        writer.write_all(json.as_bytes())
    }
}
