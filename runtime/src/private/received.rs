//! The fields of what is received.

use std::str::FromStr;

use serde::de::DeserializeOwned;

use crate::client::{Answer, FromHeader, FromItems, Receive, Told, receive};

/// A field that comes back from a member.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be received: it is not `Deserialize`",
    label = "this field is a member of the body, and its type says `#[api(receive)]`, so it must be `Deserialize`",
    note = "give the type `#[derive(serde::Deserialize)]`, as it has `Serialize`; what borrows is received as what owns: `String`, `Vec<T>`, `Cow<'static, str>`"
)]
pub trait ReceivedMember: Sized {
    /// It, from the member of this name.
    fn member(told: &Told<'_>, name: &str) -> Option<Self>;

    /// It, from a member for each of its fields.
    fn members(told: &Told<'_>) -> Option<Self>;
}

#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned> ReceivedMember for T {
    fn member(told: &Told<'_>, name: &str) -> Option<Self> {
        told.member(name)
    }

    fn members(told: &Told<'_>) -> Option<Self> {
        told.members()
    }
}

/// A field that comes back from a header.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot come back from a header",
    label = "this field sets a header, and its type says `#[api(receive)]`",
    note = "strings, numbers, `bool`, `Duration`, `SystemTime`, `HeaderValue`, and lists and `Option`s of them come back; implement `errbook::FromHeader` for a type of your own"
)]
pub trait ReceivedHeader: Sized {
    /// It, from the header of this name.
    fn header(told: &Told<'_>, name: &str) -> Option<Self>;
}

#[diagnostic::do_not_recommend]
impl<T: FromHeader> ReceivedHeader for T {
    fn header(told: &Told<'_>, name: &str) -> Option<Self> {
        told.header(name)
    }
}

/// A field that comes back from the text of a header.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot come back from the text of a header: it is not `FromStr`",
    label = "this field says `#[api(display)]`, and its type `#[api(receive)]`, so its text must be read",
    note = "implement `std::str::FromStr` for the type; a type that implements `errbook::HeaderField` and `errbook::FromHeader` needs no `display`"
)]
pub trait ReceivedText: Sized {
    /// It, from the header of this name.
    fn text(told: &Told<'_>, name: &str) -> Option<Self>;
}

#[diagnostic::do_not_recommend]
impl<T: FromStr> ReceivedText for T {
    fn text(told: &Told<'_>, name: &str) -> Option<Self> {
        told.text(name)
    }
}

/// A field that comes back from the items.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot come back from items",
    label = "this field says `#[api(items)]`, and its type `#[api(receive)]`",
    note = "items come back as a `Vec<errbook::Item>`; implement `errbook::FromItems` for a report of your own"
)]
pub trait ReceivedItems: Sized {
    /// It, from the items.
    fn items(told: &Told<'_>) -> Option<Self>;
}

#[diagnostic::do_not_recommend]
impl<T: FromItems> ReceivedItems for T {
    fn items(told: &Told<'_>) -> Option<Self> {
        told.items()
    }
}

/// The error that answers for a variant, which comes back itself.
#[diagnostic::on_unimplemented(
    message = "values of `{Self}` cannot be received, and so not what wraps them",
    label = "this answers for a type that says `#[api(receive)]`",
    note = "say it where this type is declared too: `#[derive(Debug, errbook::ApiError)] #[api(receive)]`"
)]
pub trait ReceivedError: Sized {
    /// It, with what is said of it.
    fn receive<'a>(answer: &Answer<'a>) -> Option<(Self, Told<'a>)>;
}

#[diagnostic::do_not_recommend]
impl<T: Receive> ReceivedError for T {
    fn receive<'a>(answer: &Answer<'a>) -> Option<(Self, Told<'a>)> {
        receive(answer)
    }
}
