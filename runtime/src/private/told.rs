//! What a message tells of is no error: what an error says is about the inside.

use std::error::Error;
use std::ops::Deref;

/// A value that a message tells of.
///
/// `told(&value).__errbook_told()` takes the first method that holds, from the outside in: those of
/// [`MayBeError`], for all that is or holds an error, and else that of `Told`, which gives the value.
#[derive(Debug)]
pub struct Told<'a, T: ?Sized>(&'a T);

impl<'a, T: ?Sized> Told<'a, T> {
    /// The value, which is no error.
    pub fn __errbook_told(&self) -> &'a T {
        self.0
    }
}

/// What is asked before what is inside.
#[derive(Debug)]
pub struct First<Then>(Then);

impl<Then> Deref for First<Then> {
    type Target = Then;

    fn deref(&self) -> &Then {
        &self.0
    }
}

/// All there is to ask about a value.
pub type Questions<'a, T> = First<First<First<First<First<Told<'a, T>>>>>>;

/// The value, with all there is to ask about it.
pub const fn told<T: ?Sized>(value: &T) -> Questions<'_, T> {
    First(First(First(First(First(Told(value))))))
}

/// What no error is, and nothing implements.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is or holds an error, whose text tells of the inside, and a message goes to clients",
    label = "the `message`, or at a 4xx the `#[error]`, tells clients of this",
    note = "show it in `display`, which is for operators, or allow it with `#[api(disclose)]` on the field",
    note = "beside `#[error(\"...\")]`, a `message = \"...\"` gives clients a text of their own"
)]
pub trait Disclosed {}

/// A value that is an error, dereferences to one, as `Box<dyn Error>` does, or is a list or an `Option`
/// of such.
pub trait MayBeError<'a, T: ?Sized> {
    /// Never called.
    fn __errbook_told(&self) -> &'a T
    where
        T: Disclosed;
}

macro_rules! may_be_error {
    ($($question:ty, [$($condition:tt)+];)+) => {$(
        impl<'a, T: ?Sized> MayBeError<'a, T> for $question
        where
            $($condition)+
        {
            fn __errbook_told(&self) -> &'a T
            where
                T: Disclosed,
            {
                Told::__errbook_told(self)
            }
        }
    )+};
}

may_be_error! {
    First<First<First<First<First<Told<'a, T>>>>>>, [T: Error];
    First<First<First<First<Told<'a, T>>>>>, [T: Deref<Target: Error>];
    First<First<First<Told<'a, T>>>>, [T: Deref<Target: Deref<Target: Error>>];
    First<First<Told<'a, T>>>, [&'a T: IntoIterator<Item: Error>];
    First<Told<'a, T>>, [&'a T: IntoIterator<Item: Deref<Target: Deref<Target: Error>>>];
}
