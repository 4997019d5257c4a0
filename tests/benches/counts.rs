//! How many instructions the paths of a running service take, and rustc over a generated crate:
//! counted by callgrind, and compared to the budgets of `budgets.txt`.
//!
//! `cargo bench -p errbook-benches --bench counts`; with `UPDATE_EXPECT=1` the budgets are written.
//! A count is the same from run to run, and on every machine for which valgrind emulates the same CPU.
//! It depends on rustc, valgrind and the C library: where they are others than those of the budgets,
//! nothing fails.
#![allow(clippy::cast_precision_loss, reason = "the figures have three digits")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

use errbook_benches::builds::{self, Dependencies, Mode};
use errbook_benches::generated::{self, Kind};
use errbook_benches::report::{Table, rustc_version};
use errbook_benches::rounds::Case;
use errbook_benches::{paths, services};

/// How far a count may be from its budget, in percent of it.
const SLACK: f64 = 5.0;
const UPDATE: &str = "UPDATE_EXPECT=1 cargo bench -p errbook-benches --bench counts";

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    match arguments.next().as_deref() {
        Some("--list") => cases().iter().for_each(|case| println!("{}", case.name)),
        Some("--case") => run(&arguments.next().expect("its name")),
        _ => return check(),
    }
    ExitCode::SUCCESS
}

fn check() -> ExitCode {
    let toolchain = toolchain();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("budgets.txt");
    let budgets = Budgets::read(&fs::read_to_string(&path).unwrap_or_default());
    let counts = counts();
    let mut table = Table::new(["", "instructions", "budget", "%"].map(str::to_owned));
    let mut findings = Findings::default();
    for (name, count) in &counts {
        let mut row = vec![name.clone(), count.to_string(), "–".to_owned(), "–".to_owned()];
        if let Some(budget) = budgets.counts.get(name) {
            row[2] = budget.to_string();
            row[3] = format!("{:+.1}", percent(*count, *budget));
            findings.compare(name, *count, *budget);
        } else {
            findings.fail(format!("NO BUDGET: `{name}` takes {count} instructions"));
        }
        table.row(row);
    }
    for name in budgets.counts.keys() {
        if counts.iter().all(|(counted, _)| counted != name) {
            findings.fail(format!("NOT COUNTED: nothing is called `{name}`, which has a budget"));
        }
    }
    println!("{table}");
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, Budgets::write(&toolchain, &counts)).expect("the file of budgets");
        println!("The budgets are written.");
        return ExitCode::SUCCESS;
    }
    if budgets.toolchain != toolchain {
        println!("NOT CHECKED: the budgets are of {}; this is {toolchain}.", budgets.toolchain);
        return ExitCode::SUCCESS;
    }
    findings.tell()
}

/// What is to be said, and whether that fails.
#[derive(Default)]
struct Findings {
    texts: Vec<String>,
    is_failure: bool,
}

impl Findings {
    fn compare(&mut self, name: &str, count: u64, budget: u64) {
        let percent = percent(count, budget);
        let text =
            format!("`{name}` takes {count} instructions, its budget is {budget}: {percent:+.1} %");
        if percent > SLACK {
            self.fail(format!("OVER BUDGET: {text}"));
        } else if percent < -SLACK {
            self.texts.push(format!("RECORD IT, so that it stays: {text}"));
        }
    }

    fn fail(&mut self, text: String) {
        self.texts.push(text);
        self.is_failure = true;
    }

    fn tell(&self) -> ExitCode {
        self.texts.iter().for_each(|text| println!("{text}"));
        if self.texts.is_empty() {
            println!("Every count is within {SLACK} % of its budget.");
        } else {
            println!("To record all counts as the budgets: {UPDATE}");
        }
        if self.is_failure { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}

/// How far a count is over its budget.
fn percent(count: u64, budget: u64) -> f64 {
    (count as f64 / budget as f64 - 1.0) * 100.0
}

/// What was recorded, and with what.
#[derive(Default)]
struct Budgets {
    toolchain: String,
    counts: BTreeMap<String, u64>,
}

impl Budgets {
    fn read(text: &str) -> Self {
        let mut budgets = Budgets::default();
        for line in text.lines() {
            if let Some(toolchain) = line.strip_prefix("of ") {
                toolchain.clone_into(&mut budgets.toolchain);
            } else if let Some((count, name)) = line.trim_start().split_once("  ")
                && let Ok(count) = count.parse()
            {
                budgets.counts.insert(name.to_owned(), count);
            }
        }
        budgets
    }

    fn write(toolchain: &str, counts: &[(String, u64)]) -> String {
        let mut text = format!(
            "Instructions, as counted by callgrind. Written by\n{UPDATE}\nof {toolchain}\n\n"
        );
        for (name, count) in counts {
            let _ = writeln!(text, "{count:>12}  {name}");
        }
        text
    }
}

/// What a count depends on beside the code.
fn toolchain() -> String {
    let first_line = |program: &str| {
        let output = Command::new(program).arg("--version").output().ok()?;
        String::from_utf8(output.stdout).ok()?.lines().next().map(str::to_owned)
    };
    let valgrind = first_line("valgrind")
        .expect("valgrind is not there: install it (apt-get install valgrind)");
    let libc = first_line("ldd").unwrap_or_default();
    let libc = libc.rsplit(' ').next().unwrap_or_default();
    format!("{}, {valgrind}, libc {libc}, {}", rustc_version(), env::consts::ARCH)
}

/// The cases of this build.
fn cases() -> Vec<Case<'static>> {
    let mut cases = if cfg!(feature = "layer") { Vec::new() } else { paths::all() };
    cases.extend(services::all().into_iter().map(|asking| {
        let services::Asking { name, request, mut call } = asking;
        Case::new(format!("service, {name}"), move || call(request.clone()))
    }));
    cases
}

const CALLS: u64 = 10;

fn run(name: &str) {
    let mut case = cases().into_iter().find(|case| case.name == name).expect("a case");
    // What happens once, such as a body that is kept, is no part of it.
    counted(&mut *case.call);
    counted_by_callgrind(&mut *case.call);
}

fn counted(call: &mut dyn FnMut()) {
    (0..CALLS).for_each(|_| call());
}

/// Its name is what callgrind knows it by.
#[inline(never)]
fn counted_by_callgrind(call: &mut dyn FnMut()) {
    counted(call);
}

fn counts() -> Vec<(String, u64)> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("counts");
    let _ = fs::remove_dir_all(folder.join("crate"));
    fs::create_dir_all(folder.join("crate")).expect("a folder");
    let mut counts = Vec::new();
    for program in [env::current_exe().expect("this program"), builds::with_layer("counts")] {
        let list = Command::new(&program).arg("--list").output().expect("it was built").stdout;
        for name in String::from_utf8(list).expect("names").lines() {
            let mut command = Command::new(&program);
            let count =
                callgrind(command.args(["--case", name]), &folder, Some("*counted_by_callgrind*"));
            counts.push((name.to_owned(), count / CALLS));
        }
    }
    let dependencies = Dependencies::of_errbook(&folder.join("dependencies"));
    let source: PathBuf = folder.join("shop.rs");
    fs::write(&source, generated::variants(Kind::Catalog, 200, false)).expect("a file");
    for (mode, flags) in [(Mode::Check, &[][..]), (Mode::Release, &["-Ccodegen-units=1"])] {
        let mut rustc = dependencies.rustc(mode, &source, &folder.join("crate"));
        let count = callgrind(rustc.args(flags), &folder, None);
        counts.push((format!("rustc, {}, 200 variants in a catalog", mode.name()), count));
    }
    counts
}

/// The instructions of a program, or of one function of it and what that calls.
fn callgrind(program: &Command, folder: &Path, function: Option<&str>) -> u64 {
    let mut valgrind = Command::new("valgrind");
    let path = env::var_os("PATH").unwrap_or_default();
    // An environment of other sizes is other work.
    valgrind.env_clear().env("PATH", path).current_dir(folder);
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=callgrind.out"]);
    valgrind.args(function.map(|name| format!("--toggle-collect={name}")));
    valgrind.arg(program.get_program()).args(program.get_args());
    let output = valgrind.output().expect("valgrind");
    let text = String::from_utf8_lossy(&output.stderr);
    let count =
        text.lines().find_map(|line| line.split_once("Collected : ")?.1.trim().parse().ok());
    match count {
        Some(count) if output.status.success() => count,
        _ => panic!("{program:?}\n{text}"),
    }
}
