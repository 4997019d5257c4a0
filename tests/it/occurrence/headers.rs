//! What fields and declarations put into headers.

use std::borrow::Cow;
use std::fmt;
use std::net::IpAddr;
use std::num::NonZero;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use errbook::{ApiError, HeaderField, limits, wire_format};
use http::{HeaderName, HeaderValue, Method};

#[derive(Debug, ApiError)]
#[api(status = 401)]
struct Unauthenticated<T> {
    #[api(header = "WWW-Authenticate")]
    challenge: T,
}

/// The lines that a value gives.
fn lines<T: HeaderField + fmt::Debug>(challenge: T) -> Vec<String> {
    let response = errbook::respond(&Unauthenticated { challenge });
    let lines = response.headers().get_all("www-authenticate").iter();
    lines.map(|line| String::from_utf8_lossy(line.as_bytes()).into_owned()).collect()
}

#[test]
fn each_value_is_a_line() {
    #[derive(Debug, ApiError)]
    #[api(status = 403, header = "Set-Cookie: a=1", header = "set-cookie: b=2; Path=/, x")]
    struct SignedOut {
        #[api(header = "Set-Cookie")]
        first: &'static str,
        #[api(header = "Set-Cookie", header = "X-Others")]
        others: Vec<Option<&'static str>>,
    }
    let error = SignedOut { first: "c=3, d", others: vec![Some("e=4"), None, Some("f=5")] };
    let response = errbook::respond(&error);
    let cookies: Vec<_> = response.headers().get_all("set-cookie").iter().collect();
    assert_eq!(cookies, ["c=3, d", "e=4", "f=5", "a=1", "b=2; Path=/, x"]);
    assert_eq!(response.headers().get_all("x-others").iter().count(), 2);
    let challenges = ["Basic realm=\"a\"", "Bearer scope=\"b, c\""];
    assert_eq!(lines(challenges), challenges);
    assert_eq!(lines(challenges.as_slice()), challenges);
    assert_eq!(lines(Box::new(vec![Cow::from(challenges[0]), challenges[1].into()])), challenges);
}

#[test]
fn what_is_empty_hides_nothing() {
    errbook::catalog! { static ERRORS = { standard: [401], authenticate: "Bearer" }; }
    fn challenges(challenge: impl HeaderField + fmt::Debug) -> Vec<HeaderValue> {
        let response = ERRORS.respond(&Unauthenticated { challenge });
        response.headers().get_all("www-authenticate").iter().cloned().collect()
    }
    assert_eq!(challenges(Vec::<String>::new()), ["Bearer"]);
    assert_eq!(challenges(Some("")), ["Bearer"]);
    assert_eq!(challenges(None::<&str>), ["Bearer"]);
    assert_eq!(challenges(["", " ", "\t", "\r\n", "\u{0}"]), ["Bearer"]);
    assert_eq!(challenges(HeaderValue::from_static("")), ["Bearer"]);
    assert_eq!(challenges(f64::NAN), ["Bearer"]);
    assert_eq!(challenges(["", "Basic"]), ["Basic"]);
    assert_eq!(lines(Some("")), [""; 0]);
    assert_eq!(lines("  in the middle  "), ["in the middle"]);
}

#[test]
fn what_each_type_gives() {
    assert_eq!(lines(true), ["true"]);
    assert_eq!(lines((1_u8, 2).0), ["1"]);
    assert_eq!(lines([i128::MIN, i128::MAX]), [i128::MIN.to_string(), i128::MAX.to_string()]);
    assert_eq!(lines(NonZero::new(7_u32)), ["7"]);
    assert_eq!(lines(NonZero::new(-7_isize)), ["-7"]);
    assert_eq!(lines([1.5, -0.25, f64::INFINITY, f64::NEG_INFINITY, f64::NAN]), ["1.5", "-0.25"]);
    assert_eq!(lines([1.5_f32, f32::NAN]), ["1.5"]);
    assert_eq!(lines([Method::GET, Method::PUT]), ["GET", "PUT"]);
    assert_eq!(lines(HeaderName::from_static("x-name")), ["x-name"]);
    assert_eq!(lines("/a?b".parse::<http::Uri>().unwrap()), ["/a?b"]);
    assert_eq!(lines(Duration::from_millis(1_001)), ["2"]);
    assert_eq!(lines(Duration::MAX), [u64::MAX.to_string()]);

    let mut opaque = HeaderValue::from_bytes(b"\xff\xfe").unwrap();
    opaque.set_sensitive(true);
    let response = errbook::respond(&Unauthenticated { challenge: opaque });
    let sent = &response.headers()["www-authenticate"];
    assert_eq!((sent.as_bytes(), sent.is_sensitive()), (b"\xff\xfe".as_slice(), true));
}

/// RFC 9110 §5.6.7, and nothing before or after the years that it has words for.
#[test]
fn a_time_is_a_date() {
    let after = |seconds, nanoseconds| UNIX_EPOCH + Duration::new(seconds, nanoseconds);
    let expected = [
        (after(784_111_777, 0), "Sun, 06 Nov 1994 08:49:37 GMT"),
        (after(784_111_776, 1), "Sun, 06 Nov 1994 08:49:37 GMT"),
        (UNIX_EPOCH, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (UNIX_EPOCH - Duration::from_secs(100_000_000_000), "Thu, 01 Jan 1970 00:00:00 GMT"),
        (after(951_782_400, 0), "Tue, 29 Feb 2000 00:00:00 GMT"),
        (after(253_402_300_799, 999_999_999), "Fri, 31 Dec 9999 23:59:59 GMT"),
        (after(1 << 62, 0), "Fri, 31 Dec 9999 23:59:59 GMT"),
    ];
    for (time, text) in expected {
        assert_eq!(lines(time), [text]);
    }
    let now = SystemTime::now() + Duration::from_secs(30);
    let since = now.duration_since(UNIX_EPOCH).unwrap();
    let [text] = lines(now).try_into().unwrap();
    let whole = since.as_secs() + u64::from(since.subsec_nanos() > 0);
    assert_eq!(httpdate::parse_http_date(&text).unwrap(), after(whole, 0));
}

/// Shows itself in whatever way it is told to.
#[derive(Debug)]
enum Odd {
    Text(String),
    Endless,
    Fails,
    Panics,
}

impl fmt::Display for Odd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Odd::Text(text) => text.chars().try_for_each(|letter| write!(f, "{letter}")),
            Odd::Endless => loop {
                f.write_str("endless")?;
            },
            Odd::Fails => {
                f.write_str("half")?;
                Err(fmt::Error)
            }
            Odd::Panics => panic!("no text"),
        }
    }
}

#[derive(Debug, ApiError)]
#[api(status = 403)]
struct Shown<T> {
    #[api(header = "X-Client", header = "X-Again", display)]
    client: IpAddr,
    #[api(header = "X-Odd", display)]
    odd: T,
    #[api(header = "X-Optional", display, member)]
    optional: Option<u8>,
    #[api(header = "X-Last")]
    last: u8,
}

#[test]
fn a_field_that_has_a_display_says_so() {
    let shown = |odd| {
        let error = Shown { client: [10, 0, 0, 5].into(), odd, optional: Some(3), last: 4 };
        let response = errbook::respond(&error);
        let headers = response.headers();
        assert_eq!([&headers["x-client"], &headers["x-again"]], ["10.0.0.5"; 2]);
        assert_eq!([&headers["x-optional"], &headers["x-last"]], ["3", "4"]);
        headers.get("x-odd").map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
    };
    assert_eq!(shown(Odd::Text("a b".to_owned())).as_deref(), Some("a b"));
    let injected = Odd::Text("x\r\nSet-Cookie: a=b\n".to_owned());
    assert_eq!(shown(injected).as_deref(), Some("x  Set-Cookie: a=b"));
    assert_eq!(shown(Odd::Text("é\u{7f}\u{0}é".to_owned())).as_deref(), Some("é  é"));
    for odd in [Odd::Text(String::new()), Odd::Endless, Odd::Fails, Odd::Panics] {
        assert_eq!(shown(odd), None);
    }
    let none = Shown { client: [1; 4].into(), odd: 1, optional: None, last: 4 };
    assert!(!errbook::respond(&none).headers().contains_key("x-optional"));
}

#[test]
fn headers_have_a_limit() {
    #[derive(Debug, ApiError)]
    #[api(status = 403, header = "X-Constant: 1")]
    struct Large {
        #[api(header = "X-Large")]
        large: Vec<String>,
        #[api(header = "X-Small")]
        small: u8,
    }
    let taken = |large: Vec<String>| {
        let response = errbook::respond(&Large { large, small: 1 });
        let own = response.headers().iter().filter(|(name, _)| name.as_str().starts_with("x-"));
        let sizes = own.map(|(name, value)| name.as_str().len() + value.len() + 4);
        let sizes: Vec<usize> = sizes.collect();
        let has = |name: &str| response.headers().contains_key(name);
        (sizes.len(), sizes.iter().sum::<usize>(), has("x-small") && has("x-constant"))
    };
    let (count, size, has_small) = taken(vec!["x".repeat(1_000_000); 3]);
    assert_eq!((count, has_small), (2, true));
    assert!(size < 100);
    // What does not fit makes room for what does.
    let (count, size, has_small) = taken(vec!["x".repeat(3_000); 3]);
    assert_eq!((count, has_small), (4, true));
    assert!((6_000..=limits::HEADERS).contains(&size), "{size}");
    let (count, size, _) = taken(vec!["x".to_owned(); 1_000]);
    assert_eq!(count, limits::HEADER_LINES);
    assert!(size <= limits::HEADERS);
    for length in limits::HEADERS - 40..limits::HEADERS + 10 {
        let (_, size, _) = taken(vec!["x".repeat(length)]);
        assert!(size <= limits::HEADERS, "{length}");
    }
}

/// Of a format too, several lines may have one name, and what the error says comes before them.
#[test]
fn a_format_with_two_lines_of_one_name() {
    wire_format! {
        static LINKED: "application/json", "Link": "</a>", "link": "</b>" = { "code": code };
    }
    #[derive(Debug, ApiError)]
    #[api(status = 404)]
    struct Missing(#[api(header = "Link")] Option<&'static str>);

    let links = |link| {
        let response = LINKED.respond(&Missing(link));
        response.headers().get_all("link").iter().cloned().collect::<Vec<_>>()
    };
    assert_eq!(links(None), ["</a>", "</b>"]);
    assert_eq!(links(Some("</c>")), ["</c>"]);
}
