//! What a text shows of a field.

use std::fmt;
use std::ops::Deref;
use std::path::{self, Path};

use crate::occurrence::message::MessageWriter;

/// What `Display` writes of a field: itself, or what a path gives for that, as thiserror has it.
///
/// `show(field).__errbook_shown()` takes the first method that holds, from [`Show`] inwards, and else
/// that of [`Unshown`], which never holds and tells what is wrong.
pub const fn show<T: ?Sized>(value: &T) -> Show<'_, T> {
    Show(ShowPath(ShowPathBehind(Unshown(value))))
}

/// The field is `Display`.
#[derive(Debug)]
pub struct Show<'a, T: ?Sized>(ShowPath<'a, T>);

/// The field is a path.
#[derive(Debug)]
pub struct ShowPath<'a, T: ?Sized>(ShowPathBehind<'a, T>);

/// The field dereferences to a path: `Arc<PathBuf>`.
#[derive(Debug)]
pub struct ShowPathBehind<'a, T: ?Sized>(Unshown<'a, T>);

/// The field can be shown in no text.
#[derive(Debug)]
pub struct Unshown<'a, T: ?Sized>(&'a T);

impl<'a, T: fmt::Display + ?Sized> Show<'a, T> {
    /// It, for every format that it has.
    pub fn __errbook_shown(&self) -> &'a T {
        self.0.0.0.0
    }

    /// Writes it behind this text.
    pub fn __errbook_write(&self, message: &mut MessageWriter<'_>, before: &str) {
        write(message, before, self.__errbook_shown());
    }
}

impl<'a, T: AsRef<Path> + ?Sized> ShowPath<'a, T> {
    /// The path, as far as it is text.
    pub fn __errbook_shown(&self) -> path::Display<'a> {
        self.0.0.0.as_ref().display()
    }

    /// Writes that behind this text.
    pub fn __errbook_write(&self, message: &mut MessageWriter<'_>, before: &str) {
        write(message, before, self.__errbook_shown());
    }
}

impl<'a, T: Deref<Target: AsRef<Path>> + ?Sized> ShowPathBehind<'a, T> {
    /// The path, as far as it is text.
    pub fn __errbook_shown(&self) -> path::Display<'a> {
        self.0.0.deref().as_ref().display()
    }

    /// Writes that behind this text.
    pub fn __errbook_write(&self, message: &mut MessageWriter<'_>, before: &str) {
        write(message, before, self.__errbook_shown());
    }
}

impl<T: ?Sized> Unshown<'_, T> {
    /// Never called.
    pub fn __errbook_shown(&self) -> &'static str
    where
        T: Shown,
    {
        ""
    }

    /// Never called.
    pub fn __errbook_write(&self, _: &mut MessageWriter<'_>, _: &str)
    where
        T: Shown,
    {
    }
}

fn write(message: &mut MessageWriter<'_>, before: &str, value: impl fmt::Display) {
    message.text(before);
    message.write_fmt(format_args!("{value}"));
}

/// What no field is that gets this far, and nothing implements.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be shown in a text: it is not `Display`",
    label = "the `message` or `display` shows this field",
    note = "implement `std::fmt::Display` for the type, or show something made of the field, as an argument behind the text",
    note = "a `display`, which is for operators, can show the `Debug` of the field"
)]
pub trait Shown {}

impl<'a, T: ?Sized> Deref for Show<'a, T> {
    type Target = ShowPath<'a, T>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<'a, T: ?Sized> Deref for ShowPath<'a, T> {
    type Target = ShowPathBehind<'a, T>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<'a, T: ?Sized> Deref for ShowPathBehind<'a, T> {
    type Target = Unshown<'a, T>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}
