//! Names for the types and variants that are made of a book.

use std::collections::HashSet;

/// A name of letters and digits, each word with a capital: `EmailAlreadyExists` of that, of
/// `email-already-exists` and of `EMAIL_ALREADY_EXISTS`. `Error404` of `404`.
pub(super) fn pascal(text: &str) -> String {
    let is_loud = !text.bytes().any(|letter| letter.is_ascii_lowercase());
    let word = |word: &str| capitalized(word, is_loud);
    let name: String = words(text).into_iter().map(word).collect();
    if name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        name
    } else {
        format!("Error{name}")
    }
}

/// A name of small letters and digits: `total_price` of that and of `totalPrice`.
pub(super) fn snake(text: &str) -> String {
    let name = words(text).join("_").to_ascii_lowercase();
    if name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        name
    } else {
        format!("value_{name}").trim_end_matches('_').to_owned()
    }
}

/// The words of a name, whichever way it tells them apart.
pub(super) fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for part in text.split(|letter: char| !letter.is_ascii_alphanumeric()) {
        let letters = part.as_bytes();
        let mut start = 0;
        for at in 1..letters.len() {
            let after_lower = !letters[at - 1].is_ascii_uppercase();
            let before_lower = letters.get(at + 1).is_some_and(u8::is_ascii_lowercase);
            if letters[at].is_ascii_uppercase() && (after_lower || before_lower) {
                words.push(&part[start..at]);
                start = at;
            }
        }
        words.push(&part[start..]);
    }
    words.retain(|word| !word.is_empty());
    words
}

/// `Email` of `email`, and of `EMAIL` where all is loud.
fn capitalized(word: &str, is_loud: bool) -> String {
    let (first, rest) = word.split_at(1);
    let rest = if is_loud { rest.to_ascii_lowercase() } else { rest.to_owned() };
    first.to_ascii_uppercase() + &rest
}

/// Names that are given once.
pub(super) struct Names(HashSet<String>);

impl Names {
    /// Without those that stand for something already.
    pub(super) fn but(taken: &[&str]) -> Self {
        Names(taken.iter().map(ToString::to_string).collect())
    }

    /// The name, or where it is given already, with a number behind it.
    pub(super) fn give(&mut self, name: &str) -> String {
        let numbered = (2..).map(|number| format!("{name}{number}"));
        let free = std::iter::once(name.to_owned()).chain(numbered);
        let name = free.into_iter().find(|name| !self.0.contains(name));
        let name = name.expect("there is always one number more");
        self.0.insert(name.clone());
        name
    }
}

#[cfg(test)]
mod tests {
    use super::{Names, pascal, snake};

    #[test]
    fn names_are_made_of_any_text() {
        for (text, name, field) in [
            ("EmailAlreadyExists", "EmailAlreadyExists", "email_already_exists"),
            ("STALE_ETAG", "StaleEtag", "stale_etag"),
            ("invalid-values", "InvalidValues", "invalid_values"),
            ("totalPrice", "TotalPrice", "total_price"),
            ("SSOTokenFailed", "SSOTokenFailed", "sso_token_failed"),
            ("no user #1", "NoUser1", "no_user_1"),
            ("404", "Error404", "value_404"),
            ("class", "Class", "class"),
            ("😀", "Error", "value"),
            ("", "Error", "value"),
            ("M_FORBIDDEN", "MForbidden", "m_forbidden"),
        ] {
            assert_eq!((&*pascal(text), &*snake(text)), (name, field), "{text}");
        }
    }

    #[test]
    fn no_name_is_given_twice() {
        let mut names = Names::but(&["Error"]);
        let given = ["Error", "NotFound", "NotFound", "NotFound2", "NotFound"];
        let given = given.map(|name| names.give(name));
        assert_eq!(given, ["Error2", "NotFound", "NotFound2", "NotFound22", "NotFound3"]);
    }
}
