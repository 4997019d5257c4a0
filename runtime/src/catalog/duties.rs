//! The headers that RFC 9110 says a response MUST have, asked for once for the whole application.

use crate::catalog::entry::Entry;
use crate::catalog::findings::Findings;
use crate::catalog::group::Group;
use crate::catalog::index::Located;
use crate::catalog::settings::Settings;
use crate::catalog::status::Status;
use crate::catalog::text::{Text, same_name};

/// Checks that every 401, 405, 407 and 426 of the catalog has its header: from the error itself,
/// from the catalog's `authenticate`, or from what the catalog says is `headers_elsewhere`.
///
/// `HttpError` has a field for it, which may be empty. That is enough where a type brings all of
/// them along; a status that the catalog lists under `standard` is one that the service answers.
pub(crate) const fn check(
    groups: &'static [&'static Group],
    settings: &Settings,
    findings: &mut Findings,
) {
    let declared = Declared::of(groups);
    let mut at = 0;
    while at < OBLIGED.len() {
        let status = OBLIGED[at];
        if declared.has(status) && settings.answers_with(status) {
            check_headers(groups, settings, status, findings);
        }
        at += 1;
    }
}

/// The statuses that ask for a header. A catalog has few of them, if any, and only for these is the
/// whole table of statuses looked at.
pub const OBLIGED: [u16; 4] = [401, 405, 407, 426];

#[test]
fn the_obliged_are_those_that_ask_for_a_header() {
    let asking = Status::all().iter().filter(|status| !status.required_headers.is_empty());
    assert_eq!(asking.map(|status| status.code).collect::<Vec<_>>(), OBLIGED);
}

const fn check_headers(
    groups: &'static [&'static Group],
    settings: &Settings,
    status: u16,
    findings: &mut Findings,
) {
    let Some(status) = Status::of(status) else { return };
    let mut name = 0;
    while name < status.required_headers.len() {
        check_header(groups, settings, status, status.required_headers[name], findings);
        name += 1;
    }
}

/// The statuses of all entries, a bit each.
struct Declared(u128);

impl Declared {
    const fn of(groups: &[&Group]) -> Self {
        let mut bits = 0;
        let mut groups = groups;
        while let [group, others @ ..] = groups {
            let entries = group.entries;
            let mut at = 0;
            while at < entries.len() && group.may_be_obliged {
                let status = entries[at].row.0;
                // Nothing else has a duty.
                if status / 100 == 4 {
                    bits |= 1 << (status - 400);
                }
                at += 1;
            }
            groups = others;
        }
        Declared(bits)
    }

    const fn has(&self, status: u16) -> bool {
        status / 100 == 4 && self.0 & 1 << (status - 400) != 0
    }
}

const fn check_header(
    groups: &'static [&'static Group],
    settings: &Settings,
    status: &Status,
    name: &str,
    findings: &mut Findings,
) {
    let is_challenge = same_name(name, "WWW-Authenticate");
    let is_sent = (is_challenge && settings.authenticate.is_some())
        || contains(settings.headers_elsewhere, name)
        || contains(settings.headers_omitted, name);
    if is_sent {
        return;
    }
    let mut lacking = Lacking { groups, settings, status, name, group: 0, entry: 0 };
    let Some(first) = lacking.next() else { return };
    let Some(text) = findings.add() else { return };
    text.and_number(status.code as usize)
        .and(" ")
        .and(status.phrase)
        .and(" must have the header `")
        .and(name)
        .and("` (")
        .and(status.reference)
        .and("). Without it: ");
    add_name(text, first);
    let mut some_are_own = !first.is_http();
    while let Some(another) = lacking.next() {
        add_name(text.and(", "), another);
        some_are_own |= !another.is_http();
    }
    add_mend(text.and(". "), name, is_challenge, some_are_own);
}

/// What can be done. An error of errbook's has no place for a field of the user's.
const fn add_mend(text: &mut Text, name: &str, is_challenge: bool, is_own: bool) {
    if is_challenge {
        text.and("Give the catalog a challenge, `authenticate: \"Bearer\"`");
        text.and(if is_own { ", or give" } else { "; if" });
    } else {
        text.and(if is_own { "Give" } else { "If" });
    }
    if is_own {
        text.and(" the error a field with `#[api(header = \"")
            .and(name)
            .and("\")]`, or, where it is always the same, say `header = \"")
            .and(name)
            .and(": ...\"` on the variant; if");
    }
    text.and(" something else sends the header, tell the catalog: `headers_elsewhere: [\"")
        .and(name)
        .and("\"]`");
}

const fn add_name(text: &mut Text, Located { group, entry }: Located) {
    text.and("`").and(entry.code()).and("` of `").and(group.path).and("`");
}

/// The errors that lack a header, one after the other.
struct Lacking<'a> {
    groups: &'static [&'static Group],
    settings: &'a Settings,
    status: &'a Status,
    name: &'a str,
    /// The number of the group and of the entry in it that come next.
    group: usize,
    entry: usize,
}

impl Lacking<'_> {
    const fn next(&mut self) -> Option<Located> {
        while self.group < self.groups.len() {
            let group = self.groups[self.group];
            while self.entry < group.entries.len() {
                let entry = &group.entries[self.entry];
                self.entry += 1;
                if entry.status_number() == self.status.code {
                    let located = Located { group, entry };
                    if !self.is_sent_by(located) {
                        return Some(located);
                    }
                }
            }
            self.group += 1;
            self.entry = 0;
        }
        None
    }

    const fn is_sent_by(&self, error: Located) -> bool {
        let may_be_empty = error.is_http() && lists(self.settings, self.status.code);
        sends(error.entry, self.name) && !may_be_empty
    }
}

/// Whether the catalog lists the status under `standard`.
const fn lists(settings: &Settings, status: u16) -> bool {
    let Some(listed) = settings.standard else { return false };
    let mut index = 0;
    while index < listed.len() {
        if listed[index] == status {
            return true;
        }
        index += 1;
    }
    false
}

const fn sends(entry: &Entry, name: &str) -> bool {
    let mut index = 0;
    while index < entry.headers().len() {
        if same_name(entry.headers()[index].name, name) {
            return true;
        }
        index += 1;
    }
    false
}

const fn contains(names: &[&str], name: &str) -> bool {
    let mut index = 0;
    while index < names.len() {
        if same_name(names[index], name) {
            return true;
        }
        index += 1;
    }
    false
}
