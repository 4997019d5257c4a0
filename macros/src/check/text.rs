//! What the placeholders and arguments of a text stand for.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span};
use quote::quote;
use syn::LitStr;

use super::arguments::{self, ShownArguments, shown_arguments};
use super::bare;
use super::fields::name;
use super::generics::Bounds;
use super::uses::{ARGUMENT, COUNT, Uses};
use crate::arguments::Format;
use crate::ast::Variant;
use crate::diagnostics::Diagnostics;
use crate::expression::{RESERVED, binding};
use crate::message::{Placeholder, Template};
use crate::model::{self, Text};
use crate::nearest::did_you_mean;

/// A text that belongs to a variant.
pub(super) struct Written<'a> {
    pub(super) format: &'a Format,
    pub(super) variant: &'a Variant,
    /// Whether clients read it.
    pub(super) public: bool,
    /// Whether it is thiserror's, whose derive tells what is wrong with it.
    pub(super) theirs: bool,
    /// Whether it is what `Display` writes.
    pub(super) displays: bool,
}

/// What a name in braces stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Referent {
    Field(usize),
    Argument,
    /// `{self}`: the error.
    Itself,
    /// `{MAX_LENGTH}`: a constant in scope.
    Constant,
    Unknown,
}

impl Written<'_> {
    pub(super) fn referent(&self, wanted: &str) -> Referent {
        let is_constant = wanted.starts_with(|letter: char| letter.is_uppercase())
            && !wanted.contains(|letter: char| letter.is_lowercase());
        let is_position = wanted.parse().is_ok_and(|at: usize| at < self.format.positional());
        if wanted.is_empty() || self.format.position_of(wanted).is_some() {
            Referent::Argument
        } else if let Some(field) = position(self.variant, self.field_name(wanted)) {
            Referent::Field(field)
        } else if is_position {
            Referent::Argument
        } else if wanted == "self" {
            Referent::Itself
        } else if is_constant {
            Referent::Constant
        } else {
            Referent::Unknown
        }
    }

    /// thiserror also calls the first field of a tuple `_0`.
    fn field_name<'n>(&self, wanted: &'n str) -> &'n str {
        match wanted.strip_prefix('_') {
            Some(number) if self.theirs && number.parse::<usize>().is_ok() => number,
            _ => wanted,
        }
    }

    /// Whether the text names what is not there.
    pub(super) fn names_unknown(&self, template: &Template) -> bool {
        let mut named = self.format.named_fields();
        template.placeholders().any(|it| self.referent(&it.name) == Referent::Unknown)
            || named.any(|(name, _)| position(self.variant, name).is_none())
    }

    /// Reads the text. One that cannot be read has no meaning.
    pub(super) fn template(&self, diagnostics: &mut Diagnostics) -> Option<Template> {
        check_braces(self, diagnostics)
    }

    /// The text for `format_args!`, and what stands in it.
    pub(super) fn resolve(
        &self,
        template: &Template,
        bounds: &mut Bounds,
        diagnostics: &mut Diagnostics,
    ) -> Text {
        let span = self.format.literal.span();
        let mut uses = Uses::default();
        for placeholder in template.placeholders() {
            if self.referent(&placeholder.name) != Referent::Unknown {
                check_format_spec(self, placeholder, diagnostics);
            }
            check_endless_text(self, placeholder, diagnostics);
            check_ambiguous_number(self, &placeholder.name, diagnostics);
            if let Some(field) = self.field(&placeholder.name, span, diagnostics) {
                let formatting_trait = placeholder.formatting_trait();
                bounds.formatted(&self.variant.fields[field].ty, formatting_trait);
                uses.add(field, formatting_trait);
            }
            for argument in placeholder.arguments() {
                if let Some(field) = self.field(argument, span, diagnostics) {
                    uses.add(field, COUNT);
                }
            }
        }
        for (named, span) in self.format.named_fields() {
            match position(self.variant, named) {
                Some(field) => uses.add(field, ARGUMENT),
                None => check_unknown_field(self, named, *span, diagnostics),
            }
        }
        let shown = shown_arguments(&self.format.arguments, template);
        // An argument may have the name that is misspelt.
        if !self.theirs {
            bare::check(self, diagnostics);
        }
        if !self.theirs && !self.names_unknown(template) {
            arguments::check(self.format, &shown, diagnostics);
            check_reserved_name(self.format, diagnostics);
        }
        for (argument, traits) in self.format.arguments.iter().zip(&shown.traits) {
            let field = argument.lone_field().and_then(|name| position(self.variant, name));
            let Some(field) = field else { continue };
            for formatting_trait in traits {
                bounds.formatted(&self.variant.fields[field].ty, formatting_trait);
            }
        }
        for field in self.reach(template).fields.into_keys() {
            uses.add(field, ARGUMENT);
        }
        Text {
            format: self.literal(template),
            fields: uses.fields(),
            shown: uses.shown(),
            told: self.told(template),
            locals: self.locals(),
            arguments: self.arguments(&shown),
        }
    }

    fn field(&self, wanted: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<usize> {
        match self.referent(wanted) {
            Referent::Field(field) => return Some(field),
            Referent::Unknown => check_unknown_field(self, wanted, span, diagnostics),
            Referent::Argument | Referent::Itself | Referent::Constant => {}
        }
        None
    }

    /// Fields stand under their bindings, arguments without a name under their positions.
    fn literal(&self, template: &Template) -> LitStr {
        let mut next = 0..;
        let format = template.format_string(|wanted| match self.referent(wanted) {
            Referent::Field(_) => binding(self.field_name(wanted)).to_string(),
            Referent::Argument if wanted.is_empty() => next.next().unwrap_or(0).to_string(),
            _ => wanted.to_owned(),
        });
        let span = self.format.literal.span();
        LitStr::new(&format, span.resolved_at(Span::call_site()))
    }

    /// The fields that thiserror's arguments may name without a dot.
    fn locals(&self) -> Vec<usize> {
        let named = self.format.named_fields().filter(|_| self.theirs);
        let named: BTreeSet<usize> =
            named.filter_map(|(name, _)| position(self.variant, name)).collect();
        named.into_iter().collect()
    }

    fn arguments(&self, shown: &ShownArguments) -> Vec<model::Argument> {
        let arguments = self.format.arguments.iter().zip(&shown.traits);
        arguments
            .map(|(argument, traits)| {
                let value = &argument.value.tokens;
                let is_field = argument.lone_field().is_some();
                let points = is_field && traits.contains(&"Pointer");
                model::Argument {
                    name: argument.name.clone(),
                    value: if points { quote!(*#value) } else { value.clone() },
                    told: !is_field && traits.contains(&"Display") && self.tells(&argument.value),
                    span: argument.span,
                }
            })
            .collect()
    }
}

/// The field of this name or number.
pub(super) fn position(variant: &Variant, wanted: &str) -> Option<usize> {
    variant.fields.position(wanted)
}

/// A brace opens or closes a placeholder, or is doubled.
fn check_braces(written: &Written<'_>, diagnostics: &mut Diagnostics) -> Option<Template> {
    let Written { format, theirs, .. } = written;
    let (text, span) = (&format.literal, format.literal.span());
    match Template::parse(text, !format.arguments.is_empty()) {
        Ok(template) => return Some(template),
        // The one thing that rustc takes and errbook does not.
        Err(_) if *theirs && text.value().contains(".*") => {
            let what = "a precision without a name, `.*`,";
            check_text_taken_over(what, span, written.variant, diagnostics);
        }
        Err(_) if *theirs => {}
        Err(mistake) => diagnostics.at(span, mistake),
    }
    None
}

/// Clients read what thiserror displays of a 4xx. What only its derive can show, they cannot.
pub(super) fn check_text_taken_over(
    what: &str,
    span: Span,
    variant: &Variant,
    diagnostics: &mut Diagnostics,
) {
    let message = format!(
        "of a 4xx, clients read what `#[error]` says, but {what} is not for errbook to read: give `{}` a text for them, `message = \"...\"`",
        variant.ident
    );
    diagnostics.at(span, message);
}

/// A placeholder names a field of its variant.
fn check_unknown_field(
    written: &Written<'_>,
    wanted: &str,
    span: Span,
    diagnostics: &mut Diagnostics,
) {
    if written.theirs {
        return;
    }
    let variant = written.variant;
    let names: Vec<String> = variant.fields.iter().map(name).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let ident = &variant.ident;
    let message = if names.is_empty() {
        format!("there is no field `{wanted}`: `{ident}` has no fields")
    } else {
        format!("there is no field `{wanted}` in `{ident}`{}", did_you_mean(wanted, &names))
    };
    diagnostics.at(span, message);
}

/// `std::fmt` knows the traits that a placeholder can ask for.
fn check_format_spec(
    written: &Written<'_>,
    placeholder: &Placeholder,
    diagnostics: &mut Diagnostics,
) {
    let Placeholder { name, spec } = placeholder;
    if placeholder.known_trait().is_none() && !written.theirs {
        let message = format!(
            "`{{{name}:{spec}}}` is no format: what follows the colon is that of `format!`, as in `{{{name}}}`, `{{{name}:>8}}`, `{{{name}:.2}}` or `{{{name}:x}}`"
        );
        diagnostics.at(written.format.literal.span(), message);
    }
}

/// With arguments, a number could be a field's or an argument's.
fn check_ambiguous_number(written: &Written<'_>, wanted: &str, diagnostics: &mut Diagnostics) {
    let is_field = position(written.variant, wanted).is_some();
    let is_number = wanted.parse::<usize>().is_ok();
    if is_field && is_number && written.format.positional() > 0 && !written.theirs {
        let message = format!(
            "`{{{wanted}}}` could be field {wanted} or an argument: give the argument a name, as in `n = .{wanted}`, and write `{{n}}`"
        );
        diagnostics.at(written.format.literal.span(), message);
    }
}

/// What `Display` writes cannot be what `Display` writes and more.
fn check_endless_text(
    written: &Written<'_>,
    placeholder: &Placeholder,
    diagnostics: &mut Diagnostics,
) {
    let shows_itself = written.referent(&placeholder.name) == Referent::Itself;
    if shows_itself && placeholder.formatting_trait() == "Display" && written.displays {
        let message = "`{self}` is this very text, so it would have no end: show fields, as in `{email}`, or, to operators, `{self:?}`";
        diagnostics.at(written.format.literal.span(), message);
    }
}

/// Another name could be one that the derive gives to a field, whatever its rules are.
fn check_reserved_name(format: &Format, diagnostics: &mut Diagnostics) {
    let is_reserved = |name: &&Ident| name.to_string().starts_with(RESERVED);
    for argument in &format.arguments {
        let names = argument.name.iter().filter(is_reserved).chain(&argument.value.reserved);
        for name in names {
            let message = format!(
                "names that begin with `{RESERVED}` are those of the derive: a field is `.email`, or `.0`"
            );
            diagnostics.at(name.span(), message);
        }
    }
}
