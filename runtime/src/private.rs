//! What generated code may name. None of it is public API.
//!
//! Generated code calls these traits as `<FieldType as Trait>::method`, so that rustc says what is
//! wrong with the type of a field at that type, once, and in the words of the trait. An impl is
//! `do_not_recommend` where rustc would else speak of the trait behind it.

use std::error::Error;
use std::fmt;
use std::ops::Deref;

use crate::catalog::entry::Entry;
use crate::catalog::group::{AnyCatalog, Group};
use crate::occurrence::api_error::{ApiError, Documented};
use crate::occurrence::header::{HeaderField, Headers};
use crate::occurrence::item::{Findings, Item};
use crate::occurrence::member::Members;

mod already_there;
mod plain;
mod received;
#[cfg(feature = "recover")]
mod recovery;
mod schema;
mod show;
mod told;

pub extern crate self as errbook;

pub use errbook_macros::{__docs, __placed, __setting, __wire_format};
pub use serde::Serialize;
pub use serde::de::DeserializeOwned;
pub use std::boxed::Box;
pub use std::collections::BTreeMap;
pub use std::str::FromStr;
pub use std::string::String;
pub use std::vec::Vec;

pub use self::plain::{Plain, PlainText, plain};
pub use self::received::{
    ReceivedError, ReceivedHeader, ReceivedItems, ReceivedMember, ReceivedText,
};
#[cfg(feature = "recover")]
pub use self::recovery::Wanted;
pub use self::schema::{Anything, Known, OfSchemars, OfUtoipa, Outlined, schema};
pub use self::show::{Show, ShowPath, ShowPathBehind, Shown, Shows, Type, Unshown, show, shown};
pub use self::told::{Disclosed, HoldsError, MayBeError, MayBeErrors, Question, Told, told};
#[cfg(feature = "book")]
pub use crate::book::set::{Declared, check_once};
pub use crate::catalog::code::check_code;
pub use crate::catalog::described::Described;
pub use crate::catalog::description::{Description, MemberSchema};
pub use crate::catalog::duties::OBLIGED;
pub use crate::catalog::index::{Index, Table, fill, slots_for};
pub use crate::catalog::lint_name::{AllowedLint, LintName};
pub use crate::catalog::row::Row;
pub use crate::catalog::rows::{MemberRow, OperatorRow, entries, members};
pub use crate::catalog::settings::Settings;
pub use crate::catalog::text::{hash, initial};
pub use crate::catalog::token::{ErrorStatus, SuccessStatus, is_error, is_success};
pub use crate::catalog::walk::{count_groups, flatten, room_for};
pub use crate::format::spread::{Piece, count_fields, spread};
pub use crate::format::template::{
    ByKey, Field, ItemSlot, Items, Part, Slot as TemplateSlot, Value,
};
pub use crate::occurrence::api_error::write_message;
pub use crate::occurrence::message::MessageWriter;
#[cfg(feature = "recover")]
pub use crate::occurrence::recover::{Erased, Found, Recovery};
pub use crate::standard::{INTERNAL, INTERNAL_ROW};

/// Formats the message that an error writes.
///
/// # Errors
/// What is written to may fail, or a `Display`.
pub fn fmt_message<E: ApiError + ?Sized>(error: &E, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut message = MessageWriter::of_formatter(f);
    error.write_message(&mut message);
    message.end()
}

/// Whether the body is that of every value with this entry; the error of a transparent variant says so.
#[must_use]
pub fn has_fixed_body(answering: Option<&dyn ApiError>, entry: &Entry) -> bool {
    match answering {
        Some(error) => error.has_fixed_body(),
        None => entry.has_fixed_body(),
    }
}

/// The cause that a transparent variant's error has.
#[must_use]
pub fn source(answering: Option<&dyn ApiError>) -> Option<&(dyn Error + 'static)> {
    answering?.source()
}

/// A field whose value is a member.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be in a response body",
    label = "this field is a member of the body, so it must be `Serialize`",
    note = "give the type `#[derive(serde::Serialize)]`; for one of another crate, look for a feature `serde` of it, or write it with `#[api(member, with = path)]`; or keep the field out of the body: no `#[api(member)]`, and `#[api(member = false)]` for one that the message shows as text"
)]
pub trait MemberField {
    /// Shows it.
    fn show(&self, members: &mut Members<'_>, name: &'static str);

    /// Shows each of its fields.
    fn show_fields(&self, members: &mut Members<'_>, name: &'static str);
}

#[diagnostic::do_not_recommend]
impl<T: Serialize + ?Sized> MemberField for T {
    fn show(&self, members: &mut Members<'_>, name: &'static str) {
        members.add(name, self);
    }

    fn show_fields(&self, members: &mut Members<'_>, name: &'static str) {
        members.add_fields(name, self);
    }
}

/// A field whose value is a header.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the value of a header",
    label = "this field sets a header",
    note = "strings, numbers, `bool`, `Duration`, `SystemTime`, `HeaderValue`, and lists and `Option`s of them can; what `Display` writes of anything else: `#[api(header = \"...\", display)]`; or implement `errbook::HeaderField` for a type of your own"
)]
pub trait HeaderValueField {
    /// Sets it.
    fn set(&self, headers: &mut Headers<'_>, name: &str);
}

#[diagnostic::do_not_recommend]
impl<T: HeaderField + ?Sized> HeaderValueField for T {
    fn set(&self, headers: &mut Headers<'_>, name: &str) {
        headers.add(name, self);
    }
}

/// A field that a header shows as `Display` does.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be shown in a header: it is not `Display`",
    label = "this field says `#[api(display)]`, so its header has what `Display` writes",
    note = "implement `std::fmt::Display` for the type; a type that has several values implements `errbook::HeaderField` instead, and needs no `display`"
)]
pub trait DisplayedHeaderField {
    /// Sets it.
    fn set(&self, headers: &mut Headers<'_>, name: &str);
}

#[diagnostic::do_not_recommend]
impl<T: fmt::Display + ?Sized> DisplayedHeaderField for T {
    fn set(&self, headers: &mut Headers<'_>, name: &str) {
        headers.add_displayed(name, self);
    }
}

/// A field of items.
#[diagnostic::on_unimplemented(
    message = "`{Self}` holds no items",
    label = "this field says `#[api(items)]`",
    note = "items are in a `Vec<errbook::Item>`, a `garde::Report` (feature `garde` of errbook) or a `validator::ValidationErrors` (feature `validator`); implement `errbook::Findings` for a report of your own"
)]
pub trait ItemsField {
    /// Shows each.
    fn show(&self, visit: &mut dyn FnMut(&Item));

    /// Shows each where it is on the wire.
    fn show_renamed(&self, visit: &mut dyn FnMut(&Item), rename: Rename);
}

/// From the name of a field to its name on the wire.
pub type Rename = fn(&str) -> String;

#[diagnostic::do_not_recommend]
impl<T: Findings + ?Sized> ItemsField for T {
    fn show(&self, visit: &mut dyn FnMut(&Item)) {
        self.visit(visit);
    }

    fn show_renamed(&self, visit: &mut dyn FnMut(&Item), rename: Rename) {
        self.visit(&mut |item| visit(&item.renamed(rename)));
    }
}

/// The error that answers for a variant.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an API error, so it cannot answer for a variant",
    label = "this does not implement `ApiError` and `Documented`",
    note = "give it `#[derive(Debug, errbook::ApiError)]`; an error from elsewhere goes into an `#[api(internal)]` variant"
)]
pub trait Transparent {
    /// Its documented entries.
    const GROUP: &'static Group;

    /// The error that answers.
    fn error(&self) -> &dyn ApiError;
}

#[diagnostic::do_not_recommend]
impl<T: ApiError + Documented> Transparent for T {
    const GROUP: &'static Group = T::GROUP;

    fn error(&self) -> &dyn ApiError {
        self
    }
}

/// The catalog that a type names.
#[must_use]
pub fn catalog_of<T: Documented>() -> Option<AnyCatalog> {
    T::catalog().map(|catalog| catalog as AnyCatalog)
}

/// The function that makes the error which answers of a field. All that is asked of that error is asked
/// here, so that rustc tells only once that it is none.
#[must_use]
pub const fn made_by<T, E: Transparent>(function: fn(&T) -> E) -> MadeBy<T, E> {
    MadeBy { function, group: E::GROUP }
}

/// That function.
#[derive(Debug)]
pub struct MadeBy<T, E> {
    function: fn(&T) -> E,
    /// The documented entries of the error.
    pub group: &'static Group,
}

impl<T, E> MadeBy<T, E> {
    /// The error.
    pub fn error(&self, field: &T) -> E {
        (self.function)(field)
    }
}

/// Turns whatever a `source` field holds into what `Error::source` gives: errors, boxed errors,
/// and types that dereference to an error, such as `anyhow::Error`.
///
/// `(&&&&Cause(field)).__errbook_source()` takes the first method that holds: [`Itself`]'s, [`Behind`]'s,
/// [`FarBehind`]'s, and else that of `Cause`, which never holds and tells what is wrong.
#[derive(Debug)]
pub struct Cause<'a, T: ?Sized>(pub &'a T);

impl<'a, T: ?Sized> Cause<'a, T> {
    /// What is left when nothing holds.
    pub fn __errbook_source(&self) -> &'a (dyn Error + 'static)
    where
        T: SourceField,
    {
        self.0.source_field()
    }
}

/// What no source is, and nothing implements.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an error, so it cannot be a source",
    label = "this field is the source, so it must implement `std::error::Error`",
    note = "a source is an error, or dereferences to one, as `Box<dyn Error>` does; a field that is no cause says neither `source` nor `from` and has another name than `source`"
)]
pub trait SourceField {
    /// Never called.
    fn source_field(&self) -> &(dyn Error + 'static);
}

/// What a source is.
pub trait AsSource {
    /// It, as `Error::source` gives it.
    fn as_error(&self) -> &(dyn Error + 'static);
}

impl<T: Error + 'static> AsSource for T {
    fn as_error(&self) -> &(dyn Error + 'static) {
        self
    }
}

macro_rules! trait_object_is_source {
    ($($object:ty),+) => {$(
        impl AsSource for $object {
            fn as_error(&self) -> &(dyn Error + 'static) {
                self
            }
        }
    )+};
}
trait_object_is_source!(dyn Error, dyn Error + Send, dyn Error + Sync, dyn Error + Send + Sync);

/// The field is an error.
pub trait Itself<'a> {
    /// The error.
    fn __errbook_source(&self) -> &'a (dyn Error + 'static);
}

impl<'a, T: AsSource + ?Sized> Itself<'a> for &&&Cause<'a, T> {
    fn __errbook_source(&self) -> &'a (dyn Error + 'static) {
        self.0.as_error()
    }
}

/// The field dereferences to an error: `Box<dyn Error>`, `anyhow::Error`.
pub trait Behind<'a> {
    /// The error.
    fn __errbook_source(&self) -> &'a (dyn Error + 'static);
}

impl<'a, T: Deref<Target: AsSource> + ?Sized> Behind<'a> for &&Cause<'a, T> {
    fn __errbook_source(&self) -> &'a (dyn Error + 'static) {
        self.0.deref().as_error()
    }
}

/// The field dereferences to what dereferences to an error: `Arc<anyhow::Error>`.
pub trait FarBehind<'a> {
    /// The error.
    fn __errbook_source(&self) -> &'a (dyn Error + 'static);
}

impl<'a, T: Deref<Target: Deref<Target: AsSource>> + ?Sized> FarBehind<'a> for &Cause<'a, T> {
    fn __errbook_source(&self) -> &'a (dyn Error + 'static) {
        self.0.deref().deref().as_error()
    }
}
