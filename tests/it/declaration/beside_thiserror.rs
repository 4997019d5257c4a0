//! Beside a thiserror derive: whatever that takes, errbook's takes too, and of a 4xx clients read what it
//! displays.

use std::borrow::Cow;
use std::error::Error;
use std::fmt::{self, Debug, Display};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use errbook::{ApiError, Documented, Occurrence};

/// The message of a 4xx, which is what thiserror displays.
fn message(error: &dyn ApiError) -> String {
    let message = Occurrence::new(error).message().to_string();
    assert_eq!(message, error.to_string());
    message
}

mod generic {
    use super::*;

    #[derive(Debug, thiserror::Error, ApiError)]
    pub(super) enum Failed<E> {
        #[error("failed: {0}")]
        #[api(status = 500)]
        Failed(E),
        #[error("wrong: {0}")]
        #[api(status = 400)]
        Wrong(E),
        #[error("inside: {0}")]
        #[api(internal)]
        Internal(E),
        #[error("refused: {0}")]
        #[api(status = 403, message = "No.")]
        Refused(E),
        #[error("again: {inner:?}")]
        #[api(like = Refused2)]
        Like { inner: E },
        #[error("refused")]
        #[api(status = 403)]
        Refused2,
    }

    #[derive(Debug, thiserror::Error, ApiError)]
    #[error(transparent)]
    #[api(internal)]
    pub(super) struct Transparent<E: Error + 'static>(#[from] pub(super) E);

    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("two: {first} {second:x}")]
    #[api(status = 502)]
    pub(super) struct Two<A, B, const N: usize> {
        pub(super) first: A,
        pub(super) second: B,
        pub(super) unshown: [A; N],
    }

    // Without thiserror, and as generic.
    #[derive(Debug, ApiError)]
    #[api(status = 400, without(Error))]
    pub(super) struct ErrorByHand<E>(pub(super) E);

    impl<E: Debug + Clone> Error for ErrorByHand<E> {}

    #[derive(Debug, ApiError)]
    #[api(without(Error))]
    pub(super) enum ErrorsByHand<E> {
        #[api(status = 400)]
        Plain,
        #[api(status = 400, message = "{0} is wrong")]
        Told(#[api(member = "wrong")] E),
        #[api(status = 400, message = "wrong", display = "{0} is wrong")]
        Displayed(E),
        #[api(like = Plain)]
        Like,
        #[api(internal)]
        Internal,
        #[api(transparent)]
        Transparent(Transparent<fmt::Error>),
    }

    impl<E> Error for ErrorsByHand<E> where Self: Debug + Display {}

    #[derive(Debug, ApiError)]
    #[api(status = 400, without(Display))]
    pub(super) struct DisplayByHand<E>(pub(super) E);

    impl<E: Display> Display for DisplayByHand<E> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "by hand {}", self.0)
        }
    }

    #[derive(Debug, ApiError)]
    #[api(status = 400, without(Display, Error, From))]
    pub(super) struct AllByHand<E>(#[api(from)] pub(super) E);

    impl<E: Display> Display for AllByHand<E> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "by hand {}", self.0)
        }
    }

    impl<E: Display + Debug> Error for AllByHand<E> {}
}

#[test]
fn a_generic_type_asks_for_what_thiserrors_impls_ask_for() {
    use generic::{AllByHand, DisplayByHand, ErrorByHand, ErrorsByHand, Failed, Transparent, Two};
    let failed = Failed::Failed("disk");
    assert_eq!(failed.to_string(), "failed: disk");
    assert_eq!(Occurrence::new(&failed).message().to_string(), "Internal Server Error");
    assert_eq!(message(&Failed::Wrong(7)), "wrong: 7");
    assert_eq!(errbook::respond(&Failed::Internal(7)).status(), 500);
    assert_eq!(Occurrence::new(&Failed::Refused(7)).message().to_string(), "No.");
    assert_eq!(Failed::Like { inner: 7 }.entry().code(), "Refused2");
    assert_eq!(message(&Failed::<u8>::Refused2), "refused");
    assert_eq!(errbook::respond(&Transparent(fmt::Error)).status(), 500);
    let two = Two { first: "a", second: 255, unshown: ["b"; 1] };
    assert_eq!(two.to_string(), "two: a ff");
    assert_eq!(Two::<u8, u8, 0>::GROUP.entries[0].status(), 502);
    assert_eq!(message(&ErrorByHand(7)), "Error By Hand");
    let errors = [
        ErrorsByHand::Plain,
        ErrorsByHand::Told(7),
        ErrorsByHand::Displayed(7),
        ErrorsByHand::Like,
        ErrorsByHand::Internal,
        ErrorsByHand::Transparent(Transparent(fmt::Error)),
    ];
    let texts = errors.map(|error| error.to_string());
    let formatter = fmt::Error.to_string();
    assert_eq!(texts, ["Plain", "7 is wrong", "7 is wrong", "like", "internal", &formatter]);
    assert_eq!(DisplayByHand(7).to_string(), "by hand 7");
    assert_eq!(DisplayByHand(7).entry().status(), 400);
    assert_eq!(AllByHand(7).entry().code(), "AllByHand");
}

mod arguments {
    use super::*;

    pub(super) fn shout(text: &str) -> String {
        text.to_uppercase()
    }

    pub(super) struct Pair {
        pub(super) left: u8,
        pub(super) right: u8,
    }

    #[derive(Debug, thiserror::Error, ApiError)]
    #[api(status = 400)]
    pub(super) enum Bare {
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
    pub(super) struct Struct {
        pub(super) left: u8,
    }

    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("generic {} {n}", left, n = right)]
    #[api(status = 400)]
    pub(super) struct Generic<A: Display, B: Display> {
        pub(super) left: A,
        pub(super) right: B,
    }

    /// The names and their uses have one origin, the fragments another.
    macro_rules! from_a_macro {
        ($name:ident, $field:ident, $value:expr) => {
            #[derive(Debug, thiserror::Error, ApiError)]
            #[error("{} {}", $value, inner)]
            #[api(status = 400)]
            pub(super) struct $name {
                pub(super) $field: u8,
                pub(super) inner: u8,
            }
        };
    }
    from_a_macro!(FromMacro, outer, outer + 1);
}

#[test]
fn an_argument_names_a_field_as_thiserror_does() {
    use arguments::{Bare, FromMacro, Generic, Struct};
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

mod paths {
    use super::*;

    #[derive(Debug, thiserror::Error, ApiError)]
    #[api(status = 404)]
    pub(super) enum Missing {
        #[error("no file {path}")]
        Owned { path: PathBuf },
        #[error("no file {0}")]
        Boxed(Box<Path>),
        #[error("no file {0}")]
        Shared(Arc<Path>),
        #[error("no file {0}")]
        SharedOwned(Arc<PathBuf>),
        #[error("no file {0}")]
        BoxedTwice(Box<Box<Path>>),
        #[error("no file {0} {name} {0}", name = .0.display())]
        Twice(Cow<'static, Path>),
    }

    /// Without thiserror.
    #[derive(Debug, ApiError)]
    #[api(status = 404, message = "no file {path}", display = "no file {path} {path:?} {path:>5}")]
    pub(super) struct Ours {
        pub(super) path: PathBuf,
    }

    /// Which thiserror does not take.
    #[derive(Debug, ApiError)]
    #[api(status = 404, message = "no file {0}")]
    pub(super) struct Lent(#[api(member = false)] pub(super) &'static Path);

    #[derive(Debug, ApiError)]
    #[api(status = 404, message = "no file {path}")]
    pub(super) struct Generic<P> {
        pub(super) path: P,
    }

    #[derive(Debug, ApiError)]
    #[api(internal, display = "{width:>width$} {text:?} {text} {number:#x} {number}")]
    pub(super) struct AllFormats {
        pub(super) width: usize,
        pub(super) text: &'static str,
        pub(super) number: u8,
    }
}

#[test]
fn a_path_is_shown_as_thiserror_shows_it() {
    use paths::{AllFormats, Generic, Lent, Missing, Ours};
    let path = Path::new("a/b");
    let missing = [
        Missing::Owned { path: path.into() },
        Missing::Boxed(path.into()),
        Missing::Shared(path.into()),
        Missing::SharedOwned(Arc::new(path.into())),
        Missing::BoxedTwice(Box::new(path.into())),
    ];
    for error in missing {
        assert_eq!(message(&error), "no file a/b");
    }
    assert_eq!(message(&Missing::Twice(path.into())), "no file a/b a/b a/b");
    let ours = Ours { path: path.into() };
    assert_eq!(ours.to_string(), "no file a/b \"a/b\"   a/b");
    assert_eq!(Occurrence::new(&ours).message().to_string(), "no file a/b");
    assert_eq!(message(&Generic { path: "a/b" }), "no file a/b");
    assert_eq!(message(&Lent(path)), "no file a/b");
    let all = AllFormats { width: 3, text: "x", number: 255 };
    assert_eq!(all.to_string(), "  3 \"x\" x 0xff 255");
}

mod sources {
    use super::*;

    #[derive(Debug, thiserror::Error, ApiError)]
    pub(super) enum Named {
        #[error("{source} cannot be read")]
        #[api(status = 400)]
        Another {
            source: String,
            #[source]
            io: std::io::Error,
        },
        #[error("{source} cannot be read")]
        #[api(status = 400)]
        Raw { r#source: String },
        #[error("cannot be read")]
        #[api(status = 400)]
        RawBeside {
            r#source: String,
            #[source]
            io: std::io::Error,
        },
    }

    #[derive(Debug, ApiError)]
    #[api(status = 400)]
    pub(super) enum Ours {
        #[api(message = "{source} cannot be read")]
        Another {
            source: String,
            #[source]
            io: std::io::Error,
        },
        #[api(message = "{source} cannot be read")]
        Raw {
            r#source: String,
        },
        From {
            r#source: &'static str,
        },
    }
}

#[test]
fn a_field_named_source_is_none_where_another_says_so_or_its_name_is_raw() {
    use sources::{Named, Ours};
    let io = || std::io::Error::other("disk");
    let cause = |error: &dyn Error| error.source().map(ToString::to_string);
    let named = Named::Another { source: "a".into(), io: io() };
    assert_eq!(message(&named), "a cannot be read");
    assert_eq!(cause(&named).as_deref(), Some("disk"));
    let raw = Named::Raw { r#source: "a".into() };
    assert_eq!(message(&raw), "a cannot be read");
    assert_eq!(cause(&raw), None);
    let beside = Named::RawBeside { r#source: "a".into(), io: io() };
    assert_eq!(cause(&beside).as_deref(), Some("disk"));
    let ours = Ours::Another { source: "a".into(), io: io() };
    assert_eq!((message(&ours), cause(&ours)), ("a cannot be read".into(), Some("disk".into())));
    let ours = Ours::Raw { r#source: "a".into() };
    assert_eq!((message(&ours), cause(&ours)), ("a cannot be read".into(), None));
    assert_eq!(cause(&Ours::From { r#source: "a" }), None);
}

mod others {
    use super::*;

    #[derive(Debug, thiserror::Error, ApiError)]
    #[api(status = 400)]
    pub(super) enum Theirs {
        #[error("optional")]
        Optional(#[from] Option<std::num::ParseIntError>),
        #[error("skipped {0}")]
        Skipped(#[from(skip)] String),
    }

    #[derive(Debug, derive_more::Display, derive_more::Error, derive_more::From, ApiError)]
    #[api(without(Display, Error, From))]
    pub(super) enum DeriveMore {
        #[display("the disk failed")]
        #[api(internal)]
        Io(std::io::Error),
        #[display("there is no {_0}")]
        #[from(skip)]
        #[api(status = 404, message = "There is no {0}.")]
        Missing(
            #[error(not(source))]
            #[api(member = "name")]
            String,
        ),
    }

    #[derive(Debug, derive_more::Display, derive_more::Error, derive_more::From, ApiError)]
    #[display("{_variant}")]
    #[api(status = 500, without(Display, Error, From))]
    pub(super) enum Chosen {
        #[display("a format failed")]
        #[from]
        Format { source: fmt::Error },
        #[display("nothing failed")]
        #[from(i8, i16)]
        Number(#[error(not(source))] i32),
    }

    // `derive_more`'s impl asks that the type is `Display`, which here is errbook's.
    #[derive(Debug, derive_more::Error, ApiError)]
    #[api(status = 400, message = "{wrong} is wrong", without(Error))]
    pub(super) struct Generic<E> {
        pub(super) wrong: E,
    }

    #[derive(Debug, derive_more::From, ApiError)]
    #[from(forward)]
    #[api(status = 400, without(From))]
    pub(super) struct Forward(#[api(member = "number")] pub(super) u64);
}

#[test]
fn attributes_of_other_derives_are_theirs() {
    use others::{Chosen, DeriveMore, Forward, Generic, Theirs};
    let number = "x".parse::<u8>().unwrap_err();
    assert_eq!(message(&Theirs::from(number)), "optional");
    assert_eq!(message(&Theirs::Skipped("x".into())), "skipped x");
    let io = DeriveMore::from(std::io::Error::other("10.0.0.5"));
    assert_eq!((io.to_string().as_str(), io.entry().status().as_u16()), ("the disk failed", 500));
    let missing = DeriveMore::Missing("user".into());
    assert_eq!(missing.to_string(), "there is no user");
    assert_eq!(Occurrence::new(&missing).message().to_string(), "There is no user.");
    assert!(Chosen::from(fmt::Error).source().is_some());
    assert_eq!(Chosen::from(1_i8).to_string(), "nothing failed");
    assert_eq!(message(&Generic { wrong: 7 }), "7 is wrong");
    assert_eq!(message(&Forward::from(7_u8)), "Forward");
}
