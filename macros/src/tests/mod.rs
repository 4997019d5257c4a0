mod golden;
mod reference;
mod totality;

use crate::check::SERVER_ERRORS;

/// The macro has the names of the server errors from nowhere, so they are compared with the table.
#[test]
fn server_errors_are_those_of_the_status_table() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime/src/status/table.rs");
    let table = std::fs::read_to_string(path).unwrap();
    let rows = table.lines().filter_map(|line| {
        let mut words = line.split_whitespace();
        let number: u16 = words.next()?.parse().ok()?;
        (500..600).contains(&number).then(|| words.next().unwrap_or_default().to_owned())
    });
    assert_eq!(rows.collect::<Vec<_>>(), SERVER_ERRORS);
}
