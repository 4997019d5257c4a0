//! The five systems that errbook was made for, and seven more: what the examples declare, render
//! and document.

use std::collections::BTreeSet;

use errbook::{ApiError, Catalog, Section};
use expect_test::expect_file;

mod bodies;
mod round_trip;
pub(crate) mod unique_keys;

pub(crate) struct Example {
    pub(crate) name: &'static str,
    pub(crate) catalog: &'static Catalog,
    pub(crate) occurrences: fn() -> Vec<Box<dyn ApiError>>,
    reference: fn() -> String,
}

macro_rules! examples {
    ($($name:ident),* $(,)?) => {
        pub(crate) const EXAMPLES: &[Example] = &[$(Example {
            name: stringify!($name),
            catalog: &errbook_examples::$name::ERRORS,
            occurrences: errbook_examples::$name::occurrences,
            reference: errbook_examples::$name::reference,
        }),*];
    };
}
examples![success_flag, envelope, problem_details, flat, message, custom_format, migrated];

#[test]
fn references_are_the_golden_files() {
    for example in EXAMPLES {
        expect_file![format!("../golden/{}.md", example.name)].assert_eq(&(example.reference)());
    }
}

#[test]
fn references_are_well_spaced() {
    for Example { name, reference, .. } in EXAMPLES {
        let text = reference();
        assert!(text.starts_with("# "), "{name}: a reference begins with its title");
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{name}: one line end at the end");
        assert!(!text.contains("\n\n\n"), "{name}: two empty lines");
        assert!(text.lines().all(|line| line == line.trim_end()), "{name}: spaces at a line's end");
        for pair in text.lines().collect::<Vec<_>>().windows(2) {
            let heading = pair[0].starts_with('#') || pair[1].starts_with('#');
            let parted = pair[0].is_empty() || pair[1].is_empty();
            assert!(!heading || parted, "{name}: no empty line beside a heading: {pair:?}");
        }
    }
}

#[test]
fn occurrences_are_all_errors_of_the_catalog() {
    for Example { name, catalog, occurrences, .. } in EXAMPLES {
        let occurring = occurrences();
        let codes: Vec<&str> = occurring.iter().map(|error| error.entry().code()).collect();
        let unique: BTreeSet<&str> = codes.iter().copied().collect();
        assert_eq!(codes.len(), unique.len(), "{name}: a code occurs twice in {codes:?}");
        let documented = catalog.entries().into_iter().map(errbook::Entry::code).collect();
        assert_eq!(unique, documented, "{name}");
    }
}

/// What `systems.md` lists for S2, so that no code is lost or respelled.
#[test]
fn the_envelope_has_its_nineteen_codes() {
    let published = [
        (500, "InternalError FailedToCreateUser failedToCreateSession"),
        (
            400,
            "InvalidRequestDomain InvalidApiToken InvalidInput InvalidEmailDomain InvalidUsername \
             NotGroupMember SSOTokenFailedToParse InvalidSSOTokenPayload \
             MissingRequiredQueryParameter OutOfRangeUsername OutOfRangeSuggestedUsername",
        ),
        (401, "UnauthorizedRequest"),
        (403, "GroupNotFound ApiIsDisabled"),
        (409, "UsernameAlreadyExists EmailAlreadyExists"),
    ];
    let published: BTreeSet<(u16, &str)> = published
        .into_iter()
        .flat_map(|(status, codes)| codes.split_whitespace().map(move |code| (status, code)))
        .collect();
    assert_eq!(published.len(), 19);
    let declared = errbook_examples::envelope::ERRORS.entries();
    let declared = declared.iter().map(|entry| (entry.status_number(), entry.code())).collect();
    assert_eq!(published, declared);
}

/// What `systems.md` shows for S3.
#[test]
fn problem_details_are_a_tree() {
    fn outline(sections: &[Section], depth: usize, lines: &mut Vec<String>) {
        for section in sections {
            let indent = "  ".repeat(depth);
            let titles: Vec<&str> = section.entries.iter().map(|entry| entry.title()).collect();
            let line = format!("{indent}{}: {}", section.group.title, titles.join(", "));
            lines.push(line.trim_end().to_owned());
            outline(&section.sections, depth + 1, lines);
        }
    }
    let mut lines = Vec::new();
    outline(&errbook_examples::problem_details::ERRORS.sections(), 0, &mut lines);
    let published = [
        "Client errors:",
        "  Conflict: Email Already Exists",
        "  Not Found: User Not Found, Device Not Found, Device Group Not Found, Processed Stream \
         Not Found, Email Not Found",
        "  Authentication and authorization: Unauthorized, Unauthenticated, Invalid Credentials",
        "  Validation: Invalid Token, Invalid Parameter, Invalid Json Structure, Handler Not \
         Found, Method Not Allowed, Required Uri Parameter Missing, Invalid Processing State, \
         Invalid Processing State Transition",
        "Server errors: Internal Server Error",
    ];
    assert_eq!(lines, published);
}

/// What `systems.md` lists for S1, S4 and S5.
#[test]
fn tables_have_their_statuses() {
    let plain: &[u16] = &[400, 401, 403, 404, 405, 406, 410, 418, 429, 500, 503];
    let flat: &[u16] = &[400, 401, 403, 404, 405, 406, 409, 410, 429];
    let message: &[u16] = &[400, 401, 403, 404, 405, 406, 411, 415, 429, 500, 502, 503];
    for (name, errors, successes) in [
        ("success_flag", plain, &[][..]),
        ("flat", flat, &[200, 201, 202, 204, 206]),
        ("message", message, &[200, 201, 204]),
    ] {
        let catalog = EXAMPLES.iter().find(|example| example.name == name).unwrap().catalog;
        let entries = catalog.entries();
        let found: BTreeSet<u16> = entries.iter().map(|entry| entry.status_number()).collect();
        assert_eq!(found, errors.iter().copied().collect(), "{name}");
        let found: Vec<u16> = catalog.successes().iter().map(|success| success.status).collect();
        assert_eq!(found, successes, "{name}");
    }
}

/// A code once published never changes, so it is a remark and not an error.
#[test]
fn a_code_in_another_case_is_remarked_upon() {
    let remarks = |example: &Example| {
        example.catalog.lints().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    for example in EXAMPLES {
        match example.name {
            "envelope" => {
                let remarks = remarks(example);
                assert_eq!(remarks.len(), 1);
                assert!(remarks[0].contains("`failedToCreateSession` is not in PascalCase"));
            }
            "custom_format" => {}
            name => assert_eq!(remarks(example), [""; 0], "{name}"),
        }
    }
}
