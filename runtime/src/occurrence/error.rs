use std::error::Error as StdError;
use std::fmt;
use std::ops::Deref;

#[cfg(feature = "recover")]
use crate::catalog::Catalog;
use crate::occurrence::api_error::ApiError;
use crate::occurrence::internal::Internal;
#[cfg(feature = "recover")]
use crate::occurrence::recover::{ErasedError, Recovered, itself};

/// Any API error, for functions that do not want an enum of their own.
///
/// `?` makes it from every derived error, which keeps its status, code and body.
/// [`or_internal`](OrInternal::or_internal) makes it from everything else: clients get the standard
/// 500, the operators the cause. With the feature `recover`, `or_recover` finds an API error in it first.
/// Like `anyhow::Error` it is no `std::error::Error` itself, but dereferences to one.
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

    /// The error, if it is of this type; or the one that `or_recover` has found in it.
    pub fn downcast_ref<E: ApiError + 'static>(&self) -> Option<&E> {
        let error = self.0.as_error();
        #[cfg(feature = "recover")]
        let error = itself(error);
        error.downcast_ref()
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

/// Answers with the API error that is in an error whose type was erased.
#[cfg(feature = "recover")]
pub trait OrRecover<T> {
    /// The value; else the error that [`Catalog::recover`] finds, or a 500, which tells clients nothing. The
    /// operators are told what the error says, with all of its causes.
    ///
    /// A type that the catalog does not list is not found, and nothing tells so. One that says
    /// `#[api(catalog = ERRORS)]` does not compile unless `ERRORS` lists it.
    ///
    /// Of an `anyhow::Error` contexts are found too. The nearest counts, be it a context or a cause.
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

#[cfg(feature = "recover")]
impl<T, E: ErasedError> OrRecover<T> for Result<T, E> {
    fn or_recover(self, catalog: &'static Catalog) -> Result<T, Error> {
        self.map_err(|error| Error::new(Recovered::new(error, catalog)))
    }
}

/// It can be found again, and one that was derived is what `downcast_ref` asks for.
#[cfg(feature = "anyhow")]
impl From<Error> for anyhow::Error {
    fn from(error: Error) -> Self {
        error.0.into_anyhow()
    }
}
