//! Text on its way into Markdown, and into code.

use std::borrow::Cow;

/// Plain text, so that it reads as it is: the characters that Markdown gives a meaning are escaped.
pub(super) fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' | '\r' => escaped.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' | '&' => {
                escaped.extend(['\\', letter]);
            }
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// Markdown in a cell of a table, which is one line: `|` is escaped, and a paragraph becomes a
/// line break.
pub(super) fn cell(markdown: &str) -> String {
    let markdown = markdown.replace("\r\n", "\n").replace('\r', "\n");
    let paragraphs = markdown.trim().split("\n\n").map(|paragraph| {
        let lines = paragraph.lines().map(|line| line.trim().trim_start_matches('#').trim_start());
        lines.collect::<Vec<_>>().join(" ")
    });
    let text = paragraphs.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("<br><br>");
    let mut escaped = String::with_capacity(text.len());
    // Of two backslashes the second is escaped itself and escapes nothing.
    let mut after_backslash = false;
    for letter in text.chars() {
        if letter == '|' && !after_backslash {
            escaped.push('\\');
        }
        escaped.push(letter);
        after_backslash = letter == '\\' && !after_backslash;
    }
    escaped
}

/// A code span, fenced by more backquotes than the text has in a row.
pub(super) fn code(text: &str) -> String {
    let text = text.replace(['\n', '\r'], " ");
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let padding = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{padding}{text}{padding}{fence}")
}

/// Documentation that stands under a heading of this level: its own headings go below it.
pub(super) fn under(level: usize, markdown: &str) -> Cow<'_, str> {
    if !markdown.contains('#') {
        return Cow::Borrowed(markdown);
    }
    let mut fenced = false;
    let lines = markdown.lines().map(|line| {
        fenced ^= line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        let marks = line.len() - line.trim_start_matches('#').len();
        let is_heading = (1..=6).contains(&marks) && line[marks..].starts_with(' ');
        if fenced || !is_heading {
            return line.to_owned();
        }
        format!("{}{}", "#".repeat((marks + level).min(6)), &line[marks..])
    });
    Cow::Owned(lines.collect::<Vec<_>>().join("\n"))
}

/// What ends a code block or a comment that has no end, and would go on through what follows.
pub(super) fn end_of_open(markdown: &str) -> String {
    let mut fence: Option<&str> = None;
    let mut comment = false;
    for line in markdown.lines() {
        let line = line.trim();
        let mark = line.chars().next().filter(|mark| "`~".contains(*mark));
        let length = mark.map_or(0, |mark| line.len() - line.trim_start_matches(mark).len());
        let (marks, rest) = line.split_at(length);
        match fence {
            Some(open) if marks.starts_with(open) && rest.is_empty() => fence = None,
            None if length >= 3 && !comment => fence = Some(marks),
            None if line.starts_with("<!--") || comment => comment = !line.contains("-->"),
            _ => {}
        }
    }
    match (fence, comment) {
        (Some(fence), _) => format!("\n{fence}"),
        (None, true) => "\n-->".to_owned(),
        (None, false) => String::new(),
    }
}

/// Whether a letter is not seen, or makes others be seen elsewhere than they stand.
pub(super) fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(letter, '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_cell_keeps_its_bars() {
        for (markdown, cell) in [
            ("a|b", r"a\|b"),
            (r"a\|b", r"a\|b"),
            (r"a\\|b", r"a\\\|b"),
            ("`a|b`", r"`a\|b`"),
            ("one\ntwo\n\n# three", "one two<br><br>three"),
        ] {
            assert_eq!(super::cell(markdown), cell);
        }
    }
}
