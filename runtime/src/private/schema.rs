//! What the type of a member writes.

use std::collections::{BTreeMap, HashMap};
use std::marker::PhantomData;
use std::ops::Deref;

use serde_json::json;

use crate::catalog::described::Described;
use crate::catalog::description::MemberSchema;

/// A type, to be asked what it writes.
///
/// `schema::<T>().__errbook_schema()` takes the first method that holds: that of a type which errbook
/// knows, then one whose type says it to `schemars` or to `utoipa`, then that of a list or a map of
/// anything, and else that of [`Anything`].
#[must_use]
pub const fn schema<T: ?Sized>() -> Known<T> {
    Known(OfSchemars(OfUtoipa(Outlined(Anything(PhantomData)))))
}

macro_rules! asked {
    ($($(#[$docs:meta])* $name:ident => $next:ident;)+) => {$(
        $(#[$docs])*
        #[derive(Debug)]
        pub struct $name<T: ?Sized>($next<T>);

        impl<T: ?Sized> Deref for $name<T> {
            type Target = $next<T>;

            fn deref(&self) -> &$next<T> {
                &self.0
            }
        }
    )+};
}

asked! {
    /// errbook knows it.
    Known => OfSchemars;
    /// It says so to `schemars`.
    OfSchemars => OfUtoipa;
    /// It says so to `utoipa`.
    OfUtoipa => Outlined;
    /// It is a list or a map of what nobody knows.
    Outlined => Anything;
}

/// Nobody knows: it may be any value, or none.
#[derive(Debug)]
pub struct Anything<T: ?Sized>(PhantomData<fn() -> PhantomData<T>>);

impl<T: Described + ?Sized> Known<T> {
    /// What it writes.
    #[must_use]
    pub fn __errbook_schema(&self) -> MemberSchema {
        T::described()
    }
}

#[cfg(feature = "schemars")]
impl<T: schemars::JsonSchema + ?Sized> OfSchemars<T> {
    /// What it writes.
    #[must_use]
    pub fn __errbook_schema(&self) -> MemberSchema {
        crate::book::foreign::of_schemars::<T>()
    }
}

#[cfg(feature = "utoipa")]
impl<T: utoipa::ToSchema> OfUtoipa<T> {
    /// What it writes.
    #[must_use]
    pub fn __errbook_schema(&self) -> MemberSchema {
        crate::book::foreign::of_utoipa::<T>()
    }
}

impl<T> Outlined<Vec<T>> {
    /// What it writes.
    #[must_use]
    pub fn __errbook_schema(&self) -> MemberSchema {
        MemberSchema { schema: json!({ "type": "array" }), nullable: false }
    }
}

impl<K, V> Outlined<BTreeMap<K, V>> {
    /// What it writes.
    #[must_use]
    pub fn __errbook_schema(&self) -> MemberSchema {
        MemberSchema { schema: json!({ "type": "object" }), nullable: false }
    }
}

impl<K, V, S> Outlined<HashMap<K, V, S>> {
    /// What it writes.
    #[must_use]
    pub fn __errbook_schema(&self) -> MemberSchema {
        MemberSchema { schema: json!({ "type": "object" }), nullable: false }
    }
}

impl<T: ?Sized> Anything<T> {
    /// What it writes.
    #[must_use]
    pub fn __errbook_schema(&self) -> MemberSchema {
        MemberSchema { schema: json!({}), nullable: true }
    }
}
