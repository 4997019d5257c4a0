use syn::LitStr;

use super::fields::{is_source, name};
use super::generics::Bounds;
use super::shape::Kind;
use crate::ast::Variant;
use crate::case;
use crate::diagnostics::Diagnostics;
use crate::keys::Id;
use crate::message::{Placeholder, Template};
use crate::model::{self, Text};
use crate::nearest::did_you_mean;

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

/// The message of a variant, under the rule of disclosure.
pub(super) fn message(
    variant: &Variant,
    source: Option<usize>,
    bounds: &mut Bounds,
    diagnostics: &mut Diagnostics,
) -> Message {
    let Some(literal) = variant.settings.text(Id::Message) else { return Message::default() };
    let Some(template) = check_braces(literal, diagnostics) else { return Message::default() };
    let mut interpolated = Vec::new();
    for placeholder in template.placeholders() {
        check_debug_in_message(placeholder, literal, diagnostics);
        if let Some(field) = position(variant, &placeholder.name) {
            check_disclosed_source(variant, field, source, literal, diagnostics);
            interpolated.push(field);
        }
    }
    let text = text(&template, variant, bounds, diagnostics);
    let differs = !text.fields.is_empty();
    let documented = template.documented(|name| wire_name(variant, name));
    Message { documented: Some(documented), text: differs.then_some(text), interpolated }
}

/// What clients call a field: the name of its member, where it is one of another name.
fn wire_name(variant: &Variant, placeholder: &str) -> String {
    let field = position(variant, placeholder).map(|field| &variant.fields[field]);
    let member = field.and_then(|field| field.settings.text(Id::Member));
    member.map_or_else(|| placeholder.to_owned(), LitStr::value)
}

/// A `Display` of the variant's own.
pub(super) fn display(
    variant: &Variant,
    kind: &Kind,
    fields: &[model::Field],
    bounds: &mut Bounds,
    diagnostics: &mut Diagnostics,
) -> Option<Text> {
    if let Some(literal) = variant.settings.text(Id::Display) {
        let template = check_braces(literal, diagnostics)?;
        return Some(text(&template, variant, bounds, diagnostics));
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
            Some(Text { format, fields: Vec::new() })
        }
        Kind::Transparent { field } => {
            bounds.formatted(&fields.get(*field)?.ty, "Display");
            None
        }
        Kind::Own => None,
    }
}

/// A template with its placeholders resolved.
fn text(
    template: &Template,
    variant: &Variant,
    bounds: &mut Bounds,
    diagnostics: &mut Diagnostics,
) -> Text {
    let mut fields = Vec::new();
    for placeholder in template.placeholders() {
        let field = check_unknown_field(&placeholder.name, variant, &template.literal, diagnostics);
        check_format_spec(placeholder, &template.literal, diagnostics);
        if let Some(field) = field {
            bounds.formatted(&variant.fields[field].ty, placeholder.formatting_trait());
            fields.push(field);
        }
        for argument in placeholder.arguments() {
            fields.extend(check_unknown_field(argument, variant, &template.literal, diagnostics));
        }
    }
    fields.sort_unstable();
    fields.dedup();
    let format = template.format_string(|name| format!("__errbook_{name}"));
    let mut format = LitStr::new(&format, template.literal.span());
    format.set_span(template.literal.span().resolved_at(proc_macro2::Span::call_site()));
    Text { format, fields }
}

/// A template that cannot be read has no meaning.
fn check_braces(literal: &LitStr, diagnostics: &mut Diagnostics) -> Option<Template> {
    Template::parse(literal).map_err(|mistake| diagnostics.at(literal.span(), mistake)).ok()
}

/// The field that a placeholder names.
fn position(variant: &Variant, wanted: &str) -> Option<usize> {
    variant.fields.iter().position(|field| name(field) == wanted)
}

/// A placeholder names a field of its variant.
fn check_unknown_field(
    wanted: &str,
    variant: &Variant,
    literal: &LitStr,
    diagnostics: &mut Diagnostics,
) -> Option<usize> {
    let found = position(variant, wanted);
    if found.is_none() {
        let names: Vec<String> = variant.fields.iter().map(name).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let ident = &variant.ident;
        let message = if names.is_empty() {
            format!("there is no field `{wanted}`: `{ident}` has no fields")
        } else {
            format!("there is no field `{wanted}` in `{ident}`{}", did_you_mean(wanted, &names))
        };
        diagnostics.at(literal.span(), message);
    }
    found
}

/// `std::fmt` knows the traits that a placeholder can ask for.
fn check_format_spec(placeholder: &Placeholder, literal: &LitStr, diagnostics: &mut Diagnostics) {
    let Placeholder { name, spec } = placeholder;
    if placeholder.known_trait().is_none() {
        let message = format!(
            "`{{{name}:{spec}}}` is no format: what follows the colon is that of `format!`, as in `{{{name}}}`, `{{{name}:>8}}`, `{{{name}:.2}}` or `{{{name}:x}}`"
        );
        diagnostics.at(literal.span(), message);
    }
}

/// `Debug` shows the inside, and its text changes with every refactoring.
fn check_debug_in_message(
    placeholder: &Placeholder,
    literal: &LitStr,
    diagnostics: &mut Diagnostics,
) {
    if placeholder.formatting_trait() == "Debug" {
        let message = format!(
            "`{{{0}:{1}}}` would send `Debug` text to clients: write `{{{0}}}` in the `message`, and keep `{{{0}:{1}}}` for `display`, which is for operators",
            placeholder.name, placeholder.spec
        );
        diagnostics.at(literal.span(), message);
    }
}

/// What a cause says is about the inside: paths, hosts, queries.
fn check_disclosed_source(
    variant: &Variant,
    field: usize,
    source: Option<usize>,
    literal: &LitStr,
    diagnostics: &mut Diagnostics,
) {
    let field_is_source = source == Some(field) || is_source(&variant.fields[field]);
    let disclosed = variant.fields[field].settings.may_have(Id::Disclose);
    if field_is_source && !disclosed {
        let name = name(&variant.fields[field]);
        diagnostics.at(
            literal.span(),
            format!("`{{{name}}}` is the source, whose text tells of the inside, and a message goes to clients: show it in `display`, which is for operators, or allow it with `#[api(disclose)]` on the field"),
        );
    }
}
