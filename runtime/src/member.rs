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
