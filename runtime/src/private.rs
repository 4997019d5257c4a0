//! What generated code may name. None of it is public API.

use std::error::Error;

use crate::member::{HeaderField, Headers, Item, Members};
use crate::status::Status;

pub use serde::Serialize;

use crate::entry::Entry;
pub use crate::format::template::{Field, Value, slots};
pub use crate::index::{Index, Slot, fill, slots_for};
pub use crate::settings::Settings;
pub use crate::status::names;

/// The entry of an `internal` variant: the standard 500.
pub const INTERNAL: Entry = {
    let Some(row) = Status::of(500) else { panic!() };
    Entry::fixed(500, "InternalServerError", row.phrase)
        .with_docs(row.meaning, row.meaning)
        .as_standard()
};

/// Checks that a status is registered, at the place of the user's literal.
#[track_caller]
pub const fn registered(status: u16) {
    assert!(
        Status::of(status).is_some(),
        "this status is not registered with IANA, so clients cannot know it; if it is meant, say so: `#[api(unregistered)]`"
    );
}

/// Shows a member.
pub fn member<T: Serialize + ?Sized>(members: &mut Members<'_>, name: &'static str, value: &T) {
    members.add(name, value);
}

/// Sets a header.
pub fn header<T: HeaderField + ?Sized>(headers: &mut Headers<'_>, name: &str, value: &T) {
    headers.add(name, value);
}

/// What a field of items can be.
#[diagnostic::on_unimplemented(
    message = "`{Self}` holds no items",
    label = "this field says `#[api(items)]`",
    note = "items are in a `Vec<errbook::Item>`"
)]
pub trait Findings {
    /// The items.
    fn findings(&self) -> &[Item];
}

impl<T: AsRef<[Item]> + ?Sized> Findings for T {
    fn findings(&self) -> &[Item] {
        self.as_ref()
    }
}

/// Shows items.
pub fn items<T: Findings + ?Sized>(visit: &mut dyn FnMut(&Item), items: &T) {
    items.findings().iter().for_each(visit);
}

/// Turns whatever a `source` field holds into what `Error::source` gives: errors, boxed errors,
/// and types that dereference to an error, such as `anyhow::Error`.
pub trait AsSource<'a> {
    /// The error behind the field.
    fn as_source(&self) -> &(dyn Error + 'a);
}

impl<'a, T: Error + 'a> AsSource<'a> for T {
    fn as_source(&self) -> &(dyn Error + 'a) {
        self
    }
}

impl<'a> AsSource<'a> for dyn Error + 'a {
    fn as_source(&self) -> &(dyn Error + 'a) {
        self
    }
}

impl<'a> AsSource<'a> for dyn Error + Send + 'a {
    fn as_source(&self) -> &(dyn Error + 'a) {
        self
    }
}

impl<'a> AsSource<'a> for dyn Error + Send + Sync + 'a {
    fn as_source(&self) -> &(dyn Error + 'a) {
        self
    }
}
