//! What a client is told of an error, whoever has answered, and however.

use std::error::Error;
use std::time::Duration;

use errbook::client::{TryAgain, Unread};
use errbook::format::{ENVELOPE, MESSAGE, PROBLEM};
use errbook::http::{Response, StatusCode};
use errbook::standard::HttpError;
use errbook::{ApiError, Item, RemoteError, limits, wire_format};
use serde_json::json;

#[derive(Debug, ApiError, PartialEq)]
#[api(receive)]
enum AccountError {
    #[api(status = 404)]
    AccountNotFound,
    #[api(status = 409, message = "This email is taken.")]
    EmailAlreadyExists,
    #[api(status = 503, code = "Closed #1", title = "Closed")]
    Closed,
    #[api(status = 403, retry = Later, type = "https://example.com/odd")]
    Odd,
    #[api(status = 503, retry = Never)]
    Gone,
    #[api(internal)]
    Inside(#[from] std::fmt::Error),
}

errbook::catalog! {
    static ERRORS = {
        type_base: "https://example.com/errors/",
        errors: [AccountError, HttpError],
        authenticate: "Bearer",
        headers_elsewhere: ["Allow", "Proxy-Authenticate", "Upgrade"],
    };
}

type Remote = RemoteError<AccountError>;

/// A response of a status, headers (`Name: value` each) and a body.
fn response(status: u16, headers: &[&str], body: impl Into<Vec<u8>>) -> Response<Vec<u8>> {
    let mut response = Response::builder().status(status);
    for header in headers {
        let (name, value) = header.split_once(": ").unwrap();
        response = response.header(name, value);
    }
    response.body(body.into()).unwrap()
}

fn remote(status: u16, headers: &[&str], body: impl Into<Vec<u8>>) -> Remote {
    ERRORS.receive(&response(status, headers, body))
}

const PROBLEM_JSON: &str = "content-type: application/problem+json";

#[test]
fn a_known_error_tells_all_that_was_sent() {
    let facts = errbook::RequestFacts::new(http::Method::GET, "/accounts/7").with_id("r-7");
    let sent = ERRORS.occurrence(&AccountError::EmailAlreadyExists).with_request(&facts).respond();
    let error: Remote = ERRORS.receive(&sent);
    assert_eq!(error.known(), Some(&AccountError::EmailAlreadyExists));
    assert_eq!(error.status(), 409);
    assert_eq!(error.code(), Some("EmailAlreadyExists"));
    assert_eq!(error.message(), Some("This email is taken."));
    assert_eq!(error.title(), Some("Email Already Exists"));
    assert_eq!(error.type_uri(), Some("https://example.com/errors/EmailAlreadyExists"));
    assert_eq!(error.request_id(), Some("r-7"));
    assert_eq!(error.entry().unwrap().code(), "EmailAlreadyExists");
    assert_eq!(error.retry(), TryAgain::Never);
    assert_eq!(error.content_type(), Some("application/problem+json"));
    assert!(error.is::<AccountError>() && !error.is::<HttpError>());
    assert_eq!(
        error.to_string(),
        "the service answered 409 Conflict, code EmailAlreadyExists: This email is taken. (request r-7)"
    );
    assert!(error.source().is_none());
    assert!(matches!(error.into_known(), Ok(AccountError::EmailAlreadyExists)));
}

/// The server is ahead: its code is told, with everything that was sent.
#[test]
fn a_new_code_is_unknown() {
    let body = json!({
        "title": "Frozen", "status": 423, "detail": "It is cold.", "code": "Frozen", "degrees": -7,
        "errors": [{"detail": "is blue", "pointer": "/nose"}],
    });
    let error = remote(423, &[PROBLEM_JSON, "x-request-id: abc"], body.to_string());
    let RemoteError::Unknown(response) = &error else { panic!("{error:?}") };
    assert_eq!(response.code(), Some("Frozen"));
    let received = response.received().unwrap();
    assert_eq!(received.members["degrees"], -7);
    assert_eq!(received.items, [Item::new("is blue").pointer("/nose")]);
    assert_eq!(error.request_id(), Some("abc"));
    assert!(error.entry().is_none() && error.known().is_none());
    assert!(!error.is::<AccountError>());
    let text = "the service answered 423 Locked, code Frozen: It is cold. (request abc)";
    assert_eq!(error.to_string(), text);
    assert!(matches!(error.into_known(), Err(RemoteError::Unknown(_))));
}

/// A variant that does not come back is read as its entry.
#[test]
fn a_masked_error_is_unknown_and_has_its_entry() {
    let error: Remote = ERRORS.receive(&ERRORS.respond(&AccountError::Inside(std::fmt::Error)));
    assert!(matches!(error, RemoteError::Unknown(_)));
    assert_eq!(error.entry().unwrap().code(), "InternalServerError");
    assert!(error.is::<AccountError>() && error.is::<HttpError>());
}

#[test]
fn the_status_is_that_of_the_response() {
    let body = br#"{"title":"x","status":404,"code":"AccountNotFound"}"#;
    let error = remote(502, &[PROBLEM_JSON], body);
    assert_eq!(error.status(), 502);
    assert_eq!(error.received().unwrap().status, 404);
    assert_eq!(error.known(), Some(&AccountError::AccountNotFound));
}

/// What no errbook has written says its problem type, and may lack the rest.
#[test]
fn a_problem_type_is_a_code() {
    let of = |uri: &str| {
        let error = remote(400, &[PROBLEM_JSON], json!({ "type": uri }).to_string());
        error.code().map(str::to_owned)
    };
    assert_eq!(of("https://example.com/errors/AccountNotFound").unwrap(), "AccountNotFound");
    assert_eq!(of("https://example.com/errors/Closed%20%231").unwrap(), "Closed #1");
    assert_eq!(of("https://example.com/odd").unwrap(), "Odd");
    assert_eq!(of("https://example.com/errors/%ff"), None);
    assert_eq!(of("https://example.org/AccountNotFound"), None);
    assert_eq!(of("about:blank"), None);

    let own = json!({ "type": "https://example.com/errors/AccountNotFound", "code": "Odd" });
    let error = remote(403, &[PROBLEM_JSON], own.to_string());
    assert_eq!(error.known(), Some(&AccountError::Odd));
}

/// Each is `Unreadable`, with its status, and what the logs need.
#[test]
fn what_proxies_answer_is_unreadable() {
    let page = "<html><head><title>502 Bad Gateway</title></head></html>";
    let error = remote(502, &["content-type: text/html; charset=utf-8"], page);
    assert!(matches!(error, RemoteError::Unreadable(_)));
    assert!(matches!(error.unread_because(), Some(Unread::OtherMedia)));
    assert_eq!(error.excerpt(), page);
    assert_eq!(error.retry(), TryAgain::Now);
    assert_eq!(
        error.to_string(),
        "the service answered 502 Bad Gateway, and its body is of another media type \
         (text/html; charset=utf-8)"
    );

    let dated =
        ["retry-after: Wed, 21 Oct 2026 07:28:00 GMT", "date: Wed, 21 Oct 2026 07:26:30 GMT"];
    let error = remote(503, &dated, "");
    assert!(matches!(error.unread_because(), Some(Unread::Empty)));
    assert_eq!(error.retry(), TryAgain::After(Duration::from_secs(90)));
    assert_eq!(
        error.to_string(),
        "the service answered 503 Service Unavailable, and its body is empty"
    );

    let sent = ERRORS.respond(&AccountError::EmailAlreadyExists).into_body();
    let error = remote(409, &[PROBLEM_JSON, "content-encoding: gzip"], b"\x1f\x8b\x08\x00");
    assert!(matches!(error.unread_because(), Some(Unread::Encoded)));
    let error = remote(409, &[PROBLEM_JSON], b"\x1f\x8b\x08\x00");
    assert!(matches!(error.unread_because(), Some(Unread::NotRead(_))));
    assert!(
        error.source().is_some_and(|read| read.to_string() == "the body of this 409 is not JSON")
    );
    for length in 1..sent.len() {
        let error = remote(409, &[PROBLEM_JSON], &sent[..length]);
        assert!(matches!(error.unread_because(), Some(Unread::NotRead(_))), "{length}");
    }

    let error =
        remote(404, &["content-type: application/json"], r#"{"message":"no Route matched"}"#);
    assert!(matches!(error.unread_because(), Some(Unread::OtherShape)));
    let error = remote(404, &[PROBLEM_JSON], "[]");
    assert!(matches!(error.unread_because(), Some(Unread::NotRead(_))));
    let error = remote(404, &["content-type: text/plain"], sent.as_ref());
    assert!(matches!(error.unread_because(), Some(Unread::OtherMedia)));
}

#[test]
fn what_is_read_whatever_surrounds_it() {
    let sent = ERRORS.respond(&AccountError::EmailAlreadyExists).into_body();
    let with_bom = [b"\xef\xbb\xbf", &*sent].concat();
    let spaced = [b"\r\n ", &*sent, b"\n"].concat();
    for (headers, body) in [
        (vec![PROBLEM_JSON], &with_bom),
        (vec![PROBLEM_JSON], &spaced),
        (vec![PROBLEM_JSON, "content-encoding: identity"], &spaced),
        (vec!["content-type: Application/Problem+JSON ; charset=utf-8"], &spaced),
        (vec!["content-type: application/json"], &spaced),
        (vec!["content-type: application/vnd.example+json; version=1"], &spaced),
        (vec![], &spaced),
    ] {
        let error = remote(409, &headers, body.clone());
        assert_eq!(error.known(), Some(&AccountError::EmailAlreadyExists), "{headers:?}");
    }
}

/// Whether a response of this status is of an error: that, or nothing.
fn checked(response: Response<Vec<u8>>) -> Option<Remote> {
    let (status, body) = (response.status(), response.body().clone());
    match ERRORS.checked(response) {
        Err(error) => Some(error),
        Ok(response) => {
            assert_eq!((response.status(), response.body()), (status, &body));
            None
        }
    }
}

#[test]
fn errors_have_the_status_of_an_error() {
    for status in 100..1000 {
        let is_error = checked(response(status, &[], "")).is_some();
        assert_eq!(is_error, status >= 400, "{status}");
    }
    let portal = "<html>Sign in to the network</html>";
    assert!(checked(response(200, &["content-type: text/html"], portal)).is_none());
    let body = ERRORS.respond(&AccountError::Odd).into_body();
    assert!(checked(response(200, &[PROBLEM_JSON], &*body)).is_none());
}

#[derive(Debug, ApiError, PartialEq)]
#[api(status = 301, redirect, receive)]
struct Moved;

#[test]
fn a_redirect_that_is_declared_is_an_error() {
    errbook::catalog! { static MOVING = { errors: [Moved] }; }
    for status in 300..400 {
        let error = MOVING.checked::<Moved, _>(response(status, &[], "")).is_err();
        assert_eq!(error, status == 301, "{status}");
        // Also of a type that the catalog does not list.
        let error = ERRORS.checked::<Moved, _>(response(status, &[], "")).is_err();
        assert_eq!(error, status == 301, "{status}");
    }
}

#[derive(Debug, ApiError, PartialEq)]
#[api(receive)]
enum Shared {
    #[api(status = 401, code = "FORBIDDEN", shared)]
    Signed,
    #[api(status = 403, code = "FORBIDDEN", shared)]
    Forbidden,
    #[api(status = 403, code = "FORBIDDEN", shared, member("kind" = "room"))]
    ForbiddenRoom,
}

#[test]
fn a_shared_code_is_told_by_the_status_and_by_constant_members() {
    errbook::catalog! { static SHARED = { errors: [Shared], authenticate: "Bearer" }; }
    for error in [Shared::Signed, Shared::Forbidden, Shared::ForbiddenRoom] {
        let received: RemoteError<Shared> = SHARED.receive(&SHARED.respond(&error));
        assert_eq!(received.known(), Some(&error));
        assert_eq!(received.entry().unwrap().constants(), error.entry().constants());
        assert!(received.is::<Shared>());
    }
    let mut other = SHARED.respond(&Shared::Signed);
    *other.status_mut() = StatusCode::CONFLICT;
    let received: RemoteError<Shared> = SHARED.receive(&other);
    assert!(matches!(received, RemoteError::Unknown(_)));
    assert!(received.entry().is_none());
}

wire_format! {
    /// A code, and a status that says nothing.
    static FLAG: "application/json", status = 200 except [429] = { "failed": true, "code": code };
}

#[derive(Debug, ApiError, PartialEq)]
#[api(receive)]
enum Flagged {
    #[api(status = 404)]
    NotThere,
    #[api(status = 429)]
    TooMany,
}

#[test]
fn a_success_is_looked_at_where_a_format_answers_with_one() {
    errbook::catalog! { static FLAGS = { format: FLAG, errors: [Flagged] }; }
    errbook::catalog! { static OTHERS = { format: errbook::format::SUCCESS_FLAG, errors: [Flagged] }; }
    let json = "content-type: application/json; charset=utf-8";
    let of = |status, headers: &[&str], body: &str| {
        FLAGS.checked::<Flagged, _>(response(status, headers, body)).err()
    };
    let known = of(200, &[json], r#"{"failed":true,"code":"NotThere"}"#).unwrap();
    assert_eq!((known.known(), known.status().as_u16()), (Some(&Flagged::NotThere), 200));
    let sent = FLAGS.respond(&Flagged::TooMany);
    let known = FLAGS.checked::<Flagged, _>(sent).unwrap_err();
    assert_eq!((known.known(), known.status().as_u16()), (Some(&Flagged::TooMany), 429));
    let unknown = of(200, &[json], r#"{"failed":true,"code":"New"}"#).unwrap();
    assert!(matches!(unknown, RemoteError::Unknown(_)));
    assert_eq!(unknown.code(), Some("New"));

    for (status, header, body) in [
        (200, json, r#"{"failed":false,"code":"NotThere"}"#),
        (200, json, r#"{"failed":true}"#),
        (200, json, r#"[{"failed":true,"code":"NotThere"}]"#),
        (200, json, r#"{"failed":true,"code":"NotThere""#),
        (200, "content-type: text/html", r#"{"failed":true,"code":"NotThere"}"#),
        (200, "x-other: 1", r#"{"failed":true,"code":"NotThere"}"#),
        (201, json, r#"{"failed":true,"code":"NotThere"}"#),
    ] {
        assert!(of(status, &[header], body).is_none(), "{status} {header} {body}");
    }

    let body = r#"{"erreur":true,"message":"No."}"#;
    let unknown = OTHERS.checked::<Flagged, _>(response(200, &[json], body)).unwrap_err();
    assert!(matches!(unknown, RemoteError::Unknown(_)));
    assert_eq!(unknown.message(), Some("No."));
}

/// Whether and when, by each header and status.
#[test]
fn when_to_try_again() {
    let after = |seconds| TryAgain::After(Duration::from_secs(seconds));
    let date = "date: Wed, 21 Oct 2026 07:27:00 GMT";
    let day = 24 * 60 * 60;
    for (status, headers, expected) in [
        (429, vec!["retry-after: 17"], after(17)),
        (429, vec!["retry-after:  17 "], after(17)),
        (429, vec!["retry-after: 0"], TryAgain::Now),
        (404, vec!["retry-after: 17"], after(17)),
        (503, vec!["retry-after: 99999999999999999999999999"], after(day)),
        (503, vec!["retry-after: 86401"], after(day)),
        (503, vec!["retry-after: Wed, 21 Oct 2026 07:28:00 GMT", date], after(60)),
        (503, vec!["retry-after: Wednesday, 21-Oct-26 07:28:00 GMT", date], after(60)),
        (503, vec!["retry-after: Wed Oct 21 07:28:00 2026", date], after(60)),
        (503, vec!["retry-after: Wed, 21 Oct 2026 07:27:00 GMT", date], TryAgain::Now),
        (503, vec!["retry-after: Tue, 20 Oct 2026 07:27:00 GMT", date], TryAgain::Now),
        (503, vec!["retry-after: Fri, 31 Dec 9999 23:59:59 GMT", date], after(day)),
        (503, vec!["retry-after: Sun, 06 Nov 1994 08:49:37 GMT"], TryAgain::Now),
        (503, vec!["retry-after: Fri, 31 Dec 9999 23:59:59 GMT"], after(day)),
        (503, vec!["retry-after: Fri, 31 Dec 9999 23:59:59 GMT", "date: soon"], after(day)),
        (503, vec!["retry-after: soon"], TryAgain::Now),
        (503, vec!["retry-after: -1"], TryAgain::Now),
        (503, vec!["retry-after: 1.5"], TryAgain::Now),
        (404, vec!["retry-after: soon"], TryAgain::Never),
        (404, vec![], TryAgain::Never),
        (409, vec![], TryAgain::Never),
        (408, vec![], TryAgain::Now),
        (502, vec![], TryAgain::Now),
        (999, vec![], TryAgain::Never),
        (301, vec![], TryAgain::Never),
    ] {
        assert_eq!(remote(status, &headers, "").retry(), expected, "{status} {headers:?}");
    }
}

/// The entry knows better than the status.
#[test]
fn an_entry_says_whether_to_try_again() {
    let retry = |error| ERRORS.receive::<AccountError>(&ERRORS.respond(&error)).retry();
    assert_eq!(retry(AccountError::Odd), TryAgain::Now);
    assert_eq!(retry(AccountError::Gone), TryAgain::Never);
    assert_eq!(retry(AccountError::Closed), TryAgain::Now);
}

#[test]
fn what_operators_read_is_one_short_line() {
    let code = format!("A\nB\u{202e}{}", "x".repeat(5000));
    let body = json!({
        "title": "x", "status": 400, "code": code, "detail": "1\r\n2\u{1b}[31m".repeat(1000),
        "requestId": "7\u{0}".repeat(5000),
    });
    let text = remote(400, &[PROBLEM_JSON], body.to_string()).to_string();
    assert!(text.starts_with("the service answered 400 Bad Request, code A\\nB\\u{202e}xxx"));
    assert!(text.contains(r": 1\r\n2\u{1b}[31m"));
    assert!(!text.contains(char::is_control));
    assert!(text.len() < 6 * 3 * limits::LOG_TEXT, "{}", text.len());
    let text = remote(400, &["content-type: text/html"], "x").to_string();
    assert!(text.ends_with("(text/html)"));
    assert_eq!(remote(799, &[], "").to_string(), "the service answered 799, and its body is empty");
}

/// What is past a limit is not kept, and never makes an error unreadable that is within.
#[test]
fn what_is_received_has_limits() {
    let members: serde_json::Map<_, _> =
        (0..limits::RECEIVED_MEMBERS + 50).map(|it| (format!("m{it:05}"), json!(it))).collect();
    let items = vec![json!({ "detail": "no" }); limits::RECEIVED_ITEMS + 50];
    let mut body =
        json!({ "title": "x", "status": 409, "code": "EmailAlreadyExists", "errors": items });
    body.as_object_mut().unwrap().extend(members);
    let headers: Vec<String> = (0..100).map(|it| format!("x-{it}: {}", "v".repeat(1000))).collect();
    let headers: Vec<&str> = headers.iter().map(String::as_str).chain([PROBLEM_JSON]).collect();
    let error = remote(409, &headers, body.to_string());
    assert_eq!(error.known(), Some(&AccountError::EmailAlreadyExists));
    assert_eq!(error.received().unwrap().members.len(), limits::RECEIVED_MEMBERS);
    assert_eq!(error.received().unwrap().items.len(), limits::RECEIVED_ITEMS);
    let size: usize = error.headers().iter().map(|(name, it)| name.as_str().len() + it.len()).sum();
    assert!((60_000..=limits::RECEIVED_HEADERS).contains(&size), "{size}");

    let padded = |size: usize| {
        let begin = r#"{"title":"x","status":409,"code":"EmailAlreadyExists","detail":""#;
        format!("{begin}{}\"}}", "x".repeat(size - begin.len() - 2))
    };
    let error = remote(409, &[PROBLEM_JSON], padded(limits::RECEIVED));
    assert!(error.known().is_some());
    let error = remote(409, &[PROBLEM_JSON], padded(limits::RECEIVED + 1));
    assert!(matches!(error.unread_because(), Some(Unread::TooLarge)));
    assert_eq!(error.excerpt().len(), limits::EXCERPT);

    let deep = |depth: usize| {
        let nested = "[".repeat(depth) + &"]".repeat(depth);
        format!(r#"{{"title":"x","status":409,"code":"EmailAlreadyExists","deep":{nested}}}"#)
    };
    assert!(remote(409, &[PROBLEM_JSON], deep(limits::DEPTH - 1)).known().is_some());
    let error = remote(409, &[PROBLEM_JSON], deep(limits::DEPTH));
    assert!(matches!(error.unread_because(), Some(Unread::NotRead(_))));
}

/// An entry that is written in another format is read by that.
#[test]
fn a_format_of_its_own_is_read() {
    #[derive(Debug, ApiError, PartialEq)]
    #[api(receive)]
    enum Formats {
        #[api(status = 404)]
        Plain,
        #[api(status = 404, format = ENVELOPE)]
        Wrapped,
    }
    errbook::catalog! { static FORMATS = { format: MESSAGE, errors: [Formats] }; }
    let received: RemoteError<Formats> = FORMATS.receive(&FORMATS.respond(&Formats::Wrapped));
    assert_eq!(received.known(), Some(&Formats::Wrapped));
    assert_eq!((received.code(), received.message()), (Some("Wrapped"), Some("Wrapped")));
    // A format without a code says no more than that there is an error.
    let received: RemoteError<Formats> = FORMATS.receive(&FORMATS.respond(&Formats::Plain));
    assert!(matches!(received, RemoteError::Unknown(_)));
    assert_eq!((received.code(), received.message()), (None, Some("Plain")));
    let received: RemoteError<Formats> = FORMATS.receive(&PROBLEM.respond(&Formats::Wrapped));
    assert!(matches!(received.unread_because(), Some(Unread::OtherShape)));
}
