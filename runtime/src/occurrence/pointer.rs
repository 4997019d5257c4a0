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

/// The pointer as the path of a field, its names parted by dots. The whole body is no field.
pub(crate) fn field_path(pointer: &str) -> Option<String> {
    let names = pointer.strip_prefix('/').unwrap_or(pointer).split('/');
    (!pointer.is_empty()).then(|| names.map(unescaped).collect::<Vec<_>>().join("."))
}

/// The same pointer, its names renamed. The number of an element is no name.
pub(crate) fn renamed(pointer: &str, rename: fn(&str) -> String) -> String {
    // As a part of a URI it is `#/name`.
    let Some((before, names)) = pointer.split_once('/') else { return pointer.to_owned() };
    let names = names.split('/').map(unescaped);
    let names = names.map(|name| if is_index(&name) { name } else { rename(&name) });
    before.to_owned() + &through(names)
}

fn is_index(name: &str) -> bool {
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
