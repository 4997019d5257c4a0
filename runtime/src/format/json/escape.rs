use std::fmt;

/// Appends one JSON string of several parts.
pub(super) fn string(bytes: &mut Vec<u8>, parts: &[&str]) {
    bytes.push(b'"');
    for part in parts {
        escape(bytes, part);
    }
    bytes.push(b'"');
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

/// Escapes what is written to it.
pub(super) struct Escaping<'a>(pub(super) &'a mut Vec<u8>);

impl fmt::Write for Escaping<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        escape(self.0, text);
        Ok(())
    }
}

/// How many bytes at the start can be copied as they are.
fn clean_prefix(bytes: &[u8]) -> usize {
    if bytes.len() < 16 { by_blocks::<8>(bytes) } else { by_blocks::<16>(bytes) }
}

/// The same. Blocks are looked at in one go, as far as there are any.
#[inline]
fn by_blocks<const SIZE: usize>(bytes: &[u8]) -> usize {
    let mut clean = 0;
    if let Some(last) = bytes.last_chunk::<SIZE>() {
        while let Some(block) = bytes[clean..].first_chunk::<SIZE>().filter(|block| is_clean(block))
        {
            clean += block.len();
        }
        // What is left is no block. It is looked at together with some of the last one.
        if bytes.len() - clean < last.len() && is_clean(last) {
            return bytes.len();
        }
    }
    let special = bytes[clean..].iter().position(|&byte| NEEDS_ESCAPE[usize::from(byte)]);
    special.map_or(bytes.len(), |at| clean + at)
}

/// Alone, it is a dozen instructions on vectors. What the compiler makes of it elsewhere is five times as
/// long.
#[inline(never)]
fn is_clean<const SIZE: usize>(block: &[u8; SIZE]) -> bool {
    !block.iter().fold(false, |found, &byte| found | needs_escape(byte))
}

const fn needs_escape(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

static NEEDS_ESCAPE: [bool; 256] = {
    let (mut table, mut byte) = ([false; 256], 0_u8);
    while byte < 128 {
        table[byte as usize] = needs_escape(byte);
        byte += 1;
    }
    table
};

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
