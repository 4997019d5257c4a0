//! What a message may tell of: what is no error, and errors whose field says so.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::rc::Rc;
use std::sync::{Arc, Mutex};

use errbook::{ApiError, Occurrence};

fn message(error: &dyn ApiError) -> String {
    Occurrence::new(error).message()
}

/// Shown, and nothing else.
#[derive(Debug)]
struct Plain(&'static str);

impl fmt::Display for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// What is behind this may be anything, but not an error.
trait Shown: fmt::Display + fmt::Debug {}

impl Shown for u8 {}

/// It leads to more of itself.
#[derive(Debug)]
struct Tree(Vec<Tree>);

impl<'a> IntoIterator for &'a Tree {
    type Item = &'a Tree;
    type IntoIter = std::slice::Iter<'a, Tree>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.len())
    }
}

macro_rules! told {
    ($($ty:ty: $value:expr, $text:literal;)+) => {
        #[test]
        fn what_is_no_error_is_told() {
            $({
                #[derive(Debug, ApiError)]
                #[api(status = 400, message("{value} {} {}", .value, format!("{}", .value)))]
                struct Told<'a> {
                    #[api(member = false)]
                    value: $ty,
                    of: &'a str,
                }
                let error = Told { value: $value, of: "here" };
                assert_eq!(message(&error), [$text; 3].join(" "));
                assert_eq!(error.of, "here");
            })+
        }
    };
}

told! {
    u8: 1, "1";
    char: 'x', "x";
    f64: 1.5, "1.5";
    &'a str: "x", "x";
    String: "x".to_owned(), "x";
    Cow<'a, str>: "x".into(), "x";
    Arc<str>: "x".into(), "x";
    Rc<String>: Rc::new("x".into()), "x";
    Box<dyn Shown>: Box::new(1), "1";
    Box<&'a dyn Shown>: Box::new(&1), "1";
    Plain: Plain("x"), "x";
    &'a &'a Plain: &&Plain("x"), "x";
    Tree: Tree(vec![Tree(vec![]), Tree(vec![])]), "2";
    std::net::IpAddr: [127, 0, 0, 1].into(), "127.0.0.1";
    http::StatusCode: http::StatusCode::OK, "200 OK";
    serde_json::Value: serde_json::json!([1]), "[1]";
}

#[test]
fn what_holds_no_error_is_told() {
    #[derive(Debug, ApiError)]
    #[api(
        status = 400,
        message("{} {} {} {} {} {}", .done.is_ok(), .list.len(), .option.is_some(), .map.len(), .sorted[&1][0], .locked.is_poisoned())
    )]
    struct Told {
        list: Vec<String>,
        option: Option<Box<str>>,
        map: HashMap<String, Plain>,
        sorted: BTreeMap<u8, [Plain; 1]>,
        locked: Mutex<Plain>,
        done: Result<Plain, Plain>,
    }
    let sorted = BTreeMap::from([(1, [Plain("one")])]);
    let locked = Mutex::new(Plain("x"));
    let error = Told {
        list: vec![],
        option: None,
        map: HashMap::new(),
        sorted,
        locked,
        done: Ok(Plain("x")),
    };
    assert_eq!(message(&error), "true 0 false 0 one false");
}

#[test]
fn a_parameter_is_what_its_bounds_say() {
    #[derive(Debug, ApiError)]
    #[api(status = 400, message("{plain} {open} {}", .open.source().is_some()))]
    struct Told<P, E: std::error::Error>
    where
        P: fmt::Display,
    {
        #[api(member = false)]
        plain: P,
        #[api(member = false, disclose)]
        open: E,
    }
    assert_eq!(message(&Told { plain: 1, open: fmt::Error }), format!("1 {} false", fmt::Error));
}

#[test]
fn an_error_is_told_where_its_field_says_so() {
    #[derive(Debug, ApiError)]
    #[api(status = 400, message("{} {}", self.0, Self::text(self)))]
    struct Told(#[api(disclose)] Arc<Box<dyn std::error::Error + Send + Sync>>);

    impl Told {
        fn text(&self) -> String {
            self.0.to_string()
        }
    }
    assert_eq!(message(&Told(Arc::new("bad".into()))), "bad bad");
}
