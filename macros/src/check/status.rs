use std::fmt::Display;

use proc_macro2::Ident;
use quote::ToTokens;
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
    check_redirect_status(settings, diagnostics);
    let may = |settings: &Settings| settings.may_have(Id::Unregistered);
    match settings.find(Id::Status).map(|setting| &setting.value) {
        Some(Value::Name(name)) => {
            check_status_name(name, diagnostics);
            if let Some(number) = number_of(&name.to_string()) {
                check_status_range(name, Some(number), settings, diagnostics);
            }
        }
        Some(Value::Number(number)) => {
            let parsed = number.base10_parse().ok();
            let in_range = check_status_range(number, parsed, settings, diagnostics);
            if in_range && !may(settings) && !may(&input.settings) {
                check_status_unregistered(number, diagnostics);
            }
        }
        _ => {}
    }
}

/// What is a redirect, its status says.
fn check_redirect_status(settings: &Settings, diagnostics: &mut Diagnostics) {
    let Some(redirect) = settings.find(Id::Redirect) else { return };
    if !settings.may_have(Id::Status) {
        diagnostics.at(
            redirect.span,
            "`redirect` stands beside the status that is one: `#[api(status = 301, redirect)]`",
        );
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
    let answers = [Id::Status, Id::Internal, Id::Like, Id::Transparent, Id::Answer];
    let may = |settings: &Settings| answers.iter().any(|id| settings.may_have(*id));
    may(&variant.settings)
        || may(&input.settings)
        || variant.fields.iter().any(|field| field.settings.lost.contains(&Some(Id::Status)))
}

/// An error is a client's or a server's (RFC 9110 §15.5, §15.6).
fn check_status_range(
    written: &(impl ToTokens + Display),
    number: Option<u16>,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> bool {
    let is_redirect = settings.has(Id::Redirect);
    let is_error = matches!(number, Some(400..=599));
    // A 304 has no body (RFC 9110 §15.4.5).
    let redirects = matches!(number, Some(300..=303 | 305..=399));
    let may_redirect = settings.may_have(Id::Redirect);
    if redirects && may_redirect || is_error && !is_redirect {
        return true;
    }
    let message = if is_redirect && is_error {
        format!("{written} is the status of an error, and no redirect: remove `redirect`")
    } else if is_redirect {
        format!(
            "{written} is not the status of a redirect with a body: those are 300 to 399, but for 304"
        )
    } else if redirects {
        format!(
            "{written} is not the status of an error: a client's error is 400 to 499, a server's 500 to 599; if it is meant, say so: `#[api(status = {written}, redirect)]`"
        )
    } else {
        format!(
            "{written} is not the status of an error: a client's error is 400 to 499, a server's 500 to 599"
        )
    };
    diagnostics.on(written, message);
    false
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
