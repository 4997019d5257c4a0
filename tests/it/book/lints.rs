//! What is remarked on a book, and how a catalog allows it.

use std::collections::BTreeSet;
use std::time::Duration;

use errbook::book::{Book, LintName};
use errbook::standard::HttpError;
use errbook::{ApiError, Lint};

/// Each lint, once.
#[derive(Debug, ApiError)]
#[allow(dead_code, reason = "what counts here is what is published")]
#[api(status = 400)]
enum Careless {
    /// A usual code.
    Usual,
    /// Another one.
    Common,
    /// Yet another one.
    Ordinary,
    /// A name of two letters, one with a hyphen, one with a digit first, and one that is fine.
    Members {
        #[api(member)]
        id: u8,
        #[api(member = "trace-id")]
        trace: u8,
        #[api(member = "2nd")]
        second: u8,
        #[api(member)]
        fine_2: u8,
    },
    /// A code in another case.
    #[api(code = "lower")]
    Lower,
    /// A code that a URI cannot have.
    #[api(code = "Two Words")]
    TwoWords,
    Undescribed,
    /// A relative type.
    #[api(type = "probs/relative")]
    Relative,
    /// A full path.
    #[api(type = "/probs/absolute")]
    Absolute,
    /// Behind a word.
    #[api(type = "https://example.com/probsJoined")]
    Joined,
    /// Behind a word, but not with its code.
    #[api(type = "https://example.com/probsApart")]
    Separate,
    /// A registered type.
    #[api(type = "https://iana.org/assignments/http-problem-types#date")]
    Registered,
    /// Not one.
    #[api(type = "https://iana.org/assignments/http-problem-types#out-of-credit")]
    Unregistered,
    /// Nearly one.
    #[api(type = "https://www.iana.org/assignments/http-problem-types#ohttp-key")]
    Misspelt,
    /// Too many requests.
    #[api(status = 429)]
    SlowDown,
    /// Later.
    #[api(status = 503)]
    Maintenance {
        #[api(header = "retry-after")]
        until: Duration,
    },
    /// The title of another.
    #[api(title = "Usual")]
    SameTitle,
    /// Another one.
    SameMessage,
    #[api(transparent)]
    Http(HttpError),
}

errbook::catalog! {
    static ERRORS = { errors: [Careless], standard: [429, 503] };
    static ELSEWHERE = { errors: [Careless], standard: [404], headers_elsewhere: ["Retry-After"] };
    static LAX = {
        errors: [Careless],
        standard: [404],
        allow_lints: [CodeCase, MissingDescription("Undescribed"), EqualTexts("SameTitle"),],
    };
}

fn found(lints: &[Lint]) -> Vec<(LintName, &str)> {
    lints.iter().map(|lint| (lint.name, lint.code.as_str())).collect()
}

#[test]
fn each_lint_says_where_and_how_to_mend_it() {
    let lints = ERRORS.lints();
    let told: Vec<String> = lints.iter().map(ToString::to_string).collect();
    let text = told.join("\n") + "\n";
    expect_test::expect_file!["../../golden/lints.txt"].assert_eq(&text);
    // The last one is told while compiling: `tests/ui/catalog_undocumented.rs`.
    let mut names: BTreeSet<String> = lints.iter().map(|lint| lint.name.to_string()).collect();
    names.insert(LintName::UndocumentedType.to_string());
    assert_eq!(names, LintName::ALL.iter().map(ToString::to_string).collect());
}

const ELSEWHERE_TOO: &[&str] = &["Retry-After"];

errbook::catalog! {
    static CLEAN: errbook::Catalog = { standard: [404, 503], headers_elsewhere: ELSEWHERE_TOO };
}

#[test]
fn a_test_says_how_to_mend_or_allow_each() {
    errbook::testing::assert_no_lints(&CLEAN);
    let panic = std::panic::catch_unwind(|| errbook::testing::assert_no_lints(&ERRORS));
    let text = panic.unwrap_err().downcast::<String>().unwrap();
    for lint in ERRORS.lints() {
        assert!(text.contains(&format!("\n- {lint}\n")), "{text}");
    }
    assert!(text.starts_with("what clients may stumble over in `ERRORS`:\n- "), "{text}");
    assert!(text.contains("`allow_lints: [CodeCase]`"), "{text}");
}

#[test]
fn a_book_that_is_read_has_them_too() {
    let book = Book::from_json(&ERRORS.book().to_json()).unwrap();
    assert_eq!(book.lints(), ERRORS.lints());
    assert_eq!(
        serde_json::to_value(&book.lints()[0]).unwrap(),
        serde_json::json!({
            "name": "CodeInUri", "code": "Two Words", "errorType": "Careless",
            "text": "the code `Two Words` is `Two%20Words` in the URI of its problem type, so whoever compares the two has to decode that",
            "mend": "letters, digits and `-` `.` `_` `~` `:` `/` stay as they are",
        })
    );
}

#[test]
fn a_catalog_allows_them_by_name() {
    let all = ERRORS.lints();
    let lax = LAX.lints();
    let mut left = found(&all);
    left.retain(|(name, code)| {
        *name != LintName::CodeCase
            && (*name, *code) != (LintName::MissingDescription, "Undescribed")
            && (*name, *code) != (LintName::EqualTexts, "SameTitle")
    });
    assert!(left.len() + 3 <= all.len(), "{left:?}");
    assert_eq!(found(&lax), left);
    let elsewhere = ELSEWHERE.lints();
    let retry_after = (LintName::MissingRetryAfter, "SlowDown");
    assert!(found(&all).contains(&retry_after) && !found(&elsewhere).contains(&retry_after));
}

#[test]
fn two_thousand_entries_are_remarked_on_at_once() {
    let start = std::time::Instant::now();
    let lints = super::compare::book(2000).lints();
    println!("2,000 entries: {:?}", start.elapsed());
    let missing = lints.iter().any(|lint| lint.name == LintName::MissingDescription);
    assert!(!missing, "{:?}", lints.first());
}
