//! API errors that are found again in what has swallowed them.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::iter::successors;

use crate::catalog::Catalog;
use crate::catalog::entry::Entry;
use crate::limits;
use crate::occurrence::api_error::ApiError;
use crate::occurrence::error::Error;
use crate::standard;

/// How a value of one type is found.
#[derive(Debug, Clone, Copy)]
pub struct Recovery(pub for<'e> fn(Erased<'e>) -> Option<&'e dyn ApiError>);

/// Where it may be.
#[derive(Debug, Clone, Copy)]
pub enum Erased<'e> {
    /// It may be this error.
    Error(&'e (dyn StdError + 'static)),
    /// It may be what this was made of, or a context of it.
    #[cfg(feature = "anyhow")]
    Anyhow(&'e anyhow::Error),
}

impl Catalog {
    /// The error of this catalog that an error is, or else the nearest among its causes.
    ///
    /// What is derived is found, and [`HttpError`](crate::standard::HttpError), whether the catalog lists it or
    /// not; a type with parameters is not, and neither is an error by hand. Of the causes the first
    /// [`CAUSES`](crate::limits::CAUSES) are looked at.
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
        let chain = successors(Some(error), |error| cause(*error));
        chain.take(limits::CAUSES).find_map(|error| match error.downcast_ref::<Recovered>() {
            Some(recovered) => recovered.error.recover(self),
            None => self.found(Erased::Error(error)).next(),
        })
    }

    fn found<'e>(&self, erased: Erased<'e>) -> impl Iterator<Item = &'e dyn ApiError> {
        let groups = self.all_groups().iter().copied().chain([standard::GROUP]);
        groups.filter_map(move |group| {
            let Recovery(recover) = group.recovery?.downcast_ref()?;
            recover(erased)
        })
    }
}

/// What an error is made of, or its source. An `io::Error` leaves the former out of its sources.
fn cause<'e>(error: &'e (dyn StdError + 'static)) -> Option<&'e (dyn StdError + 'static)> {
    match error.downcast_ref().and_then(io::Error::get_ref) {
        Some(inner) => Some(inner),
        None => error.source(),
    }
}

/// What errors of any type are put into: a `Box<dyn Error + Send + Sync>`, with the feature `anyhow` an
/// `anyhow::Error`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not hold errors of any type",
    label = "this is neither a `Box<dyn Error + Send + Sync>` nor, with the feature `anyhow`, an `anyhow::Error`",
    note = "`or_internal` makes a masked 500 of any error; of an API error, `?` makes an `errbook::Error`"
)]
pub trait AnyError: Send + Sync + 'static {
    /// The outermost error in it.
    #[doc(hidden)]
    fn head(&self) -> &(dyn StdError + 'static);

    /// The error of this catalog in it.
    #[doc(hidden)]
    fn recover(&self, catalog: &Catalog) -> Option<&dyn ApiError> {
        catalog.recover(self.head())
    }
}

impl AnyError for Box<dyn StdError + Send + Sync> {
    fn head(&self) -> &(dyn StdError + 'static) {
        &**self
    }
}

/// An API error may be the context of another error.
#[cfg(feature = "anyhow")]
impl AnyError for anyhow::Error {
    fn head(&self) -> &(dyn StdError + 'static) {
        &**self
    }

    fn recover(&self, catalog: &Catalog) -> Option<&dyn ApiError> {
        let among_causes = catalog.recover(self.head());
        let is_context = |found: &&dyn ApiError| {
            among_causes.is_none_or(|cause| !std::ptr::addr_eq(*found, cause))
        };
        // A context is nearer than what it was given to.
        catalog.found(Erased::Anyhow(self)).find(is_context).or(among_causes)
    }
}

/// It can be found again, and one that was derived is what `downcast_ref` asks for.
#[cfg(feature = "anyhow")]
impl From<Error> for anyhow::Error {
    fn from(error: Error) -> Self {
        error.into_anyhow()
    }
}

/// Answers with the API error that something has swallowed.
pub trait OrRecover<T> {
    /// The value; else the error of this catalog that is in the error, or a 500, which tells clients nothing
    /// of it. The operators are told what the error says, with all of its causes.
    ///
    /// ```
    /// use errbook::{ApiError, OrRecover};
    ///
    /// /// Users
    /// #[derive(Debug, ApiError)]
    /// #[api(status = 404)]
    /// struct NoSuchUser;
    ///
    /// errbook::catalog! { static ERRORS = { errors: [NoSuchUser] }; }
    ///
    /// // Of a crate that knows nothing of HTTP, but hands on what it was given.
    /// fn load(name: &str) -> Result<String, Box<dyn std::error::Error + Send + Sync>> {
    ///     if name == "nobody" {
    ///         return Err(NoSuchUser.into());
    ///     }
    ///     Ok(std::fs::read_to_string("/no/such/file")?)
    /// }
    ///
    /// fn user(name: &str) -> Result<String, errbook::Error> {
    ///     load(name).or_recover(&ERRORS)
    /// }
    ///
    /// assert_eq!(user("nobody").unwrap_err().respond().status(), 404);
    /// assert_eq!(user("ann").unwrap_err().respond().status(), 500);
    /// ```
    fn or_recover(self, catalog: &'static Catalog) -> Result<T, Error>;
}

impl<T, E: AnyError> OrRecover<T> for Result<T, E> {
    fn or_recover(self, catalog: &'static Catalog) -> Result<T, Error> {
        self.map_err(|error| Error::new(Recovered { error: Box::new(error), catalog }))
    }
}

/// An error that may hold one of the catalog. It says what it says to the operators, and what that one says
/// to clients.
struct Recovered {
    error: Box<dyn AnyError>,
    catalog: &'static Catalog,
}

impl ApiError for Recovered {
    fn entry(&self) -> &'static Entry {
        const INTERNAL: &Entry = &standard::INTERNAL;
        self.answering().map_or(INTERNAL, ApiError::entry)
    }

    fn answering(&self) -> Option<&dyn ApiError> {
        self.error.recover(self.catalog)
    }

    fn has_fixed_body(&self) -> bool {
        self.answering().is_none_or(ApiError::has_fixed_body)
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
