/// The words of a Rust name: `SSOTokenExpired` is `SSO`, `Token`, `Expired`.
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let letters: Vec<char> = name.trim_start_matches("r#").chars().collect();
    let mut start_new = true;
    for (at, &letter) in letters.iter().enumerate() {
        if letter == '_' {
            start_new = true;
            continue;
        }
        let after_lower = at > 0 && !letters[at - 1].is_uppercase();
        let before_lower = letters.get(at + 1).is_some_and(|next| next.is_lowercase());
        start_new |= letter.is_uppercase() && (after_lower || before_lower);
        match words.last_mut() {
            Some(word) if !start_new => word.push(letter),
            _ => words.push(letter.to_string()),
        }
        start_new = false;
    }
    words
}

/// The name in words, as a title: `Email Already Exists`.
pub(crate) fn title(name: &str) -> String {
    words(name).iter().map(|word| capitalized(word)).collect::<Vec<_>>().join(" ")
}

/// A letter case that `rename_all` can give to codes, and `rename_all_fields` to members.
#[derive(Clone, Copy)]
pub(crate) struct Case {
    pub(crate) name: &'static str,
    separator: &'static str,
    /// Between the words of a field, which serde keeps apart in more cases.
    field_separator: &'static str,
    first: fn(&str) -> String,
    others: fn(&str) -> String,
}

impl Case {
    /// The case of this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        CASES.iter().find(|case| case.name == name).copied()
    }

    pub(crate) fn apply(self, name: &str) -> String {
        self.join(words(name).iter().map(String::as_str), self.separator)
    }

    /// As serde does it, which takes the name of a field apart at its underscores alone.
    pub(crate) fn apply_to_field(self, name: &str) -> String {
        let separator = self.field_separator;
        let words = name.split('_').filter(|word| !(word.is_empty() && separator.is_empty()));
        self.join(words, separator)
    }

    fn join<'a>(self, words: impl Iterator<Item = &'a str>, separator: &str) -> String {
        let words = words
            .enumerate()
            .map(|(at, word)| if at == 0 { (self.first)(word) } else { (self.others)(word) });
        words.collect::<Vec<_>>().join(separator)
    }
}

/// The cases, under serde's names.
pub(crate) const CASES: &[Case] = &[
    case("lowercase", "", "_", lower, lower),
    case("UPPERCASE", "", "_", upper, upper),
    case("PascalCase", "", "", pascal, pascal),
    case("camelCase", "", "", lower, pascal),
    case("snake_case", "_", "_", lower, lower),
    case("SCREAMING_SNAKE_CASE", "_", "_", upper, upper),
    case("kebab-case", "-", "-", lower, lower),
    case("SCREAMING-KEBAB-CASE", "-", "-", upper, upper),
];

const fn case(
    name: &'static str,
    separator: &'static str,
    field_separator: &'static str,
    first: fn(&str) -> String,
    others: fn(&str) -> String,
) -> Case {
    Case { name, separator, field_separator, first, others }
}

fn lower(word: &str) -> String {
    word.to_lowercase()
}

fn upper(word: &str) -> String {
    word.to_uppercase()
}

fn pascal(word: &str) -> String {
    capitalized(&lower(word))
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
