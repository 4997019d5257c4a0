use proc_macro2::Span;
use syn::LitStr;

use super::bare;
use super::fields::{cause, name};
use super::generics::Bounds;
use super::reach::{Reach, is_open};
use super::shape::Kind;
use super::text::{self, Referent, Written};
use crate::ast::Variant;
use crate::beside::ErrorText;
use crate::case;
use crate::diagnostics::Diagnostics;
use crate::keys::Id;
use crate::message::{Placeholder, Template};
use crate::model::{self, Text};

/// A public message. All of it is empty where the default holds.
#[derive(Default)]
pub(super) struct Message {
    /// As documents show it.
    pub(super) documented: Option<String>,
    /// With what fills it; `None`: it is the same for every occurrence.
    pub(super) text: Option<Text>,
    /// The fields that stand in it as values.
    pub(super) interpolated: Vec<usize>,
}

/// The message of a variant, under the rule of disclosure. Without one of its own, a client's error
/// has the text that thiserror displays; its values are no members, for nobody has said so.
pub(super) fn message(
    variant: &Variant,
    status: Option<u16>,
    our_display: bool,
    bounds: &mut Bounds,
    diagnostics: &mut Diagnostics,
) -> Message {
    let theirs;
    let is_clients = status.is_some_and(|status| status < 500);
    let written = match (variant.settings.format(Id::Message), &variant.error_text) {
        (Some(format), _) => {
            let displays = our_display && !variant.settings.has(Id::Display);
            Written { format, variant, public: true, theirs: false, displays }
        }
        (None, Some(ErrorText::Format(format))) if is_clients => {
            theirs = bare::found(format, variant);
            Written { format: &theirs, variant, public: true, theirs: true, displays: false }
        }
        (None, Some(ErrorText::Other { what, span })) if is_clients => {
            text::check_text_taken_over(what, *span, variant, diagnostics);
            return Message::default();
        }
        _ => return Message::default(),
    };
    let Some(template) = written.template(diagnostics) else { return Message::default() };
    if written.theirs && written.names_unknown(&template) {
        // Their derive tells it.
        return Message::default();
    }
    let mut interpolated = Vec::new();
    for placeholder in template.placeholders() {
        check_debug_in_message(&written, placeholder, diagnostics);
        if let Referent::Field(field) = written.referent(&placeholder.name) {
            interpolated.push(field);
        }
    }
    let reach = written.reach(&template);
    if let Some(span) = reach.itself {
        check_itself_in_message(&written, span, diagnostics);
    }
    check_disclosed_source(&written, &reach, diagnostics);
    if written.theirs {
        interpolated.clear();
    }
    let text = written.resolve(&template, bounds, diagnostics);
    let differs = template.placeholders().next().is_some();
    let documented = Some(documented(&written, &template));
    Message { documented, text: differs.then_some(text), interpolated }
}

/// The message as documents show it: a value is called what clients call it, the name of its member.
fn documented(written: &Written<'_>, template: &Template) -> String {
    template.documented(|placeholder| match written.referent(placeholder) {
        Referent::Argument if placeholder.is_empty() => "…".to_owned(),
        Referent::Itself => "…".to_owned(),
        Referent::Field(field) => {
            let member = written.variant.fields[field].settings.text(Id::Member);
            member.map_or_else(|| placeholder.to_owned(), LitStr::value)
        }
        _ => placeholder.to_owned(),
    })
}

/// A `Display` of the variant's own.
pub(super) fn display(
    variant: &Variant,
    kind: &Kind,
    fields: &[model::Field],
    bounds: &mut Bounds,
    diagnostics: &mut Diagnostics,
) -> Option<Text> {
    if let Some(format) = variant.settings.format(Id::Display) {
        let written = Written { format, variant, public: false, theirs: false, displays: true };
        let template = written.template(diagnostics)?;
        return Some(written.resolve(&template, bounds, diagnostics));
    }
    match kind {
        // What clients are told says nothing to an operator.
        Kind::Internal | Kind::Like { .. } => {
            let summary = match variant.docs.summary.as_str() {
                "" => case::title(&variant.ident.to_string()).to_lowercase(),
                summary => summary.to_owned(),
            };
            let format = summary.replace('{', "{{").replace('}', "}}");
            let format = LitStr::new(&format, variant.ident.span());
            Some(Text::plain(format))
        }
        Kind::Transparent { field } => {
            bounds.formatted(&fields.get(*field)?.ty, "Display");
            None
        }
        Kind::Own => None,
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
