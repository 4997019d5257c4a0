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

wire_format! {
    static LONG: "application/json" = {
        "k0": 0, "k1": 1, "k2": 2, "k3": 3, "k4": 4, "k5": 5, "k6": 6, "k7": 7, "k8": 8, "k9": 9,
        "k10": 10, "k11": 11, "k12": 12, "k13": 13, "k14": 14, "k15": 15, "k16": 16, "k17": 17, "k18": 18, "k19": 19,
        "k20": 20, "k21": 21, "k22": 22, "k23": 23, "k24": 24, "k25": 25, "k26": 26, "k27": 27, "k28": 28, "k29": 29,
        "k30": 30, "k31": 31, "k32": 32, "k33": 33, "k34": 34, "k35": 35, "k36": 36, "k37": 37, "k38": 38, "k39": 39,
        "k40": 40, "k41": 41, "k42": 42, "k43": 43, "k44": 44, "k45": 45, "k46": 46, "k47": 47, "k48": 48, "k49": 49,
        "k50": 50, "k51": 51, "k52": 52, "k53": 53, "k54": 54, "k55": 55, "k56": 56, "k57": 57, "k58": 58, "k59": 59,
        "k60": 60, "k61": 61, "k62": 62, "k63": 63, "k64": 64, "k65": 65, "k66": 66, "k67": 67, "k68": 68, "k69": 69,
        "k70": 70, "k71": 71, "k72": 72, "k73": 73, "k74": 74, "k75": 75, "k76": 76, "k77": 77, "k78": 78, "k79": 79,
        "k80": 80, "k81": 81, "k82": 82, "k83": 83, "k84": 84, "k85": 85, "k86": 86, "k87": 87, "k88": 88, "k89": 89,
        "k90": 90, "k91": 91, "k92": 92, "k93": 93, "k94": 94, "k95": 95, "k96": 96, "k97": 97, "k98": 98, "k99": 99,
        "k100": 100, "k101": 101, "k102": 102, "k103": 103, "k104": 104, "k105": 105, "k106": 106, "k107": 107, "k108": 108, "k109": 109,
        "k110": 110, "k111": 111, "k112": 112, "k113": 113, "k114": 114, "k115": 115, "k116": 116, "k117": 117, "k118": 118, "k119": 119,
        "code": code,
    };
}

#[test]
fn a_template_has_as_many_keys_as_it_likes() {
    let response = LONG.respond(&Odd::Blank);
    let read = LONG.read(response.status(), response.body()).unwrap();
    assert!(read.matches && read.code.as_deref() == Some("Blank"));
    let body: Value = serde_json::from_slice(response.body()).unwrap();
    assert_eq!(body.as_object().unwrap().len(), 121);
}
