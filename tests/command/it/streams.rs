//! Pipes, standard input and terminals.

use std::fs;
use std::io::Write as _;
use std::process::{Output, Stdio};

use errbook::book::Book;
use serde_json::Value;

use crate::{FOLDER, errbook};

/// What writes more than a pipe holds, or ends in another status.
#[test]
fn a_broken_pipe_ends_quietly() {
    let large = large_book();
    for (arguments, status) in [
        (vec!["html", &*large], 0),
        (vec!["markdown", &large], 0),
        (vec!["openapi", &large], 0),
        (vec!["typescript", &large], 0),
        (vec!["rust", &large], 0),
        (vec!["check", &large], 0),
        (vec!["check", "--format", "json", &large], 0),
        (vec!["diff", &large, "errors.json"], 1),
        (vec!["diff", "--format", "github", "errors.json", &large], 0),
        (vec!["explain", "NotFound"], 0),
        (vec!["completions", "bash"], 0),
        (vec!["man"], 0),
        (vec!["--help"], 0),
    ] {
        let mut command = errbook(&arguments);
        let mut running = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(running.stdout.take());
        let output = running.wait_with_output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), &*said), (Some(status), ""), "{arguments:?}");
    }
}

/// A book with many errors, each with a lint.
fn large_book() -> String {
    let text = fs::read_to_string(FOLDER.join("errors.json")).unwrap();
    let mut book: Value = serde_json::from_str(&text).unwrap();
    let entries = book["sections"][0]["entries"].as_array_mut().unwrap();
    let first = entries[0].clone();
    for number in 0..1_000 {
        let mut entry = first.clone();
        entry["code"] = format!("Code{number}").into();
        entries.push(entry);
    }
    fs::write(FOLDER.join("large.json"), book.to_string()).unwrap();
    "large.json".to_owned()
}

#[test]
fn a_minus_is_standard_input() {
    let book = fs::read_to_string(FOLDER.join("errors.json")).unwrap();
    for (by_file, by_pipe) in [
        (vec!["html"], vec!["html", "-"]),
        (vec!["markdown", "--layout", "blocks"], vec!["markdown", "--layout", "blocks", "-"]),
        (vec!["openapi"], vec!["openapi", "-", "-o", "-"]),
        (vec!["typescript"], vec!["typescript", "-"]),
        (vec!["rust"], vec!["rust", "-"]),
        (vec!["explain", "OutOfCredit"], vec!["explain", "OutOfCredit", "-"]),
        (vec!["check"], vec!["check", "-"]),
        (vec!["diff", "errors.json", "next.json"], vec!["diff", "-", "next.json"]),
        (vec!["diff", "next.json", "errors.json"], vec!["diff", "next.json", "-"]),
    ] {
        let expected = errbook(&by_file).output().unwrap();
        assert_ne!(expected.stdout, b"", "{by_file:?}");
        assert_eq!(fed(&by_pipe, &book), expected, "{by_pipe:?}");
    }
    let output = fed(&["html", "-"], "no book");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("error: standard input: this is not JSON"), "{said}");
}

fn fed(arguments: &[&str], input: &str) -> Output {
    let mut command = errbook(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = command.spawn().unwrap();
    running.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    running.wait_with_output().unwrap()
}

#[test]
fn a_file_gets_what_standard_output_would() {
    for command in [
        &["html"] as &[&str],
        &["markdown", "--columns", "status,code"],
        &["openapi"],
        &["typescript"],
        &["rust"],
        &["man"],
        &["completions", "fish"],
    ] {
        let expected = errbook(command).output().unwrap().stdout;
        let output = errbook(&[command, &["-o", "document"]].concat()).output().unwrap();
        assert!(output.status.success() && output.stdout.is_empty(), "{command:?}");
        assert_eq!(fs::read(FOLDER.join("document")).unwrap(), expected, "{command:?}");
    }
}

#[test]
fn documents_are_those_of_the_book() {
    let text = fs::read_to_string(FOLDER.join("errors.json")).unwrap();
    let book = Book::from_json(&text).unwrap();
    for (command, document) in [
        ("html", book.html()),
        ("markdown", book.markdown().to_string()),
        ("openapi", book.openapi().to_json()),
        ("typescript", book.typescript()),
        ("rust", book.rust()),
    ] {
        let output = errbook(&[command]).output().unwrap();
        assert_eq!(String::from_utf8(output.stdout).unwrap(), document, "{command}");
    }
}

#[test]
fn reports_for_programs_are_json() {
    for (arguments, pointer) in [
        (vec!["diff", "errors.json", "next.json"], "/changes/0/kind"),
        (vec!["check", "errors.json", "billing.json"], "/lints/0/line"),
    ] {
        let output = errbook(&[&*arguments, &["--format", "json"]].concat()).output().unwrap();
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(report.pointer(pointer).is_some(), "{report:#}");
    }
}

#[test]
fn colour_is_for_terminals() {
    let output = |name: Option<(&str, &str)>| {
        let mut command = errbook(&["explain", "OutOfCredit", "billing.json"]);
        let output = command.envs(name).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let plain = output(None);
    assert!(!plain.contains('\u{1B}'), "{plain}");
    assert_eq!(output(Some(("NO_COLOR", "1"))), plain);
    let coloured = output(Some(("CLICOLOR_FORCE", "1")));
    assert!(coloured.starts_with("\u{1B}[1mOut Of Credit\u{1B}[0m\n"), "{coloured:?}");
    assert!(coloured.contains("- \u{1B}[1mCode:\u{1B}[0m \u{1B}[36mOutOfCredit\u{1B}[0m\n"));
    assert!(coloured.contains("Charge \u{1B}[3mless\u{1B}[0m than that:\n"), "{coloured:?}");
}

/// What a book says is shown, and does nothing to the terminal that shows it.
#[test]
fn texts_do_nothing_to_a_terminal() {
    let wiped = "\u{1B}[2J\u{7}\u{9B}31m";
    let text = fs::read_to_string(FOLDER.join("errors.json")).unwrap();
    let mut book: Value = serde_json::from_str(&text).unwrap();
    let entry = &mut book["sections"][0]["entries"][0];
    let code = format!("Odd{wiped}");
    entry["code"] = code.as_str().into();
    for key in ["title", "phrase", "message", "docs", "typeUri", "action"] {
        entry[key] = format!("{key} {wiped}").into();
    }
    entry["members"][0]["name"] = wiped.into();
    entry["members"][0]["docs"] = wiped.into();
    entry["response"]["mediaType"] = wiped.into();
    entry["response"]["example"] = wiped.into();
    book["title"] = wiped.into();
    fs::write(FOLDER.join("odd.json"), book.to_string()).unwrap();
    for arguments in [
        &["explain", &code, "odd.json"] as &[&str],
        &["explain", &code, "odd.json", "errors.json"],
        &["explain", "Odd", "odd.json"],
        &["check", "odd.json", "odd.json"],
        &["check", "odd.json", "--format", "github"],
        &["diff", "errors.json", "odd.json"],
        &["diff", "errors.json", "odd.json", "--format", "github"],
    ] {
        let output = errbook(arguments).env("CLICOLOR_FORCE", "1").output().unwrap();
        let shown = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(!shown.is_empty(), "{arguments:?}");
        for control in ["\u{1B}[2J", "\u{7}", "\u{9B}"] {
            assert!(!shown.contains(control), "{arguments:?}: {shown:?}");
        }
    }
}
