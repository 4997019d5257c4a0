use std::fmt;

use crate::catalog::Catalog;
use crate::catalog::entry::Entry;

/// A remark on a catalog: nothing is wrong, but a client may stumble over it.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Lint {
    /// A code is in another letter case than most codes of the catalog.
    CodeCase {
        /// The entry with the code.
        entry: &'static Entry,
        /// The case of the others, under serde's name for it.
        usual: &'static str,
    },
    /// A code has letters that a URI cannot have as they are.
    CodeInUri {
        /// The entry with the code.
        entry: &'static Entry,
    },
}

impl fmt::Display for Lint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Lint::CodeCase { entry, usual } => write!(
                f,
                "the code `{}` is not in {usual}, as the others are; if it is published it stays as it is, for a code never changes",
                entry.code()
            ),
            Lint::CodeInUri { entry } => write!(
                f,
                "the code `{}` is `{}` in the URI of its problem type, so whoever compares the two has to decode that; letters, digits and `-` `.` `_` `~` `:` `/` stay as they are",
                entry.code(),
                entry.code_in_uri()
            ),
        }
    }
}

/// A letter case: serde's name for it, the first letter, the other letters, the separator.
struct Case(&'static str, fn(char) -> bool, fn(char) -> bool, Option<char>);

const CASES: [Case; 6] = [
    Case("PascalCase", is_upper, |letter| letter.is_ascii_alphabetic(), None),
    Case("camelCase", is_lower, |letter| letter.is_ascii_alphabetic(), None),
    Case("snake_case", is_lower, is_lower, Some('_')),
    Case("SCREAMING_SNAKE_CASE", is_upper, is_upper, Some('_')),
    Case("kebab-case", is_lower, is_lower, Some('-')),
    Case("SCREAMING-KEBAB-CASE", is_upper, is_upper, Some('-')),
];

impl Case {
    fn fits(&self, code: &str) -> bool {
        let Case(_, first, others, separator) = self;
        let inside =
            |letter: char| others(letter) || letter.is_ascii_digit() || Some(letter) == *separator;
        code.starts_with(first) && code.chars().skip(1).all(inside)
    }
}

fn is_upper(letter: char) -> bool {
    letter.is_ascii_uppercase()
}

fn is_lower(letter: char) -> bool {
    letter.is_ascii_lowercase()
}

impl Catalog {
    /// What clients of the catalog may stumble over. Standard entries are left alone.
    ///
    /// ```
    /// # #[derive(Debug, errbook::ApiError)]
    /// # #[api(status = 400)]
    /// # enum UserError { InvalidToken, InvalidInput, #[api(code = "tooLate")] TooLate }
    /// # errbook::catalog! { static ERRORS = { errors: [UserError] }; }
    /// let lints = ERRORS.lints();
    /// assert!(lints[0].to_string().starts_with("the code `tooLate` is not in PascalCase"));
    /// ```
    pub fn lints(&self) -> Vec<Lint> {
        let mut entries = self.entries();
        entries.retain(|entry| !entry.is_standard());
        let encoded = |entry: &&Entry| entry.code_in_uri() != entry.code();
        let in_uri = entries.iter().copied().filter(encoded).map(|entry| Lint::CodeInUri { entry });
        in_uri.chain(code_cases(&entries)).collect()
    }
}

/// The codes in another case than most. A code without a letter has none.
fn code_cases(entries: &[&'static Entry]) -> Vec<Lint> {
    let has_letters = |entry: &&&Entry| entry.code().contains(|it: char| it.is_ascii_alphabetic());
    let entries: Vec<&Entry> = entries.iter().filter(has_letters).copied().collect();
    let fitting = |case: &&Case| entries.iter().filter(|entry| case.fits(entry.code())).count();
    let Some(usual) = CASES.iter().rev().max_by_key(fitting) else { return Vec::new() };
    if fitting(&usual) * 2 <= entries.len() {
        return Vec::new();
    }
    entries
        .iter()
        .filter(|entry| !usual.fits(entry.code()))
        .map(|entry| Lint::CodeCase { entry, usual: usual.0 })
        .collect()
}
