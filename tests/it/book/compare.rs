//! What has changed between two books, and what of it breaks clients.

use std::collections::BTreeSet;
use std::time::Instant;

use errbook::book::{Book, BookEntry, ChangeKind, Changes, Verdict};
use serde_json::{Value, json};

/// A book with so many entries, each of which has everything.
pub(super) fn book(count: usize) -> Book {
    let entry = |number: usize| {
        json!({
            "code": format!("Code{number}"), "status": 409, "phrase": "Conflict",
            "title": format!("Title {number}"), "message": format!("Message {number}"),
            "docs": format!("Docs {number}"),
            "typeUri": format!("https://example.com/{number}"), "route": "a", "items": true,
            "actor": "user", "action": "Act.", "retry": "later",
            "members": [
                { "name": "always", "required": true, "schema": { "type": "integer" } },
                { "name": "maybe", "schema": { "type": "string" } },
                { "name": "any", "schema": {} },
            ],
            "headers": [
                { "name": "Retry-After", "required": true },
                { "name": "X-Fixed", "value": "1", "required": true },
                { "name": "X-Maybe" },
            ],
            "response": {
                "format": "PROBLEM", "status": 409, "mediaType": "application/problem+json",
                "schema": {}, "example": "",
            },
        })
    };
    let entries: Vec<Value> = (0..count).map(entry).collect();
    let book = json!({
        "errbook": 1, "title": "Service", "typeBase": "https://example.com/",
        "sections": [
            { "title": "Errors", "errorType": "Errors", "entries": entries },
            { "title": "Others", "errorType": "Others" },
        ],
    });
    let mut book = Book::from_json(&book.to_string()).unwrap();
    write_bodies(&mut book);
    book
}

/// Gives each entry the schema of its body, as a format would: `example` says what it leaves out.
fn write_bodies(book: &mut Book) {
    for entry in book.sections.iter_mut().flat_map(|it| &mut it.entries) {
        let mut properties = json!({
            "type": { "const": entry.type_uri }, "title": { "type": "string" },
            "status": { "const": entry.response.status }, "code": { "const": entry.code },
        });
        let mut required = vec!["type", "title", "status", "code"];
        if entry.message.is_some() && entry.response.example != "short" {
            properties["detail"] = json!({ "type": "string" });
            required.push("detail");
        }
        if entry.items {
            properties["errors"] = json!({ "type": "array" });
        }
        for member in &entry.members {
            properties[&member.name] = member.schema.as_json().clone();
            required.extend(member.required.then_some(member.name.as_str()));
        }
        entry.response.schema = json!({
            "type": "object", "properties": properties, "required": required,
            "additionalProperties": false,
        })
        .into();
    }
}

pub(super) fn entry(book: &mut Book, at: usize) -> &mut BookEntry {
    let len = book.sections[0].entries.len();
    &mut book.sections[0].entries[at % len]
}

fn take(book: &mut Book, at: usize) -> BookEntry {
    let entries = &mut book.sections[0].entries;
    entries.remove(at % entries.len())
}

/// What makes a change of each kind of this entry of the new book, or of the old one.
type Mutation = fn(old: &mut Book, new: &mut Book, at: usize);

pub(super) const MUTATIONS: &[(ChangeKind, Mutation)] = &[
    (ChangeKind::CodeGone, |_, new, at| {
        take(new, at);
    }),
    (ChangeKind::CodeRenamed, |_, new, at| entry(new, at).code.push('X')),
    (ChangeKind::CodeReused, |old, _, at| {
        let mut retired = take(old, at);
        "Something else".clone_into(&mut retired.title);
        retire(old, &retired);
    }),
    (ChangeKind::Status, |_, new, at| {
        entry(new, at).status = 410;
        entry(new, at).response.status = 410;
    }),
    (ChangeKind::AnsweredStatus, |_, new, at| entry(new, at).response.status = 200),
    (ChangeKind::TypeUri, |_, new, at| entry(new, at).type_uri = Some("urn:x".to_owned())),
    (ChangeKind::TypeBase, |_, new, _| {
        new.type_base = Some("https://example.org/".to_owned());
        for entry in &mut new.sections[0].entries {
            entry.type_uri = entry.type_uri.as_ref().map(|it| it.replace(".com/", ".org/"));
        }
    }),
    (ChangeKind::MemberGone, |_, new, at| entry(new, at).members.retain(|it| it.name != "maybe")),
    (ChangeKind::MemberRenamed, |_, new, at| {
        for member in entry(new, at).members.iter_mut().filter(|it| it.name == "maybe") {
            member.name.push('X');
        }
    }),
    (ChangeKind::MemberOptional, |_, new, at| entry(new, at).members[0].required = false),
    (ChangeKind::MemberType, |_, new, at| {
        entry(new, at).members[0].schema = json!({ "type": "string" }).into();
    }),
    (ChangeKind::MemberNarrowed, |_, new, at| {
        for member in entry(new, at).members.iter_mut().filter(|it| it.name == "maybe") {
            member.schema = json!({ "type": "string", "maxLength": 9 }).into();
        }
    }),
    (ChangeKind::HeaderGone, |_, new, at| entry(new, at).headers.retain(|it| it.name != "X-Maybe")),
    (ChangeKind::HeaderOptional, |_, new, at| entry(new, at).headers[0].required = false),
    (ChangeKind::HeaderValue, |_, new, at| entry(new, at).headers[1].value = None),
    (ChangeKind::ItemsGone, |old, new, at| {
        entry(old, at).items = true;
        entry(new, at).items = false;
    }),
    (ChangeKind::MessageGone, |_, new, at| entry(new, at).message = None),
    (ChangeKind::Permanent, |_, new, at| {
        entry(new, at).retry = Some(errbook::status::Retry::Never);
    }),
    (ChangeKind::Format, |_, new, at| {
        "SHORT".clone_into(&mut entry(new, at).response.format);
        "short".clone_into(&mut entry(new, at).response.example);
    }),
    (ChangeKind::MediaType, |_, new, at| {
        "application/json".clone_into(&mut entry(new, at).response.media_type);
    }),
    (ChangeKind::Body, |_, new, at| "short".clone_into(&mut entry(new, at).response.example)),
    (ChangeKind::CodeAdded, |_, new, at| {
        let mut added = entry(new, at).clone();
        "Added".clone_into(&mut added.code);
        added.type_uri = None;
        "Added.".clone_into(&mut added.docs);
        new.sections[0].entries.push(added);
    }),
    (ChangeKind::CodeBack, |old, _, at| {
        let retired = take(old, at);
        retire(old, &retired);
    }),
    (ChangeKind::MemberAdded, |_, new, at| {
        let mut added = entry(new, at).members[0].clone();
        "added".clone_into(&mut added.name);
        added.schema = json!({ "type": "boolean" }).into();
        entry(new, at).members.push(added);
    }),
    (ChangeKind::MemberAlways, |_, new, at| {
        for member in entry(new, at).members.iter_mut().filter(|it| it.name == "maybe") {
            member.required = true;
        }
    }),
    (ChangeKind::MemberDescribed, |_, new, at| {
        for member in entry(new, at).members.iter_mut().filter(|it| it.name == "any") {
            member.schema = json!({ "type": "string" }).into();
        }
    }),
    (ChangeKind::HeaderAdded, |_, new, at| {
        let mut added = entry(new, at).headers[0].clone();
        "X-Added".clone_into(&mut added.name);
        entry(new, at).headers.push(added);
    }),
    (ChangeKind::HeaderAlways, |_, new, at| {
        for header in entry(new, at).headers.iter_mut().filter(|it| it.name == "X-Maybe") {
            header.required = true;
        }
    }),
    (ChangeKind::ItemsAdded, |old, new, at| {
        entry(old, at).items &= !entry(new, at).items;
    }),
    (ChangeKind::Retryable, |old, _, at| {
        entry(old, at).retry = Some(errbook::status::Retry::AfterChange);
    }),
    (ChangeKind::Title, |_, new, at| "Other".clone_into(&mut entry(new, at).title)),
    (ChangeKind::Message, |_, new, at| {
        if let Some(message) = &mut entry(new, at).message {
            message.push('!');
        }
    }),
    (ChangeKind::Docs, |_, new, at| "Other".clone_into(&mut entry(new, at).docs)),
    (ChangeKind::Deprecated, |_, new, at| {
        entry(new, at).deprecated = Some(errbook::book::Deprecated::default());
    }),
    (ChangeKind::Undeprecated, |old, _, at| {
        entry(old, at).deprecated = Some(errbook::book::Deprecated::default());
    }),
    (ChangeKind::Action, |_, new, at| entry(new, at).action = None),
    (ChangeKind::Route, |_, new, at| entry(new, at).route = None),
    (ChangeKind::Section, |_, new, at| {
        let moved = take(new, at);
        new.sections[1].entries.push(moved);
    }),
    (ChangeKind::FormatName, |_, new, at| "SAME".clone_into(&mut entry(new, at).response.format)),
    (ChangeKind::Successes, |_, new, _| {
        let success = json!({ "status": 200, "phrase": "OK", "meaning": "Fine." });
        new.successes.push(serde_json::from_value(success).unwrap());
    }),
    (ChangeKind::BookTitle, |_, new, _| new.title.push('X')),
];

fn retire(old: &mut Book, entry: &BookEntry) {
    let retired = json!({ "entry": entry });
    old.retired.push(serde_json::from_value(retired).unwrap());
}

/// What is told of mutations of the entries at these places.
pub(super) fn changes(count: usize, mutations: &[(Mutation, usize)]) -> Changes {
    let (mut old, mut new) = (book(count), book(count));
    for (mutate, at) in mutations {
        mutate(&mut old, &mut new, *at);
    }
    write_bodies(&mut old);
    write_bodies(&mut new);
    new.changes_since(&old)
}

fn kinds(changes: &Changes) -> Vec<String> {
    let mut kinds: Vec<String> = changes.iter().map(|it| format!("{:?}", it.kind)).collect();
    kinds.sort();
    kinds
}

#[test]
fn each_kind_of_change_is_told_alone() {
    let listed: BTreeSet<String> = MUTATIONS.iter().map(|(kind, _)| format!("{kind:?}")).collect();
    let all: BTreeSet<String> = ChangeKind::ALL.iter().map(|it| format!("{it:?}")).collect();
    assert_eq!(listed, all);
    for (kind, mutate) in MUTATIONS {
        let changes = changes(3, &[(*mutate, 1)]);
        assert_eq!(kinds(&changes), [format!("{kind:?}")], "{changes}");
        assert_eq!(changes.is_breaking(), kind.verdict() == Verdict::Breaking);
    }
}

#[test]
fn two_changes_are_both_told() {
    for (one, mutate) in MUTATIONS {
        for (other, mutate_too) in MUTATIONS.iter().filter(|(other, _)| other != one) {
            // Another entry: the two of them, exactly. From the end, since some remove one.
            let changes_of_two = changes(4, &[(*mutate, 3), (*mutate_too, 1)]);
            let mut expected = vec![format!("{one:?}"), format!("{other:?}")];
            expected.sort();
            assert_eq!(kinds(&changes_of_two), expected, "{changes_of_two}");
            // The same entry, which one of the two may have hidden or removed.
            let breaks = [one, other].iter().any(|it| it.verdict() == Verdict::Breaking);
            let together = changes(1, &[(*mutate_too, 0)]);
            assert!(!together.is_empty());
            let removes = |kind: &ChangeKind| {
                use ChangeKind::{CodeBack, CodeGone, CodeReused, Section};
                matches!(kind, CodeGone | CodeReused | CodeBack | Section)
            };
            if !removes(one) && !removes(other) {
                let same = changes(2, &[(*mutate, 0), (*mutate_too, 0)]);
                assert_eq!(same.is_breaking(), breaks, "{one:?} and {other:?}: {same}");
            }
        }
    }
}

#[test]
fn a_book_has_not_changed_since_itself() {
    assert!(changes(5, &[]).is_empty());
    for example in crate::systems::EXAMPLES {
        let book = example.catalog.book();
        let read = Book::from_json(&book.to_json()).unwrap();
        assert_eq!(read.changes_since(&book).to_string(), "Nothing has changed.\n");
    }
}

#[test]
fn changes_read_like_a_changelog() {
    let all: Vec<(Mutation, usize)> =
        MUTATIONS.iter().enumerate().map(|(at, (_, mutate))| (*mutate, 49 - at)).collect();
    let text = changes(50, &all).to_string();
    expect_test::expect_file!["../../golden/changes.md"].assert_eq(&text);
    let everywhere: Vec<(Mutation, usize)> = (0..200).map(|at| (MUTATIONS[3].1, at)).collect();
    assert_eq!(
        changes(200, &everywhere).to_string(),
        "### Breaking\n- `Code0`, `Code1`, `Code2` and 197 more: the status was 409, and is 410\n"
    );
}

#[test]
fn changes_are_json() {
    let changes = changes(2, &[(MUTATIONS[3].1, 1)]);
    assert_eq!(
        serde_json::to_value(&changes).unwrap(),
        json!([{
            "kind": "status", "verdict": "breaking", "code": "Code1", "errorType": "Errors",
            "old": "409", "new": "410", "text": "the status was 409, and is 410",
        }])
    );
}

#[test]
fn shared_codes_are_found_by_their_status() {
    let shared = |statuses: &[u16]| {
        let mut book = book(statuses.len());
        for (entry, status) in book.sections[0].entries.iter_mut().zip(statuses) {
            "M_FORBIDDEN".clone_into(&mut entry.code);
            (entry.status, entry.response.status) = (*status, *status);
            (entry.title, entry.shared) = (status.to_string(), true);
            (entry.message, entry.docs, entry.type_uri) = (None, String::new(), None);
        }
        write_bodies(&mut book);
        book
    };
    assert!(shared(&[401, 403]).changes_since(&shared(&[403, 401])).is_empty());
    let one_less = shared(&[403]).changes_since(&shared(&[401, 403]));
    assert_eq!(kinds(&one_less), ["CodeGone"]);
    let one_more = shared(&[401, 403]).changes_since(&shared(&[403]));
    assert_eq!(kinds(&one_more), ["CodeAdded"]);
}

#[test]
fn what_a_section_adds_is_compared_with_its_entries() {
    let wrapped = |member: Value| {
        let mut outer = book(1);
        let inner = std::mem::take(&mut outer.sections);
        let section = json!({ "title": "Outer", "errorType": "Outer", "members": [member] });
        let mut section: errbook::book::BookSection = serde_json::from_value(section).unwrap();
        section.sections = inner;
        outer.sections = vec![section];
        outer
    };
    let old = wrapped(json!({ "name": "trace", "required": true, "schema": { "type": "string" } }));
    let new = wrapped(json!({ "name": "trace", "schema": { "type": "integer" } }));
    assert_eq!(kinds(&new.changes_since(&old)), ["MemberOptional", "MemberType"]);
}

/// A comparison grows with the number of entries, and not with its square.
#[test]
fn two_thousand_entries_are_compared_at_once() {
    let (old, mut new) = (book(2000), book(2000));
    for entry in &mut new.sections[0].entries {
        entry.status = 410;
        entry.members[0].schema = json!({ "type": "string" }).into();
    }
    write_bodies(&mut new);
    let start = Instant::now();
    let changes = new.changes_since(&old);
    let text = changes.to_string();
    println!("2,000 entries, all changed: {:?}", start.elapsed());
    assert_eq!(changes.breaking().count(), 4000);
    assert_eq!(text.lines().count(), 3, "{text}");
}
