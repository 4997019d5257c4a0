//! What differs in a response: its members, its headers, and the rest of its body.

use serde_json::{Value, json};

use super::Differences;
use crate::book::change::ChangeKind;
use crate::book::located::Located;
use crate::book::model::{BookHeader, BookMember, BookResponse};
use crate::book::schema::Schema;
use crate::book::within::{How, Wider, text, wider};
use crate::catalog::status::Status;

impl Differences<'_> {
    pub(super) fn members(&mut self, old: &Located<'_>, new: &Located<'_>) {
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
            self.say(ChangeKind::MemberGone, Some(&it.name), text);
        }
        for it in added {
            let text = format!("the member `{}` is new", it.name);
            self.say(ChangeKind::MemberAdded, Some(&it.name), text);
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
        let kinds = (ChangeKind::MemberOptional, ChangeKind::MemberAlways);
        self.presence(
            &format!("the member `{name}`"),
            name,
            (before.required, now.required),
            kinds,
        );
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
            self.say(ChangeKind::Docs, Some(name), text);
        }
    }

    /// Tells that a part that was always there can be missing, or the other way round.
    fn presence(
        &mut self,
        subject: &str,
        name: &str,
        (before, now): (bool, bool),
        (optional, always): (ChangeKind, ChangeKind),
    ) {
        match (before, now) {
            (true, false) => self.say(optional, Some(name), format!("{subject} can be missing")),
            (false, true) => self.say(always, Some(name), format!("{subject} is always there")),
            _ => {}
        }
    }

    pub(super) fn headers(&mut self, old: &Located<'_>, new: &Located<'_>) {
        let find = |all: &[&'_ BookHeader], name: &str| -> Option<BookHeader> {
            all.iter().find(|it| it.name.eq_ignore_ascii_case(name)).map(|it| (*it).clone())
        };
        for before in &old.headers {
            let name = &before.name;
            let Some(now) = find(&new.headers, name) else {
                let text = format!("the header `{name}` is gone");
                self.say(ChangeKind::HeaderGone, Some(name), text);
                continue;
            };
            let kinds = (ChangeKind::HeaderOptional, ChangeKind::HeaderAlways);
            self.presence(
                &format!("the header `{name}`"),
                name,
                (before.required, now.required),
                kinds,
            );
            if let (Some(old), true) = (&before.value, before.value != now.value) {
                let value = now.value.as_deref().unwrap_or("any value");
                let text = format!("the header `{name}` was `{old}`, and is {value}");
                self.tell(ChangeKind::HeaderValue, Some(name), (Some(old), Some(value)), text);
            }
            if before.docs != now.docs {
                let text = format!("the documentation of the header `{name}` has changed");
                self.say(ChangeKind::Docs, Some(name), text);
            }
        }
        for now in &new.headers {
            if find(&old.headers, &now.name).is_none() {
                let text = format!("the header `{}` is new", now.name);
                self.say(ChangeKind::HeaderAdded, Some(&now.name), text);
            }
        }
    }

    /// The format. What has been told of a fact or a member is not told again of the body.
    pub(super) fn response(&mut self, old: &Located<'_>, new: &Located<'_>) {
        let (before, now) = (&old.entry.response, &new.entry.response);
        let mut found = wider(&now.schema, &before.schema);
        found.retain(|it| !self.explains(it, old, new));
        let unknown = before.schema == Schema::any();
        if before.format != now.format {
            if before.media_type == now.media_type && found.is_empty() && !unknown {
                self.was(ChangeKind::FormatName, "the format", &before.format, &now.format);
            } else {
                let name = |it: &BookResponse| format!("{} ({})", it.format, it.media_type);
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
        let is_empty = |it: &Value| it == &Value::Null || it == &json!([]);
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
