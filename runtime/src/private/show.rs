//! What a text shows of a field.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::path::{self, Path};

use super::MemberField;
use crate::occurrence::member::Members;

/// What `Display` writes of a field: itself, or what a path gives for that, as thiserror has it.
///
/// `show(field).__errbook_shown()` takes the first method that holds, from [`Show`] inwards, and else
/// that of [`Unshown`], which never holds and tells what is wrong.
pub const fn show<T: ?Sized>(value: &T) -> Show<&T> {
    Show(ShowPath(ShowPathBehind(Unshown(value))))
}

/// The same of a type: `shown::<T>().__errbook_both()` is what shows its values.
#[must_use]
pub const fn shown<T: ?Sized>() -> Show<Type<T>> {
    Show(ShowPath(ShowPathBehind(Unshown(Type::new()))))
}

/// Shows a value in the message where this name stands in it, or as a member of this name, as it is asked.
pub type Shows<T> = fn(&T, &mut Members<'_>, &'static str);

/// A type, in the place of a value of it.
#[derive(Debug)]
pub struct Type<T: ?Sized>(PhantomData<fn(&T)>);

impl<T: ?Sized> Type<T> {
    pub(super) const fn new() -> Self {
        Type(PhantomData)
    }
}

macro_rules! asked {
    ($($(#[$docs:meta])* $name:ident => $next:ident;)+) => {$(
        $(#[$docs])*
        #[derive(Debug)]
        pub struct $name<V>($next<V>);

        impl<V> Deref for $name<V> {
            type Target = $next<V>;

            fn deref(&self) -> &$next<V> {
                &self.0
            }
        }
    )+};
}

asked! {
    /// The field is `Display`.
    Show => ShowPath;
    /// The field is a path.
    ShowPath => ShowPathBehind;
    /// The field dereferences to a path: `Arc<PathBuf>`.
    ShowPathBehind => Unshown;
}

/// The field can be shown in no text.
#[derive(Debug)]
pub struct Unshown<V>(V);

impl<'a, T: fmt::Display + ?Sized> Show<&'a T> {
    /// It, for every format that it has.
    pub fn __errbook_shown(&self) -> &'a T {
        self.0.0.0.0
    }
}

impl<'a, T: AsRef<Path> + ?Sized> ShowPath<&'a T> {
    /// The path, as far as it is text.
    pub fn __errbook_shown(&self) -> path::Display<'a> {
        self.0.0.0.as_ref().display()
    }
}

impl<'a, T: Deref<Target: AsRef<Path>> + ?Sized> ShowPathBehind<&'a T> {
    /// The path, as far as it is text.
    pub fn __errbook_shown(&self) -> path::Display<'a> {
        self.0.0.deref().as_ref().display()
    }
}

impl<T: ?Sized> Unshown<&T> {
    /// Never called.
    pub fn __errbook_shown(&self) -> &'static str
    where
        T: Shown,
    {
        ""
    }
}

macro_rules! shows {
    ($($level:ident[$($bound:tt)*] |$value:ident| $displayed:expr;)+) => {$(
        impl<T: $($bound)* + ?Sized> $level<Type<T>> {
            /// Shows a value in the message, and as a member.
            pub fn __errbook_both(&self) -> Shows<T>
            where
                T: MemberField,
            {
                |$value, members, name| {
                    if !write(members, name, $displayed) {
                        $value.show(members, name);
                    }
                }
            }

            /// Shows a value in the message.
            pub fn __errbook_text(&self) -> Shows<T> {
                |$value, members, name| {
                    write(members, name, $displayed);
                }
            }
        }
    )+};
}

shows! {
    Show[fmt::Display] |value| value;
    ShowPath[AsRef<Path>] |value| value.as_ref().display();
    ShowPathBehind[Deref<Target: AsRef<Path>>] |value| value.deref().as_ref().display();
}

fn write(members: &mut Members<'_>, name: &str, value: impl fmt::Display) -> bool {
    members.show(name, |message| message.write_fmt(format_args!("{value}")))
}

impl<T: ?Sized> Unshown<Type<T>> {
    /// Never called.
    pub fn __errbook_both(&self) -> Shows<T>
    where
        T: Shown + MemberField,
    {
        |_, _, _| {}
    }

    /// Never called.
    pub fn __errbook_text(&self) -> Shows<T>
    where
        T: Shown,
    {
        |_, _, _| {}
    }
}

/// What no field is that gets this far, and nothing implements.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be shown in a text: it is not `Display`",
    label = "the `message` or `display` shows this field",
    note = "implement `std::fmt::Display` for the type, or show something made of the field, as an argument behind the text",
    note = "a `display`, which is for operators, can show the `Debug` of the field"
)]
pub trait Shown {}
