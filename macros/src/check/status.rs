use crate::ast::{Input, Value, Variant};
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
            check_status_range(number, own.is_none(), diagnostics)?;
            Some(Status::Number { number: number.clone(), checked: !unregistered })
        }
        _ => None,
    }
}

/// Every response has a status, and none is right for all errors.
fn check_status_missing(variant: &Variant, input: &Input, diagnostics: &mut Diagnostics) {
    let name = &variant.ident;
    // A value that could not be read is a mistake that is reported already.
    if variant.settings.broken || input.settings.broken {
        return;
    }
    let message = if input.place == Place::Enum {
        format!(
            "`{name}` has no status: add `#[api(status = 409)]` to it, or give the enum one for all its variants"
        )
    } else {
        format!("`{name}` has no status: add `#[api(status = 409)]`")
    };
    diagnostics.at(name.span(), message);
}

/// An error is a client's or a server's (RFC 9110 §15.5, §15.6).
fn check_status_range(
    number: &syn::LitInt,
    reported: bool,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    match number.base10_parse::<u16>() {
        Ok(400..=599) => return Some(()),
        _ if reported => return None,
        _ => {}
    }
    let message = format!(
        "{number} is not the status of an error: a client's error is 400 to 499, a server's 500 to 599"
    );
    diagnostics.at(number.span(), message);
    None
}
