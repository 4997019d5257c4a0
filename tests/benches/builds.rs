//! Builds apart from cargo's: of this package with the feature `layer`, and of generated crates.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// The program of a benchmark, built with the feature `layer`.
pub fn with_layer(bench: &str) -> PathBuf {
    let mut cargo = cargo();
    cargo.args(["bench", "--no-run", "--package", "errbook-benches", "--features", "layer"]);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let built = artifacts(cargo.args(["--bench", bench]).current_dir(root));
    let program = built.iter().find_map(|artifact| artifact["executable"].as_str());
    PathBuf::from(program.expect("cargo says where it is"))
}

/// What rustc is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Check,
    Debug,
    Release,
}

impl Mode {
    pub fn name(self) -> &'static str {
        match self {
            Mode::Check => "check",
            Mode::Debug => "debug",
            Mode::Release => "release",
        }
    }

    /// As cargo's profiles say.
    fn flags(self) -> &'static [&'static str] {
        match self {
            Mode::Check => &["--emit=metadata", "-Cdebuginfo=2"],
            Mode::Debug => &["--emit=metadata,link", "-Cdebuginfo=2", "-Cembed-bitcode=no"],
            Mode::Release => &["--emit=metadata,link", "-Copt-level=3", "-Cembed-bitcode=no"],
        }
    }
}

/// What generated crates depend on, built, so that rustc can be asked for such a crate alone.
pub struct Dependencies {
    rustc: PathBuf,
    debug: Vec<String>,
    release: Vec<String>,
}

impl Dependencies {
    pub fn of_errbook(folder: &Path) -> Self {
        Dependencies::build(folder, &[])
    }

    pub fn with_peers(folder: &Path) -> Self {
        let peers = [
            "bytes = \"1\"",
            "http = \"1\"",
            "serde_json = \"1\"",
            "snafu = \"0.9\"",
            "strum = { version = \"0.28\", features = [\"derive\"] }",
            "thiserror = \"2\"",
        ];
        Dependencies::build(folder, &peers)
    }

    fn build(folder: &Path, peers: &[&str]) -> Self {
        let errbook = format!("errbook = {{ path = \"{}\" }}", root().join("runtime").display());
        package(folder, &format!("{errbook}\n{}", peers.join("\n")));
        let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output().expect("rustc");
        let sysroot = String::from_utf8(sysroot.stdout).expect("a path");
        Dependencies {
            // Not rustup's, which takes as long as a small crate.
            rustc: Path::new(sysroot.trim()).join("bin/rustc"),
            debug: externs(folder, &[]),
            release: externs(folder, &["--release"]),
        }
    }

    /// Rustc, for one crate; neither cargo nor its environment has a part in it.
    pub fn rustc(&self, mode: Mode, source: &Path, output: &Path) -> Command {
        let mut rustc = Command::new(&self.rustc);
        rustc.env_clear().args(["--crate-type=lib", "--edition=2024", "--crate-name=shop"]);
        rustc.args(if mode == Mode::Release { &self.release } else { &self.debug });
        rustc.args(mode.flags()).arg("--out-dir").arg(output).arg(source);
        rustc
    }
}

/// An empty package with these dependencies, of the versions that this workspace has.
pub fn package(folder: &Path, dependencies: &str) {
    let head =
        "[package]\nname = \"alone\"\nedition = \"2024\"\n[lib]\npath = \"lib.rs\"\n[workspace]\n";
    fs::create_dir_all(folder).expect("a folder");
    fs::write(folder.join("Cargo.toml"), format!("{head}[dependencies]\n{dependencies}\n"))
        .expect("its manifest");
    fs::write(folder.join("lib.rs"), "").expect("its source");
    let _ = fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock"));
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the workspace")
}

fn externs(folder: &Path, profile: &[&str]) -> Vec<String> {
    let target = folder.join("target");
    let built = artifacts(
        cargo().arg("build").args(profile).arg("--target-dir").arg(&target).current_dir(folder),
    );
    let wanted = ["bytes", "errbook", "http", "serde_json", "snafu", "strum", "thiserror"];
    let mut flags = Vec::new();
    for artifact in built {
        let name = artifact["target"]["name"].as_str().unwrap_or_default();
        let files =
            artifact["filenames"].as_array().into_iter().flatten().filter_map(Value::as_str);
        if let Some(library) =
            files.into_iter().find(|file| Path::new(file).extension() == Some("rlib".as_ref()))
            && wanted.contains(&name)
        {
            flags.extend(["--extern".to_owned(), format!("{name}={library}")]);
            let folder = Path::new(library).parent().expect("a folder").display();
            flags.push(format!("-Ldependency={folder}"));
        }
    }
    flags
}

/// Cargo, as a user of a terminal would call it.
pub fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.stderr(Stdio::inherit());
    cargo
}

/// What cargo says that it has built.
fn artifacts(cargo: &mut Command) -> Vec<Value> {
    let output = cargo.args(["--quiet", "--message-format=json"]).output().expect("cargo");
    assert!(output.status.success(), "cargo did not build it");
    let text = String::from_utf8(output.stdout).expect("JSON");
    let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    lines.filter(|line| line["reason"] == "compiler-artifact").collect()
}
