use std::borrow::Cow;
use std::ops::Deref;
use std::sync::Arc;

use crate::occurrence::pointer;

/// One of several findings in one error, such as a field that failed validation.
///
/// ```
/// use errbook::Item;
///
/// let item = Item::new("must be at least 18").pointer("/age").code("TooLow");
/// assert_eq!(item.pointer.as_deref(), Some("/age"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Item {
    /// Where in the request's body, as a JSON Pointer (RFC 6901). `""` is the whole body.
    pub pointer: Option<Cow<'static, str>>,
    /// What kind of finding, for clients to switch on.
    pub code: Option<Cow<'static, str>>,
    /// What is wrong, for people.
    pub message: Cow<'static, str>,
}

impl Item {
    /// A finding with a message.
    pub fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Item { pointer: None, code: None, message: message.into() }
    }

    /// Says where it is in the request's body, as a JSON Pointer (RFC 6901).
    #[must_use]
    pub fn pointer(mut self, pointer: impl Into<Cow<'static, str>>) -> Self {
        self.pointer = Some(pointer.into());
        self
    }

    /// The same as the path of a field, its names parted by dots: `address.zip` is `/address/zip`.
    ///
    /// ```
    /// use errbook::Item;
    ///
    /// let item = Item::new("is no zip code").field("address.zip");
    /// assert_eq!(item.pointer.as_deref(), Some("/address/zip"));
    /// assert_eq!(item.field_path().as_deref(), Some("address.zip"));
    /// ```
    #[must_use]
    pub fn field(self, path: &str) -> Self {
        self.pointer(pointer::through(path.split('.')))
    }

    /// The pointer as the path of a field, its names parted by dots. The whole body is no field.
    pub fn field_path(&self) -> Option<String> {
        self.pointer.as_deref().and_then(pointer::field_path)
    }

    /// Says what kind of finding it is, for clients to switch on.
    #[must_use]
    pub fn code(mut self, code: impl Into<Cow<'static, str>>) -> Self {
        self.code = Some(code.into());
        self
    }

    /// The same at the names that the wire has.
    pub(crate) fn renamed(&self, rename: fn(&str) -> String) -> Self {
        let pointer = self.pointer.as_deref().map(|pointer| pointer::renamed(pointer, rename));
        Item { pointer: pointer.map(Cow::from), ..self.clone() }
    }
}

/// What a field that says `#[api(items)]` holds: findings, which are items on the wire.
///
/// Items and lists of them are. With the feature `garde`, so is a `garde::Report`; with the feature
/// `validator`, a `validator::ValidationErrors`. A report of your own can be:
///
/// ```
/// use errbook::{ApiError, Findings, Item};
///
/// #[derive(Debug)]
/// struct Report {
///     taken: Vec<&'static str>,
/// }
///
/// impl Findings for Report {
///     fn visit(&self, visit: &mut dyn FnMut(&Item)) {
///         for name in &self.taken {
///             visit(&Item::new("is taken").field(name));
///         }
///     }
/// }
///
/// #[derive(Debug, ApiError)]
/// #[api(status = 422, message = "Some names are taken.")]
/// struct Taken(#[api(items)] Report);
///
/// let response = errbook::respond(&Taken(Report { taken: vec!["email"] }));
/// assert!(response.body().ends_with(br#""errors":[{"pointer":"/email","detail":"is taken"}]}"#));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` holds no items",
    label = "this does not implement `Findings`",
    note = "items are in a `Vec<errbook::Item>`; implement `errbook::Findings` for a report of your own"
)]
pub trait Findings {
    /// Shows each.
    fn visit(&self, visit: &mut dyn FnMut(&Item));
}

impl Findings for Item {
    fn visit(&self, visit: &mut dyn FnMut(&Item)) {
        visit(self);
    }
}

impl<T: Findings> Findings for [T] {
    fn visit(&self, visit: &mut dyn FnMut(&Item)) {
        for each in self {
            each.visit(visit);
        }
    }
}

macro_rules! forward {
    ($($holder:ty, [$($parameters:tt)*], $held:ident);+ $(;)?) => {$(
        impl<$($parameters)*> Findings for $holder {
            fn visit(&self, visit: &mut dyn FnMut(&Item)) {
                self.$held().visit(visit);
            }
        }
    )+};
}

forward! {
    [T; N], [T: Findings, const N: usize], as_slice;
    Vec<T>, [T: Findings], as_slice;
    Option<T>, [T: Findings], as_slice;
    &T, [T: Findings + ?Sized], deref;
    Box<T>, [T: Findings + ?Sized], deref;
    Arc<T>, [T: Findings + ?Sized], deref;
}
