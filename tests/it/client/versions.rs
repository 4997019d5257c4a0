//! Client and server of two versions.

use errbook::{ApiError, Item, RemoteError, format, http};
use serde_json::json;

mod old {
    use super::{ApiError, format};

    #[derive(Debug, ApiError, PartialEq)]
    #[api(receive)]
    pub(super) enum AccountError {
        #[api(status = 409, message = "{email} is taken.")]
        EmailAlreadyExists { email: String },
        #[api(status = 403)]
        OutOfCredit {
            #[api(member)]
            balance: i64,
        },
        #[api(status = 410)]
        AccountClosed,
    }

    errbook::catalog! {
        pub(super) static ERRORS = { format: format::PROBLEM, errors: [AccountError] };
    }
}

mod new {
    use super::{ApiError, Item, format};

    #[derive(Debug, ApiError, PartialEq)]
    #[api(receive)]
    pub(super) enum AccountError {
        #[api(status = 409, message = "{email} is taken.")]
        EmailAlreadyExists {
            email: String,
            /// New, and always there.
            #[api(member)]
            since: u32,
        },
        #[api(status = 403)]
        OutOfCredit {
            #[api(member)]
            balance: i64,
            /// New, and not always there.
            #[api(member)]
            limit: Option<i64>,
            #[api(items)]
            items: Vec<Item>,
        },
        /// New.
        #[api(status = 423, message = "Frozen until {until}.")]
        AccountFrozen { until: String },
    }

    errbook::catalog! {
        pub(super) static ERRORS = { format: format::PROBLEM, errors: [AccountError] };
    }
}

/// What a server of the one version sends to a client of the other.
macro_rules! sent {
    ($from:ident to $to:ident: $error:expr) => {{
        use $from::AccountError;
        let error: RemoteError<$to::AccountError> =
            $to::ERRORS.receive(&$from::ERRORS.respond(&$error));
        error
    }};
}

#[test]
fn a_client_behind_its_server() {
    let known =
        sent!(new to old: AccountError::EmailAlreadyExists { email: "a@b".into(), since: 7 });
    assert_eq!(known.known(), Some(&old::AccountError::EmailAlreadyExists { email: "a@b".into() }));
    assert_eq!(known.received().unwrap().members["since"], 7);
    let known = sent!(new to old: AccountError::OutOfCredit { balance: -3, limit: Some(2), items: vec![Item::new("x")] });
    assert_eq!(known.known(), Some(&old::AccountError::OutOfCredit { balance: -3 }));

    let unknown = sent!(new to old: AccountError::AccountFrozen { until: "May".into() });
    assert!(matches!(unknown, RemoteError::Unknown(_)));
    assert_eq!(unknown.status(), 423);
    assert_eq!(unknown.code(), Some("AccountFrozen"));
    assert_eq!(unknown.message(), Some("Frozen until May."));
    assert_eq!(json!(unknown.received().unwrap().members), json!({ "until": "May" }));
    assert!(unknown.entry().is_none());
}

#[test]
fn a_client_ahead_of_its_server() {
    let known = sent!(old to new: AccountError::OutOfCredit { balance: -3 });
    let expected = new::AccountError::OutOfCredit { balance: -3, limit: None, items: Vec::new() };
    assert_eq!(known.known(), Some(&expected));

    // A member that is gone, or not there yet.
    let unknown = sent!(old to new: AccountError::EmailAlreadyExists { email: "a@b".into() });
    assert!(matches!(unknown, RemoteError::Unknown(_)));
    assert_eq!(unknown.code(), Some("EmailAlreadyExists"));
    assert_eq!(unknown.entry().unwrap().code(), "EmailAlreadyExists");
    assert!(unknown.is::<new::AccountError>());

    let unknown = sent!(old to new: AccountError::AccountClosed);
    assert!(matches!(unknown, RemoteError::Unknown(_)));
    assert!(unknown.entry().is_none());
}

/// A member of another type than the client knows.
#[test]
fn a_member_that_has_changed_makes_it_unknown() {
    for balance in [json!("30"), json!(null), json!([30]), json!(1.5), json!(1e300)] {
        let body =
            json!({ "title": "x", "status": 403, "code": "OutOfCredit", "balance": balance });
        let response = http::Response::builder().status(403);
        let response = response.header("content-type", "application/problem+json");
        let response = response.body(body.to_string()).unwrap();
        let error: RemoteError<old::AccountError> = old::ERRORS.receive(&response);
        assert!(matches!(error, RemoteError::Unknown(_)), "{balance}");
        assert_eq!(error.entry().unwrap().code(), "OutOfCredit");
    }
}
