//! What is sent, and what a client makes of it, whichever it is.

use std::error::Error;
use std::io::Write;
use std::time::Duration;

use errbook::client::{TryAgain, Unread};
use errbook::{Catalog, RemoteError, limits};
use http::Response;

use crate::server::{in_pieces, on_the_wire, serving};
use crate::{AccountError, ERRORS, FLAGGED, SUCCESS_FLAG};

/// What a client has after it was asked: the status, a header and the body of a success, or an error.
pub(crate) type Answered = Result<Success, RemoteError<AccountError>>;

#[derive(Debug, PartialEq)]
pub(crate) struct Success {
    pub(crate) status: u16,
    pub(crate) mark: Option<String>,
    pub(crate) address: String,
    pub(crate) body: Vec<u8>,
}

/// A client, which asks this address and tells an error by this catalog.
pub(crate) type Client = fn(&str, &'static Catalog) -> Answered;

pub(crate) fn check(client: Client) {
    known(client);
    unread(client);
    success(client);
    doubtful(client);
}

fn known(client: Client) {
    let error = AccountError::EmailAlreadyExists { email: "ada@example.com".into() };
    let sent = ERRORS.respond(&error);
    for bytes in [on_the_wire(&sent), in_pieces(&sent, 7)] {
        let received = client(&serving(bytes), &ERRORS).unwrap_err();
        assert_eq!(received.known(), Some(&error));
        assert_eq!(received.status(), 409);
    }
    let error = AccountError::TooMany(Duration::from_secs(9));
    let received = client(&serving(on_the_wire(&ERRORS.respond(&error))), &ERRORS).unwrap_err();
    assert_eq!(received.known(), Some(&error));
    assert_eq!(received.retry(), TryAgain::After(Duration::from_secs(9)));
}

fn unread(client: Client) {
    let page = response(502, "text/html", "<html>no</html>");
    let received = client(&serving(on_the_wire(&page)), &ERRORS).unwrap_err();
    assert!(matches!(received.unread_because(), Some(Unread::OtherMedia)));
    assert_eq!(received.excerpt(), "<html>no</html>");

    // It ends before its length.
    let sent =
        ERRORS.respond(&AccountError::EmailAlreadyExists { email: "ada@example.com".into() });
    let mut cut = on_the_wire(&sent);
    cut.truncate(cut.len() - 10);
    let received = client(&serving(cut), &ERRORS).unwrap_err();
    assert_eq!(received.status(), 409);
    assert!(matches!(received.unread_because(), Some(Unread::BrokenOff(_))), "{received:?}");
    assert!(received.excerpt().starts_with(r#"{"title":"#) || received.excerpt().is_empty());
    assert!(received.source().is_some());
    let texts = format!("{received} {received:?}");
    assert!(!texts.contains("secret"), "{texts}");

    // More than a client reads, of which it hangs up on the rest.
    let large = response(409, "application/problem+json", vec![b' '; 8 * limits::RECEIVED]);
    for bytes in [on_the_wire(&large), in_pieces(&large, 100_000)] {
        let received = client(&serving(bytes), &ERRORS).unwrap_err();
        assert!(matches!(received.unread_because(), Some(Unread::TooLarge)));
    }
}

fn success(client: Client) {
    let sent = response(201, "application/json", r#"{"failed":true}"#);
    let address = serving(on_the_wire(&sent));
    let expected = Success {
        status: 201,
        mark: Some("kept".to_owned()),
        address: address.clone(),
        body: br#"{"failed":true}"#.to_vec(),
    };
    assert_eq!(client(&address, &ERRORS).unwrap(), expected);
    assert_eq!(client(&address, &FLAGGED).unwrap(), expected);
}

/// A success that had to be looked at is given back whole, however large it is.
fn doubtful(client: Client) {
    let error = AccountError::EmailAlreadyExists { email: "ada@example.com".into() };
    let sent = FLAGGED.respond(&error);
    assert_eq!(sent.status(), 200);
    for bytes in [on_the_wire(&sent), in_pieces(&sent, 5)] {
        let received = client(&serving(bytes), &FLAGGED).unwrap_err();
        assert_eq!(received.known(), Some(&error));
    }
    let sent = response(200, "application/json", r#"{"erreur":true,"message":"No."}"#);
    let received = client(&serving(on_the_wire(&sent)), &SUCCESS_FLAG).unwrap_err();
    assert_eq!((received.code(), received.message()), (None, Some("No.")));

    for size in [
        0,
        1,
        5000,
        limits::RECEIVED - 1,
        limits::RECEIVED,
        limits::RECEIVED + 1,
        5 * limits::RECEIVED,
    ] {
        let body: Vec<u8> = (0..size).map(|at| b"[0123456789,]"[at % 13]).collect();
        let sent = response(200, "application/json", body);
        for bytes in [on_the_wire(&sent), in_pieces(&sent, 50_000)] {
            let address = serving(bytes);
            let received = client(&address, &FLAGGED).unwrap();
            assert_eq!((received.status, received.address), (200, address));
            assert_eq!(received.mark.as_deref(), Some("kept"));
            assert!(received.body == *sent.body(), "{size}");
        }
    }
}

/// A body that a client decodes before errbook sees it.
pub(crate) fn check_gzip(client: Client) {
    let error = AccountError::EmailAlreadyExists { email: "ada@example.com".into() };
    let mut sent = ERRORS.respond(&error).map(|body| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(&body).unwrap();
        encoder.finish().unwrap()
    });
    sent.headers_mut().insert("content-encoding", "gzip".parse().unwrap());
    let received = client(&serving(on_the_wire(&sent)), &ERRORS).unwrap_err();
    assert_eq!(received.known(), Some(&error));
}

fn response(status: u16, media_type: &str, body: impl Into<Vec<u8>>) -> Response<Vec<u8>> {
    let response = Response::builder().status(status);
    let response = response.header("content-type", media_type).header("x-mark", "kept");
    response.body(body.into()).unwrap()
}
