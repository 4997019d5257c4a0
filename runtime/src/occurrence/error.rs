use std::error::Error as StdError;
use std::fmt;
use std::ops::Deref;

use crate::catalog::entry::Entry;
use crate::occurrence::api_error::ApiError;
use crate::standard::INTERNAL;

/// Any API error, for functions that do not want an enum of their own.
///
/// `?` makes it from every derived error, which keeps its status, code and body.
/// [`or_internal`](OrInternal::or_internal) makes it from everything else: clients get the standard
/// 500, the operators the cause. With the feature `recover`, `or_recover` finds an API error in it first. Like `anyhow::Error` it is no `std::error::Error` itself, but
/// dereferences to one.
///
/// ```
/// use errbook::{ApiError, OrInternal};
///
/// #[derive(Debug, ApiError)]
/// #[api(status = 404)]
/// struct NoSuchUser;
///
/// fn greeting(user: &str) -> Result<String, errbook::Error> {
///     if user.is_empty() {
///         Err(NoSuchUser)?;
///     }
///     let name = std::fs::read_to_string(format!("/no/such/folder/{user}")).or_internal()?;
///     Ok(format!("Hello {name}"))
/// }
///
/// assert_eq!(greeting("").unwrap_err().respond().status(), 404);
///
/// let error = greeting("ann").unwrap_err();
/// assert_eq!(error.respond().status(), 500);
/// assert!(error.source().is_some());
/// ```
pub struct Error(Box<dyn Boxed>);

impl Error {
    /// The error as any API error.
    pub fn new<E: ApiError + Send + Sync + 'static>(error: E) -> Self {
        Error(Box::new(error))
    }

    /// The masked 500, with its cause.
    pub fn internal(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Error::new(Internal { cause: cause.into() })
    }

    #[cfg(feature = "anyhow")]
    pub(super) fn into_anyhow(self) -> anyhow::Error {
        self.0.into_anyhow()
    }

    /// The error, if it is of this type.
    pub fn downcast_ref<E: ApiError + 'static>(&self) -> Option<&E> {
        self.0.as_error().downcast_ref()
    }
}

impl<E: ApiError + Send + Sync + 'static> From<E> for Error {
    fn from(error: E) -> Self {
        Error::new(error)
    }
}

impl Deref for Error {
    type Target = dyn ApiError + Send + Sync;

    fn deref(&self) -> &Self::Target {
        self.0.as_api_error()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

/// What is behind the box, seen in two ways.
trait Boxed: Send + Sync {
    fn as_api_error(&self) -> &(dyn ApiError + Send + Sync + 'static);
    fn as_error(&self) -> &(dyn StdError + 'static);
    #[cfg(feature = "anyhow")]
    fn into_anyhow(self: Box<Self>) -> anyhow::Error;
}

impl<E: ApiError + Send + Sync + 'static> Boxed for E {
    fn as_api_error(&self) -> &(dyn ApiError + Send + Sync + 'static) {
        self
    }

    fn as_error(&self) -> &(dyn StdError + 'static) {
        self
    }

    #[cfg(feature = "anyhow")]
    fn into_anyhow(self: Box<Self>) -> anyhow::Error {
        anyhow::Error::new(*self)
    }
}

/// An error from elsewhere. Its text is the operators': clients get the standard 500.
#[derive(Debug)]
struct Internal {
    cause: Box<dyn StdError + Send + Sync>,
}

impl fmt::Display for Internal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("internal error")
    }
}

impl StdError for Internal {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.cause)
    }
}

impl ApiError for Internal {
    fn entry(&self) -> &'static Entry {
        const ENTRY: &Entry = &INTERNAL;
        ENTRY
    }

    fn has_fixed_body(&self) -> bool {
        true
    }
}

/// Makes the masked 500 of any error.
pub trait OrInternal<T> {
    /// The value; else the error as the cause of a 500, which tells clients nothing of it.
    fn or_internal(self) -> Result<T, Error>;
}

impl<T, E: Into<Box<dyn StdError + Send + Sync>>> OrInternal<T> for Result<T, E> {
    fn or_internal(self) -> Result<T, Error> {
        self.map_err(Error::internal)
    }
}
