//! The variant that declares an entry.

use serde_json::Value;

use super::text::{attribute, docs, identifier, is_identifier, quoted};
use super::types::{Types, is_shown};
use crate::book::model::{BookEntry, BookHeader, BookMember, BookResponse};
use crate::book::names::{Names, pascal, snake, words};
use crate::catalog::entry::default_message;
use crate::catalog::spelling::{in_uri, number};
use crate::catalog::status::Status;
use crate::format::{ENVELOPE, FLAT, MESSAGE, PROBLEM, SUCCESS_FLAG};

/// What the variants of a module have from its catalog.
pub(super) struct Settings<'b> {
    pub(super) type_base: Option<&'b str>,
    pub(super) format: Option<String>,
}

pub(super) struct Field {
    pub(super) docs: String,
    pub(super) settings: Vec<String>,
    pub(super) name: String,
    pub(super) ty: String,
}

/// Why no declaration says an entry, if none does.
pub(super) fn is_sayable(entry: &BookEntry) -> bool {
    let is_code = !entry.code.is_empty() && entry.code.chars().all(|it| (' '..='~').contains(&it));
    is_code && matches!(entry.status, 300..=303 | 305..=599)
}

/// A format by its path: that of errbook, or of the module's parent.
pub(super) fn format(response: &BookResponse) -> Option<String> {
    let name = &*response.format;
    let mut own = [&PROBLEM, &ENVELOPE, &FLAT, &SUCCESS_FLAG, &MESSAGE].into_iter();
    let is_own = own.any(|it| (it.name(), it.media_type()) == (name, &*response.media_type));
    let module = if is_own { "errbook::format" } else { "super" };
    is_identifier(name).then(|| format!("{module}::{name}"))
}

pub(super) fn variant(
    entry: &BookEntry,
    name: &str,
    settings: &Settings<'_>,
    types: &mut Types,
) -> String {
    let (constants, members): (Vec<_>, Vec<_>) =
        entry.members.iter().partition(|member| constant(member).is_some());
    let mut names = Names::but(&[]);
    let mut fields: Vec<Field> = Vec::new();
    let mut message = entry.message.as_deref().unwrap_or_default().replace('{', "{{");
    message = message.replace('}', "}}");
    for member in members {
        let mut field = of_member_field(member, name, &mut names, types);
        let shown = format!("{{{{{}}}}}", member.name);
        if is_shown(&field.ty) && message.contains(&shown) {
            message = message.replace(&shown, &format!("{{{}}}", field.name));
            field.settings.retain(|setting| setting != "member");
        }
        fields.push(field);
    }
    fields.extend(of_header_fields(entry.headers.iter(), &mut names));
    if entry.items {
        let name = names.give("items");
        let settings = vec!["items".to_owned()];
        fields.push(Field { docs: String::new(), settings, name, ty: ITEMS.to_owned() });
    }
    if is_open(entry.response.schema.as_json(), &entry.members) {
        let name = names.give("others");
        let settings = vec!["member".to_owned(), "flatten".to_owned()];
        fields.push(Field { docs: OTHERS.to_owned(), settings, name, ty: REST.to_owned() });
    }
    let mut said = said(entry, name, &message, settings);
    said.extend(constants.into_iter().filter_map(|it| {
        Some(format!("member({} = {})", quoted(&it.name), literal(constant(it)?)?))
    }));
    let deprecated = entry.deprecated.as_ref().map(|deprecated| {
        let since = deprecated.since.as_ref().map(|text| format!("since = {}", quoted(text)));
        let note = deprecated.note.as_ref().map(|text| format!("note = {}", quoted(text)));
        let settings: Vec<String> = since.into_iter().chain(note).collect();
        let bare = "    #[deprecated]\n".to_owned();
        if settings.is_empty() { bare } else { attribute(4, "deprecated", &settings) }
    });
    [
        docs(4, &entry.docs),
        deprecated.unwrap_or_default(),
        attribute(4, "api", &said),
        format!("    {name}{},\n", self::fields(&fields)),
    ]
    .concat()
}

const ITEMS: &str = "Vec<errbook::Item>";
const REST: &str = "std::collections::BTreeMap<String, serde_json::Value>";
const OTHERS: &str = "What else the body has.";

/// What `#[api(…)]` says of an entry, as far as it is not what it would be anyway.
fn said(entry: &BookEntry, name: &str, message: &str, settings: &Settings<'_>) -> Vec<String> {
    let row = Status::of(entry.status);
    let text = |key: &str, value: &str| Some(format!("{key} = {}", quoted(value)));
    let flag = |on: bool, key: &str| on.then(|| key.to_owned());
    let told = |key: &str, own: Option<String>, usual: Option<String>| {
        own.filter(|own| usual.as_ref() != Some(own)).map(|own| format!("{key} = {own}"))
    };
    let row_of_error = row.filter(|row| row.code >= 400);
    let action = row.map(|row| row.action).filter(|action| !action.is_empty());
    let debug = |it: &dyn std::fmt::Debug| format!("{it:?}");
    let usual_uri = settings.type_base.map(|base| [base, &*in_uri(&entry.code)].concat());
    let all = [
        Some(format!("status = {}", entry.status)),
        flag(entry.status < 400, "redirect"),
        flag(row.is_none(), "unregistered"),
        match number(&entry.code) {
            Some(number) if number >= 0 => Some(format!("code = {number}")),
            _ if entry.code == name => None,
            _ => text("code", &entry.code),
        },
        (entry.title != title(name) && !entry.title.contains(['{', '}']))
            .then(|| text("title", &entry.title))
            .flatten(),
        match &entry.message {
            None => Some("message = false".to_owned()),
            Some(it) if is_usual_message(entry, it) => None,
            Some(_) => text("message", message),
        },
        told("type", entry.type_uri.as_deref().map(quoted), usual_uri.as_deref().map(quoted)),
        entry.route.as_deref().and_then(|route| text("route", route)),
        flag(entry.shared, "shared"),
        told("actor", entry.actor.map(|it| debug(&it)), row_of_error.map(|it| debug(&it.actor))),
        told("action", entry.action.as_deref().map(quoted), action.map(quoted)),
        told("retry", entry.retry.map(|it| debug(&it)), row_of_error.map(|it| debug(&it.retry))),
        told("format", format(&entry.response), settings.format.clone()),
    ];
    let headers = entry.headers.iter().filter(|it| is_token(&it.name)).filter_map(|header| {
        text("header", &format!("{}: {}", header.name, header.value.as_ref()?))
    });
    all.into_iter().flatten().chain(headers).collect()
}

/// The title of a variant that gives none.
fn title(name: &str) -> String {
    let words = words(name).into_iter().map(|word| {
        let (first, rest) = word.split_at(1);
        first.to_ascii_uppercase() + rest
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Whether an entry that gives no message has this one.
fn is_usual_message(entry: &BookEntry, message: &str) -> bool {
    if entry.status >= 500 {
        return Status::of(entry.status).is_some_and(|row| row.phrase == message);
    }
    if entry.docs.is_empty() {
        return default_message(entry.status, "") == message || entry.title == message;
    }
    let first = entry.docs.split("\n\n").next().unwrap_or_default();
    is_plain(message) && first.split_whitespace().collect::<Vec<_>>().join(" ") == message
}

/// Whether Markdown has no mark in a text, so that it is one's own without them.
pub(super) fn is_plain(text: &str) -> bool {
    let is_plain = |letter: char| letter.is_alphanumeric() || " .,:;()'-/%+?".contains(letter);
    text.chars().all(is_plain)
}

/// The value that a member always has, where it is one that a declaration can give.
fn constant(member: &BookMember) -> Option<&Value> {
    let value = member.schema.the_constant()?;
    (member.required && literal(value).is_some()).then_some(value)
}

/// A literal of JSON that is one of Rust too.
fn literal(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(quoted(text)),
        Value::Array(_) | Value::Object(_) => None,
        plain => Some(plain.to_string()),
    }
}

/// A field for a member, which clients know by its name. What it is of has the name that a struct begins with.
pub(super) fn of_member_field(
    member: &BookMember,
    of: &str,
    names: &mut Names,
    types: &mut Types,
) -> Field {
    let name = names.give(&identifier(snake(&member.name)));
    let mut settings = vec!["member".to_owned()];
    if name != member.name {
        settings[0] = format!("member = {}", quoted(&member.name));
    }
    let example = member.example.as_ref().and_then(literal);
    settings.extend(example.map(|example| format!("example = {example}")));
    let name_of_struct = format!("{of}{}", pascal(&member.name));
    let ty = types.of_member(member.schema.as_json(), member.required, &name_of_struct);
    Field { docs: member.docs.clone(), settings, name, ty }
}

/// Fields for the headers whose values differ, each a text. Of two with one name, no client can tell whose a
/// line is, so they are one field.
pub(super) fn of_header_fields<'b>(
    headers: impl Iterator<Item = &'b BookHeader>,
    names: &mut Names,
) -> Vec<Field> {
    let mut fields: Vec<(&str, Field)> = Vec::new();
    for header in headers.filter(|header| header.value.is_none() && is_token(&header.name)) {
        let same = fields.iter_mut().find(|(name, _)| name.eq_ignore_ascii_case(&header.name));
        if let Some((_, field)) = same {
            "Vec<String>".clone_into(&mut field.ty);
            continue;
        }
        let name = names.give(&identifier(snake(&header.name)));
        let settings = vec![format!("header = {}", quoted(&header.name))];
        let ty = if header.required { "String" } else { "Option<String>" }.to_owned();
        fields.push((&header.name, Field { docs: header.docs.clone(), settings, name, ty }));
    }
    fields.into_iter().map(|(_, field)| field).collect()
}

/// Whether it is the name of a header (RFC 9110 §5.6.2).
pub(super) fn is_token(name: &str) -> bool {
    let is_part =
        |letter: char| letter.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(letter);
    !name.is_empty() && name.chars().all(is_part)
}

/// The fields of a variant, in braces.
pub(super) fn fields(fields: &[Field]) -> String {
    if fields.is_empty() {
        return String::new();
    }
    let plain = |Field { docs, settings, name, ty }: &Field| {
        (docs.is_empty() && settings.is_empty()).then(|| format!("{name}: {ty}"))
    };
    let line: Option<Vec<String>> = fields.iter().map(plain).collect();
    let line = line.map(|fields| fields.join(", ")).filter(|line| line.len() <= FIELDS);
    if let Some(line) = line {
        return format!(" {{ {line} }}");
    }
    let field = |Field { docs, settings, name, ty }: &Field| {
        let (docs, settings) = (self::docs(8, docs), attribute(8, "api", settings));
        format!("{docs}{settings}        {name}: {ty},\n")
    };
    format!(" {{\n{}    }}", fields.iter().map(field).collect::<String>())
}

/// How long the fields of a variant may be on one line.
const FIELDS: usize = 35;

/// Whether a body has members of which the book has no names: what is flattened may be anything.
fn is_open(schema: &Value, members: &[BookMember]) -> bool {
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
        return false;
    };
    let is_member = |name: &str, schema: &Value| {
        members.iter().any(|it| it.name == name && it.schema.as_json() == schema)
    };
    schema.get("additionalProperties").is_none()
        || properties.iter().any(|(name, it)| !is_member(name, it) && is_open(it, members))
}
