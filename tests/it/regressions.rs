//! What reviewers found, so that it stays found.

use std::error::Error;
use std::fmt;

use errbook::format::{BODY_LIMIT, PROBLEM};
use errbook::{ApiError, Entry, Headers, Item, Members, Occurrence, RequestFacts, wire_format};
use http::Method;
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
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

/// Goes on where an element could not be written.
struct Careless;

impl Serialize for Careless {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for text in ["a".to_owned(), "b".repeat(BODY_LIMIT), "c".to_owned()] {
            let _ = list.serialize_element(&text);
        }
        list.end()
    }
}

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum Odd {
    Careless {
        #[api(member)]
        list: CarelessList,
    },
    Swallowing {
        #[api(member)]
        list: Swallowing,
        #[api(member)]
        fine: [u8; 2],
    },
    #[api(message = "{0}")]
    Exact(#[api(member = false)] String),
    #[api(message = "{0}", title = "The Title")]
    Half(#[api(member = false)] Half),
    #[api(type = "about:blank", title = "Not This")]
    Blank,
    Findings(#[api(items)] Vec<Item>),
}

impl fmt::Debug for Careless {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Careless")
    }
}

type CarelessList = Careless;

/// Goes on where an element of its own fails.
#[derive(Debug)]
struct Swallowing;

struct Failing;

impl Serialize for Failing {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("10.0.0.5"))
    }
}

impl Serialize for Swallowing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        list.serialize_element(&1)?;
        let _ = list.serialize_element(&Failing);
        list.end()
    }
}

/// Writes as much as a message may have, then fails.
#[derive(Debug)]
struct Half;

impl fmt::Display for Half {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&"x".repeat(8 * 1024))?;
        Err(fmt::Error)
    }
}

#[test]
fn a_member_that_goes_on_after_an_error_is_left_out() {
    assert_eq!(body(&Odd::Careless { list: Careless }).get("list"), None);
    let swallowing = body(&Odd::Swallowing { list: Swallowing, fine: [1, 2] });
    assert_eq!(swallowing.get("list"), None);
    assert_eq!(swallowing["fine"], json!([1, 2]));
}

#[test]
fn a_message_is_cut_only_if_it_is_too_long() {
    let exact = "x".repeat(8 * 1024);
    assert_eq!(body(&Odd::Exact(exact.clone()))["detail"], exact);
    let longer = body(&Odd::Exact(exact.clone() + "y"))["detail"].clone();
    assert_eq!(longer, exact + "…");
    assert_eq!(body(&Odd::Half(Half))["detail"], "The Title");
}

#[test]
fn about_blank_has_the_phrase_for_its_title() {
    assert_eq!(body(&Odd::Blank)["title"], "Bad Request");
    assert_eq!(Occurrence::new(&Odd::Blank).type_uri(), None);
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

wire_format! {
    /// The error outside, and each item in.
    #[allow(dead_code)]
    static BOTH: "application/json" = {
        "code": code,
        "message": message,
        "errors": [for item in items_or_self { "text": item.message, "path": [item.pointer] }],
        "spread": [for item in items { "text": item.message, ..members }],
        "number": |_| 5,
        "typed": |o: &Occurrence<'_>| o.status().as_u16(),
    };
}

#[test]
fn what_stands_beside_the_items_is_read_back() {
    for items in [vec![], vec![Item::new("one")], vec![Item::new("one").pointer("/a"); 2]] {
        let error = Odd::Findings(items.clone());
        let response = BOTH.respond(&error);
        let read = BOTH.read(response.status(), response.body()).unwrap();
        assert_eq!(read.code.as_deref(), Some("Findings"));
        assert_eq!(read.message.as_deref(), Some("Findings"));
        let body: Value = serde_json::from_slice(response.body()).unwrap();
        assert_eq!((&body["number"], &body["typed"]), (&json!(5), &json!(400)));
        let first = read.items.first().unwrap();
        match items.first() {
            Some(item) => assert_eq!(first, item),
            None => assert_eq!(first.message, "Findings"),
        }
    }
    let traced = Traced { inner: Inner::NotThere, user: "ann", nested: false };
    let response = BOTH.respond(&traced);
    assert_eq!(BOTH.read(response.status(), response.body()).unwrap().members["user"], "ann");
}

/// Two types of one name, in two functions of one module.
mod one_path {
    use errbook::ApiError;

    macro_rules! operation {
        ($name:ident, $status:literal, $code:literal) => {
            pub(super) struct $name;
            const _: () = {
                #[derive(Debug, ApiError)]
                #[allow(unreachable_pub)]
                pub enum OperationError {
                    #[api(status = $status, code = $code)]
                    #[allow(dead_code, reason = "what counts is the documentation")]
                    Refused,
                }
                impl super::Operation for $name {
                    type Error = OperationError;
                }
            };
        };
    }

    operation!(Create, 409, "CreateRefused");
    operation!(Delete, 503, "DeleteRefused");
}

trait Operation {
    type Error: errbook::Documented;
}

errbook::catalog! {
    #[allow(dead_code)]
    static OPERATIONS = {
        errors: [<one_path::Create as Operation>::Error, <one_path::Delete as Operation>::Error],
    };
}

#[test]
fn two_types_of_one_path_are_two() {
    let (create, delete) = (
        <<one_path::Create as Operation>::Error as errbook::Documented>::GROUP,
        <<one_path::Delete as Operation>::Error as errbook::Documented>::GROUP,
    );
    assert_eq!(create.path, delete.path);
    assert!(!create.is(delete) && create.is(create));
    assert_eq!(OPERATIONS.entries().len(), 2);
}

/**
 * Starred docs.
 *
 * * an item
 *
 * # Internal
 *
 * STAR SECRET
 */
#[derive(Debug, ApiError)]
#[api(status = 400)]
enum Block {
    /**
        Indented docs, see [`Block`](crate::Block) and [the guide](https://example.com/a).

            code

         ## Internal ##
        INDENT SECRET
    */
    #[allow(dead_code)]
    Indented,
    ///   # Internal
    /// SPACED SECRET
    #[allow(dead_code)]
    Spaced,
    /// Underlined docs.
    ///
    /// Internal
    /// --------
    /// UNDERLINED SECRET
    #[allow(dead_code)]
    Underlined {
        /// A field.
        ///
        /// # Internal
        /// FIELD SECRET
        #[api(member)]
        field: u8,
    },
    /// Not for anybody.
    #[doc(hidden)]
    #[allow(dead_code)]
    Hidden,
}

errbook::catalog! {
    /// Catalog docs.
    ///
    /// # Internal
    /// CATALOG SECRET
    static BLOCKS = { errors: [Block] };
}

wire_format! {
    /// Format docs.
    ///
    /// # Internal
    /// FORMAT SECRET
    static QUIET: "application/json" = { "code": code };
}

#[test]
fn internal_docs_stay_inside_however_they_are_written() {
    let text = BLOCKS.markdown().to_string();
    for public in
        ["Starred docs", "* an item", "Indented docs", "    code", "Underlined docs", "A field."]
    {
        assert!(text.contains(public), "{public} is missing in {text}");
    }
    assert!(!text.contains("SECRET") && !text.contains("Internal\n"), "{text}");
    assert!(!text.contains("Hidden"), "{text}");
    assert!(text.contains("see `Block` and [the guide](https://example.com/a)"), "{text}");
    assert_eq!(BLOCKS.docs(), "Catalog docs.");
    assert_eq!(QUIET.docs(), "Format docs.");
    assert!(BLOCKS.find("Hidden").is_some(), "it is answered with all the same");
    let messages: Vec<_> = BLOCKS.entries().iter().map(|entry| entry.message()).collect();
    assert_eq!(messages, ["Indented docs, see Block and the guide.", "Spaced", "Underlined docs."]);
}

/// A source that is an `Option`, from a fragment.
macro_rules! from_fragment {
    ($name:ident, $source:ty) => {
        #[derive(Debug, ApiError)]
        enum $name {
            #[api(internal)]
            Failed { r#source: $source },
        }
    };
}
from_fragment!(Fragment, Option<std::io::Error>);

/// Everybody has a method of the name that the derive might call.
trait Everywhere {
    fn as_source(&self) {}
}
impl<T: ?Sized> Everywhere for T {}

#[test]
fn sources_are_found() {
    let error = Fragment::Failed { source: Some(std::io::Error::other("disk")) };
    error.as_source();
    assert_eq!(error.source().unwrap().to_string(), "disk");
    assert!(Fragment::Failed { source: None }.source().is_none());
}

#[test]
fn a_body_can_be_written_while_a_thread_ends() {
    struct AtTheEnd;
    impl Drop for AtTheEnd {
        fn drop(&mut self) {
            let body = PROBLEM.respond(&Odd::Exact("the end".to_owned())).into_body();
            assert!(!body.is_empty());
        }
    }
    thread_local! {
        static LAST: AtTheEnd = const { AtTheEnd };
    }
    let thread = std::thread::spawn(|| {
        LAST.with(|_| {});
        drop(PROBLEM.respond(&Odd::Exact("before".to_owned())));
    });
    thread.join().unwrap();
}
