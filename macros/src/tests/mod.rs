mod docs;
mod expression;
mod golden;
mod one_mistake;
mod random;
mod reference;
mod size;
mod totality;

use crate::check::header::OWNED;
use crate::hash::{hash, initial};
use crate::statuses::{OBLIGED, REDIRECTS, STATUSES};

fn of_the_runtime(file: &str) -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime/src/").to_owned() + file;
    std::fs::read_to_string(path).unwrap()
}

/// The headers that no error may set are the same for both.
#[test]
fn owned_headers_are_those_of_the_runtime() {
    let text = of_the_runtime("catalog/text.rs");
    let (_, list) = text.split_once("const OWNED: &[&str] = &[").unwrap();
    let (list, _) = list.split_once("];").unwrap();
    let names: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
    assert_eq!(names, OWNED);
}

/// The macro's list is the runtime's table.
#[test]
fn statuses_are_those_of_the_runtime() {
    let table = of_the_runtime("catalog/status/table.rs");
    let rows = table.lines().filter_map(|line| {
        let mut words = line.split_whitespace();
        let number: u16 = words.next()?.parse().ok()?;
        let is_row = (300..600).contains(&number) && ![304, 306].contains(&number);
        is_row.then(|| (number, words.next().unwrap_or_default().to_owned()))
    });
    let rows: Vec<(u16, String)> = rows.collect();
    let rows: Vec<(u16, &str)> = rows.iter().map(|(number, name)| (*number, &**name)).collect();
    assert_eq!(rows, [REDIRECTS, STATUSES].concat());
    assert_eq!(OBLIGED, errbook::private::OBLIGED);
}

/// What the macro writes of a code is what the runtime computes: of each length, whatever the letters.
#[test]
fn hashes_are_those_of_the_runtime() {
    let letters: String = (' '..='~').cycle().take(300).collect();
    for length in 0..100 {
        for text in [&letters[..length], &letters[length..2 * length], "ß €"] {
            assert_eq!(hash(text), errbook::private::hash(text), "{text}");
            assert_eq!(initial(text), errbook::private::initial(text), "{text}");
        }
    }
}
