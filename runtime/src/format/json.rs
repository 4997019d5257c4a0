use std::fmt;
use std::io;

use serde::Serialize;
use serde::ser::Error as _;

use self::repeated::Shape;
use self::whole::{Watched, Wholeness};
use crate::limits;

mod repeated;
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

/// What a value of the user's is written to.
pub(crate) type JsonSerializer<'s, 'j, 'w> =
    &'s mut serde_json::Serializer<Bounded<'j>, Watched<'w>>;

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

    pub(crate) fn status(&mut self, status: u16) {
        let digit = |n: u16| b'0' + (n % 10) as u8;
        self.bytes.extend_from_slice(&[digit(status / 100), digit(status / 10), digit(status)]);
    }

    pub(crate) fn string(&mut self, text: &str) {
        self.strings(&[text]);
    }

    /// One string of several parts.
    pub(crate) fn strings(&mut self, parts: &[&str]) {
        self.bytes.push(b'"');
        for part in parts {
            escape(&mut self.bytes, part);
        }
        self.bytes.push(b'"');
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
        let fits = self.bytes.len() + json.len() <= limit && self.depth + depth <= limits::DEPTH;
        if fits {
            self.bytes.extend_from_slice(json);
        }
        fits
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
        self.serialize_with(limit, |serializer| value.serialize(serializer))
    }

    /// The same, as this writes it.
    pub(crate) fn serialize_with(
        &mut self,
        limit: usize,
        write: impl FnOnce(JsonSerializer<'_, '_, '_>) -> serde_json::Result<()>,
    ) -> serde_json::Result<usize> {
        let start = self.bytes.len();
        let result = self.serialize_anything(limit, write);
        if result.is_err() {
            self.bytes.truncate(start);
        }
        result
    }

    fn serialize_anything(
        &mut self,
        limit: usize,
        write: impl FnOnce(JsonSerializer<'_, '_, '_>) -> serde_json::Result<()>,
    ) -> serde_json::Result<usize> {
        let (start, room) = (self.bytes.len(), limits::DEPTH.saturating_sub(self.depth));
        let mut wholeness = Wholeness::new(room);
        let bounded = Bounded { bytes: &mut self.bytes, limit, is_full: false };
        let watched = Watched(&mut wholeness);
        let mut serializer = serde_json::Serializer::with_formatter(bounded, watched);
        write(&mut serializer)?;
        // A `Serialize` may have gone on after an error, and kept it to itself.
        if serializer.into_inner().is_full {
            return Err(serde_json::Error::custom(TOO_LARGE));
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

const TOO_LARGE: &str = "the body would be too large";
const TOO_DEEP: &str = "it nests deeper than it would be read";

/// Takes bytes up to a limit, and says there that it is full.
#[derive(Debug)]
pub struct Bounded<'a> {
    bytes: &'a mut Vec<u8>,
    limit: usize,
    is_full: bool,
}

impl Bounded<'_> {
    #[cold]
    fn full(&mut self) -> io::Error {
        self.is_full = true;
        io::Error::other(TOO_LARGE)
    }
}

impl io::Write for Bounded<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.is_full || bytes.len() > self.limit.saturating_sub(self.bytes.len()) {
            return Err(self.full());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Escapes what is written to it.
struct Escaping<'a>(&'a mut Vec<u8>);

impl fmt::Write for Escaping<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        escape(self.0, text);
        Ok(())
    }
}

/// `str::floor_char_boundary`, which is newer than this crate's `rust-version`.
pub(crate) fn floor_char_boundary(text: &str, index: usize) -> usize {
    if index >= text.len() {
        return text.len();
    }
    (0..=index).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// Appends text as the inside of a JSON string (RFC 8259 §7).
fn escape(bytes: &mut Vec<u8>, text: &str) {
    let mut rest = text.as_bytes();
    loop {
        let clean = clean_prefix(rest);
        bytes.extend_from_slice(&rest[..clean]);
        let Some(&special) = rest.get(clean) else { return };
        escape_byte(bytes, special);
        rest = &rest[clean + 1..];
    }
}

/// How many bytes at the start can be copied as they are. Eight are looked at in one go, at the
/// end some of them for the second time.
fn clean_prefix(bytes: &[u8]) -> usize {
    let start = match bytes.last_chunk::<8>() {
        None => 0,
        Some(last) => {
            let words = bytes.chunks_exact(8);
            let clean = words.take_while(|word| !word_needs_escape(word)).count() * 8;
            if clean + 8 > bytes.len() && !word_needs_escape(last) {
                return bytes.len();
            }
            clean
        }
    };
    let special = bytes[start..].iter().position(|&byte| byte_needs_escape(byte));
    special.map_or(bytes.len(), |at| start + at)
}

fn byte_needs_escape(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

/// The same for eight bytes: each test leaves the high bit of the bytes that it finds.
fn word_needs_escape(bytes: &[u8]) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH_BITS: u64 = ONES << 7;
    let Ok(word) = bytes.try_into().map(u64::from_ne_bytes) else { return true };
    let below = |word: u64, bound: u8| word.wrapping_sub(ONES * u64::from(bound)) & !word;
    let equal = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    (below(word, 0x20) | equal(b'"') | equal(b'\\')) & HIGH_BITS != 0
}

fn escape_byte(bytes: &mut Vec<u8>, byte: u8) {
    let short = match byte {
        b'"' => b'"',
        b'\\' => b'\\',
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0c => b'f',
        control => {
            const HEX: &[u8; 16] = b"0123456789abcdef";
            let high = HEX[usize::from(control >> 4)];
            let low = HEX[usize::from(control & 0xf)];
            bytes.extend_from_slice(&[b'\\', b'u', b'0', b'0', high, low]);
            return;
        }
    };
    bytes.extend_from_slice(&[b'\\', short]);
}
