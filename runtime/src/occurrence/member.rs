use std::fmt;

use serde::Serialize;

use crate::catalog::entry::{Entry, MemberValue};
use crate::format::json::{Json, JsonSerializer};
use crate::limits;

/// Takes the public members of one error.
///
/// A member is left out if its value is `None` (or anything else that serializes as `null`), fails to
/// serialize, panics at that, makes the body too large, or nests too deep: see [`limits`]. In an object
/// that it writes with a key twice, the first stays, as of two members of one name.
pub struct Members<'a> {
    pub(super) visit: &'a mut dyn FnMut(&'static str, &dyn Member),
}

impl<'a> Members<'a> {
    pub(crate) fn new(visit: &'a mut dyn FnMut(&'static str, &dyn Member)) -> Self {
        Members { visit }
    }

    /// Adds a member.
    pub fn add<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        (self.visit)(name, &value);
    }

    /// Adds a member that this function writes: what serde calls `with`.
    #[doc(hidden)]
    pub fn add_with<T: ?Sized>(&mut self, name: &'static str, value: &T, write: WriteWith<T>) {
        (self.visit)(name, &With { value, write });
    }

    /// Adds the members of an entry that are the same for every occurrence.
    pub fn add_constants(&mut self, entry: &Entry) {
        for MemberValue { name, json } in entry.constants() {
            (self.visit)(name, &Constant(json));
        }
    }

    /// Adds a member that was written before.
    #[cfg(feature = "layer")]
    pub(crate) fn add_written(&mut self, name: &'static str, value: &dyn Member) {
        (self.visit)(name, value);
    }
}

impl fmt::Debug for Members<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Members").finish_non_exhaustive()
    }
}

/// A `Serialize` that can be behind `dyn`.
pub(crate) trait Member {
    /// Appends its JSON, and says how deep that nests; `None`: there is nothing to say. Then, and on
    /// an error, the text is as it was.
    fn write(&self, json: &mut Json) -> serde_json::Result<Option<usize>>;
}

impl<T: Serialize> Member for T {
    fn write(&self, json: &mut Json) -> serde_json::Result<Option<usize>> {
        write(json, |serializer| self.serialize(serializer))
    }
}

/// Writes what is not `null`.
fn write(
    json: &mut Json,
    value: impl FnOnce(JsonSerializer<'_, '_, '_>) -> serde_json::Result<()>,
) -> serde_json::Result<Option<usize>> {
    let mark = json.mark();
    let depth = json.serialize_with(limits::BODY, value)?;
    let is_null = json.since(mark) == b"null";
    if is_null {
        json.rewind(mark);
    }
    Ok((!is_null).then_some(depth))
}

/// Writes a value to the serializer of a body.
pub(crate) type WriteWith<T> = fn(&T, JsonSerializer<'_, '_, '_>) -> serde_json::Result<()>;

struct With<'a, T: ?Sized> {
    value: &'a T,
    write: WriteWith<T>,
}

impl<T: ?Sized> Member for With<'_, T> {
    fn write(&self, json: &mut Json) -> serde_json::Result<Option<usize>> {
        write(json, |serializer| (self.write)(self.value, serializer))
    }
}

/// A literal of JSON.
struct Constant(&'static str);

impl Member for Constant {
    fn write(&self, json: &mut Json) -> serde_json::Result<Option<usize>> {
        let fits = json.written(self.0.as_bytes(), 0, limits::BODY);
        Ok(fits.then_some(0))
    }
}
