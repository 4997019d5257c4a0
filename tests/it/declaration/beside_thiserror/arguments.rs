//! Arguments name fields with and without a dot.

use super::*;

fn shout(text: &str) -> String {
    text.to_uppercase()
}

struct Pair {
    left: u8,
    right: u8,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 400)]
enum Bare {
    #[error("header {}", if *missing { "missing" } else { "provided" })]
    Header { missing: bool },
    #[error("{} and {}", _0 + 1, .1)]
    Tuple(u8, u8),
    #[error("{}", shout(text))]
    Called { text: String },
    #[error("{}", list.iter().map(|list| list + 1).sum::<u8>())]
    Shadowed { list: Vec<u8> },
    #[error("{} {}", list.len(), .list.len())]
    Both { list: Vec<u8> },
    #[error("{}", format!("{name}!"))]
    Captured { name: String },
    #[error("{}", match kind { Some(kind) => kind.to_string(), None => "none".to_owned() })]
    Matched { kind: Option<u8> },
    #[error("{}", r#type)]
    Raw { r#type: u8 },
    #[error("{sum} of {left}", sum = { let pair = Pair { left: *left, right: *right }; pair.left + pair.right })]
    Literal { left: u8, right: u8 },
    #[error("{shown}", shown = path.display())]
    Named { path: PathBuf },
    #[error("{}", &text[..*end])]
    Range { text: String, end: usize },
    #[error("{}", callback(1))]
    Function { callback: fn(u8) -> u8 },
    #[error("{}", _0.0)]
    Nested((u8, u8)),
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("{} left", left)]
#[api(status = 400)]
struct Struct {
    left: u8,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("generic {} {n}", left, n = right)]
#[api(status = 400)]
struct Generic<A: Display, B: Display> {
    left: A,
    right: B,
}

/// The names and their uses have one origin, the fragments another.
macro_rules! from_a_macro {
    ($name:ident, $field:ident, $value:expr) => {
        #[derive(Debug, thiserror::Error, ApiError)]
        #[error("{} {}", $value, inner)]
        #[api(status = 400)]
        struct $name {
            $field: u8,
            inner: u8,
        }
    };
}
from_a_macro!(FromMacro, outer, outer + 1);

#[test]
fn an_argument_names_a_field_as_thiserror_does() {
    assert_eq!(message(&Bare::Header { missing: true }), "header missing");
    assert_eq!(message(&Bare::Header { missing: false }), "header provided");
    assert_eq!(message(&Bare::Tuple(1, 3)), "2 and 3");
    assert_eq!(message(&Bare::Called { text: "quiet".into() }), "QUIET");
    assert_eq!(message(&Bare::Shadowed { list: vec![1, 2] }), "5");
    assert_eq!(message(&Bare::Both { list: vec![1, 2] }), "2 2");
    assert_eq!(message(&Bare::Captured { name: "ada".into() }), "ada!");
    assert_eq!(message(&Bare::Matched { kind: Some(7) }), "7");
    assert_eq!(message(&Bare::Matched { kind: None }), "none");
    assert_eq!(message(&Bare::Raw { r#type: 7 }), "7");
    assert_eq!(message(&Bare::Literal { left: 1, right: 2 }), "3 of 1");
    assert_eq!(message(&Bare::Named { path: "a/b".into() }), "a/b");
    assert_eq!(message(&Bare::Range { text: "abc".into(), end: 2 }), "ab");
    assert_eq!(message(&Bare::Function { callback: |it| it + 1 }), "2");
    assert_eq!(message(&Bare::Nested((1, 2))), "1");
    assert_eq!(message(&Struct { left: 1 }), "1 left");
    assert_eq!(message(&Generic { left: 1, right: "x" }), "generic 1 x");
    assert_eq!(message(&FromMacro { outer: 1, inner: 2 }), "2 2");
}
