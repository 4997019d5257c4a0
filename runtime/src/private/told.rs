//! What a message tells of is no error: what an error says is about the inside.

use std::error::Error;
use std::ops::Deref;

use super::show::{Show, Shows, Type, show, shown};

/// A value that a message tells of, or a type of such.
///
/// `told(&value).__errbook_told()` takes the first method that holds: that of [`MayBeError`], where the
/// value is or holds an error, else that of `Told`, which gives the value. To show values of a type,
/// `plain::<T>().__errbook_both()` asks [`Plain`](super::Plain) before, and [`Show`] and what is behind it
/// last.
#[derive(Debug)]
pub struct Told<V>(V, Show<V>);

impl<'a, T: ?Sized> Told<&'a T> {
    /// The value, which is no error.
    pub fn __errbook_told(&self) -> &'a T {
        self.0
    }
}

impl<V> Deref for Told<V> {
    type Target = Show<V>;

    fn deref(&self) -> &Show<V> {
        &self.1
    }
}

/// What is asked first.
#[derive(Debug)]
pub struct Question<V>(Told<V>);

impl<V> Deref for Question<V> {
    type Target = Told<V>;

    fn deref(&self) -> &Told<V> {
        &self.0
    }
}

/// The value, with what there is to ask about it.
pub const fn told<T: ?Sized>(value: &T) -> Question<&T> {
    Question(Told(value, show(value)))
}

pub(super) const fn told_of<T: ?Sized>() -> Question<Type<T>> {
    Question(Told(Type::new(), shown()))
}

/// What no error is, and nothing implements.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is or holds an error, whose text tells of the inside, and messages and headers go to clients",
    label = "the `message`, a header with `display`, or at a 4xx the `#[error]`, tells clients of this",
    note = "show it in `display`, which is for operators, or allow it with `#[api(disclose)]` on the field",
    note = "beside `#[error(\"...\")]`, a `message = \"...\"` gives clients a text of their own"
)]
pub trait Disclosed {}

/// A value that is or holds an error, in a way `How`, or a type of such.
pub trait MayBeError<'a, T: ?Sized, How> {
    /// Never called.
    fn __errbook_told(&self) -> &'a T
    where
        T: Disclosed;
}

impl<'a, T: HoldsError<'a, How> + ?Sized, How> MayBeError<'a, T, How> for Question<&'a T> {
    fn __errbook_told(&self) -> &'a T
    where
        T: Disclosed,
    {
        self.0.0
    }
}

/// The same of a type.
pub trait MayBeErrors<'a, T: ?Sized, How> {
    /// Never called.
    fn __errbook_both(&self) -> Shows<T>
    where
        T: Disclosed;

    /// Never called.
    fn __errbook_text(&self) -> Shows<T>
    where
        T: Disclosed;
}

impl<'a, T: HoldsError<'a, How> + ?Sized, How> MayBeErrors<'a, T, How> for Question<Type<T>> {
    fn __errbook_both(&self) -> Shows<T>
    where
        T: Disclosed,
    {
        |_, _, _| {}
    }

    fn __errbook_text(&self) -> Shows<T>
    where
        T: Disclosed,
    {
        |_, _, _| {}
    }
}

/// It is an error, dereferences to one, as `Box<dyn Error>` does, or holds such: a list, an `Option`, a
/// map, a `Result`.
pub trait HoldsError<'a, How> {}

impl<T: Error + ?Sized> HoldsError<'_, [(); 0]> for T {}
impl<T: Deref<Target: Error> + ?Sized> HoldsError<'_, [(); 1]> for T {}
impl<T: Deref<Target: Deref<Target: Error>> + ?Sized> HoldsError<'_, [(); 2]> for T {}
impl<'a, T: ?Sized> HoldsError<'a, [(); 3]> for T where &'a T: IntoIterator<Item: Error> + 'a {}
impl<'a, T: ?Sized> HoldsError<'a, [(); 4]> for T where
    &'a T: IntoIterator<Item: Deref<Target: Deref<Target: Error>>> + 'a
{
}
impl<'a, T: ?Sized, K: 'a, V: Error + 'a> HoldsError<'a, [(); 5]> for T where
    &'a T: IntoIterator<Item = (&'a K, &'a V)> + 'a
{
}
impl<T, E: Error> HoldsError<'_, [(); 6]> for Result<T, E> {}
