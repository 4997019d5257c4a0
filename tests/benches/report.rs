//! The tables of a benchmark: printed, and with `--write` kept in `README.md`.

use std::fmt::{self, Write as _};
use std::path::Path;
use std::process::Command;
use std::{env, fs, thread};

pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new<T: ToString>(headings: impl IntoIterator<Item = T>) -> Self {
        let mut table = Table { rows: Vec::new() };
        table.row(headings);
        table.rows.push(vec!["---".to_owned(); table.rows[0].len()]);
        table
    }

    pub fn row<T: ToString>(&mut self, cells: impl IntoIterator<Item = T>) {
        self.rows.push(cells.into_iter().map(|cell| cell.to_string()).collect());
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.rows.iter().try_for_each(|row| writeln!(f, "| {} |", row.join(" | ")))
    }
}

/// Prints a section; with `--write`, it replaces what `README.md` has between the two comments of
/// this name.
pub fn publish(name: &str, tables: &str) {
    let text = format!("{}\n\n{tables}", machine());
    println!("{text}");
    if !env::args().any(|argument| argument == "--write") {
        return;
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).expect("README.md");
    let (start, end) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->\n"));
    let (before, rest) = readme.split_once(&start).expect("the comment before the section");
    let (_, after) = rest.split_once(&end).expect("the comment behind the section");
    fs::write(&path, format!("{before}{start}{text}{end}{after}")).expect("README.md");
}

/// What the figures depend on.
fn machine() -> String {
    let cpus = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpus.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let model = model.map_or("a CPU without a name", |(_, model)| model);
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let mut text = format!("Measured on {model}, {cores} cores, with {}", rustc_version());
    if let Ok(load) = fs::read_to_string("/proc/loadavg") {
        let load = load.split(' ').next().unwrap_or_default();
        let _ = write!(text, "; load at the end {load}");
    }
    text + "."
}

pub fn rustc_version() -> String {
    let output = Command::new("rustc").arg("--version").output().expect("rustc");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
