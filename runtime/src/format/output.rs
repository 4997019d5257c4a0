use std::fmt;

use serde::Serialize;

use crate::format::json::Json;
use crate::occurrence::member::Member;

/// The size that members and items may not take a body past, in bytes. What would is left out.
pub const BODY_LIMIT: usize = 64 * 1024;

/// Where a format's closure writes its value.
pub struct Output<'a> {
    pub(super) json: &'a mut Json,
}

impl Output<'_> {
    /// Writes the value. One that fails to serialize counts as missing.
    pub fn write<T: Serialize + ?Sized>(&mut self, value: &T) {
        (&value).write(self.json, BODY_LIMIT);
    }
}

impl fmt::Debug for Output<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Output").finish_non_exhaustive()
    }
}
