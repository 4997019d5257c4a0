//! API errors that are found again in errors whose type was erased.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::iter::successors;
#[cfg(feature = "anyhow")]
use std::ptr;
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::catalog::entry::Entry;
use crate::limits;
use crate::occurrence::api_error::ApiError;
use crate::occurrence::input::InputError;
use crate::occurrence::internal::Internal;
use crate::standard;

/// Where an API error may be.
#[derive(Debug, Clone, Copy)]
pub enum Erased<'e> {
    /// It may be this error, also behind an `Arc`.
    Error(&'e (dyn StdError + 'static)),
    /// It may be what this was made of, or a context of it.
    #[cfg(feature = "anyhow")]
    Anyhow(&'e anyhow::Error),
}

/// An API error that was found, as such and as any error.
#[derive(Debug, Clone, Copy)]
pub struct Found<'e> {
    api_error: &'e dyn ApiError,
    error: &'e (dyn StdError + 'static),
}

impl<'e> Erased<'e> {
    /// The error of this type.
    #[must_use]
    pub fn find<T: ApiError + Send + Sync + 'static>(self) -> Option<Found<'e>> {
        match self {
            Erased::Error(error) => Found::of::<T>(error),
            #[cfg(feature = "anyhow")]
            Erased::Anyhow(error) => Some(Found::new(error.downcast_ref::<T>()?)),
        }
    }

    /// The error of this type, which no `anyhow::Error` can have.
    #[must_use]
    pub fn find_unsent<T: ApiError + 'static>(self) -> Option<Found<'e>> {
        match self {
            Erased::Error(error) => Found::of::<T>(error),
            #[cfg(feature = "anyhow")]
            Erased::Anyhow(_) => None,
        }
    }
}

impl<'e> Found<'e> {
    /// A pointer leaves what it points to out of its sources.
    fn of<T: ApiError + 'static>(error: &'e (dyn StdError + 'static)) -> Option<Self> {
        let boxed = || error.downcast_ref::<Box<T>>().map(AsRef::as_ref);
        let shared = || error.downcast_ref::<Arc<T>>().map(AsRef::as_ref);
        Some(Found::new(error.downcast_ref::<T>().or_else(boxed).or_else(shared)?))
    }

    fn new<T: ApiError + 'static>(error: &'e T) -> Self {
        Found { api_error: error, error }
    }
}

/// How an error of one type is found.
#[derive(Debug, Clone, Copy)]
pub struct Recovery(pub for<'e> fn(Erased<'e>) -> Option<Found<'e>>);

/// How and where one was found.
#[derive(Debug, Clone, Copy)]
pub struct Finding {
    recovery: Recovery,
    place: Place,
}

#[derive(Debug, Clone, Copy)]
enum Place {
    /// So many causes behind the outermost error.
    Cause(usize),
    #[cfg(feature = "anyhow")]
    Context,
}

/// An error and its causes, as far as they are looked at: what was masked on purpose, stays so.
fn chain<'e>(
    error: &'e (dyn StdError + 'static),
) -> impl Iterator<Item = &'e (dyn StdError + 'static)> {
    let all = successors(Some(error), |error| cause(*error)).take(1 + limits::CAUSES);
    all.take_while(|error| !error.is::<Internal>()).map(itself)
}

/// What an error is made of, or its source. An `io::Error` leaves the former out of its sources.
fn cause<'e>(error: &'e (dyn StdError + 'static)) -> Option<&'e (dyn StdError + 'static)> {
    if let Some(recovered) = error.downcast_ref::<Recovered>() {
        return Some(recovered.error.head());
    }
    match error.downcast_ref().and_then(io::Error::get_ref) {
        Some(inner) => Some(inner),
        None => error.source(),
    }
}

/// The error, or the one that was found in it.
pub(super) fn itself<'e>(error: &'e (dyn StdError + 'static)) -> &'e (dyn StdError + 'static) {
    let found = error.downcast_ref().and_then(Recovered::found);
    found.map_or(error, |found| found.error)
}

impl Catalog {
    /// The error of this catalog that an error is, or else the nearest among its causes.
    ///
    /// Found is what is derived and listed; [`HttpError`](crate::standard::HttpError) and
    /// [`InputError`](crate::InputError), whether the catalog lists them or not; and each of them behind a `Box` or
    /// an `Arc`. A type with parameters is not found, and neither is an error by hand or of another catalog:
    /// they are passed by, and what is among their causes counts. Causes that
    /// [`or_internal`](crate::OrInternal::or_internal) has masked are not looked at, nor are those behind the
    /// first [`CAUSES`](crate::limits::CAUSES).
    ///
    /// ```
    /// use errbook::ApiError;
    ///
    /// /// Users
    /// #[derive(Debug, ApiError)]
    /// #[api(status = 404)]
    /// struct NoSuchUser;
    ///
    /// errbook::catalog! { static ERRORS = { errors: [NoSuchUser] }; }
    ///
    /// let error: Box<dyn std::error::Error + Send + Sync> = NoSuchUser.into();
    /// assert_eq!(ERRORS.recover(&*error).unwrap().entry().status(), 404);
    ///
    /// let error = std::io::Error::other(error);
    /// assert_eq!(ERRORS.recover(&error).unwrap().entry().status(), 404);
    /// ```
    pub fn recover<'e>(&self, error: &'e (dyn StdError + 'static)) -> Option<&'e dyn ApiError> {
        let found = |error| self.recoveries().find_map(|Recovery(find)| find(Erased::Error(error)));
        Some(chain(error).find_map(found)?.api_error)
    }

    /// How each type is found.
    fn recoveries(&self) -> impl Iterator<Item = Recovery> {
        const OF_INPUT: Recovery = Recovery(|erased| erased.find::<InputError>());
        let groups = self.all_groups().iter().copied().chain([standard::GROUP]);
        groups.filter_map(|group| group.recovery?().downcast_ref().copied()).chain([OF_INPUT])
    }
}

/// An error whose type was erased: a `Box<dyn Error + Send + Sync>`, with the feature `anyhow` an
/// `anyhow::Error`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no error whose type was erased",
    label = "this is neither a `Box<dyn Error + Send + Sync>` nor, with the feature `anyhow` of errbook, an `anyhow::Error`",
    note = "`or_internal` makes a masked 500 of any error; of an API error, `?` makes an `errbook::Error`"
)]
pub trait ErasedError: sealed::Sealed + Send + Sync + 'static {
    /// The outermost error.
    #[doc(hidden)]
    fn head(&self) -> &(dyn StdError + 'static);

    /// Where an error of this catalog is.
    #[doc(hidden)]
    fn find(&self, catalog: &Catalog) -> Option<Finding> {
        chain(self.head()).enumerate().find_map(|(at, error)| cause_found(catalog, at, error))
    }

    /// The error that was found there.
    #[doc(hidden)]
    fn found(&self, finding: Finding) -> Option<Found<'_>> {
        let Finding { recovery: Recovery(find), place } = finding;
        match place {
            Place::Cause(at) => find(Erased::Error(chain(self.head()).nth(at)?)),
            #[cfg(feature = "anyhow")]
            Place::Context => find(self.with_contexts()?),
        }
    }

    /// It, if it may have contexts.
    #[cfg(feature = "anyhow")]
    #[doc(hidden)]
    fn with_contexts(&self) -> Option<Erased<'_>> {
        None
    }
}

mod sealed {
    pub trait Sealed {}
}

fn cause_found(catalog: &Catalog, at: usize, error: &(dyn StdError + 'static)) -> Option<Finding> {
    let recovery =
        catalog.recoveries().find(|Recovery(find)| find(Erased::Error(error)).is_some())?;
    Some(Finding { recovery, place: Place::Cause(at) })
}

impl sealed::Sealed for Box<dyn StdError + Send + Sync> {}

impl ErasedError for Box<dyn StdError + Send + Sync> {
    fn head(&self) -> &(dyn StdError + 'static) {
        &**self
    }
}

#[cfg(feature = "anyhow")]
impl sealed::Sealed for anyhow::Error {}

/// An API error may be the context of another error.
#[cfg(feature = "anyhow")]
impl ErasedError for anyhow::Error {
    fn head(&self) -> &(dyn StdError + 'static) {
        &**self
    }

    /// A context is no cause. `anyhow` tells of one of a type, but not where it stands: in the link of the
    /// chain that it was given as, so that addresses tell which of several is the nearest.
    fn find(&self, catalog: &Catalog) -> Option<Finding> {
        let causes: Vec<_> = chain(self.head()).collect();
        let context = |recovery: Recovery| {
            let Recovery(find) = recovery;
            let found = find(Erased::Anyhow(self))?.error;
            let is_found = |it: Found<'_>| ptr::addr_eq(it.error, found);
            let is_cause = causes.iter().any(|it| find(Erased::Error(*it)).is_some_and(is_found));
            let finding = Finding { recovery, place: Place::Context };
            (!is_cause).then(|| (address(found), finding))
        };
        let contexts: Vec<_> = catalog.recoveries().filter_map(context).collect();
        let in_link = |link| {
            let link = address(link)..=address(link) + size_of_val(link);
            contexts.iter().find(|(at, _)| link.contains(at)).map(|(_, context)| *context)
        };
        let nearest = causes
            .iter()
            .enumerate()
            .find_map(|(at, error)| cause_found(catalog, at, *error).or_else(|| in_link(*error)));
        nearest.or_else(|| contexts.first().map(|(_, context)| *context))
    }

    fn with_contexts(&self) -> Option<Erased<'_>> {
        Some(Erased::Anyhow(self))
    }
}

#[cfg(feature = "anyhow")]
fn address(error: &(dyn StdError + 'static)) -> usize {
    ptr::from_ref(error).addr()
}

/// An error that may hold one of the catalog. It says what it says to the operators, and what that one says
/// to clients.
pub(super) struct Recovered {
    error: Box<dyn ErasedError>,
    finding: Option<Finding>,
    catalog: &'static Catalog,
}

impl Recovered {
    pub(super) fn new(error: impl ErasedError, catalog: &'static Catalog) -> Self {
        let finding = error.find(catalog);
        Recovered { error: Box::new(error), finding, catalog }
    }

    fn found(&self) -> Option<Found<'_>> {
        self.error.found(self.finding?)
    }
}

impl ApiError for Recovered {
    fn entry(&self) -> &'static Entry {
        const INTERNAL: &Entry = &standard::INTERNAL;
        self.answering().map_or(INTERNAL, ApiError::entry)
    }

    fn answering(&self) -> Option<&dyn ApiError> {
        Some(self.found()?.api_error)
    }

    fn has_fixed_body(&self) -> bool {
        self.answering().is_none_or(ApiError::has_fixed_body)
    }

    fn is_failure(&self) -> bool {
        self.answering().is_some_and(ApiError::is_failure)
    }

    fn catalog(&self) -> Option<&'static Catalog> {
        let own = self.answering().and_then(ApiError::catalog);
        own.or(Some(self.catalog))
    }
}

impl StdError for Recovered {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.error.head().source()
    }
}

impl fmt::Display for Recovered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.error.head(), f)
    }
}

impl fmt::Debug for Recovered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.error.head(), f)
    }
}
