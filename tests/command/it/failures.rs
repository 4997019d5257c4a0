//! What cannot be done: one sentence, the exit status 2, and no panic.

use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use crate::{FOLDER, errbook};

/// Each command that reads a book, but for the file.
const READERS: &[&[&str]] = &[
    &["explain", "NotFound"],
    &["html"],
    &["markdown"],
    &["openapi"],
    &["typescript"],
    &["rust"],
    &["serve"],
    &["check"],
    &["diff", "errors.json"],
];

#[test]
fn what_is_no_book_is_one_sentence() {
    let megabytes = 20 << 20;
    let nonsense = [
        ("random", "\u{1F4D6}\u{1B}[31m{\"errbook\"".repeat(megabytes / 18)),
        ("zeros", "\0".repeat(megabytes)),
        ("brackets", "[".repeat(megabytes)),
        ("numbers", format!("[{}1]", "1,".repeat(megabytes / 2))),
        ("version", format!("{{\"errbook\": \"{}\"}}", "7\\n".repeat(megabytes / 3))),
        ("key", format!("{{\"errbook\": 1, \"{}\": 1}}", "k".repeat(megabytes))),
        ("title", format!("{{\"errbook\": 1, \"title\": [\"{}\"]}}", "t".repeat(megabytes))),
        ("empty", String::new()),
    ];
    for (name, text) in &nonsense {
        let file = format!("nonsense-{name}.json");
        fs::write(FOLDER.join(&file), text).unwrap();
        is_one_sentence(&["check", &file], &[&file]);
    }
    for command in READERS {
        is_one_sentence(&[*command, &["nonsense-random.json"]].concat(), &["nonsense-random.json"]);
    }
}

#[test]
fn files_that_cannot_be_read_or_written_are_one_sentence() {
    for file in ["missing.json", "folder", "other-version.json", "edited.json", "utf-16.json"] {
        for command in READERS {
            is_one_sentence(&[*command, &[file]].concat(), &[file]);
        }
    }
    for target in ["folder", "missing/errors.html"] {
        for command in ["html", "markdown", "openapi", "typescript", "rust", "man"] {
            is_one_sentence(&[command, "-o", target], &[target]);
        }
    }
    is_one_sentence(&["diff", "-", "-"], &["standard input"]);
}

#[test]
fn a_folder_without_the_usual_book_is_one_sentence() {
    for command in READERS.iter().filter(|it| !matches!(it, ["diff", ..])) {
        let output = errbook(command).current_dir(FOLDER.join("folder")).output().unwrap();
        let named = ["there is no file errors.json; "];
        is_said(command, &output.stderr, output.status.code(), &named);
    }
}

/// What is quoted does nothing to a terminal.
#[test]
fn a_name_with_line_ends_is_one_sentence() {
    is_one_sentence(&["html", "a\nb\u{1B}[2J"], &["a b"]);
    is_one_sentence(&["explain", "a\nb\u{1B}[2J"], &["a b"]);
    is_one_sentence(&["man", "a\nb\u{1B}[2J"], &["a b"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_one_sentence() {
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    for command in READERS.iter().chain(&[&["man"] as &[&str], &["completions", "bash"]]) {
        let arguments = match command {
            ["diff", ..] => vec!["diff", "errors.json", "next.json"],
            ["explain", ..] => vec!["explain", "NotFound"],
            _ => command.to_vec(),
        };
        let output = errbook(&arguments).stdout(full()).output().unwrap();
        is_said(&arguments, &output.stderr, output.status.code(), &["No space left"]);
    }
}

fn is_one_sentence(arguments: &[&str], named: &[&str]) {
    let mut command = errbook(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = command.spawn().unwrap();
    running.stdin.take().unwrap().flush().unwrap();
    let output = running.wait_with_output().unwrap();
    assert_eq!(output.stdout, b"", "{arguments:?}");
    is_said(arguments, &output.stderr, output.status.code(), named);
}

fn is_said(arguments: &[&str], said: &[u8], status: Option<i32>, named: &[&str]) {
    let said = std::str::from_utf8(said).unwrap();
    assert_eq!(status, Some(2), "{arguments:?}: {said}");
    let sentence = said.strip_prefix("error: ").unwrap_or_else(|| panic!("{arguments:?}: {said}"));
    let sentence = sentence.strip_suffix('\n').unwrap();
    assert!(!sentence.contains(char::is_control), "{arguments:?}: {said:?}");
    assert!(sentence.chars().count() < 700, "{arguments:?}: it is too long");
    assert!(named.iter().all(|it| sentence.contains(it)), "{arguments:?}: {said}");
    // What is wrong, and how to mend it.
    assert!(sentence.contains("; "), "{arguments:?}: {said}");
}
