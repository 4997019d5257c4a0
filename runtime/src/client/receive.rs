use std::cell::RefCell;
use std::rc::Rc;
use std::str::FromStr;
use std::sync::Arc;

use http::HeaderMap;
use http::header::HeaderValue;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use crate::catalog::entry::Entry;
use crate::client::answer::Answer;
use crate::client::field::{FromHeader, FromItems, text};
use crate::client::misfit::Misfit;
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

    /// The value that wraps one of another type: that of the group with this number in the type's own.
    #[doc(hidden)]
    fn of_wrapped<'a>(_group: usize, _answer: &Answer<'a>) -> Option<(Self, Told<'a>)> {
        None
    }

    /// The format of the entry with this number, and without one that of the type, where it is not that
    /// of the catalog.
    #[doc(hidden)]
    fn format_of(_entry: Option<usize>) -> Option<&'static WireFormat> {
        None
    }
}

macro_rules! forward {
    ($($holder:ident),+) => {$(
        #[diagnostic::do_not_recommend]
        impl<T: Receive> Receive for $holder<T> {
            fn of_entry(entry: usize, told: &Told<'_>) -> Option<Self> {
                T::of_entry(entry, told).map($holder::new)
            }

            fn of_wrapped<'a>(group: usize, answer: &Answer<'a>) -> Option<(Self, Told<'a>)> {
                let (error, told) = T::of_wrapped(group, answer)?;
                Some(($holder::new(error), told))
            }

            fn format_of(entry: Option<usize>) -> Option<&'static WireFormat> {
                T::format_of(entry)
            }
        }
    )+};
}

forward!(Box, Arc);

/// The error that a response is of, with what is said of it: one of the type's own entries, or one that
/// it wraps.
pub(crate) fn receive<'a, E: Receive>(answer: &Answer<'a>) -> Option<(E, Told<'a>)> {
    let own = E::GROUP.entries.iter().enumerate().find_map(|(number, entry)| {
        let format = E::format_of(Some(number)).unwrap_or(answer.default_format());
        let received = answer.read(format).filter(|received| answer.is_of(entry, received))?;
        let told = Told { entry, received, headers: answer.headers(), misfit: RefCell::default() };
        let error = E::of_entry(number, &told);
        answer.keep_misfit(told.misfit.take());
        Some((error?, told))
    });
    own.or_else(|| {
        let inside = answer.within(E::format_of(None));
        (0..E::GROUP.groups.len()).find_map(|group| E::of_wrapped(group, &inside))
    })
}

/// What a response says of one entry: generated code takes the fields of a variant from it.
///
/// A value that is not there is what no value means to its type: `None` to an `Option`. One that is of
/// another type than the field is none.
#[derive(Debug)]
pub struct Told<'a> {
    entry: &'static Entry,
    received: Rc<Received>,
    headers: &'a HeaderMap,
    /// What was asked for and is not there.
    misfit: RefCell<Option<Misfit>>,
}

impl Told<'_> {
    /// The entry.
    pub(super) fn entry(&self) -> &'static Entry {
        self.entry
    }

    /// All that the body says.
    pub(super) fn received(&self) -> &Rc<Received> {
        &self.received
    }

    /// Whether a member of this name is there. `null` is none, as where members are written.
    pub fn has_member(&self, name: &str) -> bool {
        self.value(name).is_some()
    }

    /// Whether there are members besides those that are documented.
    pub fn has_other_members(&self) -> bool {
        let is_documented = |name: &str| self.entry.members().iter().any(|it| it.name == name);
        self.received.members.keys().any(|name| !is_documented(name))
    }

    /// Whether there is a header of this name.
    pub fn has_header(&self, name: &str) -> bool {
        !self.lines(name).is_empty()
    }

    /// Whether there are items.
    pub fn has_items(&self) -> bool {
        !self.received.items.is_empty()
    }

    /// The member of this name.
    pub fn member<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        self.member_with(name, |value| T::deserialize(value))
    }

    /// The member of this name, as a function reads it.
    pub fn member_with<T>(
        &self,
        name: &str,
        read: impl FnOnce(&Json) -> serde_json::Result<T>,
    ) -> Option<T> {
        let value = read(self.value(name).unwrap_or(&Json::Null)).ok();
        self.or_misfit(value, || Misfit::Member(name.to_owned()))
    }

    /// A value of which each field is a member.
    pub fn members<T: DeserializeOwned>(&self) -> Option<T> {
        let value = T::deserialize(Json::Object(self.received.members.clone())).ok();
        self.or_misfit(value, || Misfit::Members)
    }

    /// The header of this name.
    pub fn header<T: FromHeader>(&self, name: &str) -> Option<T> {
        self.or_misfit(T::from_header(&self.lines(name)), || Misfit::Header(name.to_owned()))
    }

    /// What the header of this name is the text of.
    pub fn text<T: FromStr>(&self, name: &str) -> Option<T> {
        let value = text(&self.lines(name)).and_then(|text| text.parse().ok());
        self.or_misfit(value, || Misfit::Header(name.to_owned()))
    }

    /// The items.
    pub fn items<T: FromItems>(&self) -> Option<T> {
        self.or_misfit(T::from_items(&self.received.items), || Misfit::Items)
    }

    fn or_misfit<T>(&self, value: Option<T>, misfit: impl FnOnce() -> Misfit) -> Option<T> {
        if value.is_none() {
            *self.misfit.borrow_mut() = Some(misfit());
        }
        value
    }

    fn value(&self, name: &str) -> Option<&Json> {
        self.received.members.get(name).filter(|value| !value.is_null())
    }

    /// The lines of a header that are not the same for every occurrence.
    fn lines(&self, name: &str) -> Vec<&HeaderValue> {
        let mut lines: Vec<&HeaderValue> = self.headers.get_all(name).iter().collect();
        let of_name = self.entry.headers().iter().filter(|it| it.name.eq_ignore_ascii_case(name));
        for value in of_name.filter_map(|it| it.value) {
            if let Some(at) = lines.iter().position(|line| *line == value) {
                lines.remove(at);
            }
        }
        lines
    }
}
