use syn::{Attribute, Expr, ExprLit, Lit, Meta};

/// A doc comment, as far as it is public: what follows an `# Internal` heading is not.
#[derive(Clone, Default)]
pub(crate) struct Docs {
    /// All of it, in Markdown.
    pub(crate) full: String,
    /// The first paragraph, as plain text.
    pub(crate) summary: String,
    /// What follows the first paragraph, in Markdown.
    pub(crate) rest: String,
    /// `#[doc(hidden)]`.
    pub(crate) hidden: bool,
}

pub(crate) fn read(attributes: &[Attribute]) -> Docs {
    let comments: Vec<String> = attributes.iter().filter_map(comment).collect();
    let full = public(&comments);
    let (first, rest) = full.split_once("\n\n").unwrap_or((&full, ""));
    let hidden = attributes.iter().any(is_hidden);
    Docs { summary: plain(first), rest: rest.trim().to_owned(), full: full.clone(), hidden }
}

/// The Markdown that readers of the API may see.
fn public(comments: &[String]) -> String {
    let lines = unindented(comments);
    let underlined = |at: usize| lines.get(at + 1).is_some_and(|line| is_underline(line));
    let is_heading = |at: usize, line: &str| {
        is_internal_heading(line)
            || (line.trim().eq_ignore_ascii_case("internal") && underlined(at))
    };
    let end = lines.iter().enumerate().position(|(at, line)| is_heading(at, line));
    let public = lines.iter().take(end.unwrap_or(lines.len()));
    without_rust_links(public.map(String::as_str)).join("\n").trim().to_owned()
}

fn comment(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(pair) = &attribute.meta else { return None };
    let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &pair.value else { return None };
    pair.path.is_ident("doc").then(|| text.value())
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
    let mut fenced = false;
    lines
        .map(|line| {
            fenced ^= line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
            if fenced { line.to_owned() } else { replace_links(line, rust_label) }
        })
        .collect()
}

/// The label of a link to a Rust item.
fn rust_label(label: &str, target: Option<&str>) -> Option<String> {
    let is_url = |target: &str| target.contains([':', '/', '#', '.']) && !target.contains("::");
    let is_code = label.starts_with('`') && label.ends_with('`');
    let is_rust = target.map_or(is_code, |target| !is_url(target));
    is_rust.then(|| label.to_owned())
}

/// A paragraph of Markdown without its marks: a message is plain text.
fn plain(markdown: &str) -> String {
    let text = markdown.trim_start_matches('#').split_whitespace().collect::<Vec<_>>().join(" ");
    let text = replace_links(&text, |label, _| Some(label.to_owned()));
    let mut plain = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next_if(char::is_ascii_punctuation) {
                Some(escaped) => plain.push(escaped),
                None => plain.push(letter),
            },
            '`' | '*' => {}
            _ => plain.push(letter),
        }
    }
    plain
}

/// Replaces `[label](target)`, `[label][target]` and `[label]`, where there is something to say.
fn replace_links(text: &str, replacement: impl Fn(&str, Option<&str>) -> Option<String>) -> String {
    let mut replaced = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        let (before, link) = rest.split_at(at);
        replaced.push_str(before);
        let found = split_link(link)
            .and_then(|(label, target, after)| Some((replacement(label, target)?, after)));
        if let Some((label, after)) = found {
            replaced.push_str(&label);
            rest = after;
        } else {
            replaced.push('[');
            rest = &link[1..];
        }
    }
    replaced + rest
}

/// A link at the start of the text: its label, its target, and what follows.
fn split_link(text: &str) -> Option<(&str, Option<&str>, &str)> {
    let (label, after) = text.strip_prefix('[')?.split_once(']')?;
    let target = [('(', ')'), ('[', ']')]
        .into_iter()
        .find_map(|(open, close)| after.strip_prefix(open)?.split_once(close));
    Some(target.map_or((label, None, after), |(target, after)| (label, Some(target), after)))
}
