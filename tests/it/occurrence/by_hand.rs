//! Errors whose `ApiError` is written by hand, and odd.

use std::error::Error;
use std::fmt;

use errbook::format::{BODY_LIMIT, PROBLEM};
use errbook::{ApiError, Entry, Headers, Item, Members, Occurrence, RequestFacts};
use http::Method;
use serde_json::{Value, json};

#[derive(Debug, ApiError)]
#[api(status = 404)]
enum Inner {
    NotThere,
}

/// A decorator: the entry of another error, and a member besides.
#[derive(Debug)]
struct Traced {
    inner: Inner,
    user: &'static str,
    nested: bool,
}

impl fmt::Display for Traced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}

impl Error for Traced {}

impl ApiError for Traced {
    fn entry(&self) -> &'static Entry {
        self.inner.entry()
    }

    fn members(&self, members: &mut Members<'_>) {
        members.add("user", self.user);
        members.add("user", "a second one of the name");
        if self.nested {
            let body = errbook::respond(&self.inner).into_body();
            members.add("inner", &String::from_utf8_lossy(&body));
        }
    }

    fn headers(&self, headers: &mut Headers<'_>) {
        for name in ["Content-Type", "content-length", "Transfer-Encoding", "Bad Name", ""] {
            headers.add(name, "1");
        }
        for number in 0..40_000_u32 {
            headers.add(&format!("x-{}", number % 33_000), &number);
        }
    }

    fn items(&self, visit: &mut dyn FnMut(&Item)) {
        visit(&Item::new("one"));
    }
}

#[derive(Debug, ApiError)]
enum Outer {
    #[api(transparent)]
    Traced(Documented),
}

/// The same with documentation, to be transparent.
#[derive(Debug)]
struct Documented(Traced);

impl fmt::Display for Documented {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Error for Documented {}

impl ApiError for Documented {
    fn entry(&self) -> &'static Entry {
        self.0.entry()
    }

    fn members(&self, members: &mut Members<'_>) {
        self.0.members(members);
    }
}

impl errbook::Documented for Documented {
    const GROUP: &'static errbook::Group = <Inner as errbook::Documented>::GROUP;
}

fn body(error: &dyn ApiError) -> Value {
    serde_json::from_slice(errbook::respond(error).body()).unwrap()
}

#[test]
fn a_kept_body_is_nobody_elses() {
    let traced = |user| Traced { inner: Inner::NotThere, user, nested: false };
    for _ in 0..2 {
        assert_eq!(body(&traced("alice"))["user"], "alice");
        assert_eq!(body(&traced("bob"))["user"], "bob");
        assert_eq!(body(&traced("bob"))["errors"], json!([{"detail": "one"}]));
        assert_eq!(body(&Inner::NotThere).get("user"), None);
        let outer = Outer::Traced(Documented(traced("carol")));
        assert_eq!(body(&outer)["user"], "carol");
    }
}

#[test]
fn an_error_can_be_written_inside_of_itself() {
    let nested = Traced { inner: Inner::NotThere, user: "ann", nested: true };
    assert!(body(&nested)["inner"].as_str().unwrap().contains("NotThere"));
}

#[test]
fn the_response_owns_some_headers_and_has_room_for_so_many() {
    let traced = Traced { inner: Inner::NotThere, user: "ann", nested: false };
    let response = errbook::respond(&traced);
    let headers = response.headers();
    assert_eq!(headers.get_all("content-type").iter().count(), 1);
    assert_eq!(headers["content-type"], "application/problem+json");
    for name in ["content-length", "transfer-encoding"] {
        assert!(!headers.contains_key(name));
    }
    assert!((100..200).contains(&headers.len()), "{}", headers.len());
}

#[test]
fn a_long_path_leaves_room_for_members() {
    let facts = RequestFacts::new(Method::GET, &format!("/{}", "a".repeat(10 * BODY_LIMIT)))
        .with_id("b".repeat(10 * BODY_LIMIT));
    let traced = Traced { inner: Inner::NotThere, user: "ann", nested: false };
    let body = Occurrence::new(&traced).with_request(&facts).with_format(&PROBLEM).body();
    assert!(body.len() < BODY_LIMIT);
    assert_eq!(serde_json::from_slice::<Value>(&body).unwrap()["user"], "ann");
}
