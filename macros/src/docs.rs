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
}

pub(crate) fn read(attributes: &[Attribute]) -> Docs {
    let text = attributes.iter().filter_map(doc_text).collect::<Vec<_>>().join("\n");
    let lines: Vec<&str> = text
        .lines()
        .map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end())
        .take_while(|line| !is_internal_heading(line))
        .collect();
    let full = lines.join("\n").trim().to_owned();
    let (first, rest) = full.split_once("\n\n").unwrap_or((&full, ""));
    Docs { summary: plain(first), rest: rest.trim().to_owned(), full: full.clone() }
}

fn doc_text(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(pair) = &attribute.meta else { return None };
    let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &pair.value else { return None };
    pair.path.is_ident("doc").then(|| text.value())
}

fn is_internal_heading(line: &str) -> bool {
    let title = line.trim_start_matches('#');
    title.len() < line.len() && title.trim().eq_ignore_ascii_case("internal")
}

/// A paragraph of Markdown without its marks: a message is plain text.
fn plain(markdown: &str) -> String {
    let text = markdown.trim_start_matches('#').split_whitespace().collect::<Vec<_>>().join(" ");
    let mut plain = String::new();
    let mut rest = text.as_str();
    while let Some(letter) = rest.chars().next() {
        if let Some((label, after)) = link(rest) {
            plain.push_str(&label.replace('`', ""));
            rest = after;
            continue;
        }
        let after = &rest[letter.len_utf8()..];
        let escaped = letter == '\\' && after.starts_with(|next: char| next.is_ascii_punctuation());
        if escaped {
            let next = after.chars().next().map_or(0, char::len_utf8);
            plain.push_str(&after[..next]);
            rest = &after[next..];
            continue;
        }
        if !matches!(letter, '`' | '*') {
            plain.push(letter);
        }
        rest = after;
    }
    plain
}

/// `[label](target)`, `[label][target]` or `[label]` at the start: the label, and what follows.
fn link(text: &str) -> Option<(&str, &str)> {
    let (label, after) = text.strip_prefix('[')?.split_once(']')?;
    let target = [('(', ')'), ('[', ']')]
        .into_iter()
        .find_map(|(open, close)| Some(after.strip_prefix(open)?.split_once(close)?.1));
    Some((label, target.unwrap_or(after)))
}
