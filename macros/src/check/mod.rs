//! What the user wrote → what is true, or what is wrong with it. One function a rule.

mod arguments;
mod bare;
mod code;
mod fields;
mod generics;
pub(crate) mod header;
mod members;
mod message;
mod operators;
mod reach;
mod receive;
mod shape;
mod status;
mod text;
mod uses;

use crate::ast::{self, Input};
use crate::case;
use crate::diagnostics::Diagnostics;
use crate::json::Json;
use crate::keys::{Id, Place};
use crate::model::{
    Answer, Besides, Declared, Entry, ErrorType, Impls, Member, Values, Variant, Written,
};
use crate::root;

use self::code::Codes;
use self::generics::Bounds;
use self::message::Message;
use self::shape::Kind;

/// Checks every variant, also after a mistake, so that all mistakes are found.
pub(crate) fn check(input: Input, diagnostics: &mut Diagnostics) -> Option<ErrorType> {
    if input.place == Place::Enum {
        status::stated(&input.settings, &input, diagnostics);
        members::check_constant_twice(&input.settings, diagnostics);
    }
    let mut bounds = Bounds::new(&input.generics);
    let mut received = Bounds::new(&input.generics);
    let mut codes = Codes::new(&input);
    let mut entries = Vec::new();
    let mut checked = Vec::new();
    for variant in &input.variants {
        let found =
            self::variant(variant, &input, &mut codes, &mut entries, &mut bounds, diagnostics);
        checked.push(found.map(|(mut it, kind)| {
            it.origins = receive::origins(variant, &kind, &input, &it.answer, &mut received);
            (it, kind)
        }));
    }
    let impls = impls(&input);
    if impls.from {
        fields::froms(&input, diagnostics);
    }
    let variants = shape::resolve_likes(&input, checked, diagnostics);
    let (title, docs) = group_heading(&input);
    let krate = root::path(input.settings.path(Id::Crate));
    Some(ErrorType {
        ident: input.ident.clone(),
        bounds: bounds.into_predicates(&krate),
        received: input.settings.has(Id::Receive).then(|| received.predicates(&krate)),
        krate,
        krate_given: input.settings.path(Id::Crate).cloned(),
        title,
        docs,
        standard: input.settings.has(Id::Standard),
        format: input.settings.path(Id::Format).cloned(),
        catalog: input.settings.path(Id::Catalog).cloned(),
        impls,
        display: input.settings.writer(Id::Display).filter(|_| input.place == Place::Enum).cloned(),
        entries,
        variants: variants?,
        generics: input.generics,
    })
}

/// A variant that is checked but for the target of its `like`, which may come after it.
type Checked = Option<(Variant, Kind)>;

fn variant(
    variant: &ast::Variant,
    input: &Input,
    codes: &mut Codes,
    entries: &mut Vec<Entry>,
    bounds: &mut Bounds,
    diagnostics: &mut Diagnostics,
) -> Checked {
    let kind = shape::kind(variant, input, diagnostics);
    let fields = fields::fields(variant);
    let impls = impls(input);
    // Whose derive writes an impl tells what is wrong with it.
    let source =
        if impls.error { fields::source(variant, input, &kind, diagnostics) } else { None };
    let from =
        if impls.from { fields::from(variant, &kind, input, bounds, diagnostics) } else { None };
    let display = if impls.display {
        message::display(variant, input, &kind, &fields, bounds, diagnostics)
    } else {
        check_display_unused(variant, input, &kind, diagnostics);
        None
    };
    if let Some(source) = &source {
        bounds.source(&fields[source.field].ty, source.optional);
    }
    let answer = match &kind {
        Kind::Transparent { field } => {
            bounds.transparent(&fields.get(*field)?.ty);
            let members = members::members(variant, input, &[], None, bounds, diagnostics);
            members::check_member_twice(variant, &[], &members, diagnostics);
            let (header_docs, headers) = header::headers(variant, bounds, diagnostics);
            receive::check(variant, &kind, input, &Message::default(), diagnostics);
            let besides = Besides { members: documented(variant, &members), headers: header_docs };
            Answer::Transparent {
                field: *field,
                made_by: None,
                values: Box::new(Values { members, headers, ..Values::default() }),
                besides: Box::new(besides),
            }
        }
        Kind::Made { field, by } => Answer::Transparent {
            field: fields.get(*field).map(|_| *field)?,
            made_by: Some(by.clone()),
            values: Box::default(),
            besides: Box::default(),
        },
        Kind::Internal | Kind::Masked { .. } => {
            entries.push(Entry::Internal { log: variant.settings.name(Id::Log).cloned() });
            Answer::Static { entry: entries.len() - 1 }
        }
        Kind::Like { .. } => Answer::Static { entry: 0 },
        Kind::Own => {
            let (declared, values) = own_answer(variant, &kind, input, codes, bounds, diagnostics)?;
            entries.push(Entry::Declared(Box::new(declared)));
            let entry = entries.len() - 1;
            if values.is_empty() {
                Answer::Static { entry }
            } else {
                Answer::Dynamic { entry, values: Box::new(values) }
            }
        }
    };
    let is_variant = input.place == Place::Enum;
    let ident = is_variant.then(|| variant.ident.clone());
    let format = variant.settings.path(Id::Format).filter(|_| is_variant).cloned();
    let operators = operators::told(variant, input, &kind).map(Box::new);
    let origins = None;
    let variant =
        Variant { ident, fields, answer, format, display, source, from, origins, operators };
    Some((variant, kind))
}

/// A text that nothing would show.
fn check_display_unused(
    variant: &ast::Variant,
    input: &Input,
    kind: &Kind,
    diagnostics: &mut Diagnostics,
) {
    let own = variant.settings.find(Id::Display);
    let Some(setting) = own.or_else(|| input.settings.find(Id::Display)) else { return };
    // Of a transparent variant it has been told.
    if matches!(kind, Kind::Transparent { .. }) && shape::says_transparent(variant).is_none() {
        return;
    }
    let mend = if input.beside_thiserror {
        "thiserror writes that: put the text into `#[error(\"...\")]`"
    } else {
        "this type is `without` it: write the text there"
    };
    let message = format!("`display` is what `Display` writes, but {mend}");
    if own.is_some() {
        diagnostics.at(setting.span, message);
    } else {
        diagnostics.once(Id::Display, |diagnostics| diagnostics.at(setting.span, message));
    }
}

/// A variant with an entry of its own.
fn own_answer(
    variant: &ast::Variant,
    kind: &Kind,
    input: &Input,
    codes: &mut Codes,
    bounds: &mut Bounds,
    diagnostics: &mut Diagnostics,
) -> Option<(Declared, Values)> {
    let settings = &variant.settings;
    status::stated(settings, input, diagnostics);
    let status = status::status(variant, input, diagnostics);
    let code = codes.code(variant, diagnostics);
    check_title(variant, diagnostics);
    check_type_uri(variant, diagnostics);
    let source = fields::cause(variant);
    let our_display = impls(input).display;
    let message = message::message(variant, input, status, our_display, bounds, diagnostics);
    let interpolated = &message.interpolated;
    let members = members::members(variant, input, interpolated, source, bounds, diagnostics);
    let constants = members::constants(variant, input, diagnostics);
    members::check_member_twice(variant, &constants, &members, diagnostics);
    let (header_docs, headers) = header::headers(variant, bounds, diagnostics);
    let items = fields::items(variant, bounds, diagnostics);
    receive::check(variant, kind, input, &message, diagnostics);
    let declared = Declared {
        fixed: message.made.is_none() && members.is_empty() && items.is_none(),
        template: message.made.as_ref().is_some_and(|it| it.filling.is_some()),
        status: status?,
        code: code?,
        title: title(variant),
        docs: variant.docs.full.clone(),
        summary: variant.docs.summary.clone(),
        message: message.documented,
        actor: settings.name(Id::Actor).cloned(),
        action: settings.text(Id::Action).map(syn::LitStr::value),
        retry: settings.name(Id::Retry).cloned(),
        log: variant.settings.name(Id::Log).cloned(),
        type_uri: settings.text(Id::Type).map(syn::LitStr::value),
        route: settings
            .text(Id::Route)
            .or_else(|| input.settings.text(Id::Route))
            .map(syn::LitStr::value),
        members: constants
            .iter()
            .map(|(name, _)| (name.clone(), String::new()))
            .chain(documented(variant, &members))
            .collect(),
        examples: members
            .iter()
            .filter_map(|member| {
                let Json(json) = variant.fields[member.field].settings.json(Id::Example)?;
                Some((member.name.clone(), json.clone()))
            })
            .collect(),
        constants,
        headers: header_docs,
        items: items.is_some(),
        own_format: input.place == Place::Enum && settings.has(Id::Format),
        shared: settings.has(Id::Shared),
        hidden: variant.docs.hidden,
        deprecated: variant.docs.deprecated.as_ref().or(input.docs.deprecated.as_ref()).cloned(),
    };
    let values = Values {
        constants: !declared.constants.is_empty(),
        message: message.made,
        members,
        headers,
        items,
    };
    Some((declared, values))
}

/// A problem type is a URI reference (RFC 9457 §3.1.1), which has no spaces and no quotes.
fn check_type_uri(variant: &ast::Variant, diagnostics: &mut Diagnostics) {
    let Some(literal) = variant.settings.text(Id::Type) else { return };
    let allowed = |letter: char| letter.is_ascii_graphic() && !"\"<>\\^`{|}".contains(letter);
    let uri = literal.value();
    if uri.is_empty() || !uri.chars().all(allowed) {
        let message = format!(
            "{uri:?} is not a URI: one looks like `https://example.com/probs/out-of-credit`"
        );
        diagnostics.at(literal.span(), message);
    }
}

/// A title is the same for every occurrence (RFC 9457 §3.1.3), so it interpolates nothing.
fn check_title(variant: &ast::Variant, diagnostics: &mut Diagnostics) {
    let title = variant.settings.text(Id::Title);
    if let Some(literal) = title.filter(|title| title.value().contains(['{', '}'])) {
        diagnostics.at(
            literal.span(),
            "a title is the same for every occurrence, so no value can stand in it: put the value in the `message`",
        );
    }
}

/// The title of a variant, else its name in words.
fn title(variant: &ast::Variant) -> String {
    let given = variant.settings.text(Id::Title).map(syn::LitStr::value);
    given.unwrap_or_else(|| case::title(&variant.ident.to_string()))
}

/// The title of a group is the first paragraph of its docs, unless it is given.
fn group_heading(input: &Input) -> (String, String) {
    if let (Place::Struct, [itself]) = (input.place, input.variants.as_slice()) {
        return (title(itself), String::new());
    }
    match (input.settings.text(Id::Title), input.docs.summary.trim_end_matches('.')) {
        (Some(title), _) => (title.value(), input.docs.full.clone()),
        (None, "") => (case::title(&input.ident.to_string()), String::new()),
        (None, summary) => (summary.to_owned(), input.docs.rest.clone()),
    }
}

/// Beside a `thiserror` derive, and where the user says `without`, an impl is theirs.
fn impls(input: &Input) -> Impls {
    let names = input.settings.names(Id::Without);
    let left_out = |name: &str| names.iter().any(|given| given == name);
    let ours = |name: &str| !input.beside_thiserror && !left_out(name);
    Impls {
        display: ours("Display"),
        error: ours("Error"),
        from: ours("From"),
        response: !left_out("Response"),
    }
}

/// The members whose names are known, with their documentation.
fn documented(variant: &ast::Variant, members: &[Member]) -> Vec<(String, String)> {
    let is_named = |member: &&Member| !matches!(member.written, Written::FieldByField);
    let docs = |member: &Member| variant.fields[member.field].docs.full.clone();
    members.iter().filter(is_named).map(|member| (member.name.clone(), docs(member))).collect()
}
