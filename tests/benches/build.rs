//! Writes the 2,000 errors among which a code is looked up.

use std::path::Path;
use std::{env, fs};

#[path = "generated.rs"]
#[allow(dead_code, unreachable_pub, reason = "of a library, which has more uses for it")]
mod generated;

fn main() {
    println!("cargo::rerun-if-changed=generated.rs");
    let folder = env::var("OUT_DIR").expect("cargo says where");
    let source = generated::variants(generated::Kind::Catalog, 2_000, false);
    fs::write(Path::new(&folder).join("many.rs"), source).expect("it is cargo's folder");
}
