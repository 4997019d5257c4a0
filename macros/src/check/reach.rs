//! What a text can reach of its error, and what of that stays inside.

use std::collections::BTreeMap;

use proc_macro2::Span;

use super::fields::cause;
use super::text::{Referent, Written, position};
use crate::ast::{Field, Variant};
use crate::expression::{Expression, Itself};
use crate::keys::Id;
use crate::message::Template;

#[derive(Default)]
pub(super) struct Reach {
    /// Each field, and where first.
    pub(super) fields: BTreeMap<usize, Span>,
    /// Where it is first the whole error.
    pub(super) itself: Option<Span>,
}

/// Whether its user has said that clients may read it, error or not.
pub(super) fn is_open(field: &Field) -> bool {
    field.settings.may_have(Id::Disclose)
}

impl Reach {
    fn field(&mut self, field: usize, span: Span) {
        self.fields.entry(field).or_insert(span);
    }

    fn expression(&mut self, expression: &Expression, variant: &Variant) {
        for (name, span) in &expression.fields {
            if let Some(field) = position(variant, name) {
                self.field(field, *span);
            }
        }
        for Itself { field, span } in &expression.selves {
            match field.as_ref().and_then(|name| position(variant, name)) {
                Some(field) => self.field(field, *span),
                None => self.itself = self.itself.or(Some(*span)),
            }
        }
    }
}

impl Written<'_> {
    pub(super) fn reach(&self, template: &Template) -> Reach {
        let mut reach = Reach::default();
        let span = self.format.literal.span();
        for placeholder in template.placeholders() {
            match self.referent(&placeholder.name) {
                Referent::Field(field) => reach.field(field, span),
                // Of `{self:?}` in a message, and of a text in itself, other rules tell.
                Referent::Itself if placeholder.formatting_trait() == "Display" => {
                    reach.itself = Some(span).filter(|_| !self.displays);
                }
                _ => {}
            }
        }
        for argument in &self.format.arguments {
            reach.expression(&argument.value, self.variant);
        }
        reach
    }

    /// The fields that a public text reaches and that may turn out to be errors, which only the
    /// compiler knows. (Of sources it is known already.)
    pub(super) fn told(&self, template: &Template) -> Vec<usize> {
        let source = cause(self.variant);
        let may_be_error = |field: &usize| {
            self.public && !is_open(&self.variant.fields[*field]) && source != Some(*field)
        };
        self.reach(template).fields.into_keys().filter(may_be_error).collect()
    }

    /// Whether what a public text makes of fields that nobody has opened may be an error in turn.
    pub(super) fn tells(&self, expression: &Expression) -> bool {
        let mut reach = Reach::default();
        reach.expression(expression, self.variant);
        let mut fields = reach.fields.keys().map(|field| &self.variant.fields[*field]);
        self.public && fields.any(|field| !is_open(field))
    }
}
