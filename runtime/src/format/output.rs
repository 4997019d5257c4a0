use std::fmt;

use serde::Serialize;

use crate::format::json::Json;
use crate::limits;

/// Where a format's closure writes its value.
pub struct Output<'a> {
    pub(super) json: &'a mut Json,
}

impl Output<'_> {
    /// Writes the value. One that fails to serialize, is too large or nests too deep counts as missing.
    pub fn write<T: Serialize + ?Sized>(&mut self, value: &T) {
        self.json.value_if_any(limits::BODY, &mut |writer| value.serialize(writer)).ok();
    }
}

impl fmt::Debug for Output<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Output").finish_non_exhaustive()
    }
}
