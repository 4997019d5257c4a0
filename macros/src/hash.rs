//! The hash that the runtime finds codes by, and what tells most names apart: they come with the rows, so that
//! rustc need not compute them.

/// That of `catalog/text.rs` in the runtime.
pub(crate) fn hash(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let words = bytes.chunks_exact(8).filter_map(|word| word.try_into().ok());
    let last = match bytes.last_chunk() {
        Some(word) => u64::from_le_bytes(*word),
        None => bytes.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)),
    };
    mix(words.map(u64::from_le_bytes).fold(text.len() as u64, mix), last)
}

#[allow(clippy::cast_possible_truncation, reason = "the two halves of a product")]
fn mix(hash: u64, value: u64) -> u64 {
    let product = u128::from(hash ^ value ^ 0x2d35_8dcc_aa6c_78a5) * 0x9e37_79b9_7f4a_7c15;
    product as u64 ^ (product >> 64) as u64
}

/// A bit for the name of a member: that of `catalog/text.rs` in the runtime.
pub(crate) fn initial(text: &str) -> u128 {
    let first = text.as_bytes().first().copied();
    first.map_or(1, |first| 1 << ((usize::from(first) + 29 * text.len()) & 127))
}
