use std::fmt;

use serde::Serialize;

use crate::catalog::entry::{Entry, MemberValue};
use crate::format::json::{Json, JsonSerializer};

/// Takes the public members of one error.
///
/// A member whose value is `None` (or anything else that serializes as `null`), fails to
/// serialize, or makes the body too large is left out.
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
            (self.visit)(name, &Written(json.as_bytes()));
        }
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
    /// Appends its JSON; `false`: there is nothing to say. Then, and on an error, the text is as it
    /// was.
    fn try_write(&self, json: &mut Json, limit: usize) -> serde_json::Result<bool>;

    /// The same, where an error says nothing too.
    fn write(&self, json: &mut Json, limit: usize) -> bool {
        self.try_write(json, limit).unwrap_or(false)
    }
}

impl<T: Serialize> Member for T {
    fn try_write(&self, json: &mut Json, limit: usize) -> serde_json::Result<bool> {
        write(json, limit, |serializer| self.serialize(serializer))
    }
}

/// Writes what is not `null`.
fn write(
    json: &mut Json,
    limit: usize,
    value: impl FnOnce(JsonSerializer<'_, '_, '_>) -> serde_json::Result<()>,
) -> serde_json::Result<bool> {
    let mark = json.mark();
    json.serialize(limit, value)?;
    let is_null = json.since(mark) == b"null";
    if is_null {
        json.rewind(mark);
    }
    Ok(!is_null)
}

/// Writes a value to the serializer of a body.
pub(crate) type WriteWith<T> = fn(&T, JsonSerializer<'_, '_, '_>) -> serde_json::Result<()>;

struct With<'a, T: ?Sized> {
    value: &'a T,
    write: WriteWith<T>,
}

impl<T: ?Sized> Member for With<'_, T> {
    fn try_write(&self, json: &mut Json, limit: usize) -> serde_json::Result<bool> {
        write(json, limit, |serializer| (self.write)(self.value, serializer))
    }
}

/// JSON that was written before.
struct Written<'a>(&'a [u8]);

impl Member for Written<'_> {
    fn try_write(&self, json: &mut Json, limit: usize) -> serde_json::Result<bool> {
        let fits = json.as_bytes().len() + self.0.len() <= limit;
        if fits {
            json.raw_bytes(self.0);
        }
        Ok(fits)
    }
}
