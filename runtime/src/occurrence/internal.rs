use std::error::Error as StdError;
use std::fmt;

use crate::catalog::entry::Entry;
use crate::occurrence::api_error::ApiError;
use crate::standard::INTERNAL;

/// An error from elsewhere. Its text is the operators': clients get the standard 500.
#[derive(Debug)]
pub(super) struct Internal {
    pub(super) cause: Box<dyn StdError + Send + Sync>,
}

impl fmt::Display for Internal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("internal error")
    }
}

impl StdError for Internal {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.cause)
    }
}

impl ApiError for Internal {
    fn entry(&self) -> &'static Entry {
        const ENTRY: &Entry = &INTERNAL;
        ENTRY
    }

    fn has_fixed_body(&self) -> bool {
        true
    }
}
