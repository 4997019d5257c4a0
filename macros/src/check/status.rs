use proc_macro2::Ident;
use syn::LitInt;

use crate::ast::{Input, Settings, Value, Variant};
use crate::diagnostics::Diagnostics;
use crate::keys::{Id, Place};
use crate::model::Status;

/// The status of a variant: its own, else the type's. Whether it is registered, and what a name
/// stands for, the runtime's table tells.
pub(super) fn status(
    variant: &Variant,
    input: &Input,
    diagnostics: &mut Diagnostics,
) -> Option<Status> {
    let own = variant.settings.find(Id::Status);
    let Some(setting) = own.or_else(|| input.settings.find(Id::Status)) else {
        check_status_missing(variant, input, diagnostics);
        return None;
    };
    let unregistered =
        variant.settings.has(Id::Unregistered) || input.settings.has(Id::Unregistered);
    match &setting.value {
        Value::Name(name) => Some(Status::Name(name.clone())),
        Value::Number(number) => {
            Some(Status::Number { number: number.clone(), checked: !unregistered })
        }
        _ => None,
    }
}

/// The names of the server errors. Everything else that the runtime has a name for is a client's.
pub(crate) const SERVER_ERRORS: &[&str] = &[
    "INTERNAL_SERVER_ERROR",
    "NOT_IMPLEMENTED",
    "BAD_GATEWAY",
    "SERVICE_UNAVAILABLE",
    "GATEWAY_TIMEOUT",
    "HTTP_VERSION_NOT_SUPPORTED",
    "VARIANT_ALSO_NEGOTIATES",
    "INSUFFICIENT_STORAGE",
    "LOOP_DETECTED",
    "NOT_EXTENDED",
    "NETWORK_AUTHENTICATION_REQUIRED",
];

/// Whether the client made a mistake, so that a message may tell which.
pub(super) fn is_client_error(status: &Status) -> bool {
    match status {
        Status::Number { number, .. } => number.base10_parse().is_ok_and(|it: u16| it < 500),
        Status::Name(name) => !SERVER_ERRORS.contains(&name.to_string().as_str()),
    }
}

/// Looks at the number of one place, once, however many variants have it from there.
pub(super) fn number(settings: &Settings, diagnostics: &mut Diagnostics) {
    if let Some(Value::Number(number)) = settings.find(Id::Status).map(|setting| &setting.value) {
        check_status_range(number, diagnostics);
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
    answers.iter().any(|id| variant.settings.may_have(*id))
        || input.settings.may_have(Id::Status)
        || variant.fields.iter().any(|field| field.settings.lost.contains(&Some(Id::Status)))
}

/// An error is a client's or a server's (RFC 9110 §15.5, §15.6).
fn check_status_range(number: &LitInt, diagnostics: &mut Diagnostics) {
    if !matches!(number.base10_parse(), Ok(400..=599_u16)) {
        let message = format!(
            "{number} is not the status of an error: a client's error is 400 to 499, a server's 500 to 599"
        );
        diagnostics.at(number.span(), message);
    }
}
