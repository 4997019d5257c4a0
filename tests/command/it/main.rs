//! The program `errbook`: what it says, on the books of the example server and of two others.

mod books;
mod failures;
mod serve;
mod streams;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// Where the books are that the commands read. It is the folder of this process, too: trycmd starts
/// programs there.
static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("books");
    books::write(&folder);
    std::env::set_current_dir(&folder).unwrap();
    folder
});

static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
    let build = escargot::CargoBuild::new()
        .manifest_path(here().join("../../runtime/Cargo.toml"))
        .bin("errbook")
        .features("cli");
    build.run().expect("the program compiles").path().to_owned()
});

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn errbook(arguments: &[&str]) -> Command {
    let mut command = Command::new(&*PROGRAM);
    command.current_dir(&*FOLDER).args(arguments);
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command
}

const SESSIONS: [&str; 3] =
    ["transcripts/*.md", "../../README.md", "../../runtime/src/guide/command.md"];

#[test]
fn every_command_has_a_transcript() {
    let help = errbook(&["-h"]).output().unwrap().stdout;
    let help = String::from_utf8(help).unwrap();
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let commands: Vec<&str> =
        commands.map_while(|line| line.strip_prefix("  ")?.split(' ').next()).collect();
    assert!(commands.len() > 7, "{help}");
    let transcripts = fs::read_dir(here().join("transcripts")).unwrap();
    let read = |path: PathBuf| fs::read_to_string(path).unwrap();
    let transcripts: String = transcripts.map(|file| read(file.unwrap().path())).collect();
    for command in commands {
        for session in ["", " --help"] {
            let line = format!("$ errbook {command}{session}");
            assert!(transcripts.contains(&line), "no transcript has `{line}`");
        }
    }
    for page in &SESSIONS[1..] {
        assert!(
            read(here().join(page)).contains("```console\n$ errbook "),
            "{page} has no session"
        );
    }
}

/// Each transcript, and the terminal sessions of the README and of the guide. `TRYCMD=overwrite` writes them.
#[test]
fn transcripts_are_what_the_program_says() {
    let _ = &*FOLDER;
    let cases = trycmd::TestCases::new();
    cases.register_bin("errbook", &**PROGRAM).env("NO_COLOR", "1").env("COLUMNS", "100");
    for sessions in SESSIONS {
        cases.case(here().join(sessions));
    }
}
