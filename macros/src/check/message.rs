use proc_macro2::Span;
use syn::LitStr;

use super::bare;
use super::fields::{cause, name};
use super::generics::Bounds;
use super::members::wire_name;
use super::reach::{Reach, is_open};
use super::shape::Kind;
use super::text::{self, Referent, Written};
use crate::ast::{Field, Input, Settings, Value, Variant};
use crate::beside::ErrorText;
use crate::case;
use crate::diagnostics::Diagnostics;
use crate::keys::Id;
use crate::message::{Piece, Placeholder, Template};
use crate::model::{self, Display, Filled, Text, Told};

/// A public message. All of it is empty where the default holds.
#[derive(Default)]
pub(super) struct Message {
    /// As documents show it.
    pub(super) documented: Told,
    /// What it is made of; `None`: it is the same for every occurrence.
    pub(super) made: Option<model::Message>,
    /// The fields that stand in it as values.
    pub(super) interpolated: Vec<usize>,
    /// Whether something is wrong with it, so that it may be meant to show other fields.
    pub(super) is_wrong: bool,
}

/// The message of a variant, under the rule of disclosure. Without one of its own, a client's error
/// has the text that thiserror displays; its values are no members, for nobody has said so.
pub(super) fn message(
    variant: &Variant,
    input: &Input,
    status: Option<u16>,
    our_display: bool,
    bounds: &mut Bounds,
    diagnostics: &mut Diagnostics,
) -> Message {
    let settings = text_settings(variant, input, Id::Message);
    if settings.is_off(Id::Message) {
        return Message { documented: Told::Nothing, ..Message::default() };
    }
    let is_clients = status.is_some_and(|status| status < 500);
    match (settings.format(Id::Message), &variant.error_text) {
        (Some(format), _) => {
            let displays =
                our_display && !text_settings(variant, input, Id::Display).has(Id::Display);
            let written = Written { format, variant, public: true, theirs: false, displays };
            let mut look = |diagnostics: &mut _| of_written(&written, input, bounds, diagnostics);
            if variant.settings.has(Id::Message) {
                look(diagnostics)
            } else {
                diagnostics.once(Id::Message, look)
            }
        }
        (None, Some(ErrorText::Format(format))) if is_clients => {
            let theirs = &bare::found(format, variant);
            let written =
                Written { format: theirs, variant, public: true, theirs: true, displays: false };
            of_written(&written, input, bounds, diagnostics)
        }
        (None, Some(ErrorText::Other { what, span })) if is_clients => {
            text::check_text_taken_over(what, *span, variant, diagnostics);
            Message::default()
        }
        _ => {
            check_placeholder_in_docs(variant, diagnostics);
            Message::default()
        }
    }
}

/// The variant's own settings where they have the key, else those of the type.
pub(super) fn text_settings<'a>(variant: &'a Variant, input: &'a Input, key: Id) -> &'a Settings {
    if variant.settings.has(key) { &variant.settings } else { &input.settings }
}

fn of_written(
    written: &Written<'_>,
    input: &Input,
    bounds: &mut Bounds,
    diagnostics: &mut Diagnostics,
) -> Message {
    let mistakes = diagnostics.count();
    let Some(template) = written.template(diagnostics) else {
        return Message { is_wrong: true, ..Message::default() };
    };
    if written.theirs && written.names_unknown(&template) {
        // Their derive tells it.
        return Message::default();
    }
    let mut interpolated = Vec::new();
    for placeholder in template.placeholders() {
        check_debug_in_message(written, placeholder, diagnostics);
        if let Referent::Field(field) = written.referent(&placeholder.name) {
            interpolated.push(field);
        }
    }
    let reach = written.reach(&template);
    if let Some(span) = reach.itself {
        check_itself_in_message(written, span, diagnostics);
    }
    check_disclosed_source(written, &reach, diagnostics);
    if written.theirs {
        interpolated.clear();
    }
    let text = written.resolve(&template, bounds, diagnostics);
    let filling = filling(written, input, &template, &text);
    let differs = template.placeholders().next().is_some();
    let documented = Told::Text(documented(written, input, &template));
    let made = differs.then_some(model::Message { text, filling });
    let is_wrong = diagnostics.count() > mistakes;
    Message { documented, made, interpolated, is_wrong }
}

/// The fields that stand in the documented message, each under a name of its own, if it has nothing else in
/// braces and they are shown as they are.
fn filling(
    written: &Written<'_>,
    input: &Input,
    template: &Template,
    text: &Text,
) -> Option<Vec<Filled>> {
    let mut filling: Vec<Filled> = Vec::new();
    for piece in &template.pieces {
        let placeholder = match piece {
            Piece::Text(text) if text.contains('{') => return None,
            Piece::Text(_) => continue,
            Piece::Placeholder(placeholder) => placeholder,
        };
        let Referent::Field(field) = written.referent(&placeholder.name) else { return None };
        if !placeholder.spec.is_empty() {
            return None;
        }
        let name = wire_name(&written.variant.fields[field], input);
        match filling.iter().find(|it| it.name == name || it.field == field) {
            None => filling.push(Filled { name, field, told: text.told.contains(&field) }),
            Some(known) if known.field == field => {}
            Some(_) => return None,
        }
    }
    Some(filling)
}

/// The message as documents show it: a value is called what clients call it, the name of its member.
fn documented(written: &Written<'_>, input: &Input, template: &Template) -> String {
    template.documented(|placeholder| match written.referent(placeholder) {
        Referent::Argument if placeholder.is_empty() => "…".to_owned(),
        Referent::Itself => "…".to_owned(),
        Referent::Field(field) => wire_name(&written.variant.fields[field], input),
        _ => placeholder.to_owned(),
    })
}

/// A `Display` of the variant's own, or that of its type made for it.
pub(super) fn display(
    variant: &Variant,
    input: &Input,
    kind: &Kind,
    fields: &[model::Field],
    bounds: &mut Bounds,
    diagnostics: &mut Diagnostics,
) -> Option<Display> {
    let own = variant.settings.has(Id::Display);
    if let (false, Kind::Transparent { field } | Kind::Masked { field }) = (own, kind) {
        bounds.formatted(&fields.get(*field)?.ty, "Display");
        return matches!(kind, Kind::Masked { .. }).then_some(Display::Field(*field));
    }
    let settings = text_settings(variant, input, Id::Display);
    match settings.find(Id::Display).map(|setting| &setting.value) {
        Some(Value::Format(format)) => {
            let written = Written { format, variant, public: false, theirs: false, displays: true };
            let mut look = |diagnostics: &mut _| {
                let template = written.template(diagnostics)?;
                Some(Display::Text(written.resolve(&template, bounds, diagnostics)))
            };
            if own { look(diagnostics) } else { diagnostics.once(Id::Display, look) }
        }
        // That of an enum writes whatever variant it is.
        Some(Value::Writer(_)) if !own => None,
        Some(Value::Writer(path)) => Some(Display::Function(path.clone())),
        _ => {
            // What clients are told says nothing to an operator, or it is nothing.
            let is_silent = text_settings(variant, input, Id::Message).is_off(Id::Message);
            let in_words = match kind {
                Kind::Own => is_silent,
                Kind::Made { .. } => false,
                _ => true,
            };
            in_words.then(|| Display::Text(self::in_words(variant)))
        }
    }
}

/// What the docs say first, else the name.
fn in_words(variant: &Variant) -> Text {
    let summary = match variant.docs.summary.as_str() {
        "" => case::title(&variant.ident.to_string()).to_lowercase(),
        summary => summary.to_owned(),
    };
    let format = summary.replace('{', "{{").replace('}', "}}");
    let format = LitStr::new(&format, variant.ident.span());
    Text::plain(format)
}

/// Where nothing else is the message, clients read what the docs say first, as it stands.
fn check_placeholder_in_docs(variant: &Variant, diagnostics: &mut Diagnostics) {
    let summary = &variant.docs.summary;
    let is_shown = |field: &&Field| summary.contains(&format!("{{{}}}", field.name()));
    if let Some(field) = variant.fields.iter().find(is_shown) {
        let (ident, name) = (&variant.ident, field.name());
        diagnostics.at(
            ident.span(),
            format!(
                "clients would read `{{{name}}}` as it stands: the message of `{ident}` is what its documentation says first, where no value is filled in; give it one of its own, `#[api(message = {summary:?})]`"
            ),
        );
    }
}

/// `Debug` shows the inside, and its text changes with every refactoring.
fn check_debug_in_message(
    written: &Written<'_>,
    placeholder: &Placeholder,
    diagnostics: &mut Diagnostics,
) {
    let formatting_trait = placeholder.formatting_trait();
    let is_unknown = written.referent(&placeholder.name) == Referent::Unknown;
    if is_unknown || !matches!(formatting_trait, "Debug" | "Pointer") {
        return;
    }
    let Placeholder { name, spec } = placeholder;
    let mend = if written.theirs {
        THEIRS.to_owned()
    } else {
        let shown = if written.referent(name) == Referent::Itself { "email" } else { name };
        format!(
            "write `{{{shown}}}` in the `message`, and keep `{{{name}:{spec}}}` for `display`, which is for operators"
        )
    };
    let message =
        format!("`{{{name}:{spec}}}` would send `{formatting_trait}` text to clients: {mend}");
    diagnostics.at(written.format.literal.span(), message);
}

/// What a cause says is about the inside: paths, hosts, queries. Of other errors the compiler tells,
/// which knows what a type is.
fn check_disclosed_source(written: &Written<'_>, reach: &Reach, diagnostics: &mut Diagnostics) {
    let Some(source) = cause(written.variant) else { return };
    let Some(span) = reach.fields.get(&source) else { return };
    let field = &written.variant.fields[source];
    if is_open(field) {
        return;
    }
    let name = name(field);
    let mend = if written.theirs {
        THEIRS
    } else {
        "a message goes to clients: show it in `display`, which is for operators"
    };
    let message = format!(
        "field `{name}` is the source, whose text tells of the inside, and {mend}; or allow it with `#[api(disclose)]` on the field"
    );
    diagnostics.at(*span, message);
}

/// What is given the whole error can look at every field of it.
fn check_itself_in_message(written: &Written<'_>, span: Span, diagnostics: &mut Diagnostics) {
    if written.variant.fields.iter().all(is_open) {
        return;
    }
    let mend = if written.theirs {
        THEIRS
    } else {
        "a message goes to clients: name what it shows, as in `.email`"
    };
    let message = format!(
        "`self` reaches every field, those too that stay inside, and {mend}; or allow it with `#[api(disclose)]` on each field"
    );
    diagnostics.at(span, message);
}

/// Why the text of `#[error("…")]` is looked at, and what to do.
const THEIRS: &str = "of a 4xx, clients read what `#[error]` says: give them a text of their own, `message = \"...\"`";
