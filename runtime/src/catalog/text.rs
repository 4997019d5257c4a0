//! Texts while compiling.

/// A text put together while compiling, for a panic to say. What does not fit is cut.
pub(crate) struct Text {
    bytes: [u8; 16 * 1024],
    length: usize,
}

impl Text {
    pub(crate) const fn new() -> Self {
        Text { bytes: [0; 16 * 1024], length: 0 }
    }

    pub(crate) const fn and(&mut self, text: &str) -> &mut Self {
        let text = text.as_bytes();
        let mut index = 0;
        while index < text.len() && self.length < self.bytes.len() {
            self.bytes[self.length] = text[index];
            self.length += 1;
            index += 1;
        }
        self
    }

    pub(crate) const fn and_number(&mut self, number: usize) -> &mut Self {
        const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        if number > 9 {
            self.and_number(number / 10);
        }
        self.and(DIGITS[number % 10])
    }

    pub(crate) const fn as_str(&self) -> &str {
        let mut end = self.length;
        // A cut may stand inside a character of up to four bytes.
        while end + 4 > self.length {
            match std::str::from_utf8(self.bytes.split_at(end).0) {
                Ok(text) => return text,
                Err(_) => end -= 1,
            }
        }
        ""
    }
}

/// Field names do not differ by their case (RFC 9110 §5.1).
pub(crate) const fn same_name(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let mut index = 0;
    while index < left.len() && index < right.len() {
        if !left[index].eq_ignore_ascii_case(&right[index]) {
            return false;
        }
        index += 1;
    }
    left.len() == right.len()
}

/// The headers that a response has because of its body or its connection (RFC 9110 §8.3, §8.6,
/// §7.6.1). `Upgrade` is not among them: a 426 must have it.
const OWNED: &[&str] = &[
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
];

pub(crate) const fn is_owned(name: &str) -> bool {
    let mut index = 0;
    while index < OWNED.len() {
        if same_name(name, OWNED[index]) {
            return true;
        }
        index += 1;
    }
    false
}

/// Whether two texts are equal.
pub(crate) const fn same(left: &str, right: &str) -> bool {
    let (mut left, mut right) = (left.as_bytes(), right.as_bytes());
    if left.len() != right.len() {
        return false;
    }
    let last = (last_word(left), last_word(right));
    while let (Some((left_word, left_rest)), Some((right_word, right_rest))) =
        (next_word(left), next_word(right))
    {
        if left_word != right_word {
            return false;
        }
        (left, right) = (left_rest, right_rest);
    }
    last.0 == last.1
}

/// How many letters must be added, removed or changed to make one text of the other, whatever their case.
/// Of long texts, where they begin counts.
pub(crate) const fn distance(one: &str, other: &str) -> usize {
    const LONGEST: usize = 64;
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut row = [0; LONGEST + 1];
    let width = if other.len() < LONGEST { other.len() } else { LONGEST };
    let mut column = 0;
    while column <= width {
        row[column] = column;
        column += 1;
    }
    let mut line = 0;
    while line < one.len() && line < LONGEST {
        let (mut before, mut column) = (row[0], 0);
        row[0] = line + 1;
        while column < width {
            let changed = before + !one[line].eq_ignore_ascii_case(&other[column]) as usize;
            before = row[column + 1];
            let shorter = if row[column] < before { row[column] } else { before };
            row[column + 1] = if changed <= shorter { changed } else { shorter + 1 };
            column += 1;
        }
        line += 1;
    }
    row[width]
}

/// A bit for how a text begins and how long it is: texts of two bits differ. The derive has the same function.
#[must_use]
pub const fn initial(text: &str) -> u128 {
    match text.as_bytes() {
        [first, ..] => 1 << ((*first as usize + 29 * text.len()) & 127),
        [] => 1,
    }
}

/// A hash of a text. The derive writes that of a code, by the same function.
#[must_use]
pub const fn hash(text: &str) -> u64 {
    let mut bytes = text.as_bytes();
    let last = last_word(bytes);
    let mut hash = bytes.len() as u64;
    while let Some((word, rest)) = next_word(bytes) {
        hash = mix(hash, word);
        bytes = rest;
    }
    mix(hash, last)
}

/// Where a hash belongs in a table with so many places, a power of two.
#[allow(clippy::cast_possible_truncation, reason = "its low bits say the place")]
pub(crate) const fn place_in(places: usize, hash: u64) -> usize {
    hash as usize & (places - 1)
}

/// A hash of one value more: the two halves of a product.
#[allow(clippy::cast_possible_truncation, reason = "that is what halves are")]
pub(crate) const fn mix(hash: u64, value: u64) -> u64 {
    let product = (hash ^ value ^ 0x2d35_8dcc_aa6c_78a5) as u128 * 0x9e37_79b9_7f4a_7c15;
    product as u64 ^ (product >> 64) as u64
}

/// The first eight bytes as a number, and the rest. `const` evaluation pays for each step and each
/// call, so texts are gone through in words, and end with one that overlaps what was before it.
const fn next_word(bytes: &[u8]) -> Option<(u64, &[u8])> {
    match bytes.split_first_chunk() {
        Some((word, rest)) => Some((u64::from_le_bytes(*word), rest)),
        None => None,
    }
}

/// The last eight bytes as a number; of fewer, all.
const fn last_word(bytes: &[u8]) -> u64 {
    if let Some(word) = bytes.last_chunk() {
        return u64::from_le_bytes(*word);
    }
    let (mut word, mut rest) = (0, bytes);
    while let [byte, others @ ..] = rest {
        word = word << 8 | *byte as u64;
        rest = others;
    }
    word
}
