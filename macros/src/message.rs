use syn::LitStr;

/// The text of a `message` or a `display`: what stands in it, and the values it interpolates.
pub(crate) struct Template {
    pub(crate) pieces: Vec<Piece>,
}

pub(crate) enum Piece {
    /// Text, its doubled braces made single.
    Text(String),
    Placeholder(Placeholder),
}

/// `{name:spec}`.
pub(crate) struct Placeholder {
    /// Empty: the next argument.
    pub(crate) name: String,
    /// What follows the colon, as written.
    pub(crate) spec: String,
}

/// What is wrong with a template, in words for its user.
pub(crate) type Mistake = String;

impl Template {
    /// Reads a text. Only where arguments follow it may a placeholder have no name.
    pub(crate) fn parse(literal: &LitStr, with_arguments: bool) -> Result<Self, Mistake> {
        let text = literal.value();
        let mut pieces = Vec::new();
        let mut plain = String::new();
        let mut rest = text.as_str();
        while let Some(at) = rest.find(['{', '}']) {
            plain.push_str(&rest[..at]);
            let brace = &rest[at..=at];
            let after = &rest[at + 1..];
            if let Some(after) = after.strip_prefix(brace) {
                plain.push_str(brace);
                rest = after;
                continue;
            }
            if brace == "}" {
                return Err(
                    "this `}` closes nothing: write `}}` for a brace in the text".to_owned()
                );
            }
            let Some((inside, after)) = after.split_once('}') else {
                return Err(
                    "this `{` is never closed: write `{{` for a brace in the text".to_owned()
                );
            };
            if !plain.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut plain)));
            }
            pieces.push(Piece::Placeholder(placeholder(inside, with_arguments)?));
            rest = after;
        }
        plain.push_str(rest);
        if !plain.is_empty() {
            pieces.push(Piece::Text(plain));
        }
        Ok(Template { pieces })
    }

    pub(crate) fn placeholders(&self) -> impl Iterator<Item = &Placeholder> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Placeholder(placeholder) => Some(placeholder),
            Piece::Text(_) => None,
        })
    }

    /// The text as documents show it: a value is, in braces, what clients call it.
    pub(crate) fn documented(&self, wire_name: impl Fn(&str) -> String) -> String {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Placeholder(placeholder) => format!("{{{}}}", wire_name(&placeholder.name)),
            })
            .collect()
    }

    /// The text for `format_args!`, each value under the name that `rename` gives it.
    pub(crate) fn format_string(&self, mut rename: impl FnMut(&str) -> String) -> String {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.replace('{', "{{").replace('}', "}}"),
                Piece::Placeholder(Placeholder { name, spec }) if spec.is_empty() => {
                    format!("{{{}}}", rename(name))
                }
                Piece::Placeholder(Placeholder { name, spec }) => {
                    format!("{{{}:{}}}", rename(name), rename_arguments(spec, &mut rename))
                }
            })
            .collect()
    }
}

impl Placeholder {
    /// The trait that formats it, as in `std::fmt`.
    pub(crate) fn formatting_trait(&self) -> &'static str {
        self.known_trait().unwrap_or("Display")
    }

    /// The same; `None`: the end of the specification stands for no trait.
    pub(crate) fn known_trait(&self) -> Option<&'static str> {
        let (_, name) = TRAITS.iter().find(|(letters, _)| *letters == self.trait_letters())?;
        Some(name)
    }

    /// What ends the specification, behind `[[fill]align][sign]['#']['0'][width]['.' precision]`.
    fn trait_letters(&self) -> &str {
        let rest = self.spec.get(alignment(&self.spec)..).unwrap_or_default();
        let rest = rest.strip_prefix(['+', '-']).unwrap_or(rest);
        let rest = count(rest.strip_prefix('#').unwrap_or(rest));
        rest.strip_prefix('.').map_or(rest, count)
    }

    /// The fields that give a width or a precision: `width` in `{name:>width$}`.
    pub(crate) fn arguments(&self) -> impl Iterator<Item = &str> {
        let spec = &self.spec[alignment(&self.spec)..];
        spec.match_indices('$').map(|(end, _)| argument(&spec[..end]))
    }
}

/// How long the `[[fill]align]` at the start is. The fill can be any letter.
fn alignment(spec: &str) -> usize {
    let is_align = |letter: &char| matches!(letter, '<' | '^' | '>');
    let mut letters = spec.chars();
    match (letters.next(), letters.next()) {
        (Some(fill), Some(align)) if is_align(&align) => fill.len_utf8() + align.len_utf8(),
        (Some(align), _) if is_align(&align) => align.len_utf8(),
        _ => 0,
    }
}

/// What ends a specification, and the trait that it stands for.
const TRAITS: &[(&str, &str)] = &[
    ("", "Display"),
    ("?", "Debug"),
    ("x?", "Debug"),
    ("X?", "Debug"),
    ("x", "LowerHex"),
    ("X", "UpperHex"),
    ("o", "Octal"),
    ("b", "Binary"),
    ("e", "LowerExp"),
    ("E", "UpperExp"),
    ("p", "Pointer"),
];

/// What follows a width or a precision: a number, or a name or a number with a `$`.
fn count(spec: &str) -> &str {
    let is_name = |letter: char| letter == '_' || letter.is_alphanumeric();
    match spec.split_once('$') {
        Some((name, rest)) if name.chars().all(is_name) => rest,
        _ => spec.trim_start_matches(|letter: char| letter.is_ascii_digit()),
    }
}

fn placeholder(inside: &str, with_arguments: bool) -> Result<Placeholder, Mistake> {
    let (name, spec) = inside.split_once(':').unwrap_or((inside, ""));
    let (name, spec) = (name.trim(), spec.trim_end());
    if name.is_empty() && !with_arguments {
        return Err(
            "name the field that stands here, as in `{email}` or, of a tuple, `{0}`; a value that is no field follows the text: `message(\"...\", value)`"
                .to_owned(),
        );
    }
    if let Some(name) = name.strip_prefix("r#") {
        return Err(format!("write `{{{name}}}`: a placeholder names a field without `r#`"));
    }
    if let Some(path) = path(name, spec) {
        return Err(format!(
            "a path cannot stand in braces: let it follow the text, as in `message(\"{{}}\", {path})`"
        ));
    }
    let is_name = name.chars().all(|letter| letter == '_' || letter.is_alphanumeric());
    if !is_name {
        return Err(format!("`{{{name}}}` is not the name of a field"));
    }
    if spec.contains(".*") {
        return Err("give the precision by name: `{value:.precision$}`".to_owned());
    }
    Ok(Placeholder { name: name.to_owned(), spec: spec.to_owned() })
}

/// The `a::B` of `{a::B}`, which is no name and no specification.
fn path(name: &str, spec: &str) -> Option<String> {
    let in_path = |letter: char| matches!(letter, ':' | '_') || letter.is_alphanumeric();
    let rest = spec.find(|letter| !in_path(letter)).map_or(spec, |end| &spec[..end]);
    let is_path = !name.is_empty() && alignment(spec) == 0 && rest.len() > 1;
    (is_path && rest.starts_with(':')).then(|| format!("{name}:{}", rest.trim_end_matches(':')))
}

/// The name or number that a `$` ends.
fn argument(before: &str) -> &str {
    let start = before
        .char_indices()
        .rev()
        .take_while(|(_, letter)| *letter == '_' || letter.is_alphanumeric())
        .last()
        .map_or(before.len(), |(at, _)| at);
    let name = &before[start..];
    // In `{:05}`-like specs a `0` before a name is the padding flag.
    let digits_off = name.trim_start_matches(|letter: char| letter.is_ascii_digit());
    if digits_off.is_empty() { name } else { digits_off }
}

fn rename_arguments(spec: &str, rename: &mut impl FnMut(&str) -> String) -> String {
    let (aligned, mut rest) = spec.split_at(alignment(spec));
    let mut renamed = aligned.to_owned();
    while let Some((before, after)) = rest.split_once('$') {
        let name = argument(before);
        renamed.push_str(&before[..before.len() - name.len()]);
        renamed.push_str(&rename(name));
        renamed.push('$');
        rest = after;
    }
    renamed + rest
}
