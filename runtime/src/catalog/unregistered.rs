//! The errors of statuses that nobody has registered, such as 499 and 520: somebody answers with
//! them all the same.
#![allow(clippy::cast_possible_truncation, reason = "an index is below 200")]

use http::StatusCode;

use crate::catalog::Catalog;
use crate::catalog::entry::Entry;
use crate::catalog::row::FIXED;
use crate::catalog::text::hash;

const FIRST: u16 = 400;
const COUNT: usize = 200;

/// The entry of an error status that is not registered: the catalog's, if it has one alone of that
/// status that takes no values, else one that names the status.
pub(crate) fn entry(catalog: &Catalog, status: StatusCode) -> Option<&'static Entry> {
    let made = ENTRIES.get(usize::from(status.as_u16().checked_sub(FIRST)?))?;
    let own = catalog.entries().into_iter().filter(|own| own.status() == status);
    match own.collect::<Vec<_>>()[..] {
        [own] if own.has_fixed_body() => Some(own),
        _ => Some(made),
    }
}

static ENTRIES: [Entry; COUNT] = {
    let mut entries = [Entry::new(FIRST, "", ""); COUNT];
    let mut index = 0;
    while index < COUNT {
        // No document describes it, whatever the type base.
        let (code, title) = (text(&CODES[index]), text(&TITLES[index]));
        let status = FIRST + index as u16;
        let row = (status, code, hash(code), title, "", "The request failed.", FIXED, 0);
        entries[index] = Entry::of(row).with_type("about:blank");
        index += 1;
    }
    entries
};

static TITLES: [[u8; 10]; COUNT] = numbered(*b"Status 400");
static CODES: [[u8; 9]; COUNT] = numbered(*b"Status400");

/// A text for each status, which it ends with.
const fn numbered<const N: usize>(first: [u8; N]) -> [[u8; N]; COUNT] {
    let mut texts = [first; COUNT];
    let mut index = 0;
    while index < COUNT {
        texts[index][N - 3] += (index / 100) as u8;
        texts[index][N - 2] += (index / 10 % 10) as u8;
        texts[index][N - 1] += (index % 10) as u8;
        index += 1;
    }
    texts
}

const fn text(bytes: &'static [u8]) -> &'static str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("a number is ASCII"),
    }
}
