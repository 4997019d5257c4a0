use std::panic::{AssertUnwindSafe, catch_unwind};

/// What the work gives, unless it panics. Whoever answers with an error is spared the panics of its
/// parts: a response without one of them is better than none.
pub(crate) fn spared<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}
