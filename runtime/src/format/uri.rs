use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands in a path as it is (RFC 3986 §3.3): its slashes, unreserved characters, and delimiters that
/// are not those of a URI.
const AS_IT_IS: &[u8] = b"-._~!$&'()*+,;=:@/";

/// What a path has escaped.
const ESCAPED: &AsciiSet = &{
    let (mut escaped, mut index) = (NON_ALPHANUMERIC.remove(AS_IT_IS[0]), 1);
    while index < AS_IT_IS.len() {
        escaped = escaped.remove(AS_IT_IS[index]);
        index += 1;
    }
    escaped
};

/// The bytes that are not escaped.
static PLAIN: [bool; 256] = {
    let (mut plain, mut byte) = ([false; 256], 0_u8);
    while byte < 128 {
        plain[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    let mut index = 0;
    while index < AS_IT_IS.len() {
        plain[AS_IT_IS[index] as usize] = true;
        index += 1;
    }
    plain
};

/// The path of a request as a reference to it (RFC 3986 §4.2). What servers take as a path is more:
/// letters of any script, braces, a `%` that escapes nothing.
pub(super) struct UriReference<'a>(pub(super) &'a str);

impl<'a> UriReference<'a> {
    /// The path, if it is a reference as it stands, as nearly all are.
    pub(super) fn as_it_stands(&self) -> Option<&'a str> {
        let UriReference(path) = *self;
        let is_path = path.starts_with('/') && !path.starts_with("//");
        let is_plain = || path.bytes().all(|byte| PLAIN[usize::from(byte)]);
        (is_path && is_plain()).then_some(path)
    }
}

impl fmt::Display for UriReference<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.0;
        let first_segment = path.split('/').next().unwrap_or_default();
        if path.starts_with("//") {
            // It would be the name of a host. With this it is the same path (§5.2.4).
            f.write_str("/.")?;
        } else if first_segment.contains(':') {
            f.write_str("./")?;
        }
        let mut parts = path.split('%');
        let encoded = |part| utf8_percent_encode(part, ESCAPED);
        write!(f, "{}", encoded(parts.next().unwrap_or_default()))?;
        for part in parts {
            let is_escape = part.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
            write!(f, "{}{}", if is_escape { "%" } else { "%25" }, encoded(part))?;
        }
        Ok(())
    }
}
