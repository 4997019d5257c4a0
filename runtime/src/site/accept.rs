//! What a client would rather have (RFC 9110 §12.5.1).

use http::header::{ACCEPT, HeaderMap};

/// Of these media types, the one that a request asks for; where it likes several as much, or none, the
/// first of them.
pub(super) fn preferred<'a, T>(headers: &HeaderMap, offers: &'a [(&str, T)]) -> &'a T {
    let lines = headers.get_all(ACCEPT).iter().filter_map(|line| line.to_str().ok());
    let ranges: Vec<Range<'_>> =
        lines.flat_map(|line| parts(line, ',')).filter_map(Range::read).collect();
    let (mut best, mut most) = (&offers[0].1, 0);
    for (media_type, offer) in offers {
        let fitting = ranges.iter().filter(|range| range.fits(media_type));
        let weight = fitting.max_by_key(|range| range.rank).map_or(0, |range| range.weight);
        if weight > most {
            (best, most) = (offer, weight);
        }
    }
    best
}

/// A part of an `Accept`: `text/html`, `text/*;q=0.5`.
struct Range<'a> {
    kind: &'a str,
    subtype: &'a str,
    /// How much it says: of those that fit, the one that says most counts.
    rank: u8,
    /// In thousandths.
    weight: u16,
}

impl<'a> Range<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let mut parts = parts(text, ';');
        let (kind, subtype) = parts.next()?.split_once('/')?;
        let (mut weight, mut is_plain) = (1000, true);
        for parameter in parts {
            match parameter.split_once('=') {
                Some((name, value)) if name.eq_ignore_ascii_case("q") => {
                    weight = thousandths(value)?;
                }
                _ => is_plain = false,
            }
        }
        // One with parameters asks for something more special than what there is.
        let rank = match (kind, subtype) {
            ("*", "*") => 0,
            (_, "*") => 1,
            _ => 2 + u8::from(is_plain),
        };
        Some(Range { kind, subtype, rank, weight })
    }

    fn fits(&self, media_type: &str) -> bool {
        let is_or_any = |own: &str, its: &str| own == "*" || own.eq_ignore_ascii_case(its);
        let (kind, subtype) = media_type.split_once('/').unwrap_or((media_type, ""));
        is_or_any(self.kind, kind) && is_or_any(self.subtype, subtype)
    }
}

/// A weight, from `0` to `1` with up to three digits behind the point (RFC 9110 §12.4.2).
fn thousandths(weight: &str) -> Option<u16> {
    let (whole, behind) = weight.split_once('.').unwrap_or((weight, ""));
    let is_number = behind.len() <= 3 && behind.bytes().all(|byte| byte.is_ascii_digit());
    let behind: u16 = format!("{behind:0<3}").parse().ok().filter(|_| is_number)?;
    match whole {
        "0" => Some(behind),
        "1" if behind == 0 => Some(1000),
        _ => None,
    }
}

/// The parts of a text, without the space around them. What stands in quotes is in one part.
fn parts(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    let parts = text.split(move |letter| {
        if is_escaped {
            is_escaped = false;
        } else if letter == '"' {
            is_quoted = !is_quoted;
        } else {
            is_escaped = is_quoted && letter == '\\';
        }
        letter == separator && !is_quoted
    });
    parts.map(|part| part.trim_matches([' ', '\t'])).filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use http::header::{ACCEPT, HeaderMap};

    fn preferred(lines: &[&'static str]) -> &'static str {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(ACCEPT, line.parse().unwrap());
        }
        let offers = [("text/html", "html"), ("application/json", "json")];
        let preferred: &&str = super::preferred(&headers, &offers);
        preferred
    }

    #[test]
    fn the_media_type_that_a_request_asks_for() {
        for (accept, expected) in [
            ("", "html"),
            ("*/*", "html"),
            ("text/html", "html"),
            ("application/json", "json"),
            ("Application/JSON", "json"),
            ("application/*", "json"),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "html"),
            ("application/problem+json, application/json", "json"),
            ("text/html, application/json", "html"),
            ("application/json, text/html", "html"),
            ("text/html;q=0.8, application/json;q=0.9", "json"),
            ("text/html;q=0.8 , application/json ; q=0.801", "json"),
            ("text/html;Q=0.8,application/json", "json"),
            ("*/*;q=0.1, application/json", "json"),
            // The range that says most counts, not the one with the greatest weight.
            ("text/html;q=0.1, */*;q=0.5", "json"),
            ("*/*, text/html;q=0", "json"),
            ("text/*;q=0.3, text/html;q=0.7, application/json;q=0.5", "html"),
            ("text/html;level=1, text/html;q=0.3, application/json;q=0.5", "json"),
            ("application/json;version=1", "json"),
            ("application/json;a=\"x,text/html;q=1\\\",\"", "json"),
            // Nothing of it is there, or nothing can be read.
            ("image/png", "html"),
            ("application/json;q=0", "html"),
            ("application/json;q=2", "html"),
            ("application/json;q=0.0001", "html"),
            ("application/json;q=, text/html;q=0.1", "html"),
            ("application/json;q=0.+1", "html"),
            (",;/,application/json", "json"),
            ("json", "html"),
        ] {
            assert_eq!(preferred(&[accept]), expected, "{accept}");
        }
        assert_eq!(preferred(&[]), "html");
        assert_eq!(preferred(&["text/html;q=0.5", "application/json"]), "json");
    }
}
