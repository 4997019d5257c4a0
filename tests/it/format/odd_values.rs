//! Values and texts that a body has to be written around.

use std::fmt;

use errbook::format::{BODY_LIMIT, PROBLEM};
use errbook::{ApiError, Item, Occurrence, wire_format};
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

fn body(error: &dyn ApiError) -> Value {
    serde_json::from_slice(errbook::respond(error).body()).unwrap()
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
    Named {
        #[api(member)]
        user: &'static str,
        #[api(items)]
        item: Item,
    },
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
    let response = BOTH.respond(&Odd::Named { user: "ann", item: Item::new("one") });
    assert_eq!(BOTH.read(response.status(), response.body()).unwrap().members["user"], "ann");
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
