use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

use crate::json::Json;

/// Takes the public members of one error.
///
/// A member whose value is `None` (or anything else that serializes as `null`), fails to
/// serialize, or makes the body too large is left out.
pub struct Members<'a> {
    visit: &'a mut dyn FnMut(&'static str, &dyn Member),
}

impl<'a> Members<'a> {
    pub(crate) fn new(visit: &'a mut dyn FnMut(&'static str, &dyn Member)) -> Self {
        Members { visit }
    }

    /// Adds a member.
    pub fn add<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        (self.visit)(name, &value);
    }
}

impl fmt::Debug for Members<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Members").finish_non_exhaustive()
    }
}

impl Members<'_> {
    /// Adds a member that is JSON already.
    #[cfg(feature = "layer")]
    pub(crate) fn add_json(&mut self, name: &'static str, text: &[u8]) {
        (self.visit)(name, &Written(text));
    }
}

/// A `Serialize` that can be behind `dyn`.
pub(crate) trait Member {
    /// Appends its JSON; `false`: there is nothing to say, and the text is as it was.
    fn write(&self, json: &mut Json, limit: usize) -> bool;
}

impl<T: Serialize> Member for T {
    fn write(&self, json: &mut Json, limit: usize) -> bool {
        let mark = json.mark();
        match json.serialize(self, limit) {
            Ok(()) if json.since(mark) == b"null" => {
                json.rewind(mark);
                false
            }
            result => result.is_ok(),
        }
    }
}

/// JSON that was written before.
#[cfg(feature = "layer")]
struct Written<'a>(&'a [u8]);

#[cfg(feature = "layer")]
impl Member for Written<'_> {
    fn write(&self, json: &mut Json, limit: usize) -> bool {
        let fits = json.as_bytes().len() + self.0.len() <= limit;
        if fits {
            json.raw_bytes(self.0);
        }
        fits
    }
}

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
    /// Where in the request's body, as a JSON Pointer (RFC 6901).
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
        let names = path.split('.').map(|name| name.replace('~', "~0").replace('/', "~1"));
        let pointer: String = names.flat_map(|name| ["/".to_owned(), name]).collect();
        self.pointer(pointer)
    }

    /// The pointer as the path of a field, its names parted by dots.
    pub fn field_path(&self) -> Option<String> {
        let pointer = self.pointer.as_deref()?;
        let names = pointer.strip_prefix('/').unwrap_or(pointer).split('/');
        let names = names.map(|name| name.replace("~1", "/").replace("~0", "~"));
        Some(names.collect::<Vec<_>>().join("."))
    }

    /// Says what kind of finding it is, for clients to switch on.
    #[must_use]
    pub fn code(mut self, code: impl Into<Cow<'static, str>>) -> Self {
        self.code = Some(code.into());
        self
    }
}
