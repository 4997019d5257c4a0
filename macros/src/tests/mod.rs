mod docs;
mod golden;
mod random;
mod reference;
mod size;
mod totality;

use crate::statuses::STATUSES;

/// The macro's list is the runtime's table.
#[test]
fn statuses_are_those_of_the_runtime() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime/src/status/table.rs");
    let table = std::fs::read_to_string(path).unwrap();
    let rows = table.lines().filter_map(|line| {
        let mut words = line.split_whitespace();
        let number: u16 = words.next()?.parse().ok()?;
        (400..600).contains(&number).then(|| (number, words.next().unwrap_or_default().to_owned()))
    });
    let rows: Vec<(u16, String)> = rows.collect();
    let rows: Vec<(u16, &str)> = rows.iter().map(|(number, name)| (*number, &**name)).collect();
    assert_eq!(rows, STATUSES);
}
