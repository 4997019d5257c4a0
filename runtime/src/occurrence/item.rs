use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde_json::{Map, Value};

use crate::format::json::to_value;
use crate::occurrence::pointer;

/// One of several findings in one error, such as a field that failed validation.
///
/// ```
/// use errbook::Item;
///
/// let item = Item::new("must be at least 18").pointer("/age").code("TooLow");
/// assert_eq!(item.pointer.as_deref(), Some("/age"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Item {
    /// Where in the request's body, as a JSON Pointer (RFC 6901). `""` is the whole body.
    pub pointer: Option<Cow<'static, str>>,
    /// What kind of finding, for clients to switch on.
    pub code: Option<Cow<'static, str>>,
    /// What is wrong, for people.
    pub message: Cow<'static, str>,
    /// Which parameter of the request, where it is not about the body.
    pub parameter: Option<Parameter>,
    /// Values of its own.
    pub members: Map<String, Value>,
}

/// A parameter of a request: a field of its query, a header, a part of its path, a cookie.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Parameter {
    /// Where it stands, in the words of `OpenAPI`: `query`, `header`, `path` or `cookie`.
    pub location: Cow<'static, str>,
    /// Its name.
    pub name: Cow<'static, str>,
}

impl Item {
    /// A finding with a message.
    pub fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Item {
            pointer: None,
            code: None,
            message: message.into(),
            parameter: None,
            members: Map::new(),
        }
    }

    /// Says where it is in the request's body, as a JSON Pointer (RFC 6901).
    #[must_use]
    pub fn pointer(mut self, pointer: impl Into<Cow<'static, str>>) -> Self {
        self.pointer = Some(pointer.into());
        self
    }

    /// The same as the path of a field: `address.zip` is `/address/zip`, `lines[0].sku` or
    /// `lines.0.sku` is `/lines/0/sku`, `["a.b"]` is `/a.b`, and the empty path is the whole body.
    ///
    /// ```
    /// use errbook::Item;
    ///
    /// let item = Item::new("is no zip code").field("addresses[0].zip");
    /// assert_eq!(item.pointer.as_deref(), Some("/addresses/0/zip"));
    /// assert_eq!(item.field_path().as_deref(), Some("addresses[0].zip"));
    /// ```
    #[must_use]
    pub fn field(self, path: &str) -> Self {
        self.pointer(pointer::of_field(path))
    }

    /// The pointer as the path of a field, in JavaScript's notation. The whole body is no field.
    pub fn field_path(&self) -> Option<String> {
        self.pointer.as_deref().and_then(pointer::field_path)
    }

    /// Says that it is about a parameter of the query.
    ///
    /// ```
    /// use errbook::Item;
    ///
    /// let item = Item::new("must be at most 100").query("limit");
    /// assert_eq!(item.location(), Some("query"));
    /// ```
    #[must_use]
    pub fn query(self, name: impl Into<Cow<'static, str>>) -> Self {
        self.parameter("query", name)
    }

    /// Says that it is about a header.
    #[must_use]
    pub fn header(self, name: impl Into<Cow<'static, str>>) -> Self {
        self.parameter("header", name)
    }

    /// Says which parameter of the request it is about, and where that stands: `query`, `header`,
    /// `path` or `cookie`, in the words of `OpenAPI`.
    #[must_use]
    pub fn parameter(
        mut self,
        location: impl Into<Cow<'static, str>>,
        name: impl Into<Cow<'static, str>>,
    ) -> Self {
        self.parameter = Some(Parameter { location: location.into(), name: name.into() });
        self
    }

    /// Where in the request it is: the location of its parameter, or `body` where it has a pointer.
    pub fn location(&self) -> Option<&str> {
        let of_pointer = self.pointer.as_ref().map(|_| "body");
        self.parameter.as_ref().map(|parameter| &*parameter.location).or(of_pointer)
    }

    /// Adds a value of its own, which a format writes with `..item.members` or
    /// `item.member("name")`. One that cannot be serialized, is too large for a body, or is
    /// `null`, is left out.
    ///
    /// ```
    /// use errbook::Item;
    ///
    /// let item = Item::new("must be at least 18").pointer("/age").with("minimum", &18);
    /// assert_eq!(item.members["minimum"], 18);
    /// ```
    #[must_use]
    pub fn with<T: Serialize + ?Sized>(mut self, name: impl Into<String>, value: &T) -> Self {
        if let Some(value) = to_value(value).filter(|value| !value.is_null()) {
            self.members.insert(name.into(), value);
        }
        self
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

impl Serialize for Item {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Item", 5)?;
        for (name, text) in [("pointer", &self.pointer), ("code", &self.code)] {
            if let Some(text) = text {
                object.serialize_field(name, text)?;
            }
        }
        object.serialize_field("message", &self.message)?;
        if let Some(Parameter { location, name }) = &self.parameter {
            object.serialize_field("location", location)?;
            object.serialize_field("name", name)?;
        }
        if !self.members.is_empty() {
            object.serialize_field("members", &self.members)?;
        }
        object.end()
    }
}

/// Where it is and what is wrong, for the logs.
///
/// ```
/// use errbook::Item;
///
/// assert_eq!(Item::new("is too low").pointer("/age").to_string(), "at `/age`: is too low");
/// ```
impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.pointer.as_deref(), &self.parameter) {
            (Some(pointer), _) if !pointer.is_empty() => write!(f, "at `{pointer}`: ")?,
            (_, Some(Parameter { location, name })) => {
                write!(f, "at `{name}` of the {location}: ")?;
            }
            (_, None) => {}
        }
        f.write_str(&self.message)
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
