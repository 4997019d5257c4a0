use std::error::Error;
use std::fmt;
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::catalog::entry::Entry;
use crate::catalog::group::Group;
use crate::format::WireFormat;
use crate::occurrence::header::Headers;
use crate::occurrence::item::Item;
use crate::occurrence::member::Members;
use crate::occurrence::message::MessageWriter;
use crate::occurrence::statement::Statement;

/// What one error value says about itself. `#[derive(ApiError)]` writes it.
///
/// The trait is dyn-compatible: everything in this crate takes a `&dyn ApiError`.
///
/// Only what [`fmt_message`](ApiError::fmt_message), [`members`](ApiError::members),
/// [`items`](ApiError::items) and [`headers`](ApiError::headers) give leaves the process;
/// `Display`, `Debug` and `source` are for the operators.
///
/// By hand, it is one method:
///
/// ```
/// use errbook::{ApiError, Entry};
///
/// #[derive(Debug)]
/// struct Teapot;
///
/// impl std::fmt::Display for Teapot {
///     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
///         f.write_str("somebody asked for coffee")
///     }
/// }
///
/// impl std::error::Error for Teapot {}
///
/// impl ApiError for Teapot {
///     fn entry(&self) -> &'static Entry {
///         const ENTRY: &Entry = &Entry::new(418, "Teapot", "This is a teapot");
///         ENTRY
///     }
/// }
///
/// assert_eq!(errbook::respond(&Teapot).status(), 418);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an API error",
    label = "this does not implement `ApiError`; `.or_internal()` on a `Result` makes a masked 500 of any error",
    note = "a type of your own can be one: `#[derive(Debug, errbook::ApiError)]`",
    note = "an error from elsewhere goes into an `#[api(internal)]` variant of one",
    note = "an `anyhow::Error` may hold an API error: with the feature `anyhow` of errbook, `.or_recover(&ERRORS)` finds it"
)]
pub trait ApiError: Error {
    /// The documented kind of error that this value is one of.
    fn entry(&self) -> &'static Entry;

    /// The error that answers for this one, where a `transparent` variant wraps it: whatever a type
    /// does not say itself, that error is asked.
    #[doc(hidden)]
    fn answering(&self) -> Option<&dyn ApiError> {
        None
    }

    /// Writes the public message.
    fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut message = MessageWriter::of_formatter(f);
        write_message(self, &mut message);
        message.end()
    }

    /// The same, piece by piece. The derive writes it, and `fmt_message` by it.
    #[doc(hidden)]
    fn write_message(&self, message: &mut MessageWriter<'_>) {
        match self.answering() {
            Some(error) => error.write_message(message),
            None => message.write_fmt(format_args!("{}", Message(self))),
        }
    }

    /// Shows each public member.
    fn members(&self, members: &mut Members<'_>) {
        if let Some(error) = self.answering() {
            error.members(members);
        }
    }

    /// Shows each finding, where one response reports several.
    fn items(&self, visit: &mut dyn FnMut(&Item)) {
        if let Some(error) = self.answering() {
            error.items(visit);
        }
    }

    /// Sets the headers whose values come from this value.
    fn headers(&self, headers: &mut Headers<'_>) {
        if let Some(error) = self.answering() {
            error.headers(headers);
        }
    }

    /// Whether every value with this entry has the same body, which is then written once for all.
    ///
    /// The derive knows. An error that is written by hand, or that wraps another, says nothing, and
    /// its bodies are written each time.
    #[doc(hidden)]
    fn has_fixed_body(&self) -> bool {
        self.answering().is_some_and(ApiError::has_fixed_body)
    }

    /// Whether it stands for a failure of the framework, of which a layer asks its `on_failure`.
    #[doc(hidden)]
    fn is_failure(&self) -> bool {
        false
    }

    /// What the error has stated already: a snapshot is not asked again.
    #[doc(hidden)]
    fn statement(&self) -> Option<&Statement> {
        None
    }

    /// The format that the type asks for, before its catalog's.
    fn format(&self) -> Option<&'static WireFormat> {
        self.answering()?.format()
    }

    /// The catalog whose settings the type uses where the caller names none.
    fn catalog(&self) -> Option<&'static Catalog> {
        self.answering()?.catalog()
    }
}

/// Writes the message of the entry. Where that is a template, the error shows what stands in it.
pub fn write_message<E: ApiError + ?Sized>(error: &E, message: &mut MessageWriter<'_>) {
    if let Some(error) = error.answering() {
        return error.write_message(message);
    }
    let mut members = Members::of_message(error.entry(), message);
    while members.fills() {
        error.members(&mut members);
    }
    let end = members.end();
    message.and(end);
}

/// What a type says about all its errors: their documentation. `#[derive(ApiError)]` writes it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no documented errors",
    label = "this does not implement `Documented`",
    note = "give it `#[derive(Debug, errbook::ApiError)]`"
)]
pub trait Documented {
    /// The documented entries of the type.
    const GROUP: &'static Group;

    /// The catalog whose settings the type uses where nobody names one: `#[api(catalog = …)]`.
    fn catalog() -> Option<&'static Catalog> {
        None
    }
}

/// The public message of an error, as a `Display`.
pub(super) struct Message<'a, E: ?Sized>(pub(super) &'a E);

impl<E: ApiError + ?Sized> fmt::Display for Message<'_, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt_message(f)
    }
}

macro_rules! forward_to_pointee {
    ($($pointer:ty, [$($bound:tt)*]);+ $(;)?) => {$(
        impl<T: ApiError $($bound)*> ApiError for $pointer {
            fn entry(&self) -> &'static Entry {
                (**self).entry()
            }
            fn answering(&self) -> Option<&dyn ApiError> {
                (**self).answering()
            }
            fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                (**self).fmt_message(f)
            }
            fn write_message(&self, message: &mut MessageWriter<'_>) {
                (**self).write_message(message);
            }
            fn members(&self, members: &mut Members<'_>) {
                (**self).members(members);
            }
            fn items(&self, visit: &mut dyn FnMut(&Item)) {
                (**self).items(visit);
            }
            fn headers(&self, headers: &mut Headers<'_>) {
                (**self).headers(headers);
            }
            fn has_fixed_body(&self) -> bool {
                (**self).has_fixed_body()
            }
            fn is_failure(&self) -> bool {
                (**self).is_failure()
            }
            fn statement(&self) -> Option<&Statement> {
                (**self).statement()
            }
            fn format(&self) -> Option<&'static WireFormat> {
                (**self).format()
            }
            fn catalog(&self) -> Option<&'static Catalog> {
                (**self).catalog()
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T: Documented $($bound)*> Documented for $pointer {
            const GROUP: &'static Group = T::GROUP;

            fn catalog() -> Option<&'static Catalog> {
                T::catalog()
            }
        }
    )+};
}

forward_to_pointee! {
    &T, [+ ?Sized];
    Box<T>, [];
    Arc<T>, [+ ?Sized];
}
