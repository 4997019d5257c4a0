//! What errbook does while a service runs, a case each.

use std::hint::black_box;

use errbook::format::{FLAT, PROBLEM};
use http::StatusCode;

use crate::errors::{self, ERRORS};
use crate::many;
use crate::rounds::Case;

/// Lookups that one call does, over all the codes.
pub const LOOKUPS: usize = 2_000;

/// A body of three members, which is read.
pub fn received() -> Vec<u8> {
    let error = errors::all().into_iter().find(|asked| asked.name.starts_with("three"));
    error.expect("it is in the list").respond(&PROBLEM).into_body().to_vec()
}

pub fn codes() -> Vec<&'static str> {
    many::ERRORS.entries().into_iter().map(errbook::Entry::code).collect()
}

/// Codes of the same lengths that the catalog does not have.
pub fn unknown_codes() -> Vec<String> {
    codes().into_iter().map(|code| code[1..].to_owned() + "x").collect()
}

pub fn lookup(codes: &[impl AsRef<str>]) -> usize {
    codes.iter().filter(|code| many::ERRORS.find(black_box(code.as_ref())).is_some()).count()
}

/// Every path, from the outside to its end.
pub fn all() -> Vec<Case<'static>> {
    let mut cases = Vec::new();
    for (name, format) in [("PROBLEM", &PROBLEM), ("FLAT", &FLAT)] {
        for asked in errors::all() {
            cases.push(Case::new(format!("{name}, {}", asked.name), move || {
                drop(black_box(asked.respond(format)));
            }));
        }
    }
    let (codes, unknown, body) = (codes(), unknown_codes(), received());
    cases.extend([
        Case::new("lookup of 2,000 codes, hits", move || _ = black_box(lookup(&codes))),
        Case::new("lookup of 2,000 codes, misses", move || _ = black_box(lookup(&unknown))),
        Case::new("read, three members", move || {
            drop(black_box(PROBLEM.read(StatusCode::FORBIDDEN, black_box(&body))));
        }),
        Case::new("Markdown of a catalog", || drop(black_box(ERRORS.markdown().to_string()))),
    ]);
    cases
}
