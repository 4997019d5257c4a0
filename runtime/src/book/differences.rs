//! What differs between two entries of one code.

mod parts;

use crate::book::change::{Change, ChangeKind};
use crate::book::located::Located;
use crate::catalog::status::{Retry, Status};

/// What has been found of one entry.
pub(super) struct Differences<'b> {
    entry: &'b Located<'b>,
    pub(super) changes: Vec<Change>,
}

/// All that differs. Where the base of the type URIs is another, that is `told` once for all.
pub(super) fn differences(old: &Located<'_>, new: &Located<'_>, told: bool) -> Vec<Change> {
    let mut found = Differences::of(new);
    found.facts(old, new, told);
    found.members(old, new);
    found.headers(old, new);
    found.response(old, new);
    found.words(old, new);
    found.changes
}

/// Whether a code that comes back is the same error: nothing breaks, and it has its title.
pub(super) fn means_the_same(old: &Located<'_>, new: &Located<'_>) -> bool {
    let breaks = |it: &Change| it.kind.instead().is_some() && it.kind != ChangeKind::TypeUri;
    old.entry.title == new.entry.title && !differences(old, new, false).iter().any(breaks)
}

impl<'b> Differences<'b> {
    pub(super) fn of(entry: &'b Located<'b>) -> Self {
        Differences { entry, changes: Vec::new() }
    }

    pub(super) fn tell(
        &mut self,
        kind: ChangeKind,
        part: Option<&str>,
        (old, new): (Option<&str>, Option<&str>),
        text: String,
    ) {
        self.changes.push(Change {
            kind,
            verdict: kind.verdict(),
            code: Some(self.entry.code().to_owned()),
            error_type: Some(self.entry.error_type.to_owned()).filter(|it| !it.is_empty()),
            part: part.map(str::to_owned),
            old: old.map(str::to_owned),
            new: new.map(str::to_owned),
            text,
        });
    }

    /// Tells of what is there or not.
    fn say(&mut self, kind: ChangeKind, part: Option<&str>, text: String) {
        self.tell(kind, part, (None, None), text);
    }

    /// Tells of what was one thing and is another.
    fn was(&mut self, kind: ChangeKind, what: &str, old: &str, new: &str) {
        let text = format!("{what} was {old}, and is {new}");
        self.tell(kind, None, (Some(old), Some(new)), text);
    }

    fn facts(&mut self, old: &Located<'_>, new: &Located<'_>, told: bool) {
        let (before, now) = (old.entry, new.entry);
        if before.status != now.status {
            let (old, new) = (before.status.to_string(), now.status.to_string());
            self.was(ChangeKind::Status, "the status", &old, &new);
        } else if before.response.status != now.response.status {
            let (old, new) = (before.response.status.to_string(), now.response.status.to_string());
            self.was(ChangeKind::AnsweredStatus, "the status that it is answered with", &old, &new);
        }
        if before.type_uri != now.type_uri && !told {
            let uri = |it: &Option<String>| it.clone().unwrap_or_else(|| "about:blank".to_owned());
            let (old, new) = (uri(&before.type_uri), uri(&now.type_uri));
            if old != new {
                self.was(ChangeKind::TypeUri, "the problem type URI", &old, &new);
            }
        }
        match (before.items, now.items) {
            (true, false) => {
                self.say(ChangeKind::ItemsGone, None, "it has no items any more".to_owned());
            }
            (false, true) => {
                self.say(ChangeKind::ItemsAdded, None, "it has items".to_owned());
            }
            _ => {}
        }
        if before.message.is_some() && now.message.is_none() {
            let text = "it has no message any more".to_owned();
            self.tell(ChangeKind::MessageGone, None, (before.message.as_deref(), None), text);
        }
        let patience = |retry: Option<Retry>| match retry {
            Some(Retry::Later) => 2,
            Some(Retry::AfterChange) => 1,
            _ => 0,
        };
        let (was, is) = (patience(before.retry), patience(now.retry));
        if was != is && !follows_status(old, new) {
            let kind = if is < was { ChangeKind::Permanent } else { ChangeKind::Retryable };
            let word = |retry: Option<Retry>| retry.unwrap_or(Retry::Never).to_string();
            self.was(kind, "retrying", &word(before.retry), &word(now.retry));
        }
    }

    fn words(&mut self, old: &Located<'_>, new: &Located<'_>) {
        let (before, now) = (old.entry, new.entry);
        if before.title != now.title {
            self.was(ChangeKind::Title, "the title", &before.title, &now.title);
        }
        match (&before.message, &now.message) {
            (Some(old), Some(new)) if old != new => {
                let text = format!("the message was {old:?}, and is {new:?}");
                self.tell(ChangeKind::Message, None, (Some(old), Some(new)), text);
            }
            (None, Some(new)) => {
                let text = format!("the message is new: {new:?}");
                self.tell(ChangeKind::Message, None, (None, Some(new)), text);
            }
            _ => {}
        }
        match (&before.deprecated, &now.deprecated) {
            (Some(_), None) => {
                self.say(ChangeKind::Undeprecated, None, "it is no longer deprecated".to_owned());
            }
            (old, Some(new)) if old.as_ref() != Some(new) => {
                let since = new.since.iter().map(|it| format!(" since {it}"));
                let note = new.note.iter().map(|it| format!(": {it}"));
                let text = ["it is deprecated".to_owned()].into_iter().chain(since).chain(note);
                self.say(ChangeKind::Deprecated, None, text.collect());
            }
            _ => {}
        }
        if before.docs != now.docs {
            self.say(ChangeKind::Docs, None, "the documentation has changed".to_owned());
        }
        let told = follows_status(old, new);
        if (before.actor, &before.action) != (now.actor, &now.action) && !told {
            let text = "who must act, or how, has changed".to_owned();
            self.tell(
                ChangeKind::Action,
                None,
                (before.action.as_deref(), now.action.as_deref()),
                text,
            );
        }
        if before.route != now.route {
            let route =
                |it: &Option<String>| it.clone().unwrap_or_else(|| "any operation".to_owned());
            self.was(
                ChangeKind::Route,
                "the operation that answers with it",
                &route(&before.route),
                &route(&now.route),
            );
        }
        if old.error_type != new.error_type && !old.error_type.is_empty() {
            self.was(ChangeKind::Section, "its section", old.error_type, new.error_type);
        }
    }
}

/// Whether who must act, how, and whether to retry are other ones only since the status is.
fn follows_status(old: &Located<'_>, new: &Located<'_>) -> bool {
    let is_usual = |it: &Located<'_>| {
        let entry = it.entry;
        Status::of(entry.status).is_some_and(|row| {
            entry.retry == Some(row.retry)
                && entry.actor == Some(row.actor)
                && entry.action.as_deref().unwrap_or_default() == row.action
        })
    };
    old.entry.status != new.entry.status && is_usual(old) && is_usual(new)
}
