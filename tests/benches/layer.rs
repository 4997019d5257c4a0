//! What the layer costs a request, beside the same service built without the feature of any layer.
//!
//! Features hold for a whole build, so there are two of them, which take turns: each round is a
//! process. `cargo bench -p errbook-benches --bench layer`; with `-- --write`, `README.md` is written.

use std::env;
use std::path::Path;
use std::process::Command;

use errbook_benches::builds;
use errbook_benches::report::{Table, publish};
use errbook_benches::rounds::median;
use errbook_benches::services::{self, Asking};

const ROUNDS: usize = 101;

fn main() {
    if env::args().any(|argument| argument == "--round") {
        return tell_a_round();
    }
    let programs = [env::current_exe().expect("this program"), builds::with_layer("layer")];
    let mut rounds = programs.each_ref().map(|_| Vec::new());
    for _ in 0..ROUNDS {
        for (program, rounds) in programs.iter().zip(&mut rounds) {
            rounds.push(hear_a_round(program));
        }
    }
    let rows: Vec<Row> = rounds.iter().flat_map(|rounds| medians(rounds)).collect();
    let error = rows.iter().find(|row| row.name == "error").expect("the one without a layer");
    let mut table = Table::new(["", "ns", "× the error", "allocations"]);
    for row in &rows {
        let (time, ratio) = (format!("{:.0}", row.time), format!("{:.2}", row.time / error.time));
        table.row([&row.name, &time, &ratio, &row.allocations]);
    }
    publish("layer", &table.to_string());
}

struct Row {
    name: String,
    time: f64,
    allocations: String,
}

fn medians(rounds: &[Vec<Row>]) -> Vec<Row> {
    let row = |index: usize| {
        let times: Vec<f64> = rounds.iter().map(|rows| rows[index].time).collect();
        let Row { name, allocations, .. } = &rounds[0][index];
        Row { name: name.clone(), time: median(&times), allocations: allocations.clone() }
    };
    (0..rounds[0].len()).map(row).collect()
}

fn hear_a_round(program: &Path) -> Vec<Row> {
    let output = Command::new(program).arg("--round").output().expect("it was built");
    let text = String::from_utf8(output.stdout).expect("text");
    let row = |line: &str| {
        let mut cells = line.split('\t').map(str::to_owned);
        let mut cell = || cells.next().expect("three cells");
        Row { name: cell(), time: cell().parse().expect("a number"), allocations: cell() }
    };
    text.lines().map(row).collect()
}

fn tell_a_round() {
    for mut asking in services::all() {
        let times: Vec<f64> = (0..9).map(|_| nanoseconds(&mut asking)).collect();
        let request = asking.request.clone();
        let count = allocation_counter::measure(|| (asking.call)(request)).count_total;
        println!("{}\t{}\t{count}", asking.name, median(&times));
    }
}

/// The time of one call, of several in a row. The making of the requests is no part of it.
fn nanoseconds(asking: &mut Asking) -> f64 {
    const CALLS: u32 = 500;
    let mut requests: Vec<_> = (0..CALLS).map(|_| asking.request.clone()).collect();
    let call = &mut asking.call;
    let mut next = || call(requests.pop().expect("one for each call"));
    errbook_benches::rounds::nanoseconds(&mut next, CALLS)
}
