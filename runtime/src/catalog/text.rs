//! Texts while compiling.

/// A text put together while compiling, for a panic to say. What does not fit is cut.
pub(crate) struct Text {
    bytes: [u8; 2048],
    length: usize,
}

impl Text {
    pub(crate) const fn new() -> Self {
        Text { bytes: [0; 2048], length: 0 }
    }

    pub(crate) const fn and(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        let mut index = 0;
        while index < text.len() && self.length < self.bytes.len() {
            self.bytes[self.length] = text[index];
            self.length += 1;
            index += 1;
        }
        self
    }

    /// Three digits.
    pub(crate) const fn and_number(self, number: u16) -> Self {
        let digits = [
            b'0' + (number / 100 % 10) as u8,
            b'0' + (number / 10 % 10) as u8,
            b'0' + (number % 10) as u8,
        ];
        match std::str::from_utf8(&digits) {
            Ok(digits) => self.and(digits),
            Err(_) => self,
        }
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
    let (left, right) = (left.as_bytes(), right.as_bytes());
    if left.len() != right.len() {
        return false;
    }
    let mut index = 0;
    while index < left.len() {
        if left[index] != right[index] {
            return false;
        }
        index += 1;
    }
    true
}
