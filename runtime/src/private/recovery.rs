//! How a value of a type is found in a type-erased error.
#![allow(clippy::unused_self, reason = "the first type that has the method is meant")]

use std::marker::PhantomData;
use std::ops::Deref;

use crate::occurrence::api_error::ApiError;
use crate::occurrence::recover::{Erased, Found};

/// A type whose value is wanted.
#[derive(Debug)]
pub struct Wanted<T>(Unsent<T>);

/// The same, of a type that is not both `Send` and `Sync`.
#[derive(Debug)]
pub struct Unsent<T>(PhantomData<fn() -> T>);

impl<T> Wanted<T> {
    /// It.
    pub const NEW: Self = Wanted(Unsent(PhantomData));
}

impl<T: ApiError + Send + Sync + 'static> Wanted<T> {
    /// The value, if it is there.
    #[must_use]
    pub fn __errbook_found<'e>(&self, erased: Erased<'e>) -> Option<Found<'e>> {
        erased.find::<T>()
    }
}

impl<T: ApiError + 'static> Unsent<T> {
    /// The value, if it is there.
    #[must_use]
    pub fn __errbook_found<'e>(&self, erased: Erased<'e>) -> Option<Found<'e>> {
        erased.find_unsent::<T>()
    }
}

impl<T> Deref for Wanted<T> {
    type Target = Unsent<T>;

    fn deref(&self) -> &Unsent<T> {
        &self.0
    }
}
