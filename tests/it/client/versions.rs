//! Client and server of two versions.

use errbook::client::Misfit;
use errbook::{ApiError, Item, RemoteError, bytes, format, http};
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
    assert!(unknown.unknown_because().is_none());
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
    assert_eq!(unknown.unknown_because(), Some(&Misfit::Member("since".to_owned())));

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
        assert_eq!(error.unknown_because(), Some(&Misfit::Member("balance".to_owned())));
        assert_eq!(
            error.to_string(),
            "the service answered 403 Forbidden, code OutOfCredit; its member `balance` is not what this client takes"
        );
    }
}

/// Headers and members that are the fields of one value, as well.
#[test]
fn what_did_not_come_back_is_named() {
    #[derive(Debug, serde::Serialize, serde::Deserialize)]
    struct Limit {
        limit: u8,
    }

    #[derive(Debug, ApiError)]
    #[api(receive)]
    enum Busy {
        #[api(status = 503, message = "Come back.")]
        Later {
            #[api(header = "Retry-After")]
            seconds: u64,
        },
        #[api(status = 429, message = "Less.")]
        Limited {
            #[api(member, flatten)]
            limit: Limit,
        },
    }
    errbook::catalog! { static BUSY = { errors: [Busy] }; }

    let because = |mut response: http::Response<bytes::Bytes>, body: &str| {
        response.headers_mut().remove("retry-after");
        *response.body_mut() = bytes::Bytes::copy_from_slice(body.as_bytes());
        let error: RemoteError<Busy> = BUSY.receive(&response);
        error.unknown_because().cloned()
    };
    let body = |error: &Busy| String::from_utf8(BUSY.respond(error).into_body().to_vec()).unwrap();
    let later = Busy::Later { seconds: 7 };
    let header = Some(Misfit::Header("Retry-After".to_owned()));
    assert_eq!(because(BUSY.respond(&later), &body(&later)), header);
    let limited = Busy::Limited { limit: Limit { limit: 7 } };
    let none = body(&limited).replace("\"limit\":7", "\"limit\":\"seven\"");
    assert_eq!(because(BUSY.respond(&limited), &none), Some(Misfit::Members));
    assert_eq!(because(BUSY.respond(&limited), &body(&limited)), None);
}
