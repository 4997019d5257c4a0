//! The letters of codes.

use super::{Lint, lint};
use crate::book::located::Located;
use crate::catalog::lint_name::LintName;
use crate::catalog::spelling::in_uri;

pub(super) fn remark(entries: &[Located<'_>], lints: &mut Vec<Lint>) {
    for it in entries {
        let (code, encoded) = (it.code(), in_uri(it.code()));
        if encoded != code {
            let text = format!(
                "the code `{code}` is `{encoded}` in the URI of its problem type, so whoever compares the two has to decode that"
            );
            lints.push(lint(
                LintName::CodeInUri,
                it,
                text,
                "letters, digits and `-` `.` `_` `~` `:` `/` stay as they are",
            ));
        }
    }
    code_cases(entries, lints);
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

/// The codes in another case than most. A code without a letter has none.
fn code_cases(entries: &[Located<'_>], lints: &mut Vec<Lint>) {
    let has_letters =
        |it: &&Located<'_>| it.code().contains(|letter: char| letter.is_ascii_alphabetic());
    let entries: Vec<&Located<'_>> = entries.iter().filter(has_letters).collect();
    let fitting = |case: &&Case| entries.iter().filter(|it| case.fits(it.code())).count();
    let Some(usual) = CASES.iter().rev().max_by_key(fitting) else { return };
    if fitting(&usual) * 2 <= entries.len() {
        return;
    }
    for it in entries.iter().filter(|it| !usual.fits(it.code())) {
        let text = format!("the code `{}` is not in {}, as the others are", it.code(), usual.0);
        let mend = "if it is published it stays as it is, for a code never changes";
        lints.push(lint(LintName::CodeCase, it, text, mend));
    }
}
