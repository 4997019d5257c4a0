//! The headers that RFC 9110 says a response MUST have, asked for once for the whole application.

use crate::catalog::entry::{Entry, Group};
use crate::catalog::index::{Located, Rank};
use crate::catalog::settings::Settings;
use crate::catalog::status::Status;
use crate::catalog::text::{Text, same_name};

/// Checks that every 401, 405, 407 and 426 of the catalog has its header: from the error itself,
/// from the catalog's `authenticate`, or from what the catalog says is `headers_elsewhere`.
///
/// `HttpError` has a field for it, which may be empty. That is enough where a type brings all of
/// them along; a status that the catalog lists under `standard` is one that the service answers.
///
/// # Panics
/// If an error lacks one. The panic names all that lack it; in a `static`, it is a compile error.
#[track_caller]
pub(crate) const fn check(groups: &'static [&'static Group], settings: &Settings) {
    if settings.answers_always_the_same_status() {
        return;
    }
    let statuses = Status::all();
    let mut at = 0;
    while at < statuses.len() {
        let mut name = 0;
        while name < statuses[at].required_headers.len() {
            check_header(groups, settings, &statuses[at], statuses[at].required_headers[name]);
            name += 1;
        }
        at += 1;
    }
}

#[track_caller]
const fn check_header(
    groups: &'static [&'static Group],
    settings: &Settings,
    status: &Status,
    name: &str,
) {
    let is_challenge = same_name(name, "WWW-Authenticate");
    let is_sent = (is_challenge && settings.authenticate.is_some())
        || contains(settings.headers_elsewhere, name);
    let (lacking, count, own) = lacking(groups, settings, status, name, (Text::new(), 0, 0));
    if is_sent || count == 0 {
        return;
    }
    let text = Text::new()
        .and_number(status.code)
        .and(" ")
        .and(status.phrase)
        .and(" must have the header `")
        .and(name)
        .and("` (")
        .and(status.reference)
        .and("). Without it: ")
        .and(lacking.as_str())
        .and(". ");
    panic!("{}", with_mend(text, name, is_challenge, own > 0).as_str());
}

/// What can be done. An error of errbook's has no place for a field of the user's.
const fn with_mend(text: Text, name: &str, is_challenge: bool, is_own: bool) -> Text {
    let mut text = text;
    if is_challenge {
        text = text.and("Give the catalog a challenge, `authenticate: \"Bearer\"`");
        text = text.and(if is_own { ", or give" } else { "; if" });
    } else {
        text = text.and(if is_own { "Give" } else { "If" });
    }
    if is_own {
        text = text
            .and(" the error a field with `#[api(header = \"")
            .and(name)
            .and("\")]`, or, where it is always the same, say `header = \"")
            .and(name)
            .and(": ...\"` on the variant; if");
    }
    text.and(" something else sends the header, tell the catalog: `headers_elsewhere: [\"")
        .and(name)
        .and("\"]`")
}

/// The errors that lack the header, named one after the other, how many they are, and how many of
/// them are not errbook's.
const fn lacking(
    groups: &'static [&'static Group],
    settings: &Settings,
    status: &Status,
    name: &str,
    found: (Text, usize, usize),
) -> (Text, usize, usize) {
    let (mut text, mut count, mut own) = found;
    let mut index = 0;
    while index < groups.len() {
        let group = groups[index];
        let mut at = 0;
        while at < group.entries.len() {
            let entry = &group.entries[at];
            let is_http = matches!(Located { group, entry }.rank(), Rank::Http);
            let counts = !(is_http && lists(settings, status.code));
            if entry.status_number() == status.code && !(counts && sends(entry, name)) {
                text = text.and(if count == 0 { "`" } else { ", `" });
                text = text.and(entry.code()).and("` of `").and(group.path).and("`");
                count += 1;
                own += if is_http { 0 } else { 1 };
            }
            at += 1;
        }
        let found = (text, count, own);
        (text, count, own) = lacking(group.groups, settings, status, name, found);
        index += 1;
    }
    (text, count, own)
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
