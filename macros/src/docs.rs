mod comment;
mod emphasis;

use syn::{Attribute, Meta};

use self::comment::comment;
use self::emphasis::Emphasis;
use crate::diagnostics::Diagnostics;

/// A doc comment, as far as it is public: what follows an `# Internal` heading is not.
#[derive(Clone, Default)]
pub(crate) struct Docs {
    /// All of it, in Markdown.
    pub(crate) full: String,
    /// The first paragraph, as plain text.
    pub(crate) summary: String,
    /// What follows the first paragraph, in Markdown.
    pub(crate) rest: String,
    /// What follows an `# Internal` heading, in Markdown: for operators.
    pub(crate) internal: String,
    /// `#[doc(hidden)]`.
    pub(crate) hidden: bool,
    pub(crate) deprecated: Option<Deprecated>,
}

/// `#[deprecated]`, as far as it can be read; what is wrong with it, rustc tells.
#[derive(Clone, Default)]
pub(crate) struct Deprecated {
    pub(crate) since: Option<String>,
    pub(crate) note: Option<String>,
}

pub(crate) fn read(attributes: &[Attribute], diagnostics: &mut Diagnostics) -> Docs {
    let comments = attributes.iter().filter_map(|attribute| comment(attribute, diagnostics));
    let comments: Vec<String> = comments.collect();
    let (full, internal) = parts(&comments);
    let (first, rest) = full.split_once("\n\n").unwrap_or((&full, ""));
    let hidden = attributes.iter().any(is_hidden);
    let deprecated = attributes.iter().find_map(deprecated);
    let (summary, rest) = (plain(first), rest.trim().to_owned());
    Docs { summary, rest, full: full.clone(), internal, hidden, deprecated }
}

/// The Markdown that readers of the API may see, and that for operators alone.
fn parts(comments: &[String]) -> (String, String) {
    let lines = unindented(comments);
    let underlined = |at: usize| lines.get(at + 1).is_some_and(|line| is_underline(line));
    let mut fences = Fences::default();
    let mut is_heading = |at: usize, line: &str| {
        let is_named = line.trim().eq_ignore_ascii_case("internal");
        !fences.covers(line) && (is_internal_heading(line) || (is_named && underlined(at)))
    };
    let end = lines.iter().enumerate().position(|(at, line)| is_heading(at, line));
    let end = end.unwrap_or(lines.len());
    let heading = if underlined(end) { 2 } else { 1 };
    let text = |lines: &[String]| {
        without_rust_links(lines.iter().map(String::as_str)).join("\n").trim().to_owned()
    };
    (text(&lines[..end]), text(lines.get(end + heading..).unwrap_or_default()))
}

fn deprecated(attribute: &Attribute) -> Option<Deprecated> {
    let mut deprecated = Deprecated::default();
    match &attribute.meta {
        meta if !meta.path().is_ident("deprecated") => return None,
        Meta::Path(_) => {}
        Meta::NameValue(pair) => deprecated.note = comment::text(&pair.value),
        Meta::List(_) => {
            let _ = attribute.parse_nested_meta(|pair| {
                let value = comment::text(&pair.value()?.parse()?);
                match () {
                    () if pair.path.is_ident("since") => deprecated.since = value,
                    () if pair.path.is_ident("note") => deprecated.note = value,
                    () => {}
                }
                Ok(())
            });
        }
    }
    Some(deprecated)
}

fn is_hidden(attribute: &Attribute) -> bool {
    attribute.path().is_ident("doc")
        && attribute.parse_args::<syn::Ident>().is_ok_and(|word| word == "hidden")
}

/// The lines without what all of them begin with: the space behind `///`, the indentation or the
/// stars of a `/** … */`.
fn unindented(comments: &[String]) -> Vec<String> {
    let lines: Vec<&str> = comments.iter().flat_map(|comment| without_stars(comment)).collect();
    let indent = |line: &&str| line.len() - line.trim_start().len();
    let common = lines.iter().filter(|line| !line.trim().is_empty()).map(indent).min();
    let cut = |line: &&str| line.get(common.unwrap_or(0)..).unwrap_or("").trim_end().to_owned();
    lines.iter().map(cut).collect()
}

/// The lines of one comment. Where each but the first begins with a star, that is no text.
fn without_stars(comment: &str) -> Vec<&str> {
    let lines: Vec<&str> = comment.split('\n').collect();
    let starred = |line: &&str| line.trim_start().starts_with('*') || line.trim().is_empty();
    let has_stars = lines.len() > 1
        && lines.iter().skip(1).all(starred)
        && lines.iter().any(|line| line.trim_start().starts_with('*'));
    if !has_stars {
        return lines;
    }
    let cut = |line: &'_ str| line.trim_start().strip_prefix('*').map(str::len);
    lines.iter().map(|line| cut(line).map_or(*line, |rest| &line[line.len() - rest..])).collect()
}

/// `# Internal`, `## Internal ##`, with up to three spaces before it (`CommonMark` §4.2).
fn is_internal_heading(line: &str) -> bool {
    let marks = line.trim_start();
    let title = marks.trim_start_matches('#');
    let is_heading = line.len() - marks.len() < 4 && title.len() < marks.len();
    is_heading && title.trim().trim_end_matches('#').trim().eq_ignore_ascii_case("internal")
}

/// What makes the line above it a heading (`CommonMark` §4.3).
fn is_underline(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && (line.bytes().all(|b| b == b'-') || line.bytes().all(|b| b == b'='))
}

/// Links to Rust items lead nowhere outside of rustdoc: their labels stay.
fn without_rust_links<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut fences = Fences::default();
    lines
        .map(|line| {
            if fences.covers(line) {
                return line.to_owned();
            }
            let text = pieces(line).into_iter().map(|piece| match piece {
                Piece::Link { label, target, .. } if is_rust(label, target) => label,
                piece => piece.whole(),
            });
            text.collect()
        })
        .collect()
}

/// Whether a link is one to a Rust item.
fn is_rust(label: &str, target: Option<&str>) -> bool {
    let is_url = |target: &str| target.contains([':', '/', '#', '.']) && !target.contains("::");
    let is_item = label.starts_with('`') || label.starts_with(|letter: char| letter.is_uppercase());
    target.map_or(is_item, |target| !is_url(target))
}

/// Follows the fenced code blocks of a document, line by line.
#[derive(Default)]
struct Fences {
    open: Option<String>,
}

impl Fences {
    /// Whether the line is a fence, or inside of a block.
    fn covers(&mut self, line: &str) -> bool {
        let line = line.trim_start();
        let marks = |mark: char| line.len() - line.trim_start_matches(mark).len();
        let length = marks('`').max(marks('~'));
        let fence = line.get(..length).filter(|fence| fence.len() >= 3);
        match (&self.open, fence) {
            (None, Some(fence)) => self.open = Some(fence.to_owned()),
            (None, None) => return false,
            (Some(open), Some(fence)) if fence.starts_with(open.as_str()) => self.open = None,
            (Some(_), _) => {}
        }
        true
    }
}

/// A paragraph of Markdown without its marks: a message is plain text.
fn plain(markdown: &str) -> String {
    inline(heading(markdown)).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of a heading (`CommonMark` §4.2), or of what is none.
fn heading(markdown: &str) -> &str {
    let title = markdown.trim_start_matches('#');
    let is_heading = (1..=6).contains(&(markdown.len() - title.len()))
        && (title.is_empty() || title.starts_with(char::is_whitespace));
    let closed = title.trim_end().trim_end_matches('#');
    match (is_heading, closed.is_empty() || closed.ends_with(char::is_whitespace)) {
        (true, true) => closed.trim(),
        (true, false) => title.trim(),
        (false, _) => markdown,
    }
}

fn inline(markdown: &str) -> String {
    let mut emphasis = Emphasis::new();
    let pieces = pieces(markdown);
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Code { whole, inside } => emphasis.whole(code_text(inside).to_owned(), whole),
            Piece::Link { whole, label, .. } => emphasis.whole(inline(label), whole),
            Piece::Text(text) => {
                let behind = pieces.get(at + 1).and_then(|piece| piece.whole().chars().next());
                emphasis.text(text, behind.unwrap_or(' '));
            }
        }
    }
    emphasis.plain()
}

/// What a code span shows (`CommonMark` §6.1): a space at both ends is for backquotes beside it.
fn code_text(inside: &str) -> &str {
    let between = inside.strip_prefix(' ').and_then(|rest| rest.strip_suffix(' '));
    between.filter(|text| !text.trim().is_empty()).unwrap_or(inside)
}

/// A part of a line of Markdown.
enum Piece<'a> {
    /// `` `inside` ``
    Code {
        whole: &'a str,
        inside: &'a str,
    },
    /// `[label](target)`, `[label][target]`, or `[label]` where the label names a Rust item.
    Link {
        whole: &'a str,
        label: &'a str,
        target: Option<&'a str>,
    },
    Text(&'a str),
}

impl<'a> Piece<'a> {
    fn whole(&self) -> &'a str {
        match self {
            Piece::Code { whole, .. } | Piece::Link { whole, .. } | Piece::Text(whole) => whole,
        }
    }
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut searched = 0;
    while let Some(at) = rest[searched..].find(['`', '[', '\\']).map(|at| at + searched) {
        let (before, marked) = rest.split_at(at);
        if let Some(escaped) = marked.strip_prefix('\\') {
            searched = at + 1 + escaped.chars().next().map_or(0, char::len_utf8);
            continue;
        }
        let Some((piece, length)) = code(marked).or_else(|| link(marked)) else {
            searched = at + marked.len() - marked.trim_start_matches(['`', '[']).len();
            continue;
        };
        pieces.push(Piece::Text(before));
        pieces.push(piece);
        rest = &marked[length..];
        searched = 0;
    }
    pieces.push(Piece::Text(rest));
    pieces
}

/// A code span at the start, between two equally long rows of backquotes.
fn code(text: &str) -> Option<(Piece<'_>, usize)> {
    let fence = text.len() - text.trim_start_matches('`').len();
    let (open, after) = text.split_at(fence);
    let mut from = 0;
    while let (false, Some(at)) = (open.is_empty(), after.get(from..)?.find(open)) {
        let end = from + at + fence;
        let row = after[from + at..].len() - after[from + at..].trim_start_matches('`').len();
        if row == fence {
            let whole = &text[..fence + end];
            return Some((Piece::Code { whole, inside: &after[..end - fence] }, whole.len()));
        }
        from += at + row;
    }
    None
}

/// A link at the start.
fn link(text: &str) -> Option<(Piece<'_>, usize)> {
    let (label, after) = text.strip_prefix('[')?.split_once(']')?;
    let target = [('(', ')'), ('[', ']')]
        .into_iter()
        .find_map(|(open, close)| after.strip_prefix(open)?.split_once(close));
    let (target, after) = target.map_or((None, after), |(target, after)| (Some(target), after));
    if target.is_none() && !is_rust(label, target) {
        return None;
    }
    let whole = &text[..text.len() - after.len()];
    Some((Piece::Link { whole, label, target }, whole.len()))
}
