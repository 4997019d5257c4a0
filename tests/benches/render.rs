//! Rendering.

fn main() {}
