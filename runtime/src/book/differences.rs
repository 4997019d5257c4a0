//! What differs between two entries of one code.

use serde_json::{Value, json};

use crate::book::change::{Change, ChangeKind};
use crate::book::located::Located;
use crate::book::model::{BookHeader, BookMember};
use crate::book::schema::Schema;
use crate::book::within::{How, Wider, text, wider};
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
                self.tell(
                    ChangeKind::ItemsGone,
                    None,
                    (None, None),
                    "it has no items any more".to_owned(),
                );
            }
            (false, true) => {
                self.tell(ChangeKind::ItemsAdded, None, (None, None), "it has items".to_owned());
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

    fn members(&mut self, old: &Located<'_>, new: &Located<'_>) {
        let is_gone = |it: &&&BookMember| !new.members.iter().any(|other| other.name == it.name);
        let is_new = |it: &&&BookMember| !old.members.iter().any(|other| other.name == it.name);
        let gone: Vec<&BookMember> = old.members.iter().filter(is_gone).copied().collect();
        let added: Vec<&BookMember> = new.members.iter().filter(is_new).copied().collect();
        if let ([before], [now]) = (gone.as_slice(), added.as_slice()) {
            if before.schema == now.schema && before.required == now.required {
                let text = format!("the member `{}` is now `{}`", before.name, now.name);
                let names = (Some(&*before.name), Some(&*now.name));
                self.tell(ChangeKind::MemberRenamed, Some(&before.name), names, text);
                self.member_pairs(old, new);
                return;
            }
        }
        for it in gone {
            let text = format!("the member `{}` is gone", it.name);
            self.tell(ChangeKind::MemberGone, Some(&it.name), (None, None), text);
        }
        for it in added {
            let text = format!("the member `{}` is new", it.name);
            self.tell(ChangeKind::MemberAdded, Some(&it.name), (None, None), text);
        }
        self.member_pairs(old, new);
    }

    fn member_pairs(&mut self, old: &Located<'_>, new: &Located<'_>) {
        for now in &new.members {
            if let Some(before) = old.members.iter().find(|it| it.name == now.name) {
                self.member(before, now);
            }
        }
    }

    fn member(&mut self, before: &BookMember, now: &BookMember) {
        let name = &now.name;
        match (before.required, now.required) {
            (true, false) => {
                let text = format!("the member `{name}` can be missing");
                self.tell(ChangeKind::MemberOptional, Some(name), (None, None), text);
            }
            (false, true) => {
                let text = format!("the member `{name}` is always there");
                self.tell(ChangeKind::MemberAlways, Some(name), (None, None), text);
            }
            _ => {}
        }
        let found = wider(&now.schema, &before.schema);
        for it in &found {
            let (part, text, old, new) = told(name, "member", it);
            let both = (old.as_deref(), new.as_deref());
            self.tell(ChangeKind::MemberType, Some(&part), both, text);
        }
        if found.is_empty() && !wider(&before.schema, &now.schema).is_empty() {
            let (old, new) = (text(before.schema.as_json()), text(now.schema.as_json()));
            let text = if old == new {
                format!("the member `{name}` has fewer values ({new})")
            } else {
                format!("the member `{name}` was {old}, and is {new}")
            };
            let kind = if says_nothing(&before.schema) {
                ChangeKind::MemberDescribed
            } else {
                ChangeKind::MemberNarrowed
            };
            self.tell(kind, Some(name), (Some(&old), Some(&new)), text);
        }
        if before.docs != now.docs {
            let text = format!("the documentation of the member `{name}` has changed");
            self.tell(ChangeKind::Docs, Some(name), (None, None), text);
        }
    }

    fn headers(&mut self, old: &Located<'_>, new: &Located<'_>) {
        let find = |all: &[&'_ BookHeader], name: &str| -> Option<BookHeader> {
            all.iter().find(|it| it.name.eq_ignore_ascii_case(name)).map(|it| (*it).clone())
        };
        for before in &old.headers {
            let name = &before.name;
            let Some(now) = find(&new.headers, name) else {
                let text = format!("the header `{name}` is gone");
                self.tell(ChangeKind::HeaderGone, Some(name), (None, None), text);
                continue;
            };
            match (before.required, now.required) {
                (true, false) => {
                    let text = format!("the header `{name}` can be missing");
                    self.tell(ChangeKind::HeaderOptional, Some(name), (None, None), text);
                }
                (false, true) => {
                    let text = format!("the header `{name}` is always there");
                    self.tell(ChangeKind::HeaderAlways, Some(name), (None, None), text);
                }
                _ => {}
            }
            if let (Some(old), true) = (&before.value, before.value != now.value) {
                let value = now.value.as_deref().unwrap_or("any value");
                let text = format!("the header `{name}` was `{old}`, and is {value}");
                self.tell(ChangeKind::HeaderValue, Some(name), (Some(old), Some(value)), text);
            }
            if before.docs != now.docs {
                let text = format!("the documentation of the header `{name}` has changed");
                self.tell(ChangeKind::Docs, Some(name), (None, None), text);
            }
        }
        for now in &new.headers {
            if find(&old.headers, &now.name).is_none() {
                let text = format!("the header `{}` is new", now.name);
                self.tell(ChangeKind::HeaderAdded, Some(&now.name), (None, None), text);
            }
        }
    }

    /// The format. What has been told of a fact or a member is not told again of the body.
    fn response(&mut self, old: &Located<'_>, new: &Located<'_>) {
        let (before, now) = (&old.entry.response, &new.entry.response);
        let mut found = wider(&now.schema, &before.schema);
        found.retain(|it| !self.explains(it, old, new));
        let unknown = before.schema == Schema::any();
        if before.format != now.format {
            if before.media_type == now.media_type && found.is_empty() && !unknown {
                self.was(ChangeKind::FormatName, "the format", &before.format, &now.format);
            } else {
                let name =
                    |it: &crate::book::BookResponse| format!("{} ({})", it.format, it.media_type);
                self.was(ChangeKind::Format, "the format", &name(before), &name(now));
            }
            return;
        }
        if before.media_type != now.media_type {
            self.was(ChangeKind::MediaType, "the media type", &before.media_type, &now.media_type);
        }
        for it in &found {
            let (part, text, old, new) = told("", "body", it);
            let both = (old.as_deref(), new.as_deref());
            self.tell(ChangeKind::Body, Some(&part), both, text);
        }
    }

    /// Whether a difference of the bodies is what another change makes of them.
    fn explains(&self, it: &Wider, old: &Located<'_>, new: &Located<'_>) -> bool {
        let (before, now) = (old.entry, new.entry);
        let constants = (it.old.get("const"), it.new.get("const"));
        if let (Some(was), Some(is)) = constants {
            let numbers = |status: u16| [Value::from(status), Value::from(status.to_string())];
            let texts = |one: &str| [Value::from(one), Value::Null];
            let uri = |it: &Option<String>| texts(it.as_deref().unwrap_or("about:blank"));
            let facts = [
                (numbers(before.status), numbers(now.status)),
                (numbers(before.response.status), numbers(now.response.status)),
                (uri(&before.type_uri), uri(&now.type_uri)),
                (texts(&before.title), texts(&now.title)),
                (texts(&before.phrase), texts(&now.phrase)),
                (texts(grpc(before.status)), texts(grpc(now.status))),
                (
                    texts(before.message.as_deref().unwrap_or("")),
                    texts(now.message.as_deref().unwrap_or("")),
                ),
            ];
            if facts.iter().any(|(old, new)| old.contains(was) && new.contains(is)) {
                return true;
            }
        }
        let is_empty = |it: &Value| it == &Value::Null || it == &serde_json::json!([]);
        let is_gone = it.how != How::Other || it.new.get("const").is_some_and(is_empty);
        let names = it.path.split(['.', '[']).collect::<Vec<_>>();
        self.changes.iter().any(|change| {
            let part = change.part.as_deref().unwrap_or_default();
            let name = part.split(['.', '[']).next().unwrap_or_default();
            let is_member = matches!(
                change.kind,
                ChangeKind::MemberGone
                    | ChangeKind::MemberRenamed
                    | ChangeKind::MemberOptional
                    | ChangeKind::MemberType
            );
            let is_items = change.kind == ChangeKind::ItemsGone && is_gone;
            let is_message = change.kind == ChangeKind::MessageGone && is_gone;
            (is_member && names.contains(&name)) || is_items || is_message
        })
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
                self.tell(
                    ChangeKind::Undeprecated,
                    None,
                    (None, None),
                    "it is no longer deprecated".to_owned(),
                );
            }
            (old, Some(new)) if old.as_ref() != Some(new) => {
                let since = new.since.iter().map(|it| format!(" since {it}"));
                let note = new.note.iter().map(|it| format!(": {it}"));
                let text = ["it is deprecated".to_owned()].into_iter().chain(since).chain(note);
                self.tell(ChangeKind::Deprecated, None, (None, None), text.collect());
            }
            _ => {}
        }
        if before.docs != now.docs {
            self.tell(
                ChangeKind::Docs,
                None,
                (None, None),
                "the documentation has changed".to_owned(),
            );
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

fn grpc(status: u16) -> &'static str {
    Status::of(status).map_or("", |status| status.grpc)
}

/// What is told of a place where values may be other ones: the place, the sentence, old and new.
fn told(name: &str, what: &str, it: &Wider) -> (String, String, Option<String>, Option<String>) {
    let place = match (name, &*it.path) {
        ("", path) => path.to_owned(),
        (name, "") => name.to_owned(),
        (name, path) if path.starts_with('[') => format!("{name}{path}"),
        (name, path) => format!("{name}.{}", path.trim_start_matches('.')),
    };
    let subject = match (what, &*place) {
        (what, "") => format!("the {what}"),
        ("body", place) => format!("`{place}` of the body"),
        (what, place) => format!("the {what} `{place}`"),
    };
    match it.how {
        How::Gone => (place, format!("{subject} is gone"), None, None),
        How::Optional => (place, format!("{subject} can be missing"), None, None),
        How::Other => {
            let (old, new) = (text(&it.old), text(&it.new));
            let text = if old == new {
                format!("{subject} ({new}) may have values that it could not have")
            } else {
                format!("{subject} was {old}, and is {new}")
            };
            (place, text, Some(old), Some(new))
        }
    }
}

/// Whether a schema is what a book has where nobody knows what a member writes, or what is in it.
fn says_nothing(schema: &Schema) -> bool {
    let schema = schema.as_json();
    *schema == json!(true)
        || *schema == json!({})
        || *schema == json!({ "type": "array" })
        || *schema == json!({ "type": "object" })
}
