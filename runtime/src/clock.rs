//! What time it is.

use std::time::SystemTime;

/// Now.
pub(crate) fn now() -> SystemTime {
    SystemTime::now()
}
