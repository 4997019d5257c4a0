//! What time it is: the one place that asks.

use std::time::SystemTime;

/// Now. `wasm32-unknown-unknown` has a clock with the feature `web-time` alone: without it, it is 1970.
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub(crate) fn now() -> SystemTime {
    #[cfg(test)]
    ASKED.set(ASKED.get() + 1);
    SystemTime::now()
}

#[cfg(all(target_arch = "wasm32", target_os = "unknown", feature = "web-time"))]
pub(crate) fn now() -> SystemTime {
    web_time::web::SystemTimeExt::to_std(web_time::SystemTime::now())
}

#[cfg(all(target_arch = "wasm32", target_os = "unknown", not(feature = "web-time")))]
pub(crate) fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH
}

#[cfg(test)]
thread_local! {
    static ASKED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// How often this work asks.
#[cfg(test)]
pub(crate) fn asked_during<T>(work: impl FnOnce() -> T) -> usize {
    let before = ASKED.get();
    drop(work());
    ASKED.get() - before
}
