//! Texts and numbers, which are no errors and are written without `std::fmt`.

use std::fmt;
use std::ops::Deref;

use serde::Serialize;

use super::show::{Shows, Type};
use super::told::{Question, told_of};
use crate::occurrence::member::Members;
use crate::occurrence::message::MessageWriter;

/// A type whose values a message shows as they are. If it is a [`PlainText`], nothing more is asked.
#[derive(Debug)]
pub struct Plain<T: ?Sized>(Question<Type<T>>);

/// The type, with what there is to ask about it.
#[must_use]
pub const fn plain<T: ?Sized>() -> Plain<T> {
    Plain(told_of())
}

impl<T: PlainText + ?Sized> Plain<T> {
    /// Shows a value in the message, and as a member.
    pub fn __errbook_both(&self) -> Shows<T> {
        T::both
    }

    /// Shows a value in the message.
    pub fn __errbook_text(&self) -> Shows<T> {
        T::text
    }
}

impl<T: ?Sized> Deref for Plain<T> {
    type Target = Question<Type<T>>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

/// What is written as `Display` does, and is the standard library's. No crate of errors compiles how.
pub trait PlainText: Serialize {
    /// Shows it in the message, and as a member.
    fn both(&self, members: &mut Members<'_>, name: &'static str);

    /// Shows it in the message.
    fn text(&self, members: &mut Members<'_>, name: &'static str);
}

macro_rules! plain_texts {
    ($($ty:ty: $write:expr, $add:expr;)+) => {$(
        impl PlainText for $ty {
            fn both(&self, members: &mut Members<'_>, name: &'static str) {
                if !members.show(name, |message| $write(self, message)) {
                    $add(members, name, self);
                }
            }

            fn text(&self, members: &mut Members<'_>, name: &'static str) {
                members.show(name, |message| $write(self, message));
            }
        }
    )+};
}

plain_texts! {
    str: text, Members::add_text;
    String: text, Members::add_text;
    i8: integer, Members::add_integer;
    i16: integer, Members::add_integer;
    i32: integer, Members::add_integer;
    i64: integer, Members::add_integer;
    isize: integer, Members::add_integer;
    u8: integer, Members::add_integer;
    u16: integer, Members::add_integer;
    u32: integer, Members::add_integer;
    u64: integer, Members::add_integer;
    usize: integer, Members::add_integer;
    f32: displayed, Members::add;
    f64: displayed, Members::add;
    bool: displayed, Members::add;
    char: displayed, Members::add;
}

fn text(text: &str, message: &mut MessageWriter<'_>) {
    message.text(text);
}

fn integer<N: itoa::Integer + Copy>(number: &N, message: &mut MessageWriter<'_>) {
    message.text(itoa::Buffer::new().format(*number));
}

fn displayed(value: &impl fmt::Display, message: &mut MessageWriter<'_>) {
    message.write_fmt(format_args!("{value}"));
}

impl<T: PlainText + ?Sized> PlainText for &T {
    fn both(&self, members: &mut Members<'_>, name: &'static str) {
        (**self).both(members, name);
    }

    fn text(&self, members: &mut Members<'_>, name: &'static str) {
        (**self).text(members, name);
    }
}
