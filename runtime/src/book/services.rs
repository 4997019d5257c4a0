//! Several services, and the codes that mean different things in two of them.

use std::collections::HashMap;
use std::fmt;

use serde::Serialize;

use crate::book::change::ChangeKind;
use crate::book::differences::differences;
use crate::book::located::{Located, located};
use crate::book::model::Book;

/// A code that means one thing in one service and another in another, so that a client of both takes one
/// error for the other. [`conflicts`] finds them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Conflict {
    /// The code.
    pub code: String,
    /// Where it means the one.
    pub left: Place,
    /// Where it means the other.
    pub right: Place,
    /// What differs: a sentence each.
    pub differences: Vec<String>,
}

/// Where an entry stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Place {
    /// The title of the book.
    pub book: String,
    /// The error type.
    pub error_type: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" (`{}`)", self.book, self.error_type)
    }
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Conflict { code, left, right, differences } = self;
        write!(f, "`{code}` is not the same in {left} and in {right}:")?;
        differences.iter().try_for_each(|it| write!(f, "\n  - {it}"))
    }
}

/// The codes that mean different things in two of these books: another status, title, retrying, items or
/// members. Each meaning is compared with the first book that has the code.
///
/// How bodies look, the type URIs, headers and documentation may differ from service to service.
///
/// ```
/// # mod accounts {
/// # #[derive(Debug, errbook::ApiError)]
/// # enum AccountError { #[api(status = 404)] Missing }
/// # errbook::catalog! { pub static ERRORS = { title: "Accounts", errors: [AccountError] }; }
/// # }
/// # mod billing {
/// # #[derive(Debug, errbook::ApiError)]
/// # enum BillingError { #[api(status = 410)] Missing }
/// # errbook::catalog! { pub static ERRORS = { title: "Billing", errors: [BillingError] }; }
/// # }
/// use errbook::book::conflicts;
///
/// let (accounts, billing) = (accounts::ERRORS.book(), billing::ERRORS.book());
/// assert_eq!(
///     conflicts(&[&accounts, &billing])[0].to_string(),
///     "`Missing` is not the same in \"Accounts\" (`AccountError`) and in \"Billing\" (`BillingError`):\n  \
///      - the status is 404 in the one, and 410 in the other",
/// );
/// ```
#[must_use]
pub fn conflicts(books: &[&Book]) -> Vec<Conflict> {
    let all: Vec<Vec<Located<'_>>> = books.iter().map(|book| located(book)).collect();
    let mut first: HashMap<&str, Vec<(&Book, &Located<'_>)>> = HashMap::new();
    let mut conflicts = Vec::new();
    for (book, entries) in books.iter().zip(&all) {
        let mut known = Vec::new();
        for it in entries {
            let Some(meanings) = first.get(it.code()) else {
                known.push(it);
                continue;
            };
            let compared = meanings.iter().map(|(other, first)| (other, first, apart(first, it)));
            let Some(nearest) = compared.min_by_key(|(.., differences)| differences.len()) else {
                continue;
            };
            let (other, first, differences) = nearest;
            if !differences.is_empty() {
                let place = |book: &Book, it: &Located<'_>| Place {
                    book: book.title.clone(),
                    error_type: it.error_type.to_owned(),
                };
                conflicts.push(Conflict {
                    code: it.code().to_owned(),
                    left: place(other, first),
                    right: place(book, it),
                    differences,
                });
            }
        }
        for it in known {
            first.entry(it.code()).or_default().push((book, it));
        }
    }
    conflicts
}

/// What differs in two meanings, whichever is the older one.
fn apart(left: &Located<'_>, right: &Located<'_>) -> Vec<String> {
    let forth = differences(left, right, true);
    let back = differences(right, left, true);
    let mut apart = Vec::new();
    for change in &forth {
        let sides = (change.old.as_deref(), change.new.as_deref(), change.part.as_deref());
        apart.push(match (change.kind, sides) {
            (ChangeKind::Status, (Some(one), Some(other), _)) => {
                format!("the status is {one} in the one, and {other} in the other")
            }
            (ChangeKind::Title, (Some(one), Some(other), _)) => {
                format!("the title is {one} in the one, and {other} in the other")
            }
            (ChangeKind::Permanent | ChangeKind::Retryable, (Some(one), Some(other), _)) => {
                format!("retrying helps {one} in the one, and {other} in the other")
            }
            (ChangeKind::ItemsGone, _) => "only the one has items".to_owned(),
            (ChangeKind::ItemsAdded, _) => "only the other has items".to_owned(),
            (ChangeKind::MemberRenamed, (Some(one), Some(other), _)) => {
                format!("the member `{one}` of the one is `{other}` in the other")
            }
            (ChangeKind::MemberGone, (.., Some(name))) => {
                format!("only the one has the member `{name}`")
            }
            (ChangeKind::MemberAdded, (.., Some(name))) => {
                format!("only the other has the member `{name}`")
            }
            // What the one allows and the other does not is one meaning told more exactly.
            (ChangeKind::MemberType, (.., Some(name)))
                if back.iter().any(|it| it.kind == ChangeKind::MemberType) =>
            {
                match (&change.old, &change.new) {
                    (Some(one), Some(other)) => {
                        format!("the member `{name}` is {one} in the one, and {other} in the other")
                    }
                    _ => format!("the member `{name}` is not of one type"),
                }
            }
            _ => continue,
        });
    }
    apart
}
