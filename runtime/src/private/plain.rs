//! Texts and numbers, which are no errors and are written without `std::fmt`.

use std::ops::Deref;

use super::told::{Question, told};
use crate::occurrence::message::MessageWriter;

/// A value that a message shows as it is. If it is a [`PlainText`], nothing more is asked.
#[derive(Debug)]
pub struct Plain<'a, T: ?Sized>(&'a T, Question<'a, T>);

/// The value, with what there is to ask about it.
pub const fn plain<T: ?Sized>(value: &T) -> Plain<'_, T> {
    Plain(value, told(value))
}

impl<T: PlainText + ?Sized> Plain<'_, T> {
    /// Writes it behind this text.
    pub fn __errbook_write(&self, message: &mut MessageWriter<'_>, before: &str) {
        message.text(before);
        self.0.write(message);
    }
}

impl<'a, T: ?Sized> Deref for Plain<'a, T> {
    type Target = Question<'a, T>;

    fn deref(&self) -> &Self::Target {
        &self.1
    }
}

/// What is written as `Display` does, and is the standard library's.
pub trait PlainText {
    /// Writes it.
    fn write(&self, message: &mut MessageWriter<'_>);
}

impl PlainText for str {
    fn write(&self, message: &mut MessageWriter<'_>) {
        message.text(self);
    }
}

impl PlainText for String {
    fn write(&self, message: &mut MessageWriter<'_>) {
        message.text(self);
    }
}

impl<T: PlainText + ?Sized> PlainText for &T {
    fn write(&self, message: &mut MessageWriter<'_>) {
        (**self).write(message);
    }
}

macro_rules! integers {
    ($($ty:ty),+) => {$(
        impl PlainText for $ty {
            fn write(&self, message: &mut MessageWriter<'_>) {
                message.text(itoa::Buffer::new().format(*self));
            }
        }
    )+};
}
integers!(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize);
