//! What thiserror's derive does, `display` and `message` do too; and beside a thiserror derive,
//! errbook adds the rest with one line a variant.

use std::error::Error;
use std::path::PathBuf;

use errbook::{ApiError, Documented, Occurrence, format};

/// `Display` and `source` of both derives, from the same declarations.
mod alike {
    #![allow(non_snake_case, reason = "a name that a type could have")]

    use super::*;

    macro_rules! both {
        // The derives come from outside too: thiserror's hygiene wants it so.
        ($theirs:path, $ours:path: $(
            $(#[$of_both:meta])*
            $variant:ident $({ $($named:tt)* })? $(( $($tuple:tt)* ))? = ($($text:tt)*);
        )+) => {
            #[derive(Debug, $theirs)]
            pub(super) enum Theirs {
                $($(#[$of_both])* #[error($($text)*)] $variant $({ $($named)* })? $(( $($tuple)* ))?,)+
            }

            #[derive(Debug, $ours)]
            #[api(status = 500)]
            pub(super) enum Ours {
                $($(#[$of_both])* #[api(display($($text)*))] $variant $({ $($named)* })? $(( $($tuple)* ))?,)+
            }
        };
    }

    const LIMIT: usize = 7;

    fn shout(text: &str) -> String {
        text.to_uppercase()
    }

    both! {
        thiserror::Error, ApiError:
        Unit = ("a unit");
        Braces = ("{{not a field}}");
        Tuple(u8, String) = ("{0} and {1}");
        Debug(String) = ("{0:?}");
        Named { field: String } = ("{field}");
        Padded { field: u8 } = ("{field:>8}|{field:<8}|{field:^8}|{field:08}|{field:+}");
        Fill { field: u8 } = ("{field:*>8}|{field:x}|{field:#X}|{field:#b}|{field:o}");
        Width { field: f64, width: usize, precision: usize } = ("{field:>width$.precision$}");
        Exponent(f64) = ("{0:e} {0:E}");
        Argument(Vec<u8>) = ("{} of {}", .0.len(), LIMIT);
        NamedArgument { list: Vec<u8> } = ("{n} then {list:?} {}", 1 + 1, n = .list.len());
        Call { text: String } = ("{}", shout(.text));
        Closure { list: Vec<u8> } = ("{}", .list.iter().map(|it| it + 1).sum::<u8>());
        Turbofish(Vec<(u8, u8)>) = ("{:?} {}", .0.iter().copied().collect::<std::collections::BTreeMap<u8, u8>>(), 1);
        Nested((u8, u8)) = ("{} {}", .0.0, .0.1);
        Range(String) = ("{}", &.0[1..2]);
        Macro { list: Vec<u8> } = ("{}", format!("{:?}", .list));
        Constant = ("at most {LIMIT}");
        Raw { r#type: u8 } = ("{type} {}", .r#type);
        Source { source: std::fmt::Error } = ("a source");
        SourceAttribute(#[source] std::fmt::Error, u8) = ("a source and {1}");
        From(#[from] std::num::ParseIntError) = ("from");
        Boxed(#[source] Box<dyn Error + Send + Sync>) = ("boxed");
        Anyhow(#[source] anyhow::Error) = ("anyhow");
        Optional { source: Option<std::fmt::Error> } = ("optional");
        Trailing(u8) = ("{}", .0,);
        GenericCall { is_some: u8 } = ("{is_some} {}", None::<i32>.is_some());
        Qualified { A: u8 } = ("{A} {}", <u8 as Named<u8, u8>>::NAME);
        Object { A: u8 } = ("{A} {}", (&0 as &dyn Assigned<i32, A = i32>).get());
        Cast { len: u8 } = ("{len} {} {}", 1_u8 as usize + 1, .len < &2);
        Or { a: bool, b: bool } = ("{} {}", *.a || *.b, 1);
        Arguments { list: Vec<u8> } = ("{}", .list.iter().fold(1, |a: u8, b| a * 2 + b));
        Lines { list: Vec<u8> } = ("{}", { let sum: u8 = .list.iter().sum(); sum });
        Word(u8) = ("{type} {0} {match}", type = 1, r#match = 2);
        Whole(u8) = ("{self:?} {0}");
        Pointer { field: &'static u8 } = ("{field:p} {field}");
        DollarFill { field: u8 } = ("{field:$>4}");
    }

    trait Named<A, B> {
        const NAME: &'static str;
    }

    impl Named<Self, Self> for u8 {
        const NAME: &'static str = "eight bits";
    }

    trait Assigned<T> {
        type A;
        fn get(&self) -> Self::A;
    }

    impl Assigned<Self> for i32 {
        type A = Self;
        fn get(&self) -> Self {
            *self
        }
    }

    macro_rules! compare {
        ($($variant:ident $value:tt;)+) => {$({
            let (theirs, ours) = (compare!(@ Theirs $variant $value), compare!(@ Ours $variant $value));
            assert_eq!(ours.to_string(), theirs.to_string());
            let source = |error: &dyn Error| error.source().map(ToString::to_string);
            assert_eq!(source(&ours), source(&theirs));
        })+};
        (@ $name:ident $variant:ident ()) => { $name::$variant };
        (@ $name:ident $variant:ident ($($value:expr),+)) => { $name::$variant($($value),+) };
        (@ $name:ident $variant:ident { $($value:tt)* }) => { $name::$variant { $($value)* } };
    }

    #[test]
    fn both_say_the_same() {
        compare! {
            Unit ();
            Braces ();
            Tuple (1, "x".into());
            Debug ("a\"b".into());
            Named { field: "x".into() };
            Padded { field: 5 };
            Fill { field: 77 };
            Width { field: 1.23456, width: 9, precision: 2 };
            Exponent (1234.5);
            Argument (vec![1, 2]);
            NamedArgument { list: vec![1] };
            Call { text: "quiet".into() };
            Closure { list: vec![1, 2] };
            Turbofish (vec![(1, 2)]);
            Nested ((3, 4));
            Range ("abc".into());
            Macro { list: vec![9] };
            Constant ();
            Raw { r#type: 1 };
            Source { source: std::fmt::Error };
            SourceAttribute (std::fmt::Error, 2);
            From ("x".parse::<u8>().unwrap_err());
            Boxed ("boxed source".into());
            Anyhow (anyhow::anyhow!("inner").context("outer"));
            Optional { source: Some(std::fmt::Error) };
            Optional { source: None };
            Trailing (1);
            GenericCall { is_some: 1 };
            Qualified { A: 1 };
            Object { A: 1 };
            Cast { len: 1 };
            Or { a: false, b: true };
            Arguments { list: vec![1, 2] };
            Lines { list: vec![1, 2] };
            Word (3);
            Whole (4);
            Pointer { field: &5 };
            DollarFill { field: 7 };
        }
    }

    /// Not that of the reference to it.
    #[test]
    fn a_pointer_is_that_of_the_field() {
        #[derive(Debug, ApiError)]
        #[api(status = 500, display("{0:p} {0:?} {boxed:p}", boxed = .1))]
        struct Pointers(*const u8, Box<u8>);

        let error = Pointers(&raw const *"x".as_bytes().first().unwrap(), Box::new(1));
        assert_eq!(error.to_string(), format!("{0:p} {0:?} {1:p}", error.0, error.1));
    }

    #[test]
    fn a_message_can_have_arguments_too() {
        #[derive(Debug, ApiError)]
        #[api(status = 422)]
        enum Limit {
            #[api(message("at most {LIMIT}, not {} ({unit})", .0.len(), unit = "items"))]
            TooMany(Vec<u8>),
        }
        let error = Limit::TooMany(vec![0; 9]);
        assert_eq!(Occurrence::new(&error).message(), "at most 7, not 9 (items)");
        assert_eq!(error.entry().message(), "at most {LIMIT}, not {…} ({unit})");
        assert!(error.entry().members().is_empty(), "an expression has no name of its own");
    }
}

/// Six enums as services have them with thiserror, and the one line that each variant gets.
mod migrated {
    use super::*;

    /// A configuration
    #[derive(Debug, thiserror::Error, ApiError)]
    pub(super) enum ConfigError {
        #[error("cannot read {path}")]
        #[api(status = 500)]
        Read { path: PathBuf2, source: std::io::Error },
        #[error("line {line}: {reason}")]
        #[api(status = 400)]
        Syntax { line: usize, reason: String },
        #[error("unknown key `{0}`")]
        #[api(status = 400)]
        UnknownKey(String),
    }

    /// Shown, but neither `Serialize` nor anybody's business.
    #[derive(Debug)]
    pub(super) struct PathBuf2(pub PathBuf);

    impl std::fmt::Display for PathBuf2 {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            self.0.display().fmt(f)
        }
    }

    #[derive(Debug, thiserror::Error, ApiError)]
    #[api(status = 401)]
    pub(super) enum AuthError {
        #[error("no token")]
        Missing,
        #[error("the token expired {_0} seconds ago")]
        Expired(u64),
        #[error("bad signature: {0:?}")]
        #[api(message = "The signature does not match.")]
        Signature(Vec<u8>),
    }

    #[derive(Debug, thiserror::Error, ApiError)]
    pub(super) enum StoreError {
        #[error("the database failed")]
        #[api(internal)]
        Database(#[from] std::io::Error),
        #[error("nothing found for {id}")]
        #[api(status = NOT_FOUND)]
        NotFound { id: u64 },
        #[error("version {found} instead of {expected}")]
        #[api(status = CONFLICT)]
        Version { found: u64, expected: u64 },
    }

    #[derive(Debug, thiserror::Error, ApiError)]
    pub(super) enum ServiceError {
        #[error(transparent)]
        #[api(transparent)]
        Auth(#[from] AuthError),
        #[error(transparent)]
        #[api(transparent)]
        Store(#[from] StoreError),
        #[error(transparent)]
        #[api(internal)]
        Other(#[from] anyhow::Error),
    }

    /// The quota is used up.
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("quota of {} used up, wait {wait}s", .limit)]
    #[api(status = 429)]
    pub(super) struct QuotaError {
        pub(super) limit: u32,
        pub(super) wait: u64,
    }

    #[derive(Debug, thiserror::Error, ApiError)]
    pub(super) enum Generic<E: Error + 'static> {
        #[error("the upstream failed: {0}")]
        #[api(status = BAD_GATEWAY)]
        Upstream(#[source] E),
        #[error("cannot parse {text}")]
        #[api(status = 400)]
        Parse {
            text: String,
            #[source]
            cause: Box<dyn Error + Send + Sync>,
        },
    }
}

use migrated::{AuthError, ConfigError, Generic, PathBuf2, QuotaError, ServiceError, StoreError};

fn told(error: &dyn ApiError) -> (u16, String, String) {
    let response = format::PROBLEM.respond(error);
    let read = format::PROBLEM.read(response.status(), response.body()).unwrap();
    assert!(read.members.is_empty(), "nobody has said that a field is a member");
    (response.status().as_u16(), read.message.unwrap(), error.to_string())
}

fn triple(status: u16, message: &str, display: &str) -> (u16, String, String) {
    (status, message.to_owned(), display.to_owned())
}

#[test]
fn a_clients_error_says_what_thiserror_displays() {
    let syntax = ConfigError::Syntax { line: 3, reason: "no equals sign".into() };
    let text = "line 3: no equals sign";
    assert_eq!(told(&syntax), triple(400, text, text));
    assert_eq!(syntax.entry().message(), "line {line}: {reason}");
    let key = ConfigError::UnknownKey("colour".into());
    assert_eq!(told(&key), triple(400, "unknown key `colour`", "unknown key `colour`"));
    assert_eq!(told(&AuthError::Missing), triple(401, "no token", "no token"));
    let text = "the token expired 5 seconds ago";
    assert_eq!(told(&AuthError::Expired(5)), triple(401, text, text));
    let text = "nothing found for 7";
    assert_eq!(told(&StoreError::NotFound { id: 7 }), triple(404, text, text));
    let text = "version 1 instead of 2";
    assert_eq!(told(&StoreError::Version { found: 1, expected: 2 }), triple(409, text, text));
    let text = "quota of 10 used up, wait 3s";
    assert_eq!(told(&QuotaError { limit: 10, wait: 3 }), triple(429, text, text));
    assert_eq!(QuotaError::GROUP.entries[0].docs(), "The quota is used up.");
    let parse: Generic<std::fmt::Error> =
        Generic::Parse { text: "x".into(), cause: "secret".into() };
    assert_eq!(told(&parse), triple(400, "cannot parse x", "cannot parse x"));
}

#[test]
fn a_message_of_its_own_comes_first() {
    let signature = AuthError::Signature(vec![1]);
    assert_eq!(
        told(&signature),
        triple(401, "The signature does not match.", "bad signature: [1]")
    );
}

#[test]
fn a_servers_error_says_its_phrase() {
    let read = ConfigError::Read {
        path: PathBuf2("/etc/secret".into()),
        source: std::io::Error::other("10.0.0.5"),
    };
    assert_eq!(told(&read), triple(500, "Internal Server Error", "cannot read /etc/secret"));
    let upstream = Generic::Upstream(std::io::Error::other("10.0.0.5"));
    let display = "the upstream failed: 10.0.0.5";
    assert_eq!(told(&upstream), triple(502, "Bad Gateway", display));
    let other = ServiceError::from(anyhow::anyhow!("10.0.0.5"));
    assert_eq!(told(&other), triple(500, "Internal Server Error", "10.0.0.5"));
}

#[test]
fn transparent_goes_through_both() {
    let error = ServiceError::from(StoreError::NotFound { id: 7 });
    assert_eq!(told(&error), triple(404, "nothing found for 7", "nothing found for 7"));
    assert_eq!(ServiceError::from(AuthError::Missing).entry().code(), "Missing");
    let store = StoreError::from(std::io::Error::other("disk"));
    assert_eq!(told(&store), triple(500, "Internal Server Error", "the database failed"));
    assert_eq!(store.source().unwrap().to_string(), "disk");
}
