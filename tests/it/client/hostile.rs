//! Whatever is sent, a client takes no more than a multiple of its size, and never panics.

use std::hint::black_box;
use std::time::Duration;

use bytes::Bytes;
use errbook::http::{HeaderValue, Response, StatusCode, header};
use errbook::standard::HttpError;
use errbook::{
    ApiError, Catalog, Item, Occurrence, RemoteError, RequestFacts, format, limits, wire_format,
};
use fastrand::Rng;

use crate::random::{rounds, seed};

#[derive(Debug, ApiError, PartialEq)]
#[api(receive)]
enum Sent {
    #[api(status = 409, message = "{text} is wrong.", header = "X-Fixed: 1")]
    Values {
        text: String,
        #[api(member)]
        numbers: Vec<f64>,
        #[api(member)]
        nested: std::collections::BTreeMap<String, Vec<Option<i64>>>,
    },
    #[api(status = 429)]
    TooMany(#[api(header = "Retry-After")] Duration),
    #[api(status = 422)]
    Invalid(#[api(items)] Vec<Item>),
    #[api(status = 403, code = "SHARED", shared, member("kind" = 1.5))]
    OneOfTwo,
    #[api(status = 403, code = "SHARED", shared)]
    OtherOfTwo,
    #[api(transparent)]
    Http(HttpError),
}

wire_format! {
    static TREE: "application/json", status = 200 = {
        "code": code, "at": "on {timestamp}", "message"?: message, "request"?: request("id"),
        "errors"?: { ..for item in items {
            item.path: { "_errors": [{ "code": item.code, "message": item.message, ..item.members }] },
        } },
        "members": members,
    };
    static KEYS: "application/json" = {
        "code": "{code}#{status_text}", "errors": { ..for item in items_or_self { item.field else "": [item.message] } },
    };
    static TEXT: "text/plain" = message;
}

/// A catalog of each format.
macro_rules! catalogs {
    ($($format:path),+ $(,)?) => {[$({
        errbook::catalog! {
            static ERRORS = {
                format: $format,
                type_base: "https://example.com/",
                errors: [Sent],
                headers_elsewhere: ["Allow", "Proxy-Authenticate", "Upgrade", "WWW-Authenticate"],
            };
        }
        &ERRORS
    }),+]};
}

fn catalogs() -> [&'static Catalog; 8] {
    catalogs![
        format::PROBLEM,
        format::ENVELOPE,
        format::FLAT,
        format::SUCCESS_FLAG,
        format::MESSAGE,
        TREE,
        KEYS,
        TEXT,
    ]
}

fn errors() -> [Sent; 6] {
    let nested = [("a".to_owned(), vec![None, Some(7)]), ("é\"".to_owned(), vec![])];
    [
        Sent::Values {
            text: "\u{1}é𝄞".into(),
            numbers: vec![1.5, -0.0, 1e300],
            nested: nested.into(),
        },
        Sent::TooMany(Duration::from_secs(7)),
        Sent::Invalid(vec![
            Item::new("is taken").field("email").code("Taken").with("by", &["a", "b"]),
            Item::new("is long").field("lines[0].sku"),
            Item::new("is odd"),
        ]),
        Sent::OneOfTwo,
        Sent::OtherOfTwo,
        Sent::Http(HttpError::NotFound),
    ]
}

/// What a server of this catalog sends.
fn sent(catalog: &'static Catalog) -> Vec<Response<Bytes>> {
    let facts =
        RequestFacts::new(http::Method::GET, "/a b").with_id("r-1").with_value("id", &[1, 2]);
    let respond = |error: &Sent| {
        let occurrence: Occurrence<'_> = catalog.occurrence(error);
        occurrence.with_request(&facts).respond()
    };
    errors().iter().map(respond).collect()
}

/// What it takes to receive this: how much memory at once, how much in all, of each byte that was sent.
fn received(catalog: &'static Catalog, response: &Response<Vec<u8>>) -> (u64, u64) {
    let taken = allocation_counter::measure(|| {
        let error: RemoteError<Sent> = catalog.receive(response);
        black_box((error.to_string(), error.retry(), error.request_id(), error.is::<HttpError>()));
        black_box(error.relay());
    });
    let size = response.body().len() as u64 + 512;
    (taken.bytes_max / size, taken.bytes_total / size)
}

/// How many times its size a body takes: an object with one member takes a node of a map, of which some are
/// copied once.
const AT_ONCE: u64 = 300;
const IN_ALL: u64 = 600;

fn check(catalog: &'static Catalog, response: &Response<Vec<u8>>) {
    let (at_once, in_all) = received(catalog, response);
    let begin =
        String::from_utf8_lossy(&response.body()[..response.body().len().min(200)]).into_owned();
    let size = response.body().len();
    assert!(at_once <= AT_ONCE && in_all <= IN_ALL, "{at_once}, {in_all} times {size}: {begin}");
}

/// Bodies that were sent, changed at a few places; a few thousand here, and as many as
/// `ERRBOOK_ROUNDS` says.
#[test]
fn changed_bodies_do_no_harm() {
    let mut rng = Rng::with_seed(seed());
    let catalogs = catalogs();
    let all: Vec<Vec<Response<Bytes>>> = catalogs.iter().map(|catalog| sent(catalog)).collect();
    let all_rounds = rounds(4000);
    let mut kinds = [0; 3];
    for _ in 0..all_rounds {
        let at = rng.usize(..catalogs.len());
        let of = if rng.u8(..) < 200 { at } else { rng.usize(..catalogs.len()) };
        let original = &all[of][rng.usize(..all[of].len())];
        let mut body = original.body().to_vec();
        for _ in 0..rng.usize(..6) {
            let other = &all[rng.usize(..all.len())];
            let other = other[rng.usize(..other.len())].body();
            change(&mut rng, &mut body, other);
        }
        let mut response = Response::new(body);
        *response.headers_mut() = original.headers().clone();
        *response.status_mut() = match rng.u8(..) {
            0..200 => original.status(),
            _ => StatusCode::from_u16(rng.u16(100..1000)).unwrap(),
        };
        for _ in 0..rng.usize(..3) {
            let name = [
                header::CONTENT_TYPE,
                header::RETRY_AFTER,
                header::DATE,
                header::CONTENT_ENCODING,
                header::HeaderName::from_static("x-request-id"),
                header::HeaderName::from_static("x-fixed"),
            ];
            let value: Vec<u8> =
                (0..rng.usize(..30)).map(|_| rng.u8(b' '..=b'~') | rng.u8(..2) << 7).collect();
            if let Ok(value) = HeaderValue::from_bytes(&value) {
                response.headers_mut().append(&name[rng.usize(..name.len())], value);
            }
        }
        check(catalogs[at], &response);
        kinds[match catalogs[at].receive::<Sent>(&response) {
            RemoteError::Known(..) => 0,
            RemoteError::Unknown(_) => 1,
            RemoteError::Unreadable(_) => 2,
        }] += 1;
        let _ = catalogs[at].checked::<Sent, _>(response);
    }
    // What is changed is not all out of reach.
    assert!(kinds.iter().all(|count| *count > all_rounds / 20), "{kinds:?}");
}

/// Something is taken away, doubled, put in from elsewhere, or replaced by what parsers stumble on.
fn change(rng: &mut Rng, body: &mut Vec<u8>, other: &[u8]) {
    const ODD: [&[u8]; 24] = [
        b"{",
        b"}",
        b"[",
        b"]",
        b"\"",
        b":",
        b",",
        b"\\u0000",
        b"\\ud800",
        b"\xff",
        b"null",
        b"true",
        b"-0",
        b"1e999",
        b"18446744073709551616",
        b"\"\"",
        b"{}",
        b"[]",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"0001",
        b"\x00",
        b"{\"code\":{}}",
        b"[[[[[[[[[[",
    ];
    let place = |rng: &mut Rng, bytes: &[u8]| {
        let start = rng.usize(..=bytes.len());
        let length = if rng.bool() { rng.usize(..8) } else { rng.usize(..=bytes.len()) };
        start..(start + length).min(bytes.len())
    };
    let here = place(rng, body);
    match rng.u8(..6) {
        0 => drop(body.drain(here)),
        1 => {
            let again = body[here.clone()].repeat(rng.usize(1..20));
            body.splice(here, again);
        }
        2 => drop(body.splice(here, other[place(rng, other)].to_vec())),
        3 => drop(body.splice(here.start..here.start, ODD[rng.usize(..ODD.len())].to_vec())),
        4 => body.truncate(here.start),
        _ => {
            if let Some(byte) = body.get_mut(here.start) {
                *byte = rng.u8(..);
            }
        }
    }
    // What is made of a few bodies is small; large ones have a test of their own.
    body.truncate(64 * 1024);
}

/// What takes the most memory.
#[test]
fn large_bodies_take_a_multiple_of_their_size() {
    let size = limits::RECEIVED / 4;
    let fill = |begin: &str, each: &dyn Fn(usize) -> String, end: &str| {
        let mut body = begin.to_owned();
        for number in 0.. {
            let next = each(number);
            if body.len() + next.len() + end.len() + 1 > size {
                break;
            }
            if number > 0 {
                body.push(',');
            }
            body += &next;
        }
        body + end
    };
    let code = r#"{"title":"x","status":422,"code":"Invalid","message":"m","at":"","erreur":true,"#;
    let members = format!(r#"{code}"members":{{"#);
    let errors = format!(r#"{code}"errors":["#);
    let keys = format!(r#"{code}"errors":{{"#);
    let deep = |unit: &str, end: &str, depth: usize| unit.repeat(depth) + "1" + &end.repeat(depth);
    let long = "k".repeat(2000);
    let bodies = [
        fill(code, &|number| format!(r#""{number}":0"#), "}"),
        fill(&members, &|number| format!(r#""{number}":0"#), "}}"),
        fill(code, &|number| format!(r#""{number}":{{"":0}}"#), "}"),
        fill(code, &|number| format!(r#""{number}":{}"#, deep("[", "]", 100)), "}"),
        fill(code, &|number| format!(r#""{number}":{}"#, deep("{\"\":", "}", 100)), "}"),
        fill(&errors, &|_| "0".to_owned(), "]}"),
        fill(&errors, &|_| "[]".to_owned(), "]}"),
        fill(&errors, &|_| "{}".to_owned(), "]}"),
        fill(&errors, &|_| r#"{"":0}"#.to_owned(), "]}"),
        fill(&errors, &|_| r#""""#.to_owned(), "]}"),
        fill(&errors, &|_| r#"{"detail":""}"#.to_owned(), "]}"),
        fill(&keys, &|number| format!(r#""{number}":[""]"#), "}}"),
        fill(&keys, &|number| format!(r#""{number}":{{"_errors":[{{"":0}}]}}"#), "}}"),
        fill(&keys, &|number| format!(r#""{number}":{}"#, deep("{\"a\":", "}", 100)), "}}"),
        fill(&format!(r#"{keys}"{long}":["#), &|_| r#""""#.to_owned(), "]}}"),
        fill(&format!(r#"{keys}"{long}":{{"_errors":["#), &|_| "{}".to_owned(), "]}}}"),
        fill("[", &|_| "{}".to_owned(), "]"),
        fill("", &|_| "[".to_owned(), ""),
        deep("[", "]", size / 2 - 1),
        deep("{\"a\":", "}", size / 6 - 1),
        "\"".to_owned() + &"\\u0001".repeat(size / 6 - 1) + "\"",
        " ".repeat(size),
        format!(r#"{code}"detail":"{}"}}"#, "\\".repeat(size / 2) + &"\\".repeat(size / 2 - 200)),
    ];
    for catalog in catalogs() {
        for body in &bodies {
            let mut response = Response::new(body.clone().into_bytes());
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            let media = HeaderValue::from_static(catalog.format().unwrap().media_type());
            response.headers_mut().insert(header::CONTENT_TYPE, media);
            check(catalog, &response);
        }
    }
}
