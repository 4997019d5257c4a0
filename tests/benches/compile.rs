//! What the derive and the catalog cost the compiler, beside the peers: a generated crate alone.
//!
//! `cargo bench -p errbook-benches --bench compile`; `-- --quick` takes one round, `-- --write`
//! writes `README.md`. The whole takes a quarter of an hour.
#![allow(clippy::cast_precision_loss, reason = "the figures have three digits")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use std::{env, fs};

use errbook_benches::builds::{self, Dependencies, Mode};
use errbook_benches::generated::{self, Kind};
use errbook_benches::report::{Table, publish};
use errbook_benches::rounds::median;
use nix::sys::resource::{UsageWho, getrusage};

fn main() {
    let mut arguments = env::args().skip(1);
    if arguments.next().as_deref() == Some(MEASURE) {
        return measure(arguments);
    }
    let is_quick = env::args().any(|argument| argument == "--quick");
    let rounds = |rounds| if is_quick { 1 } else { rounds };
    let bench = Bench::new();
    // The fewer the variants, the shorter and the less steady.
    let mut text = bench.variants(&[(20, rounds(15)), (200, rounds(7)), (2_000, rounds(3))]);
    let _ = write!(text, "\n{}", bench.types(rounds(7)));
    let _ = write!(text, "\n{}", cold(&bench.folder.join("cold"), rounds(3)));
    publish("compile", &text);
}

/// How rustc is asked.
#[derive(Clone, Copy)]
struct Way {
    mode: Mode,
    /// Incrementally, after one variant was touched.
    is_rebuild: bool,
}

const WAYS: [Way; 5] = [
    Way { mode: Mode::Check, is_rebuild: false },
    Way { mode: Mode::Debug, is_rebuild: false },
    Way { mode: Mode::Release, is_rebuild: false },
    Way { mode: Mode::Check, is_rebuild: true },
    Way { mode: Mode::Debug, is_rebuild: true },
];

impl Way {
    fn name(self) -> String {
        let rebuild = if self.is_rebuild { ", rebuilt after a touch" } else { "" };
        format!("{}{rebuild}", self.mode.name())
    }
}

struct Bench {
    folder: PathBuf,
    dependencies: Dependencies,
}

/// A crate that rustc is asked for again and again.
struct Job {
    sources: Vec<PathBuf>,
    way: Way,
    folder: PathBuf,
    costs: Vec<Cost>,
}

#[derive(Debug, Clone, Copy)]
struct Cost {
    seconds: f64,
    mebibytes: f64,
}

impl Bench {
    fn new() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compile");
        Bench { dependencies: Dependencies::with_peers(&folder.join("dependencies")), folder }
    }

    /// Rounds in which each job has its turn.
    fn run(&self, jobs: &mut [Job], rounds: usize) {
        for job in &mut *jobs {
            let _ = fs::remove_dir_all(&job.folder);
            fs::create_dir_all(&job.folder).expect("a folder");
            if job.way.is_rebuild {
                // What a rebuild starts from.
                self.compile(job, 0);
            }
        }
        for round in 1..=rounds {
            for job in &mut *jobs {
                let cost = self.compile(job, round);
                job.costs.push(cost);
            }
        }
    }

    fn compile(&self, job: &Job, round: usize) -> Cost {
        // One path for all that a job compiles in turn, as in an editor.
        let source = job.folder.join("shop.rs");
        fs::copy(&job.sources[round % job.sources.len()], &source).expect("it was written");
        let mut rustc = self.dependencies.rustc(job.way.mode, &source, &job.folder);
        if job.way.is_rebuild {
            rustc.arg(format!("-Cincremental={}", job.folder.join("incremental").display()));
        }
        measured(&rustc)
    }

    /// A file of generated code.
    fn source(&self, name: &str, code: &str) -> PathBuf {
        let folder = self.folder.join("sources");
        fs::create_dir_all(&folder).expect("a folder");
        let path = folder.join(name);
        fs::write(&path, code).expect("a file");
        path
    }

    fn job(&self, name: &str, sources: &[&str], way: Way) -> Job {
        let sources = sources.iter().enumerate();
        let sources = sources.map(|(at, code)| self.source(&format!("{name} {at}.rs"), code));
        Job {
            sources: sources.collect(),
            way,
            folder: self.folder.join("jobs").join(name),
            costs: Vec::new(),
        }
    }

    /// One enum, of each size in each way.
    fn variants(&self, sizes: &[(usize, usize)]) -> String {
        let mut times = of_kinds("seconds (× thiserror)");
        let mut memory = of_kinds("MiB at the peak (× thiserror)");
        let mut growth = of_kinds("× the time of a tenth");
        let mut fewer: Vec<Job> = Vec::new();
        for &(size, rounds) in sizes {
            let mut jobs: Vec<Job> = WAYS
                .into_iter()
                .flat_map(|way| Kind::ALL.map(|kind| self.variants_job(kind, size, way)))
                .collect();
            self.run(&mut jobs, rounds);
            for (index, way) in WAYS.into_iter().enumerate() {
                let name = format!("{size} variants, {}", way.name());
                let columns = index * Kind::ALL.len()..(index + 1) * Kind::ALL.len();
                let jobs = &jobs[columns.clone()];
                times.row(cells(&name, jobs, Job::seconds, 3));
                if !way.is_rebuild {
                    memory.row(cells(&name, jobs, Job::mebibytes, 0));
                }
                if let Some(fewer) = fewer.get(columns) {
                    let ratios =
                        jobs.iter().zip(fewer).map(|(job, of)| job.seconds() / of.seconds());
                    growth.row([name].into_iter().chain(ratios.map(|ratio| format!("{ratio:.1}"))));
                }
            }
            fewer = jobs;
        }
        format!("{times}\n{memory}\n{growth}")
    }

    fn variants_job(&self, kind: Kind, size: usize, way: Way) -> Job {
        let [first, touched] =
            [false, true].map(|touched| generated::variants(kind, size, touched));
        let sources = [&*first, &*touched];
        let sources = if way.is_rebuild { &sources[..] } else { &sources[..1] };
        self.job(&format!("{kind:?} {size} {}", way.name()), sources, way)
    }

    /// 100 types in a catalog, with and without a variant for the standard errors.
    fn types(&self, rounds: usize) -> Table {
        const MODES: [Mode; 3] = [Mode::Check, Mode::Debug, Mode::Release];
        let mut jobs = Vec::new();
        for mode in MODES {
            for with_standard in [false, true] {
                let name = format!("types {} {with_standard}", mode.name());
                let way = Way { mode, is_rebuild: false };
                jobs.push(self.job(&name, &[&generated::types(100, with_standard)], way));
            }
        }
        self.run(&mut jobs, rounds);
        let mut table = Table::new([
            "100 types in a catalog, seconds",
            "without",
            "each with a transparent `HttpError`",
            "×",
        ]);
        for (mode, pair) in MODES.into_iter().zip(jobs.chunks(2)) {
            let (without, with) = (pair[0].seconds(), pair[1].seconds());
            let numbers =
                [format!("{without:.3}"), format!("{with:.3}"), format!("{:.2}", with / without)];
            table.row([mode.name().to_owned()].into_iter().chain(numbers));
        }
        table
    }
}

impl Job {
    fn seconds(&self) -> f64 {
        median(&self.costs.iter().map(|cost| cost.seconds).collect::<Vec<_>>())
    }

    fn mebibytes(&self) -> f64 {
        median(&self.costs.iter().map(|cost| cost.mebibytes).collect::<Vec<_>>())
    }
}

fn of_kinds(what: &str) -> Table {
    Table::new([what].into_iter().chain(Kind::ALL.map(Kind::name)))
}

/// A row: each job's figure, and how often it has that of thiserror.
fn cells(name: &str, jobs: &[Job], figure: fn(&Job) -> f64, digits: usize) -> Vec<String> {
    let thiserror = Kind::ALL.iter().position(|kind| *kind == Kind::Thiserror).expect("a column");
    let of_thiserror = figure(&jobs[thiserror]);
    let cell = |job| format!("{:.digits$} ({:.2})", figure(job), figure(job) / of_thiserror);
    [name.to_owned()].into_iter().chain(jobs.iter().map(cell)).collect()
}

const MEASURE: &str = "--measure";

/// What a program costs. A process of its own runs it, so that its peak of memory is that of one.
fn measured(program: &Command) -> Cost {
    let mut this = Command::new(env::current_exe().expect("this program"));
    this.arg(MEASURE).arg(program.get_program()).args(program.get_args());
    let output = this.output().expect("this program");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program:?}\n{errors}");
    let text = String::from_utf8(output.stdout).expect("two numbers");
    let mut numbers = text.split_whitespace().map(|number| number.parse().expect("a number"));
    let mut number = || numbers.next().expect("two numbers");
    Cost { seconds: number(), mebibytes: number() }
}

fn measure(mut arguments: impl Iterator<Item = String>) {
    let mut program = Command::new(arguments.next().expect("a program"));
    program.args(arguments).env_clear();
    let start = Instant::now();
    assert!(program.status().expect("the program").success());
    let seconds = start.elapsed().as_secs_f64();
    // In KiB, on Linux.
    let peak = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the usage").max_rss();
    println!("{seconds} {}", peak as f64 / 1024.0);
}

/// The cold build of what errbook depends on, and of errbook with it, with two jobs.
fn cold(folder: &Path, rounds: usize) -> Table {
    let peers = "http = \"1\"\nserde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\nthiserror = \"2\"";
    let errbook = |folder: &Path, more: &str| {
        format!("errbook = {{ path = \"{}\"{more} }}", folder.join("runtime").display())
    };
    let packages = [
        ("serde with derive, serde_json, http, thiserror", peers.to_owned()),
        ("what errbook depends on", errbook(&emptied(&folder.join("emptied")), "")),
        ("errbook without `book`", errbook(&builds::root(), ", default-features = false")),
        ("errbook", errbook(&builds::root(), "")),
    ];
    let folders: Vec<PathBuf> = (0..packages.len()).map(|at| folder.join(at.to_string())).collect();
    for ((_, dependencies), folder) in packages.iter().zip(&folders) {
        builds::package(folder, dependencies);
        let fetched = builds::cargo().args(["fetch", "--quiet"]).current_dir(folder).status();
        assert!(fetched.expect("cargo").success());
    }
    let mut times = vec![Vec::new(); packages.len()];
    for _ in 0..rounds {
        for (folder, times) in folders.iter().zip(&mut times) {
            let _ = fs::remove_dir_all(folder.join("target"));
            let mut cargo = builds::cargo();
            cargo.args(["build", "--quiet", "--jobs=2", "--target-dir=target"]).current_dir(folder);
            let start = Instant::now();
            assert!(cargo.status().expect("cargo").success());
            times.push(start.elapsed().as_secs_f64());
            let _ = fs::remove_dir_all(folder.join("target"));
        }
    }
    let mut table = Table::new(["cold build, two jobs", "seconds", "more"]);
    let base = median(&times[0]);
    for ((name, _), times) in packages.iter().zip(&times) {
        let time = median(times);
        table.row([(*name).to_owned(), format!("{time:.1}"), format!("{:+.1}", time - base)]);
    }
    table
}

/// errbook's manifests, with crates that are empty.
fn emptied(folder: &Path) -> PathBuf {
    let root = builds::root();
    let members = ["macros", "runtime"];
    fs::create_dir_all(folder).expect("a folder");
    let manifest = fs::read_to_string(root.join("Cargo.toml")).expect("the manifest");
    let lines = manifest.lines().filter(|line| !line.starts_with("default-members"));
    let lines = lines.map(|line| match line.strip_prefix("members = ") {
        Some(_) => format!("members = {members:?}"),
        None => line.to_owned(),
    });
    fs::write(folder.join("Cargo.toml"), lines.collect::<Vec<_>>().join("\n")).expect("a manifest");
    for member in members {
        fs::create_dir_all(folder.join(member).join("src")).expect("a folder");
        let manifest =
            fs::copy(root.join(member).join("Cargo.toml"), folder.join(member).join("Cargo.toml"));
        manifest.expect("its manifest");
        fs::write(folder.join(member).join("src/lib.rs"), "").expect("its source");
    }
    folder.to_owned()
}
