//! errbook's words in what a compiler says: the same on every Rust, which rustc's around them are not.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use regex::Regex;

use crate::{here, name, read, sources};

/// The Rust whose words stand in the `.stderr` files.
const RUST: &str = "rustc 1.95.";

/// The mistakes that only rustc has words for: a misspelt name, a value of another type, two impls.
const WORDLESS: [&str; 7] = [
    "already_there",
    "crate_path",
    "from_alias",
    "items_rename",
    "received_with",
    "setting_type",
    "with_serialize",
];

/// Whether this compiler speaks as the `.stderr` files do. With its sources beside it (`rust-src`, which
/// rust-analyzer brings) it shows lines of the standard library.
pub(crate) fn are_known_to_the_letter() -> bool {
    let rustc = env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let asked = |argument: &[&str]| {
        let answer = Command::new(&rustc).args(argument).output().unwrap().stdout;
        String::from_utf8(answer).unwrap().trim().to_owned()
    };
    let library = Path::new(&asked(&["--print", "sysroot"])).join("lib/rustlib/src/rust/library");
    asked(&["--version"]).starts_with(RUST) && !library.exists()
}

/// Lets another process of this test write what this compiler says of copies of the files, and
/// compares errbook's words in it.
pub(crate) fn compare(test: &str, folder: &str) {
    let copies = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ui");
    let _ = fs::remove_dir_all(&copies);
    fs::create_dir_all(&copies).unwrap();
    for source in sources(&here("ui")) {
        fs::copy(&source, copies.join(source.file_name().unwrap())).unwrap();
    }
    let mut writer = Command::new(env::current_exe().unwrap());
    writer.args([test, "--exact"]).env(folder, &copies).env("TRYBUILD", "overwrite");
    let written = writer.output().unwrap();
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));

    let templates = templates();
    for source in sources(&here("ui")) {
        let name = name(&source);
        let told = |folder: &Path| {
            let file = folder.join(&name).with_extension("stderr");
            errors(&name, &read(&file), &templates)
        };
        if let Err(wrong) = difference(&told(&here("ui")), told(&copies)) {
            panic!("{name}: {wrong}");
        }
    }
}

/// What is told at one place.
#[derive(Debug)]
struct Told {
    place: String,
    words: BTreeSet<String>,
    whole: String,
}

/// In any order and any surroundings, each place with errbook's words has them, and no other has some.
fn difference(expected: &[Told], mut told: Vec<Told>) -> Result<(), String> {
    for Told { place, words, .. } in expected.iter().filter(|expected| !expected.words.is_empty()) {
        let says = |told: &Told| {
            told.words.is_subset(words) && words.iter().all(|words| told.whole.contains(words))
        };
        let at = told.iter().position(|told| told.place == *place && says(told));
        let at = at.ok_or_else(|| format!("nothing at {place} says {words:#?}, of {told:#?}"))?;
        told.remove(at);
    }
    told.retain(|told| !told.words.is_empty());
    if told.is_empty() { Ok(()) } else { Err(format!("not expected: {told:#?}")) }
}

fn errors(name: &str, stderr: &str, templates: &[Regex]) -> Vec<Told> {
    let starts = Regex::new("(?m)^error").unwrap();
    let starts: Vec<usize> = starts.find_iter(stderr).map(|found| found.start()).collect();
    let ends = starts.iter().skip(1).copied().chain([stderr.len()]);
    let blocks = starts.iter().zip(ends).map(|(start, end)| &stderr[*start..end]);
    blocks.map(|block| Told::read(name, block, templates)).collect()
}

impl Told {
    fn read(name: &str, block: &str, templates: &[Regex]) -> Self {
        let place = Regex::new(&format!(r"--> .*{name}\.rs:([0-9]+)(:[0-9]+)")).unwrap();
        let place = place.captures(block).unwrap_or_else(|| panic!("{name}: no place: {block}"));
        let header = block.lines().next().unwrap_or_default();
        let found = templates.iter().flat_map(|template| {
            block.lines().filter_map(|line| Some(template.captures(line)?[1].to_owned()))
        });
        let mut words: BTreeSet<String> = found.collect();
        let (line, column) = (&place[1], &place[2]);
        let mut place = line.to_owned();
        if let Some(ours) = header.strip_prefix("error: ") {
            // A `compile_error!` is errbook's to the column.
            words.insert(ours.to_owned());
            place += column;
        } else if let Some((_, panic)) = header.split_once("evaluation panicked: ") {
            words.insert(panic.to_owned());
        }
        Told { place, words, whole: block.to_owned() }
    }
}

/// The words that rustc says for a trait of errbook's, at the end of a line.
fn templates() -> Vec<Regex> {
    let source: String = sources(&here("../runtime/src")).iter().map(|file| read(file)).collect();
    let words = Regex::new(r#"(?m)^ +(?:message|label|note) = "((?:[^"\\]|\\.)*)",?$"#).unwrap();
    let hole = Regex::new(r"\\\{[A-Za-z]+\\\}").unwrap();
    let template = |found: regex::Captures<'_>| {
        let words = regex::escape(&found[1].replace("\\\"", "\""));
        Regex::new(&format!("[ :]({})$", hole.replace_all(&words, ".+"))).unwrap()
    };
    words.captures_iter(&source).map(template).collect()
}

#[test]
fn words_are_found_in_the_mistakes() {
    let templates = templates();
    assert!(templates.len() > 20, "too few words were found in the sources: {templates:?}");
    let files = sources(&here("ui"));
    let wordless = files.iter().filter(|source| {
        let told = || errors(&name(source), &read(&source.with_extension("stderr")), &templates);
        difference(&told(), told()).unwrap();
        told().iter().all(|told| told.words.is_empty())
    });
    let wordless: BTreeSet<String> = wordless.map(|source| name(source)).collect();
    assert_eq!(wordless, BTreeSet::from(WORDLESS.map(str::to_owned)));
}

#[test]
fn words_are_found_in_any_surroundings() {
    let templates =
        [Regex::new("[ :](`.+` holds no items)$").unwrap(), Regex::new("[ :](say so)$").unwrap()];
    let told = |stderr: &str| errors("x", stderr, &templates);
    let expected = "error[E0277]: `u8` holds no items\n --> ui/x.rs:7:1\n7 | a\n  | ^ say so\n\nerror: wrong\n --> ui/x.rs:9:2\n";
    let another = "error: wrong\n  --> $DIR/x.rs:9:2\n\nerror[E0277]: `u8` holds no items\n    --> ui/x.rs:7:3\n     |\n   7 | ab\n     | ^^ say so\n    ::: $RUST/core/src/error.rs\n     |\n 120 | pub trait Error\n     |           ----- required by this\n";
    assert!(difference(&told(expected), told(another)).is_ok());
    let moved = another.replace(":7:3", ":8:3");
    let silent = another.replace("^^ say so", "^^");
    let other = another.replace("error: wrong", "error: Wrong");
    let longer = another.to_owned() + "\nerror: more\n --> ui/x.rs:1:1\n";
    for wrong in [moved, silent, other, longer] {
        assert!(difference(&told(expected), told(&wrong)).is_err(), "{wrong}");
    }
}
