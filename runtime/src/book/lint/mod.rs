//! Remarks on a book.

mod case;
mod texts;
mod types;

use std::fmt;

use serde::Serialize;

use crate::book::located::{Located, located};
use crate::book::model::Book;
use crate::catalog::Catalog;
use crate::catalog::lint_name::LintName;

/// A remark on a book: nothing is wrong, but a client may stumble over it.
///
/// Its `Display` says what, where, how to mend it, and its name, by which a catalog allows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Lint {
    /// Its name.
    pub name: LintName,
    /// The code of the entry that it is about.
    pub code: String,
    /// The error type of that entry.
    pub error_type: String,
    /// What is remarked.
    pub text: String,
    /// How to mend it.
    pub mend: String,
}

impl fmt::Display for Lint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Lint { name, error_type, text, mend, .. } = self;
        write!(f, "{text}; {mend} ({name}, in `{error_type}`)")
    }
}

impl Book {
    /// What clients may stumble over. Standard errors are left alone.
    #[must_use]
    pub fn lints(&self) -> Vec<Lint> {
        let mut entries = located(self);
        entries.retain(|it| !it.entry.standard);
        let mut lints = Vec::new();
        case::remark(&entries, &mut lints);
        for it in &entries {
            types::remark(it, &mut lints);
            member_names(it, &mut lints);
            documents(it, &mut lints);
        }
        types::remark_joined(&entries, &mut lints);
        texts::remark(&entries, &mut lints);
        lints
    }
}

impl Catalog {
    /// What clients of the catalog may stumble over, but for what it allows. Standard errors are left
    /// alone.
    ///
    /// ```
    /// # #[derive(Debug, errbook::ApiError)]
    /// # #[api(status = 400)]
    /// # enum UserError {
    /// #     /// No token.
    /// #     InvalidToken,
    /// #     InvalidInput,
    /// #     /// Later than that.
    /// #     #[api(code = "tooLate")] TooLate,
    /// # }
    /// errbook::catalog! {
    ///     static ERRORS = { errors: [UserError], allow_lints: [MissingDescription] };
    /// }
    /// let lints = ERRORS.lints();
    /// assert_eq!(lints.len(), 1);
    /// assert!(lints[0].to_string().starts_with("the code `tooLate` is not in PascalCase"));
    /// ```
    pub fn lints(&'static self) -> Vec<Lint> {
        let excused = self.headers_elsewhere().iter().chain(self.headers_omitted());
        let is_excused = excused.into_iter().any(|name| name.eq_ignore_ascii_case(RETRY_AFTER));
        let mut lints = self.book().lints();
        lints.retain(|lint| !self.allows(lint.name, &lint.code));
        lints.retain(|lint| !(is_excused && lint.name == LintName::MissingRetryAfter));
        lints
    }
}

const RETRY_AFTER: &str = "Retry-After";

/// A remark on an entry.
fn lint(name: LintName, it: &Located<'_>, text: String, mend: impl Into<String>) -> Lint {
    Lint {
        name,
        code: it.code().to_owned(),
        error_type: it.error_type.to_owned(),
        text,
        mend: mend.into(),
    }
}

/// RFC 9457 §3.2: a letter first, then letters, digits and `_`, at least three, so that formats other
/// than JSON can have the name.
fn member_names(it: &Located<'_>, lints: &mut Vec<Lint>) {
    if it.entry.response.media_type != "application/problem+json" {
        return;
    }
    let is_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    for name in it.members.iter().map(|member| &member.name) {
        let starts = name.starts_with(|first: char| first.is_ascii_alphabetic());
        let why = if !starts {
            "does not begin with a letter"
        } else if !name.chars().all(is_word) {
            "has more than letters, digits and `_`"
        } else if name.len() < 3 {
            "is shorter than three letters"
        } else {
            continue;
        };
        let text = format!(
            "the member `{name}` of `{}` {why}, against the advice of RFC 9457 §3.2",
            it.code()
        );
        lints.push(lint(
            LintName::MemberName,
            it,
            text,
            "another name: `#[api(member = \"...\")]`, unless it is published",
        ));
    }
}

fn documents(it: &Located<'_>, lints: &mut Vec<Lint>) {
    let code = it.code();
    if it.entry.docs.trim().is_empty() {
        let text = format!("nothing describes `{code}`");
        lints.push(lint(
            LintName::MissingDescription,
            it,
            text,
            "a doc comment on the variant says what has happened, and what may have caused it",
        ));
    }
    let says_when = it.headers.iter().any(|header| header.name.eq_ignore_ascii_case(RETRY_AFTER));
    if matches!(it.entry.status, 429 | 503) && !says_when {
        let text = format!("`{code}` is a {}, and does not say when to try again", it.entry.status);
        lints.push(lint(
            LintName::MissingRetryAfter,
            it,
            text,
            "a field with `#[api(header = \"Retry-After\")]` does; where something else sends it, the catalog says `headers_elsewhere: [\"Retry-After\"]`",
        ));
    }
}
