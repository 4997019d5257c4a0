use std::fmt::Display;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

use crate::keys::Id;

/// Every mistake of one type, so that all of them are reported in one compile.
///
/// Only [`collect`] and [`collect_beside`] make one, and only they look at the outcome, so no mistake
/// can be forgotten.
pub(crate) struct Diagnostics {
    errors: Vec<syn::Error>,
    /// Of what is looked at for each variant, that in which a mistake was found.
    told: Vec<Id>,
}

/// Runs the work; what it gives counts only if it found no mistake. Else, the mistakes as
/// `compile_error!`s.
pub(crate) fn collect<T>(
    work: impl FnOnce(&mut Diagnostics) -> Option<T>,
) -> Result<T, TokenStream> {
    let mut diagnostics = Diagnostics { errors: Vec::new(), told: Vec::new() };
    let outcome = work(&mut diagnostics);
    let errors = diagnostics.errors.iter().map(syn::Error::to_compile_error);
    match outcome {
        Some(outcome) if diagnostics.errors.is_empty() => Ok(outcome),
        None if diagnostics.errors.is_empty() => Err(syn::Error::new(
            Span::call_site(),
            "errbook gave up without saying why: please report this declaration as a bug",
        )
        .to_compile_error()),
        _ => Err(errors.collect()),
    }
}

/// Runs the work; what it gives counts all the same, and the mistakes stand beside it.
pub(crate) fn collect_beside<T>(work: impl FnOnce(&mut Diagnostics) -> T) -> (T, TokenStream) {
    let mut diagnostics = Diagnostics { errors: Vec::new(), told: Vec::new() };
    let outcome = work(&mut diagnostics);
    (outcome, diagnostics.errors.iter().map(syn::Error::to_compile_error).collect())
}

impl Diagnostics {
    /// A mistake at one token.
    pub(crate) fn at(&mut self, span: Span, message: impl Display) {
        self.errors.push(syn::Error::new(span, message));
    }

    /// A mistake that spans all of these tokens.
    pub(crate) fn on(&mut self, tokens: impl ToTokens, message: impl Display) {
        self.errors.push(syn::Error::new_spanned(tokens, message));
    }

    /// Looks at what an enum says for one more of its variants, and tells of the first in which it is
    /// wrong.
    pub(crate) fn once<T>(&mut self, key: Id, work: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.errors.len();
        let outcome = work(self);
        if self.told.contains(&key) {
            self.errors.truncate(before);
        } else if self.errors.len() > before {
            self.told.push(key);
        }
        outcome
    }

    /// How many mistakes there are so far.
    pub(crate) fn count(&self) -> usize {
        self.errors.len()
    }

    pub(crate) fn push(&mut self, error: syn::Error) {
        self.errors.push(error);
    }
}
