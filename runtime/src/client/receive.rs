use http::HeaderMap;

use crate::catalog::entry::Entry;
use crate::client::answer::Answer;
use crate::format::{Received, WireFormat};
use crate::occurrence::api_error::Documented;

/// An error type whose values are made of what is received. `#[api(receive)]` writes it.
#[diagnostic::on_unimplemented(
    message = "values of `{Self}` cannot be received",
    label = "this does not implement `Receive`",
    note = "say so where it is declared: `#[derive(Debug, errbook::ApiError)] #[api(receive)]`"
)]
pub trait Receive: Documented + Sized {
    /// The value of the entry with this number in the type's group, if all of it is there.
    #[doc(hidden)]
    fn of_entry(entry: usize, told: &Told<'_>) -> Option<Self>;

    /// The value that wraps one of another type, where a `transparent` variant does.
    #[doc(hidden)]
    fn of_wrapped(_answer: &Answer<'_>) -> Option<Self> {
        None
    }

    /// The format of the entry with this number, where it is not that of the catalog.
    #[doc(hidden)]
    fn format_of(_entry: usize) -> Option<&'static WireFormat> {
        None
    }
}

/// The error that a response is of: one of the type's own entries, or one that it wraps.
#[doc(hidden)]
pub fn receive<E: Receive>(answer: &Answer<'_>) -> Option<E> {
    let own = E::GROUP.entries.iter().enumerate().find_map(|(number, entry)| {
        let format = E::format_of(number).unwrap_or(answer.default_format());
        let received = answer.read(format).filter(|received| answer.is_of(entry, received))?;
        E::of_entry(number, &Told::new(entry, &received, answer.headers()))
    });
    own.or_else(|| E::of_wrapped(answer))
}

/// What a response says of one entry: generated code takes the fields of a variant from it.
#[derive(Debug)]
pub struct Told<'a> {
    entry: &'static Entry,
    received: &'a Received,
    headers: &'a HeaderMap,
}

impl<'a> Told<'a> {
    pub(super) fn new(
        entry: &'static Entry,
        received: &'a Received,
        headers: &'a HeaderMap,
    ) -> Self {
        Told { entry, received, headers }
    }
}
