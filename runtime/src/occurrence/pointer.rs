//! JSON Pointers (RFC 6901), and the names in them.

/// The pointer to where these names lead.
pub(crate) fn through<N: AsRef<str>>(names: impl IntoIterator<Item = N>) -> String {
    let mut pointer = String::new();
    for name in names {
        pointer.push('/');
        pointer.push_str(&name.as_ref().replace('~', "~0").replace('/', "~1"));
    }
    pointer
}

/// A name as it is where it stands between two slashes.
pub(crate) fn unescaped(name: &str) -> String {
    // In this order, so that `~01` is `~1` and no slash.
    name.replace("~1", "/").replace("~0", "~")
}

/// The names that a pointer leads through. As a part of a URI it begins with `#`, and its names are
/// percent-encoded (§6).
pub(crate) fn names(pointer: &str) -> Vec<String> {
    let (pointer, is_fragment) = match pointer.strip_prefix('#') {
        Some(pointer) => (pointer, true),
        None => (pointer, false),
    };
    let Some(names) = pointer.strip_prefix('/') else {
        // No pointer, but a name all the same.
        return if pointer.is_empty() { Vec::new() } else { vec![unescaped(pointer)] };
    };
    let name = |name| if is_fragment { unescaped(&percent_decoded(name)) } else { unescaped(name) };
    names.split('/').map(name).collect()
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let escaped = after.get(..2).filter(|_| *first == b'%');
        let byte =
            escaped.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The pointer as the path of a field: `a[0].b`. A name with signs of that notation stands in quotes.
/// The whole body is no field.
pub(crate) fn field_path(pointer: &str) -> Option<String> {
    let mut path = String::new();
    for name in names(pointer) {
        if is_index(&name) {
            path.extend(["[", &name, "]"]);
        } else if name.is_empty() || name.contains(['.', '[', ']', '"', '\\']) {
            path.extend(["[", &serde_json::Value::from(name).to_string(), "]"]);
        } else {
            path.push_str(if path.is_empty() { "" } else { "." });
            path.push_str(&name);
        }
    }
    Some(path).filter(|path| !path.is_empty())
}

/// The same as names with dots between them: `a.0.b`.
pub(crate) fn dotted(pointer: &str) -> Option<String> {
    Some(names(pointer).join(".")).filter(|path| !path.is_empty())
}

/// The pointer to a field: `a[0].b`, `a.0.b`, `a["x.y"]`.
pub(crate) fn of_field(path: &str) -> String {
    let mut names: Vec<String> = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        let bracketed = rest.strip_prefix('[').and_then(in_brackets);
        let name = if let Some((name, after)) = bracketed {
            rest = after;
            name
        } else {
            let ends = |at, letter| letter == '.' || (letter == '[' && at > 0);
            let end = rest.char_indices().find(|(at, letter)| ends(*at, *letter));
            let (name, after) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
            rest = after;
            name.to_owned()
        };
        names.push(name);
        rest = match rest.strip_prefix('.') {
            // A dot at the end has an empty name behind it.
            Some("") => {
                names.push(String::new());
                ""
            }
            Some(after) => after,
            None => rest,
        };
    }
    through(names)
}

/// A number or a quoted name behind an opening bracket, and what follows the closing one.
fn in_brackets(rest: &str) -> Option<(String, &str)> {
    let mut quoted = serde_json::Deserializer::from_str(rest).into_iter::<String>();
    if rest.starts_with('"') {
        let name = quoted.next()?.ok()?;
        return Some((name, rest[quoted.byte_offset()..].strip_prefix(']')?));
    }
    let (number, after) = rest.split_at(rest.find(|letter: char| !letter.is_ascii_digit())?);
    is_index(number).then_some((number.to_owned(), after.strip_prefix(']')?))
}

/// The same pointer, its names renamed. The number of an element is no name.
pub(crate) fn renamed(pointer: &str, rename: fn(&str) -> String) -> String {
    // As a part of a URI it is `#/name`.
    let Some((before, names)) = pointer.split_once('/') else { return pointer.to_owned() };
    let names = names.split('/').map(unescaped);
    let names = names.map(|name| if is_index(&name) { name } else { rename(&name) });
    before.to_owned() + &through(names)
}

pub(crate) fn is_index(name: &str) -> bool {
    let is_number = !name.is_empty() && name.bytes().all(|letter| letter.is_ascii_digit());
    is_number && (name == "0" || !name.starts_with('0'))
}

/// A field's name in `camelCase`, as serde's `rename_all` writes it; for `#[api(items = …)]`.
///
/// ```
/// assert_eq!(errbook::camel_case("zip_code"), "zipCode");
/// ```
pub fn camel_case(name: &str) -> String {
    let mut camel = String::with_capacity(name.len());
    let mut starts_word = false;
    for letter in name.chars() {
        match letter {
            '_' => starts_word = true,
            _ if camel.is_empty() => camel.push(letter.to_ascii_lowercase()),
            _ if starts_word => camel.push(letter.to_ascii_uppercase()),
            _ => camel.push(letter),
        }
        starts_word &= letter == '_';
    }
    camel
}
