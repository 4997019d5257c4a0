use std::collections::HashMap;

use proc_macro2::Span;

use crate::ast::{Input, Variant};
use crate::case::Case;
use crate::diagnostics::Diagnostics;
use crate::keys::Id;

/// The codes of one type.
pub(super) struct Codes {
    case: Option<Case>,
    used: HashMap<String, Use>,
}

/// Where a code was first used.
struct Use {
    span: Span,
    /// Whether it is shared there.
    is_shared: bool,
    /// Whether it has been told.
    is_told: bool,
}

impl Codes {
    pub(super) fn new(input: &Input) -> Self {
        Codes { case: input.settings.case(Id::RenameAll), used: HashMap::new() }
    }

    /// The code of a variant: its own, else its name in the case of the type.
    pub(super) fn code(
        &mut self,
        variant: &Variant,
        diagnostics: &mut Diagnostics,
    ) -> Option<String> {
        let name = variant.ident.to_string();
        let name = name.trim_start_matches("r#");
        let (code, span) = match variant.settings.text(Id::Code) {
            Some(literal) => (literal.value(), literal.span()),
            None => {
                let code = self.case.map_or_else(|| name.to_owned(), |case| case.apply(name));
                (code, variant.ident.span())
            }
        };
        check_code_shape(&code, span, diagnostics)?;
        let is_shared = variant.settings.may_have(Id::Shared);
        self.check_code_twice(&code, span, is_shared, diagnostics)?;
        Some(code)
    }

    /// Clients tell errors apart by their codes, unless that is not wanted of each of them.
    fn check_code_twice(
        &mut self,
        code: &str,
        span: Span,
        is_shared: bool,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        let Some(first) = self.used.get_mut(code) else {
            self.used.insert(code.to_owned(), Use { span, is_shared, is_told: false });
            return Some(());
        };
        if first.is_shared && is_shared {
            return Some(());
        }
        if !std::mem::replace(&mut first.is_told, true) {
            let message = format!("the code `{code}` is used more than once, here first");
            diagnostics.at(first.span, message);
        }
        diagnostics.at(
            span,
            format!("the code `{code}` is used again here: clients could not tell the two apart; give one of them another code, `code = \"...\"`, or say `shared` on each, if it is on purpose"),
        );
        None
    }
}

/// A code is one line of letters that every system has.
fn check_code_shape(code: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<()> {
    if code.is_empty() {
        diagnostics.at(
            span,
            "a code names the error: give it one, such as `code = \"EmailAlreadyExists\"`",
        );
        return None;
    }
    if let Some(letter) = code.chars().find(|letter| !(' '..='~').contains(letter)) {
        let message = format!(
            "a code stands in logs, headers and URIs, so {letter:?} cannot be in it: use printable ASCII, as in `code = \"EmailAlreadyExists\"`"
        );
        diagnostics.at(span, message);
        return None;
    }
    Some(())
}
