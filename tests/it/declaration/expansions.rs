//! The declarations of the golden expansions compile, and what the derive writes raises no lint.
#![deny(warnings, clippy::pedantic, clippy::nursery)]
#![allow(dead_code, missing_docs, unreachable_pub, reason = "what counts is what the derive adds")]

macro_rules! compiles {
    ($($name:ident)+) => {
        $(
            mod $name {
                include!(concat!("../../golden/expand/", stringify!($name), ".rs"));
            }
        )+

        const COMPILED: &[&str] = &[$(stringify!($name)),+];
    };
}

compiles! {
    conduct constants elsewhere empty formats generic headers_and_items left_to_the_user members message
    receive settings sources structure transparent unit wrapper
}

#[test]
fn every_declaration_is_compiled() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/expand");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let declaration = name.strip_suffix(".rs").filter(|name| !name.ends_with(".expanded"));
        if let Some(declaration) = declaration {
            assert!(COMPILED.contains(&declaration), "add `{declaration}` to `compiles!`");
        }
    }
}
