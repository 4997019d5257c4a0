//! Mistakes and the words that the compiler has for them.
//!
//! A file of `ui/` is one rule, named after the function that holds it. In it `//~` marks each line
//! where the compiler shall speak, once for every error. `TRYBUILD=overwrite cargo test --test ui`
//! writes the `.stderr` files anew.
//! They are compared to the letter on the Rust that they are of; on every other, errbook's words are.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

mod words;

/// The rules that are no `fn check_…` of the macro: `const` checks, traits and macro arms of the
/// runtime, which need the status table, the type of a field, or the whole catalog.
const RUNTIME_RULES: &[&str] = &[
    "already_there",
    "answer_type",
    "catalog_allow_lints",
    "catalog_code_twice",
    "catalog_colon",
    "catalog_empty",
    "catalog_findings",
    "catalog_error_list",
    "catalog_error_type",
    "catalog_header",
    "catalog_member",
    "catalog_setting",
    "catalog_setting_list",
    "catalog_setting_twice",
    "catalog_standard",
    "catalog_success",
    "catalog_type_base",
    "catalog_undocumented",
    "code_known",
    "crate_path",
    "debug_missing",
    "disclosed_error",
    "format_field",
    "format_spread",
    "from_alias",
    "header_type",
    "items_rename",
    "items_type",
    "member_serialize",
    "setting_type",
    "message_display",
    "received_header_type",
    "received_items",
    "received_member",
    "received_transparent",
    "received_type",
    "received_with",
    "source_type",
    "subset_code",
    "transparent_type",
    "with_serialize",
];

/// Where the files are that the compiler shall be heard of, if they are not those of `ui`.
const COPIES: &str = "ERRBOOK_UI_COPIES";

/// What is about all rules together: mistakes neither hide each other nor cause others.
const EXTRAS: &[&str] = &["everything_at_once", "five_mistakes", "generic_mistakes"];

#[test]
fn each_mistake_has_its_words() {
    let copies = env::var_os(COPIES);
    if copies.is_some() || words::are_known_to_the_letter() {
        let folder = copies.map_or_else(|| "ui".into(), PathBuf::from);
        trybuild::TestCases::new().compile_fail(folder.join("*.rs"));
    } else {
        words::compare("each_mistake_has_its_words", COPIES);
    }
}

/// As many variants as anybody has, in one enum and in a catalog: it compiles, and every code is found.
#[test]
fn a_thousand_variants_compile() {
    let variants: Vec<String> = (0..1000)
        .map(|number| match number % 4 {
            0 => format!("/// Number {number} failed.\nUnit{number}"),
            1 => format!("#[api(message = \"{{value}} is wrong\")] Named{number} {{ value: u16 }}"),
            2 => format!("#[api(header = \"X-Number: {number}\")] Tuple{number}(String)"),
            _ => format!("#[api(internal)] Inside{number} {{ source: std::fmt::Error }}"),
        })
        .collect();
    let source = format!(
        "#![deny(warnings)]
        use errbook::ApiError;
        #[derive(Debug, ApiError)]
        #[api(status = 400)]
        #[allow(dead_code)]
        enum Many {{ {} }}
        errbook::catalog! {{ static ERRORS = {{ errors: [Many] }}; }}
        fn main() {{
            assert_eq!(ERRORS.entries().len(), 751);
            assert!(ERRORS.entries().iter().all(|entry| ERRORS.find(entry.code()).is_some()));
            assert_eq!(errbook::respond(&Many::Named997 {{ value: 7 }}).status(), 400);
        }}",
        variants.join(",\n")
    );
    passes("a_thousand_variants", &source);
}

/// A group counts once, however many ways lead to it: with as many types as a large service has, each
/// with the standard errors in it, and where the ways would be more than a compiler can walk.
#[test]
fn types_that_share_groups_compile() {
    let http = || "#[api(transparent)] Http(#[from] HttpError), ".to_owned();
    let inner = |number| format!("#[api(transparent)] To{number}(Type{number}), ");
    let types = (0..200).map(|number| {
        let inside = match number {
            // A ladder: each has both of the step below in it.
            2..60 => inner(number / 2 * 2 - 1) + &inner(number / 2 * 2 - 2),
            60.. => inner(0) + &http(),
            _ => http(),
        };
        format!(
            "#[derive(Debug, ApiError)]
            enum Type{number} {{ {inside} #[api(status = 400)] Failed{number} }}\n"
        )
    });
    let types: String = types.collect();
    let listed: Vec<String> = (0..200).map(|number| format!("Type{number}")).collect();
    let source = format!(
        "#![deny(warnings)]
        #![allow(dead_code)]
        use errbook::{{ApiError, Documented, standard::HttpError}};
        {types}
        errbook::catalog! {{
            static ERRORS = {{ errors: [{}], authenticate: \"Bearer\", headers_elsewhere: [\"Allow\"] }};
        }}
        fn main() {{
            assert_eq!(ERRORS.entries().len(), 200 + HttpError::GROUP.entries.len());
            assert!(ERRORS.entries().iter().all(|entry| ERRORS.find(entry.code()).is_some()));
        }}",
        listed.join(", ")
    );
    passes("shared_groups", &source);
}

fn passes(name: &str, source: &str) {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.rs"));
    fs::write(&file, source).unwrap();
    trybuild::TestCases::new().pass(file);
}

#[test]
fn each_rule_has_a_test_and_each_test_a_rule() {
    let mut rules = macro_rules();
    assert!(!rules.is_empty(), "no `fn check_…` found in macros/src");
    rules.extend(RUNTIME_RULES.iter().chain(EXTRAS).map(ToString::to_string));
    let tests: BTreeSet<String> = sources(&here("ui")).iter().map(|file| name(file)).collect();
    let without_test: Vec<&String> = rules.difference(&tests).collect();
    let without_rule: Vec<&String> = tests.difference(&rules).collect();
    assert!(without_test.is_empty(), "rules without a ui test: {without_test:?}");
    assert!(without_rule.is_empty(), "ui tests without a rule: {without_rule:?}");
}

#[test]
fn each_mistake_is_told_once_at_its_line() {
    let tests = tests();
    let wrong = tests.iter().filter(|test| test.told != test.marked || test.marked.is_empty());
    let wrong: Vec<String> = wrong
        .map(|UiTest { name, told, marked }| format!("{name}: told {told:?}, marked {marked:?}"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn mistakes_do_not_hide_each_other() {
    let told = |name: &str| {
        let test = tests().into_iter().find(|test| test.name == name);
        test.map_or(0, |test| test.told.len())
    };
    assert_eq!(told("five_mistakes"), 5);
    assert!(told("everything_at_once") >= 8);
}

struct UiTest {
    name: String,
    /// The lines with `//~`, as often as they have it.
    marked: Vec<usize>,
    /// The lines that the errors point at.
    told: Vec<usize>,
}

fn tests() -> Vec<UiTest> {
    let files = sources(&here("ui"));
    files.iter().map(|file| UiTest::read(file)).collect()
}

impl UiTest {
    fn read(source: &Path) -> Self {
        let name = name(source);
        let marked = read(source)
            .lines()
            .enumerate()
            .flat_map(|(at, line)| line.matches("//~").map(move |_| at + 1))
            .collect();
        let stderr = read(&source.with_extension("stderr"));
        let place = format!("--> ui/{name}.rs:");
        let mut told: Vec<usize> = Vec::new();
        let mut lines = stderr.lines();
        while let Some(error) = lines.by_ref().find(|line| line.starts_with("error")) {
            let at = lines.find_map(|line| line.trim_start().strip_prefix(&place));
            let line = at.and_then(|at| at.split(':').next()?.parse().ok());
            told.push(line.unwrap_or_else(|| panic!("{name}: no place for {error}")));
        }
        told.sort_unstable();
        UiTest { name, marked, told }
    }
}

/// The names of all `fn check_…` of the macro, without that prefix.
fn macro_rules() -> BTreeSet<String> {
    let files = sources(&here("../macros/src"));
    let source: String = files.iter().map(|file| read(file)).collect();
    let names = source.split("fn check_").skip(1);
    names.filter_map(|rest| rest.split(['(', '<']).next()).map(str::to_owned).collect()
}

/// The Rust files of a folder and of those in it.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

fn name(file: &Path) -> String {
    file.file_stem().unwrap().to_str().unwrap().to_owned()
}

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
