//! What has changed since another book was published.

use std::collections::HashMap;

use crate::book::change::{Change, ChangeKind, Changes};
use crate::book::differences::{Differences, differences, means_the_same};
use crate::book::located::{Located, located};
use crate::book::model::{Book, Retired};

impl Book {
    /// What has changed since another book was published, and whether clients of that one would trip
    /// over it.
    ///
    /// ```
    /// # mod old {
    /// #[derive(Debug, errbook::ApiError)]
    /// enum AccountError {
    ///     #[api(status = 409)]
    ///     EmailTaken,
    /// }
    /// # errbook::catalog! { pub static ERRORS = { errors: [AccountError] }; }
    /// # }
    /// # mod new {
    /// # #[derive(Debug, errbook::ApiError)]
    /// # enum AccountError { #[api(status = 422)] EmailTaken }
    /// # errbook::catalog! { pub static ERRORS = { errors: [AccountError] }; }
    /// # }
    ///
    /// // Some day `EmailTaken` is a 422.
    /// let changes = new::ERRORS.book().changes_since(&old::ERRORS.book());
    /// assert!(changes.is_breaking());
    /// assert!(changes.to_string().contains("- `EmailTaken`: the status was 409, and is 422\n"));
    /// ```
    #[must_use]
    pub fn changes_since(&self, old: &Book) -> Changes {
        let mut changes = of_the_book(self, old);
        let bases = (old.type_base.as_deref(), self.type_base.as_deref());
        let (pairs, gone, mut added) = pair(located(old), located(self));
        if pairs.iter().any(|(old, new)| is_moved(bases, old, new)) {
            let text = match bases {
                (Some(old), Some(new)) => {
                    format!("the problem type URIs began with {old}, and begin with {new}")
                }
                (None, new) => {
                    format!(
                        "the problem types were about:blank, and begin with {}",
                        new.unwrap_or_default()
                    )
                }
                (Some(old), None) => {
                    format!("the problem type URIs began with {old}, and are about:blank")
                }
            };
            changes.push(change(ChangeKind::TypeBase, bases.0, bases.1, text));
        }
        for (old, new) in &pairs {
            changes.extend(differences(old, new, is_moved(bases, old, new)));
        }
        for old in &gone {
            let renamed = added.iter().position(|new| is_renamed(old, new));
            let mut found = Differences::of(old);
            match renamed.map(|at| added.remove(at)) {
                Some(new) => found.tell(
                    ChangeKind::CodeRenamed,
                    None,
                    (Some(old.code()), Some(new.code())),
                    format!("the code is now `{}`", new.code()),
                ),
                None => found.tell(
                    ChangeKind::CodeGone,
                    None,
                    (Some(old.code()), None),
                    format!("the code is gone ({}, `{}`)", old.entry.status, old.error_type),
                ),
            }
            changes.extend(found.changes);
        }
        for new in &added {
            changes.extend(arrival(new, old));
        }
        Changes::new(changes)
    }

    /// The book with all codes that an older one had and this one has not among the retired.
    #[must_use]
    pub fn retiring(mut self, old: &Book) -> Book {
        let codes: std::collections::HashSet<String> =
            self.entries().iter().map(|entry| entry.code.clone()).collect();
        let known = old.retired.iter().chain(&self.retired).map(|it| it.entry.clone());
        let gone = old.entries().into_iter().cloned();
        let mut retired: Vec<Retired> = Vec::new();
        for entry in known.chain(gone).filter(|it| !codes.contains(&it.code)) {
            if !retired.iter().any(|it| it.entry == entry) {
                retired.push(Retired { entry });
            }
        }
        self.retired = retired;
        self
    }
}

/// Entries with one code in two books.
type Pairs<'b> = Vec<(Located<'b>, Located<'b>)>;

/// Finds each entry in the other book: by its code, of those that share one by the status first. What
/// is left of the old ones is gone, what is left of the new ones is new.
pub(super) fn pair<'b>(
    old: Vec<Located<'b>>,
    new: Vec<Located<'b>>,
) -> (Pairs<'b>, Vec<Located<'b>>, Vec<Located<'b>>) {
    let mut by_code: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, it) in new.iter().enumerate() {
        by_code.entry(it.code()).or_default().push(at);
    }
    let mut partners = vec![None; old.len()];
    for same_status in [true, false] {
        for (at, it) in old.iter().enumerate() {
            let Some(left) = by_code.get_mut(it.code()) else { continue };
            let fits =
                |&new_at: &usize| !same_status || new[new_at].entry.status == it.entry.status;
            if let (None, Some(found)) = (partners[at], left.iter().position(fits)) {
                partners[at] = Some(left.remove(found));
            }
        }
    }
    let mut new: Vec<Option<Located<'b>>> = new.into_iter().map(Some).collect();
    let (mut pairs, mut gone) = (Vec::new(), Vec::new());
    for (it, partner) in old.into_iter().zip(partners) {
        match partner.and_then(|at| new[at].take()) {
            Some(new) => pairs.push((it, new)),
            None => gone.push(it),
        }
    }
    (pairs, gone, new.into_iter().flatten().collect())
}

/// Whether a problem type URI is another only since the catalog's base is.
fn is_moved(bases: (Option<&str>, Option<&str>), old: &Located<'_>, new: &Located<'_>) -> bool {
    let rest = |base: Option<&str>, it: &Located<'_>| match (base, &it.entry.type_uri) {
        (None, None) => Some(None),
        (Some(base), Some(uri)) => Some(Some(uri.strip_prefix(base)?.to_owned())),
        _ => None,
    };
    match (rest(bases.0, old), rest(bases.1, new)) {
        (Some(Some(old)), Some(Some(new))) => bases.0 != bases.1 && old == new,
        (Some(old), Some(new)) => old != new,
        _ => false,
    }
}

/// Whether an entry that is gone is one that is new, under another code.
fn is_renamed(old: &Located<'_>, new: &Located<'_>) -> bool {
    let (one, other) = (old.entry, new.entry);
    old.error_type == new.error_type
        && one.status == other.status
        && one.docs == other.docs
        && one.members == other.members
        && one.headers == other.headers
        && one.items == other.items
        && (one.message == other.message || !one.docs.is_empty())
        && (one.title == other.title || !one.docs.is_empty() || one.message == other.message)
}

/// What is said of a code that the old book has not, or has among the retired.
fn arrival(new: &Located<'_>, old: &Book) -> Vec<Change> {
    let mut found = Differences::of(new);
    let retired: Vec<_> = old.retired.iter().filter(|it| it.entry.code == new.code()).collect();
    let Some(last) = retired.last() else {
        let text = format!("new ({}, `{}`): {}", new.entry.status, new.error_type, new.entry.title);
        found.tell(ChangeKind::CodeAdded, None, (None, Some(new.code())), text);
        return found.changes;
    };
    let before = |it: &&&Retired| means_the_same(&Located::alone(&it.entry), new);
    if retired.iter().any(|it| before(&it)) {
        let text = "the retired code is back, and means what it meant".to_owned();
        found.tell(ChangeKind::CodeBack, None, (None, Some(new.code())), text);
    } else {
        let meant = |entry: &crate::book::BookEntry| format!("{} {}", entry.status, entry.title);
        let (old, new) = (meant(&last.entry), meant(new.entry));
        let text = format!(
            "the code was retired, and is back with another meaning: it was {old}, and is {new}"
        );
        found.tell(ChangeKind::CodeReused, None, (Some(&old), Some(&new)), text);
    }
    found.changes
}

fn of_the_book(new: &Book, old: &Book) -> Vec<Change> {
    let mut changes = Vec::new();
    if new.title != old.title {
        let text = format!("the book was called {:?}, and is called {:?}", old.title, new.title);
        changes.push(change(ChangeKind::BookTitle, Some(&old.title), Some(&new.title), text));
    }
    if new.docs != old.docs {
        let text = "the documentation of the book has changed".to_owned();
        changes.push(change(ChangeKind::Docs, None, None, text));
    }
    if new.successes != old.successes {
        let text = "the documented success statuses have changed".to_owned();
        changes.push(change(ChangeKind::Successes, None, None, text));
    }
    changes
}

fn change(kind: ChangeKind, old: Option<&str>, new: Option<&str>, text: String) -> Change {
    Change {
        kind,
        verdict: kind.verdict(),
        code: None,
        error_type: None,
        part: None,
        old: old.map(str::to_owned),
        new: new.map(str::to_owned),
        text,
    }
}
