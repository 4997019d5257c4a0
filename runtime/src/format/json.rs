use std::fmt;

use serde::Serialize;
use serde::ser::Error as _;

use self::escape::Escaping;
use self::repeated::Shape;
pub(crate) use self::value::ValueWriter;
use self::whole::Wholeness;
use crate::limits;

mod escape;
mod repeated;
mod value;
mod whole;

/// Appends JSON text to one buffer, which no value of the user's takes past a limit.
///
/// Separators need no state: a comma goes before a value unless an opening bracket does.
#[derive(Debug, Clone, Default)]
pub(crate) struct Json {
    bytes: Vec<u8>,
    /// How many objects and arrays are open.
    depth: usize,
}

/// What writes a value of the user's.
pub(crate) type WriteValue<'w> = &'w mut dyn FnMut(&mut ValueWriter<'_>) -> serde_json::Result<()>;

/// Where a buffer stood, to go back to. There are as many brackets open then as there were.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark(usize);

/// A part of what was written, and how many objects and arrays were open at its end.
#[derive(Debug)]
pub(crate) struct Part {
    bytes: Vec<u8>,
    depth: usize,
}

impl Json {
    pub(crate) fn new(bytes: Vec<u8>) -> Self {
        Json { bytes, depth: 0 }
    }

    pub(crate) fn clear(&mut self) {
        self.bytes.clear();
        self.depth = 0;
    }

    pub(crate) fn reserve(&mut self, size: usize) {
        self.bytes.reserve(size);
    }

    pub(crate) fn capacity(&self) -> usize {
        self.bytes.capacity()
    }

    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }

    pub(crate) fn mark(&self) -> Mark {
        Mark(self.bytes.len())
    }

    pub(crate) fn rewind(&mut self, mark: Mark) {
        self.bytes.truncate(mark.0);
    }

    /// Makes the string since the mark a part of the one around it.
    pub(crate) fn remove_quotes(&mut self, mark: Mark) {
        if self.bytes.get(mark.0) == Some(&b'"') {
            self.bytes.remove(mark.0);
            self.bytes.pop();
        }
    }

    pub(crate) fn since(&self, mark: Mark) -> &[u8] {
        self.bytes.get(mark.0..).unwrap_or_default()
    }

    /// Text that is JSON already.
    pub(crate) fn raw(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// Opens an object or an array.
    pub(crate) fn open(&mut self, bracket: u8) {
        self.bytes.push(bracket);
        self.depth += 1;
    }

    pub(crate) fn close(&mut self, bracket: u8) {
        self.bytes.push(bracket);
        self.depth -= 1;
    }

    /// A string that has nothing to escape.
    pub(crate) fn plain(&mut self, text: &str) {
        self.bytes.push(b'"');
        self.raw(text);
        self.bytes.push(b'"');
    }

    pub(crate) fn comma(&mut self) {
        if !self.is_at_start() {
            self.bytes.push(b',');
        }
    }

    /// Whether nothing stands in the innermost object or array.
    fn is_at_start(&self) -> bool {
        matches!(self.bytes.last(), Some(b'{' | b'['))
    }

    /// A key that needs no escaping, as its template wrote it: quotes and colon included.
    pub(crate) fn key(&mut self, quoted: &str) {
        self.comma();
        self.raw(quoted);
    }

    /// The name of a member.
    pub(crate) fn name(&mut self, name: &str) {
        self.string(name);
        self.bytes.push(b':');
    }

    pub(crate) fn status(&mut self, status: u16) {
        let digit = |n: u16| b'0' + (n % 10) as u8;
        self.bytes.extend_from_slice(&[digit(status / 100), digit(status / 10), digit(status)]);
    }

    pub(crate) fn string(&mut self, text: &str) {
        self.strings(&[text]);
    }

    /// One string of several parts.
    pub(crate) fn strings(&mut self, parts: &[&str]) {
        escape::string(&mut self.bytes, parts);
    }

    /// A string of what a value shows. If its `Display` fails, the buffer is as it was.
    pub(crate) fn display(&mut self, value: impl fmt::Display) -> fmt::Result {
        let mark = self.mark();
        self.bytes.push(b'"');
        let result = fmt::Write::write_fmt(&mut Escaping(&mut self.bytes), format_args!("{value}"));
        self.bytes.push(b'"');
        if result.is_err() {
            self.rewind(mark);
        }
        result
    }

    /// JSON that `serialize` has written to another buffer, where it nested so deep. If it takes this
    /// one past `limit` bytes, or nests too deep here, nothing is written.
    pub(crate) fn written(&mut self, json: &[u8], depth: usize, limit: usize) -> bool {
        let fits = self.fits(json.len(), depth, limit);
        if fits {
            self.bytes.extend_from_slice(json);
        }
        fits
    }

    /// Whether there is room for so many bytes that nest so deep.
    pub(crate) fn fits(&self, size: usize, depth: usize, limit: usize) -> bool {
        self.bytes.len().saturating_add(size) <= limit && self.depth + depth <= limits::DEPTH
    }

    /// What is written so far, which is taken out.
    pub(crate) fn take_part(&mut self) -> Part {
        Part { bytes: std::mem::take(&mut self.bytes), depth: self.depth }
    }

    /// Such a part. If it begins with the comma between two values, it may be that there is no first one.
    pub(crate) fn part(&mut self, part: &Part) {
        let bytes = match &*part.bytes {
            [b',', rest @ ..] if self.is_at_start() => rest,
            bytes => bytes,
        };
        self.bytes.extend_from_slice(bytes);
        self.depth = part.depth;
    }

    /// Removes what stands in an object of the one value here under a key that it has already.
    pub(crate) fn remove_repeated_keys(&mut self) {
        Shape::of(&self.bytes).remove_repeated(&mut self.bytes, 0);
    }

    /// A value of the user's; says how deep it nests. If it cannot be serialized, would take the
    /// buffer past `limit` bytes, or nests too deep, the buffer is as it was and the reason is given
    /// back. Of a key that stands twice in an object, at any depth, the first stays.
    pub(crate) fn serialize<T: Serialize + ?Sized>(
        &mut self,
        value: &T,
        limit: usize,
    ) -> serde_json::Result<usize> {
        self.value(limit, &mut |writer| value.serialize(writer))
    }

    /// The same, as this writes it.
    pub(crate) fn value(
        &mut self,
        limit: usize,
        write: WriteValue<'_>,
    ) -> serde_json::Result<usize> {
        let start = self.bytes.len();
        let result = self.anything(limit, write);
        if result.is_err() {
            self.bytes.truncate(start);
        }
        result
    }

    /// The same, unless it is `null`: then the buffer is as it was, too.
    pub(crate) fn value_if_any(
        &mut self,
        limit: usize,
        write: WriteValue<'_>,
    ) -> serde_json::Result<Option<usize>> {
        let mark = self.mark();
        let depth = self.value(limit, write)?;
        let is_null = self.since(mark) == b"null";
        if is_null {
            self.rewind(mark);
        }
        Ok((!is_null).then_some(depth))
    }

    fn anything(&mut self, limit: usize, write: WriteValue<'_>) -> serde_json::Result<usize> {
        let (start, room) = (self.bytes.len(), limits::DEPTH.saturating_sub(self.depth));
        let mut wholeness = Wholeness::new(room);
        let mut writer = ValueWriter::new(&mut self.bytes, limit, &mut wholeness);
        write(&mut writer)?;
        if !writer.end()? {
            return Ok(0);
        }
        if !wholeness.is_whole() {
            return Err(serde_json::Error::custom("half of something was written"));
        }
        if !wholeness.may_repeat_keys() {
            return Ok(wholeness.depth());
        }
        let shape = Shape::of(&self.bytes[start..]);
        let depth = shape.depth;
        shape.remove_repeated(&mut self.bytes, start);
        if depth > room { Err(serde_json::Error::custom(TOO_DEEP)) } else { Ok(depth) }
    }
}

/// A value that is kept as JSON, if a body could have it: one without an end is none.
pub(crate) fn to_value<T: Serialize + ?Sized>(value: &T) -> Option<serde_json::Value> {
    Json::default().serialize(value, limits::BODY).ok()?;
    serde_json::to_value(value).ok()
}

const TOO_DEEP: &str = "it nests deeper than it would be read";

/// `str::floor_char_boundary`, which is newer than this crate's `rust-version`.
pub(crate) fn floor_char_boundary(text: &str, index: usize) -> usize {
    if index >= text.len() {
        return text.len();
    }
    (0..=index).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}
