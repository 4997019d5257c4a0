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
