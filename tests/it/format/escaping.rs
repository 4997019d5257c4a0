//! Any text, anywhere in a body, is valid JSON and comes back as it was.

use errbook::{ApiError, Item, Occurrence, RequestFacts};
use errbook_tests::BUILTIN;
use http::Method;

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum TextError {
    #[api(message = "{text}")]
    Said {
        text: String,
        #[api(items)]
        items: Vec<Item>,
    },
}

/// Every scalar below U+0100, and those that JSON or JavaScript treat apart.
fn scalars() -> impl Iterator<Item = char> {
    ('\0'..'\u{100}').chain(['"', '\\', '/', '\u{2028}', '\u{2029}', '\u{feff}', '\u{10ffff}', '€'])
}

fn check(text: &str) {
    let items = vec![Item::new(text.to_owned()).code(text.to_owned()).pointer(text.to_owned())];
    let error = TextError::Said { text: text.to_owned(), items };
    let facts = RequestFacts::new(Method::GET, "/").with_id(text);
    for format in BUILTIN {
        let occurrence = Occurrence::new(&error).with_request(&facts).with_format(format);
        let response = occurrence.respond();
        let received = format
            .read(response.status(), response.body())
            .unwrap_or_else(|error| panic!("{} of {text:?}: {error:?}", format.name()));
        assert_eq!(received.message.as_deref(), Some(text), "{}", format.name());
        if let Some(member) = received.members.get("text") {
            assert_eq!(member, text, "{}", format.name());
        }
        for item in &received.items {
            assert_eq!(item.message, text);
        }
        if let Some(id) = received.request_id {
            assert_eq!(id, text);
        }
    }
}

#[test]
fn every_scalar_alone() {
    for scalar in scalars() {
        check(&scalar.to_string());
    }
}

/// Text is looked at in runs of bytes, so where in the run a byte stands must not matter.
#[test]
fn every_scalar_at_every_place_of_a_run() {
    for scalar in scalars() {
        for before in 0..36 {
            for after in [0, 1, 7, 8, 9, 15, 16, 17] {
                check(&format!("{}{scalar}{}", "a".repeat(before), "z".repeat(after)));
            }
        }
    }
}

#[test]
fn members_and_items_travel() {
    let error = TextError::Said {
        text: "t".to_owned(),
        items: vec![Item::new("too short").pointer("/name").code("TooShort"), Item::new("odd")],
    };
    let response = errbook::format::PROBLEM.respond(&error);
    assert_eq!(
        response.body(),
        r#"{"title":"Bad Request","status":400,"detail":"t","code":"Said","errors":[{"pointer":"/name","code":"TooShort","detail":"too short"},{"detail":"odd"}],"text":"t"}"#
    );
}
