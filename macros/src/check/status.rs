use proc_macro2::Ident;
use syn::LitInt;

use crate::ast::{Input, Settings, Value, Variant};
use crate::diagnostics::Diagnostics;
use crate::keys::{Id, Place};
use crate::nearest::nearest;
use crate::statuses::{STATUSES, is_registered, name_for, number_of};

/// The status of a variant: its own, else the type's.
pub(super) fn status(
    variant: &Variant,
    input: &Input,
    diagnostics: &mut Diagnostics,
) -> Option<u16> {
    let own = variant.settings.find(Id::Status);
    let Some(setting) = own.or_else(|| input.settings.find(Id::Status)) else {
        check_status_missing(variant, input, diagnostics);
        return None;
    };
    match &setting.value {
        Value::Name(name) => number_of(&name.to_string()),
        Value::Number(number) => number.base10_parse().ok(),
        _ => None,
    }
}

/// Looks at the status of one place, once, however many variants have it from there.
pub(super) fn stated(settings: &Settings, input: &Input, diagnostics: &mut Diagnostics) {
    let may = |settings: &Settings| settings.may_have(Id::Unregistered);
    match settings.find(Id::Status).map(|setting| &setting.value) {
        Some(Value::Name(name)) => check_status_name(name, diagnostics),
        Some(Value::Number(number)) => {
            let in_range = check_status_range(number, diagnostics);
            if in_range && !may(settings) && !may(&input.settings) {
                check_status_unregistered(number, diagnostics);
            }
        }
        _ => {}
    }
}

/// Every response has a status, and none is right for all errors.
fn check_status_missing(variant: &Variant, input: &Input, diagnostics: &mut Diagnostics) {
    if may_be_answered(variant, input) {
        return;
    }
    let name: &Ident = &variant.ident;
    let message = if input.place == Place::Enum {
        format!(
            "`{name}` has no status: add `#[api(status = 409)]` to it, or give the enum one for all its variants"
        )
    } else {
        format!("`{name}` has no status: add `#[api(status = 409)]`")
    };
    diagnostics.at(name.span(), message);
}

/// Whether a mistake that is reported already may be what was meant to say the status.
fn may_be_answered(variant: &Variant, input: &Input) -> bool {
    let answers = [Id::Status, Id::Internal, Id::Like, Id::Transparent];
    let may = |settings: &Settings| answers.iter().any(|id| settings.may_have(*id));
    may(&variant.settings)
        || may(&input.settings)
        || variant.fields.iter().any(|field| field.settings.lost.contains(&Some(Id::Status)))
}

/// An error is a client's or a server's (RFC 9110 §15.5, §15.6).
fn check_status_range(number: &LitInt, diagnostics: &mut Diagnostics) -> bool {
    let in_range = matches!(number.base10_parse(), Ok(400..=599_u16));
    if !in_range {
        let message = format!(
            "{number} is not the status of an error: a client's error is 400 to 499, a server's 500 to 599"
        );
        diagnostics.at(number.span(), message);
    }
    in_range
}

/// Clients and proxies know the registered ones.
fn check_status_unregistered(number: &LitInt, diagnostics: &mut Diagnostics) {
    if number.base10_parse().is_ok_and(|number| !is_registered(number)) {
        let message = format!(
            "{number} is not registered with IANA, so clients cannot know it; if it is meant, say so: `#[api(status = {number}, unregistered)]`"
        );
        diagnostics.at(number.span(), message);
    }
}

/// A name is one of the registered errors.
fn check_status_name(name: &Ident, diagnostics: &mut Diagnostics) {
    let text = name.to_string();
    if number_of(&text).is_some() {
        return;
    }
    let names = STATUSES.iter().map(|(_, name)| *name);
    let hint = match name_for(&text).or_else(|| nearest(&text, names)) {
        Some(name) => format!("; did you mean `{name}`?"),
        None => {
            ": give a number, as in `status = 409`, or a name, as in `status = CONFLICT`".to_owned()
        }
    };
    diagnostics.at(name.span(), format!("`{text}` is not the name of a registered error{hint}"));
}
