//! Every status from 100 to 999 against IANA's registry.

use std::collections::HashMap;

use errbook::standard::HttpError;
use errbook::status::Status;
use errbook::{ApiError, Documented};
use http::StatusCode;
use serde::Deserialize;

#[derive(Deserialize)]
struct Registered {
    status: u16,
    phrase: String,
    must_send: Vec<String>,
}

/// The registered client and server errors.
fn registry() -> HashMap<u16, Registered> {
    let rows: Vec<Registered> =
        serde_json::from_str(include_str!("../../data/http-statuses.json")).unwrap();
    assert_eq!(rows.len(), 40);
    rows.into_iter().map(|row| (row.status, row)).collect()
}

#[test]
fn the_table_has_what_the_registry_has() {
    let registry = registry();
    for number in 400..=999 {
        match (Status::of(number), registry.get(&number)) {
            (None, None) => {}
            (Some(status), Some(row)) => {
                assert_eq!(status.code, number);
                assert_eq!(status.phrase, row.phrase);
                assert_eq!(status.required_headers, row.must_send, "{number}");
            }
            (found, _) => panic!("{number}: the table says {found:?}, the registry differs"),
        }
    }
}

#[test]
fn a_status_below_400_is_in_the_table_where_http_knows_it() {
    for number in 100..400 {
        let phrase = StatusCode::from_u16(number).unwrap().canonical_reason();
        // `http` has no 104, and 306 is registered as unused.
        if number != 306 {
            assert_eq!(Status::of(number).is_some(), phrase.is_some(), "{number}");
        }
    }
}

#[test]
fn every_registered_error_is_a_documented_variant() {
    let registry = registry();
    let entries = HttpError::GROUP.entries;
    assert_eq!(entries.len(), registry.len());
    for entry in entries {
        let row = &registry[&entry.status_number()];
        assert_eq!(entry.title(), row.phrase);
        assert!(!entry.docs().is_empty(), "{} has no docs", entry.code());
        assert!(entry.is_standard());
        for name in &row.must_send {
            assert!(
                entry.headers().iter().any(|header| header.name == name),
                "{} must carry {name}",
                entry.code()
            );
        }
    }
}

#[test]
fn every_status_converts_to_an_error() {
    let registry = registry();
    for number in 100..=999 {
        let error = HttpError::from(StatusCode::from_u16(number).unwrap());
        let expected = match number {
            _ if registry.contains_key(&number) => number,
            400..=499 => 400,
            _ => 500,
        };
        assert_eq!(error.entry().status_number(), expected, "{number}");
        assert_eq!(errbook::respond(&error).status(), expected);
    }
}

#[test]
fn a_server_error_says_nothing_but_its_phrase() {
    for entry in HttpError::GROUP.entries {
        if entry.status_number() >= 500 {
            assert_eq!(entry.message(), entry.phrase());
        } else {
            assert_eq!(entry.message(), entry.docs());
        }
    }
}
