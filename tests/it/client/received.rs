//! A response comes back as the value that was answered with, whatever the declaration is.

use std::borrow::Cow;
use std::fmt::Debug;
use std::time::Duration;

use errbook::http::StatusCode;
use errbook::standard::HttpError;
use errbook::{
    ApiError, Catalog, Item, Receive, RemoteError, RequestFacts, format, respond, wire_format,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

#[derive(Debug, ApiError, PartialEq)]
#[api(receive)]
enum AccountError {
    #[api(status = 404)]
    AccountNotFound,
    #[api(status = 403, message = "Your balance is {balance}, but that costs {price}.")]
    OutOfCredit {
        balance: u32,
        price: u32,
        #[api(member = "payableFrom")]
        accounts: Vec<String>,
    },
    #[api(status = 429)]
    TooManyRequests(#[api(header = "Retry-After")] Duration),
    #[api(status = 422)]
    Invalid(#[api(items)] Vec<Item>),
    #[api(transparent)]
    Http(HttpError),
}

errbook::catalog! {
    static ERRORS = {
        errors: [AccountError],
        authenticate: "Bearer",
        headers_elsewhere: ["Allow"],
    };
}

/// What a client has of an answer with the facts of a request.
fn sent<E: ApiError + Receive>(catalog: &'static Catalog, error: &E) -> RemoteError<E> {
    let request = RequestFacts::new(http::Method::POST, "/orders/7").with_id("req-7f3a");
    catalog.receive(&catalog.occurrence(error).with_request(&request).respond())
}

#[track_caller]
fn comes_back<E: ApiError + Receive + PartialEq + Debug>(catalog: &'static Catalog, errors: &[E]) {
    for error in errors {
        match sent(catalog, error) {
            RemoteError::Known(received, _) => assert_eq!(received, *error),
            other => panic!("{error:?} is {other:?}"),
        }
    }
}

/// It is read as its entry.
#[track_caller]
fn stays<E: ApiError + Receive>(catalog: &'static Catalog, error: &E) {
    let RemoteError::Unknown(facts) = sent(catalog, error) else { panic!("{error:?} came back") };
    assert_eq!(facts.code(), Some(error.entry().code()));
}

#[test]
fn an_error_comes_back() {
    let errors = [
        AccountError::AccountNotFound,
        AccountError::OutOfCredit { balance: 30, price: 50, accounts: vec!["a".to_owned()] },
        AccountError::TooManyRequests(Duration::from_secs(30)),
        AccountError::Invalid(vec![Item::new("is too low").pointer("/age").code("TooLow")]),
        AccountError::Http(HttpError::MethodNotAllowed { allow: Some("GET, HEAD".into()) }),
        AccountError::Http(HttpError::NotFound),
    ];
    comes_back(&ERRORS, &errors);
}

#[test]
fn every_http_error_comes_back() {
    for number in 400..600 {
        let error = HttpError::from(StatusCode::from_u16(number).unwrap());
        let RemoteError::Known(received, _) = ERRORS.receive::<HttpError>(&respond(&error)) else {
            panic!("{error:?} did not come back");
        };
        assert_eq!(received, error);
    }
}

#[derive(Debug, ApiError, PartialEq)]
#[api(status = 410, receive)]
struct Unit;

#[derive(Debug, ApiError, PartialEq)]
#[api(status = 409, receive, message = "{0} is taken.")]
struct Tuple(#[api(member = "name")] String, #[api(default)] Option<u8>);

#[derive(Debug, ApiError, PartialEq)]
#[api(status = 409, code = "NAMED", receive, rename_all_fields = "camelCase")]
#[api(message = "{first_name} {loop}")]
struct Named {
    first_name: String,
    r#loop: u8,
}

#[derive(Debug, ApiError, PartialEq)]
#[api(receive)]
enum All {
    #[api(transparent)]
    Unit(Unit),
    #[api(transparent)]
    Tuple(Box<Tuple>),
    #[api(transparent)]
    Named(std::sync::Arc<Named>),
}

errbook::catalog! { static STRUCTS = { errors: [All] }; }

#[test]
fn structs_and_what_wraps_them() {
    comes_back(&STRUCTS, &[Unit]);
    comes_back(&STRUCTS, &[Tuple("ada".to_owned(), None)]);
    let named = || Named { first_name: "Ada".to_owned(), r#loop: 7 };
    comes_back(&STRUCTS, &[named()]);
    comes_back(&STRUCTS, &[All::Unit(Unit), All::Named(named().into())]);
    comes_back(&STRUCTS, &[All::Tuple(Box::new(Tuple("b".to_owned(), None)))]);
    comes_back(&STRUCTS, &[Box::new(All::Unit(Unit))]);
}

/// A wrapper around a wrapper, each with values of its own.
#[derive(Debug, ApiError, PartialEq)]
#[api(receive)]
struct Traced<E> {
    #[api(transparent)]
    #[from]
    error: E,
    #[api(member = "traceId", default)]
    trace: Option<String>,
    #[api(header = "X-Attempts", default = one)]
    attempts: u8,
}

fn one() -> u8 {
    1
}

#[derive(Debug, ApiError, PartialEq)]
#[api(receive)]
enum Service {
    Account {
        #[api(transparent)]
        error: Traced<AccountError>,
        #[api(member)]
        region: String,
    },
    #[api(transparent)]
    Struct(Traced<Unit>),
}

errbook::catalog! {
    static SERVICE = {
        errors: [Service],
        format: format::ENVELOPE,
        authenticate: "Bearer",
        headers_elsewhere: ["Allow"],
    };
}

#[test]
fn wrappers_have_their_own_values() {
    let traced =
        |error, trace: Option<&str>| Traced { error, trace: trace.map(str::to_owned), attempts: 3 };
    let credit = AccountError::OutOfCredit { balance: 1, price: 2, accounts: Vec::new() };
    comes_back(&SERVICE, &[traced(AccountError::AccountNotFound, None), traced(credit, Some("t"))]);
    let error = traced(AccountError::Http(HttpError::Gone), Some("4bf92f35"));
    let region = "eu".to_owned();
    comes_back(&SERVICE, &[Service::Account { error, region }, Service::Struct(Unit.into())]);
}

/// Without a value of the wrapper, what it wraps is there all the same.
#[test]
fn a_wrapper_whose_value_is_not_there_stays() {
    let error = traced_without_region();
    assert!(matches!(SERVICE.receive::<Service>(&error), RemoteError::Unknown(_)));
    let received = SERVICE.receive::<Traced<AccountError>>(&error);
    let expected = Traced { error: AccountError::AccountNotFound, trace: None, attempts: 1 };
    assert_eq!(received.into_known().ok(), Some(expected));
}

fn traced_without_region() -> http::Response<bytes::Bytes> {
    SERVICE.respond(&AccountError::AccountNotFound)
}

#[derive(Debug, ApiError, PartialEq)]
#[api(receive)]
enum SignInError {
    #[api(status = 401)]
    WrongPassword,
    #[api(like = WrongPassword)]
    NoSuchAccount,
    #[api(internal)]
    Database(#[from] std::fmt::Error),
    #[api(internal, transparent)]
    Store(#[from] std::num::ParseIntError),
    #[api(answer = of_upstream)]
    Upstream(u16),
    #[api(status = 503)]
    Unavailable {
        #[api(default)]
        source: Option<std::fmt::Error>,
    },
    #[deprecated]
    #[api(status = 410)]
    Old,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "fields are lent to the function")]
fn of_upstream(status: &u16) -> HttpError {
    HttpError::from(StatusCode::from_u16(*status).unwrap())
}

errbook::catalog! {
    static SIGN_IN = {
        errors: [SignInError],
        authenticate: "Bearer",
        headers_elsewhere: ["Allow"],
    };
}

#[test]
fn what_cannot_come_back_is_read_as_its_entry() {
    let like = sent(&SIGN_IN, &SignInError::NoSuchAccount);
    assert_eq!(like.into_known().ok(), Some(SignInError::WrongPassword));
    stays(&SIGN_IN, &SignInError::Database(std::fmt::Error));
    stays(&SIGN_IN, &SignInError::Store("x".parse::<u8>().unwrap_err()));
    stays(&SIGN_IN, &SignInError::Upstream(502));
    #[allow(deprecated)]
    comes_back(&SIGN_IN, &[SignInError::Old, SignInError::WrongPassword]);

    let source = Some(std::fmt::Error);
    let received = sent(&SIGN_IN, &SignInError::Unavailable { source }).into_known().ok();
    assert_eq!(received, Some(SignInError::Unavailable { source: None }), "what was inside stays");
}

/// Of the status that they share one code with, and of what is always there.
#[derive(Debug, ApiError, PartialEq)]
#[api(receive)]
enum MatrixError {
    #[api(status = 401, code = "M_FORBIDDEN", shared)]
    WrongPassword,
    #[api(status = 403, code = "M_FORBIDDEN", shared, member("kind" = "room"))]
    NotInRoom,
    #[api(status = 403, code = "M_FORBIDDEN", shared, member("kind" = "space"))]
    NotInSpace {
        #[api(member)]
        space: u8,
    },
    #[api(status = 404, code = "M_GONE", shared)]
    First {
        #[api(member)]
        first: u8,
    },
    #[api(status = 404, code = "M_GONE", shared)]
    Second {
        #[api(member)]
        second: u8,
    },
    #[api(status = 404, code = 40401)]
    Number,
}

errbook::catalog! { static MATRIX = { errors: [MatrixError], authenticate: "Bearer" }; }

#[test]
fn a_shared_code_is_told_apart() {
    let errors = [
        MatrixError::WrongPassword,
        MatrixError::NotInRoom,
        MatrixError::NotInSpace { space: 7 },
        MatrixError::First { first: 1 },
        MatrixError::Second { second: 2 },
        MatrixError::Number,
    ];
    comes_back(&MATRIX, &errors);
}

wire_format! {
    static CODES: "application/json" = { "fault": { "id": "urn:{code}", "values"?: members } };
    static LISTS: "application/json" = [code, { ..members }];
    static FIELDS: "application/json" = {
        "code": code_number,
        "fields": { ..for item in items { item.pointer: [item.message] } },
    };
}

#[derive(Debug, ApiError, PartialEq)]
#[api(receive, format = CODES)]
enum InFormats {
    #[api(status = 400, message = "{0}")]
    OfTheType(#[api(member = "number")] u64),
    #[api(status = 400, format = LISTS)]
    InAList {
        #[api(member)]
        inside: Cow<'static, str>,
    },
    #[api(status = 400, code = 7, format = FIELDS)]
    InFields(#[api(items)] Vec<Item>),
    #[api(status = 400, format = errbook::format::PROBLEM)]
    Problem,
    /// The type's format is that of those without one.
    #[api(transparent)]
    Inside(AccountError),
    /// The format of the error itself counts first.
    #[api(transparent)]
    Other(InMessages),
}

#[derive(Debug, ApiError, PartialEq)]
#[api(status = 418, receive, format = format::ENVELOPE)]
struct InMessages;

errbook::catalog! {
    static IN_FORMATS = {
        errors: [InFormats],
        format: format::FLAT,
        authenticate: "Bearer",
        headers_elsewhere: ["Allow"],
    };
}

#[test]
fn formats_of_types_and_variants_are_read() {
    let item = Item::new("is too low").pointer("/age");
    let accounts = vec![String::new()];
    let errors = [
        InFormats::OfTheType(u64::MAX),
        InFormats::InAList { inside: "\"]}".into() },
        InFormats::InFields(vec![item]),
        InFormats::Problem,
        InFormats::Inside(AccountError::OutOfCredit { balance: 1, price: 2, accounts }),
        InFormats::Inside(AccountError::Http(HttpError::Gone)),
        InFormats::Other(InMessages),
    ];
    comes_back(&IN_FORMATS, &errors);
}

/// Bounds are inferred for what comes back alone: a type that cannot is an error all the same.
#[derive(Debug, ApiError, PartialEq)]
#[api(receive)]
enum Store<'a, K, H, E, const N: usize> {
    #[api(status = 409, message = "{key} is locked.")]
    Locked {
        key: K,
        #[api(header = "X-Holders")]
        holders: Vec<H>,
        #[api(member)]
        by: Cow<'a, str>,
        #[api(default)]
        inside: std::marker::PhantomData<[&'a H; N]>,
    },
    #[api(transparent)]
    Inner(E),
}

errbook::catalog! {
    static STORE = {
        errors: [Store<'static, u64, bool, AccountError, 2>],
        authenticate: "Bearer",
        headers_elsewhere: ["Allow"],
    };
}

#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
struct OneWay;

impl std::fmt::Display for OneWay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("one way")
    }
}

#[test]
fn generic_types_come_back() {
    fn locked<K>(key: K) -> Store<'static, K, bool, AccountError, 2> {
        Store::Locked {
            key,
            holders: vec![true, false],
            by: "ada".into(),
            inside: std::marker::PhantomData,
        }
    }
    fn any<K>(key: K)
    where
        K: Serialize + DeserializeOwned + Debug + std::fmt::Display + PartialEq,
    {
        comes_back(&STORE, &[locked(key)]);
    }
    any(7_u64);
    any("key".to_owned());
    comes_back(&STORE, &[locked(0), Store::Inner(AccountError::AccountNotFound)]);
    assert_eq!(respond(&locked(OneWay)).status(), 409);
}

/// Beside thiserror, whose texts make no members.
#[derive(Debug, thiserror::Error, ApiError, PartialEq)]
#[api(receive)]
enum Beside {
    #[error("there is no order {order}")]
    #[api(status = 404)]
    NotFound {
        #[api(member)]
        order: u64,
    },
    #[error("it did not answer")]
    #[api(status = 503)]
    Unavailable(
        #[from]
        #[api(default = no_cause)]
        std::fmt::Error,
    ),
    #[error(transparent)]
    #[api(transparent)]
    Inner(#[from] Unit),
}

fn no_cause() -> std::fmt::Error {
    std::fmt::Error
}

errbook::catalog! { static BESIDE = { errors: [Beside] }; }

#[test]
fn beside_thiserror() {
    let errors = [Beside::NotFound { order: 7 }, std::fmt::Error.into(), Beside::Inner(Unit)];
    comes_back(&BESIDE, &errors);
}
