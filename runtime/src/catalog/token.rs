//! Rules about tokens of a declaration that need the status table or the type of a token.
//!
//! A panic in the `const` of a macro would be told at the macro's whole call, and just the first. So
//! a rule of `catalog!` is a trait that the type of the token implements for `true` only:
//! `ErrorStatus::<_, { is_error(200) }> { token: 200 }` is an error at the token, in the words of the
//! trait. (Were these items written by a macro, rustc would not find it.)

use crate::catalog::status::Status;

/// `standard` chooses from `HttpError`.
#[diagnostic::on_unimplemented(
    message = "there is no standard error of this status",
    label = "`standard` takes registered error statuses, 400 to 599"
)]
pub trait StatusIsError<const HOLDS: bool> {}

#[diagnostic::do_not_recommend]
impl<T> StatusIsError<true> for T {}

/// A token under that rule.
#[derive(Debug)]
pub struct ErrorStatus<T: StatusIsError<HOLDS>, const HOLDS: bool> {
    /// The token.
    pub token: T,
}

/// `successes` documents what the API answers when nothing failed.
#[diagnostic::on_unimplemented(
    message = "this is not the status of a success",
    label = "`successes` takes registered success statuses, 200 to 299"
)]
pub trait StatusIsSuccess<const HOLDS: bool> {}

#[diagnostic::do_not_recommend]
impl<T> StatusIsSuccess<true> for T {}

/// A token under that rule.
#[derive(Debug)]
pub struct SuccessStatus<T: StatusIsSuccess<HOLDS>, const HOLDS: bool> {
    /// The token.
    pub token: T,
}

/// Whether the status is a registered error.
#[must_use]
pub const fn is_error(status: u16) -> bool {
    Status::of(status).is_some() && status >= 400
}

/// Whether the status is a registered success.
#[must_use]
pub const fn is_success(status: u16) -> bool {
    Status::of(status).is_some() && status / 100 == 2
}
