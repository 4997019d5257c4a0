//! How a value of a type is found in what has swallowed it.
#![allow(clippy::unused_self, reason = "the first type that has the method is meant")]

use std::marker::PhantomData;
use std::ops::Deref;

use crate::occurrence::api_error::ApiError;
use crate::occurrence::recover::Erased;

/// A type whose value is wanted.
#[derive(Debug)]
pub struct Wanted<T>(Unsent<T>);

/// The same, of a type that is not both `Send` and `Sync`: an `anyhow::Error` has none of it.
#[derive(Debug)]
pub struct Unsent<T>(PhantomData<fn() -> T>);

impl<T> Wanted<T> {
    /// It.
    pub const NEW: Self = Wanted(Unsent(PhantomData));
}

#[allow(
    clippy::unused_self,
    reason = "of its type and the next, the first that has the method is meant"
)]
impl<T: ApiError + Send + Sync + 'static> Wanted<T> {
    /// The value, if that is what was swallowed.
    #[must_use]
    pub fn __errbook_found<'e>(&self, erased: Erased<'e>) -> Option<&'e dyn ApiError> {
        let found: &T = match erased {
            Erased::Error(error) => error.downcast_ref()?,
            #[cfg(feature = "anyhow")]
            Erased::Anyhow(error) => error.downcast_ref()?,
        };
        Some(found)
    }
}

impl<T: ApiError + 'static> Unsent<T> {
    /// The value, if that is what was swallowed.
    #[must_use]
    pub fn __errbook_found<'e>(&self, erased: Erased<'e>) -> Option<&'e dyn ApiError> {
        match erased {
            Erased::Error(error) => Some(error.downcast_ref::<T>()?),
            #[cfg(feature = "anyhow")]
            Erased::Anyhow(_) => None,
        }
    }
}

impl<T> Deref for Wanted<T> {
    type Target = Unsent<T>;

    fn deref(&self) -> &Unsent<T> {
        &self.0
    }
}
