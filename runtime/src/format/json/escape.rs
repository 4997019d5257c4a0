use std::fmt;

/// Appends text as the inside of a JSON string (RFC 8259 §7).
pub(super) fn escape(bytes: &mut Vec<u8>, text: &str) {
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

/// How many bytes are looked at in one go. The compiler makes vector instructions of it.
const BLOCK: usize = 16;

/// How many bytes at the start can be copied as they are.
pub(super) fn clean_prefix(bytes: &[u8]) -> usize {
    let clean = match (bytes.last_chunk::<BLOCK>(), bytes.first_chunk::<8>(), bytes.last_chunk()) {
        (Some(last), ..) => {
            let blocks = bytes.chunks_exact(BLOCK).map_while(|block| block.first_chunk::<BLOCK>());
            let clean = blocks.take_while(|block| is_clean(block)).count() * BLOCK;
            // Those behind the last block are looked at together with some of it.
            if clean + BLOCK > bytes.len() && is_clean(last) { bytes.len() } else { clean }
        }
        (_, Some(first), Some(last)) if is_clean::<8>(first) && is_clean::<8>(last) => bytes.len(),
        _ => 0,
    };
    let special = bytes[clean..].iter().position(|&byte| needs_escape(byte));
    special.map_or(bytes.len(), |at| clean + at)
}

fn is_clean<const N: usize>(block: &[u8; N]) -> bool {
    block.iter().fold(0, |found, &byte| found | u8::from(needs_escape(byte))) == 0
}

fn needs_escape(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
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
