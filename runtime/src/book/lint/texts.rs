//! Texts that two errors have.

use std::collections::HashMap;

use super::{Lint, lint};
use crate::book::located::Located;
use crate::catalog::lint_name::LintName;

/// One remark for an entry at most: of its title, or else of its message. A server error tells clients
/// nothing in particular.
pub(super) fn remark(entries: &[Located<'_>], lints: &mut Vec<Lint>) {
    let mut titles = HashMap::new();
    let mut messages = HashMap::new();
    for it in entries {
        let entry = it.entry;
        let title = Some(entry.title.as_str()).filter(|_| entry.status < 500);
        let message = entry.message.as_deref().filter(|_| entry.status < 500);
        let is_other = |first: &&Located<'_>| first.code() != it.code();
        let first_title = title.map(|text| *titles.entry(text).or_insert(it)).filter(is_other);
        let first_message =
            message.map(|text| *messages.entry(text).or_insert(it)).filter(is_other);
        let first = [("title", first_title), ("message", first_message)];
        let known = first.into_iter().find_map(|(what, first)| Some((what, first?)));
        if let Some((what, first)) = known {
            let (code, other) = (it.code(), first.code());
            let text = format!(
                "`{code}` has the {what} of `{other}`, so people cannot tell the two apart"
            );
            let mend = format!("another {what}: `#[api({what} = \"...\")]`");
            lints.push(lint(LintName::EqualTexts, it, text, mend));
        }
    }
}
