//! One service on every web framework: `it/`. A plain `cargo test` does not build it; `.ci/run` does.
