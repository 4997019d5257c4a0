//! Catalogs: what they hold, and how it is found.

use errbook::standard::HttpError;
use errbook::{ApiError, Documented};

/// Accounts
#[derive(Debug, ApiError)]
#[allow(dead_code, reason = "what counts here is the documentation")]
enum AccountError {
    #[api(status = 409)]
    EmailAlreadyExists,
    /// Takes the place of the standard entry.
    #[api(status = 404)]
    NotFound,
    #[api(internal)]
    Database,
    #[api(transparent)]
    Billing(BillingError),
    #[api(transparent)]
    Http(HttpError),
}

/// Billing
#[derive(Debug, ApiError)]
#[allow(dead_code, reason = "what counts here is the documentation")]
enum BillingError {
    #[api(status = 402)]
    OutOfCredit,
}

mod elsewhere {
    use super::*;

    /// Not the same as the other one of this name.
    #[derive(Debug, ApiError)]
    #[allow(dead_code, reason = "what counts here is the documentation")]
    pub(super) enum BillingError {
        #[api(status = 402)]
        CardDeclined,
    }
}

errbook::catalog! {
    /// Everything.
    static ALL = { errors: [AccountError, BillingError, elsewhere::BillingError] };

    /// Some of the standard errors.
    ///
    /// In two paragraphs.
    static SOME = {
        title: "Some",
        standard: [401, 404, 500],
        authenticate: "Bearer realm=\"x\"",
        headers_elsewhere: ["Allow"],
        successes: [200, 201: "Made.", 204],
        errors: [AccountError],
    };

    static STANDARD = { standard: [404] };
}

fn codes(catalog: &errbook::Catalog) -> Vec<&'static str> {
    catalog.entries().iter().map(|entry| entry.code()).collect()
}

#[test]
fn every_entry_is_found_by_its_code_and_nothing_else_is() {
    for catalog in [&ALL, &SOME, &STANDARD] {
        for entry in catalog.entries() {
            let found = catalog.find(entry.code()).unwrap();
            assert_eq!(found.status(), entry.status(), "{}", entry.code());
            assert_eq!(found.docs(), entry.docs());
        }
        for missing in ["", "emailalreadyexists", "EmailAlreadyExistsX", "\0"] {
            assert!(catalog.find(missing).is_none());
        }
    }
}

#[test]
fn a_type_that_is_reached_twice_counts_once() {
    let codes = codes(&ALL);
    for code in ["OutOfCredit", "CardDeclined", "EmailAlreadyExists", "NotFound", "BadGateway"] {
        assert_eq!(codes.iter().filter(|known| **known == code).count(), 1, "{code}");
    }
    // Each standard entry once, but for the one that gave way and stands among the declared.
    assert_eq!(codes.len(), HttpError::GROUP.entries.len() + 3);
}

#[test]
fn a_standard_entry_gives_way_to_a_declared_one() {
    let found = ALL.find("NotFound").unwrap();
    assert_eq!(found.docs(), "Takes the place of the standard entry.");
    assert!(!found.is_standard());
    assert!(STANDARD.find("NotFound").unwrap().is_standard());
}

#[test]
fn standard_chooses() {
    assert_eq!(
        codes(&SOME),
        ["EmailAlreadyExists", "NotFound", "OutOfCredit", "Unauthorized", "InternalServerError"]
    );
    assert!(SOME.find("BadGateway").is_none());
    assert_eq!(codes(&STANDARD), ["NotFound"]);
}

#[test]
fn settings() {
    assert_eq!((SOME.title(), STANDARD.title()), ("Some", "STANDARD"));
    assert_eq!(SOME.docs(), "Some of the standard errors.\n\nIn two paragraphs.");
    assert_eq!(SOME.headers_elsewhere(), ["Allow"]);
    let successes: Vec<_> = SOME.successes().iter().map(|s| (s.status, s.meaning)).collect();
    assert_eq!(successes[0], (200, "The request succeeded."));
    assert_eq!(successes[1], (201, "Made."));
    assert_eq!(successes.len(), 3);
}

#[test]
fn a_401_has_a_challenge() {
    let response = SOME.respond(&HttpError::from(http::StatusCode::UNAUTHORIZED));
    assert_eq!(response.headers()["www-authenticate"], "Bearer realm=\"x\"");
    let own = HttpError::Unauthorized { challenge: Some("Basic".into()) };
    let response = SOME.respond(&own);
    assert_eq!(response.headers().get_all("www-authenticate").iter().count(), 1);
    assert_eq!(response.headers()["www-authenticate"], "Basic");
    assert!(!SOME.respond(&HttpError::NotFound).headers().contains_key("www-authenticate"));
}

#[test]
fn sections_follow_the_declaration() {
    let sections = ALL.sections();
    let titles: Vec<_> = sections.iter().map(|section| section.group.title).collect();
    let own = "Not the same as the other one of this name";
    assert_eq!(titles, ["Accounts", own, "HTTP errors"], "whoever brings them");
    let nested: Vec<_> = sections[0].sections.iter().map(|s| s.group.title).collect();
    assert_eq!(nested, ["Billing"]);
}

/// What groups share.
mod shared {
    use super::*;

    #[derive(Debug, ApiError)]
    #[allow(dead_code, reason = "what counts here is the documentation")]
    enum Outer<E> {
        #[api(status = 400)]
        Own,
        #[api(transparent)]
        Inner(E),
    }

    #[derive(Debug, ApiError)]
    #[api(status = 410)]
    struct First;

    #[derive(Debug, ApiError)]
    #[api(status = 410)]
    struct Second;

    #[derive(Debug, ApiError)]
    #[allow(dead_code, reason = "what counts here is the documentation")]
    enum Both {
        #[api(transparent)]
        First(Box<Outer<First>>),
        #[api(transparent)]
        Second(Outer<Second>),
        #[api(transparent)]
        Again(<Self as Inside>::Error),
    }

    trait Inside {
        type Error;
    }

    impl Inside for Both {
        type Error = Outer<First>;
    }

    errbook::catalog! {
        static ERRORS = { errors: [Both, Outer<Outer<Second>>, Outer<First>] };
    }

    /// One type with others in it is a group for each, but its own entries are those of one type.
    #[test]
    fn a_generic_type_counts_once_for_each_type_in_it() {
        assert_eq!(codes(&ERRORS), ["Own", "First", "Second"]);
        for code in ["Own", "First", "Second"] {
            assert_eq!(ERRORS.find(code).unwrap().code(), code);
        }
    }

    #[test]
    fn a_group_is_a_type_at_its_place() {
        assert!(Outer::<First>::GROUP.is(Outer::<Second>::GROUP));
        assert!(!First::GROUP.is(Second::GROUP));
        assert!(<Box<First>>::GROUP.is(First::GROUP));
    }
}

#[test]
fn a_standard_type_is_named_as_users_know_it() {
    assert_eq!(HttpError::GROUP.path, "errbook::standard::HttpError");
    assert_eq!(std::any::type_name::<HttpError>(), HttpError::GROUP.path);
}
