//! How random tests run, and run again.

use std::env;

/// `ERRBOOK_SEED` repeats a run.
pub(crate) fn seed() -> u64 {
    let seed = number("ERRBOOK_SEED").unwrap_or_else(|| fastrand::u64(..));
    println!("ERRBOOK_SEED={seed}");
    seed
}

/// How many rounds: `ERRBOOK_ROUNDS`, else this many.
pub(crate) fn rounds(usual: u64) -> u64 {
    number("ERRBOOK_ROUNDS").unwrap_or(usual)
}

fn number(name: &str) -> Option<u64> {
    env::var(name).ok()?.parse().ok()
}
