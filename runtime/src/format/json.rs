use std::fmt;

use serde::Serialize;

use self::whole::{Watched, Wholeness};

mod whole;

/// Appends JSON text to one buffer, which never grows past a limit that a member may reach.
///
/// Separators need no state: a comma goes before a value unless an opening bracket does.
#[derive(Debug)]
pub(crate) struct Json {
    bytes: Vec<u8>,
}

/// Where a buffer stood, to go back to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark(usize);

impl Json {
    pub(crate) fn new(bytes: Vec<u8>) -> Self {
        Json { bytes }
    }

    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    #[cfg(feature = "layer")]
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
        &self.bytes[mark.0..]
    }

    /// Text that is JSON already.
    pub(crate) fn raw(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// The same, from another buffer of this kind.
    #[cfg(feature = "layer")]
    pub(crate) fn raw_bytes(&mut self, text: &[u8]) {
        self.bytes.extend_from_slice(text);
    }

    pub(crate) fn comma(&mut self) {
        if !matches!(self.bytes.last(), Some(b'{' | b'[')) {
            self.bytes.push(b',');
        }
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

    /// A string of what `write` writes, cut after `limit` bytes of it. Gives back the error of a
    /// `Display` that fails; the buffer is then as it was.
    pub(crate) fn display(&mut self, text: impl fmt::Display, limit: usize) -> fmt::Result {
        let mark = self.mark();
        self.bytes.push(b'"');
        let mut writer = Escaping { bytes: &mut self.bytes, left: limit, cut: false };
        let result = fmt::Write::write_fmt(&mut writer, format_args!("{text}"));
        let cut = writer.cut;
        if result.is_err() && !cut {
            self.rewind(mark);
            return result;
        }
        if cut {
            self.raw("…");
        }
        self.bytes.push(b'"');
        Ok(())
    }

    /// A value of the user's. If it cannot be serialized, or takes the buffer past `limit` bytes,
    /// the buffer is as it was and the reason is given back.
    pub(crate) fn serialize<T: Serialize + ?Sized>(
        &mut self,
        value: &T,
        limit: usize,
    ) -> serde_json::Result<()> {
        let mark = self.mark();
        let mut wholeness = Wholeness::default();
        let watched = Watched(&mut wholeness);
        let mut serializer = serde_json::Serializer::with_formatter(&mut self.bytes, watched);
        let result = value.serialize(&mut serializer).and_then(|()| {
            if self.bytes.len() > limit {
                Err(serde::ser::Error::custom("the body would be too large"))
            } else if !wholeness.is_whole() {
                Err(serde::ser::Error::custom("half of something was written"))
            } else {
                Ok(())
            }
        });
        if result.is_err() {
            self.rewind(mark);
        }
        result
    }
}

/// Escapes what is written to it, and stops with an error when `left` bytes have passed.
struct Escaping<'a> {
    bytes: &'a mut Vec<u8>,
    left: usize,
    cut: bool,
}

impl fmt::Write for Escaping<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.cut {
            return Err(fmt::Error);
        }
        let fits = floor_char_boundary(text, self.left);
        escape(self.bytes, &text[..fits]);
        if fits < text.len() {
            self.cut = true;
            return Err(fmt::Error);
        }
        self.left -= fits;
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
