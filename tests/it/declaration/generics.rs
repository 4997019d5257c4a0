//! Bounds follow what is used, and nothing else.
#![allow(dead_code, reason = "what counts is which types fit")]

use std::error::Error;
use std::fmt::{self, Debug, Display};
use std::marker::PhantomData;
use std::time::Duration;

use errbook::standard::HttpError;
use errbook::{ApiError, Documented, HeaderField, HeaderLines, Item, Occurrence};
use serde::Serialize;
use serde_json::Value;

/// Has nothing but `Debug`.
#[derive(Debug, Clone)]
struct Opaque;

/// Has nothing but `Debug` and one formatting trait.
macro_rules! formatted {
    ($($name:ident $formatting_trait:ident)+) => {$(
        #[derive(Debug)]
        struct $name;

        impl fmt::$formatting_trait for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    )+};
}
formatted! { Shown Display Hex LowerHex UpHex UpperHex Oct Octal Bin Binary Exp LowerExp UpExp UpperExp }

fn body(error: &dyn ApiError) -> Value {
    serde_json::from_slice(&Occurrence::new(error).body()).unwrap()
}

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum Formats<A, B, C, D, E, F, G> {
    #[api(display = "{a} {b:x} {c:X} {d:o} {e:b} {f:e} {g:E}")]
    All { a: A, b: B, c: C, d: D, e: E, f: F, g: G },
}

#[test]
fn each_formatting_trait_is_asked_for_where_it_is_used() {
    let all: Formats<_, _, _, _, _, _, _> =
        Formats::All { a: Shown, b: Hex, c: UpHex, d: Oct, e: Bin, f: Exp, g: UpExp };
    assert_eq!(all.to_string(), "Shown Hex UpHex Oct Bin Exp UpExp");
    assert_eq!(all.entry().code(), "All");
}

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum Arguments<A, B> {
    #[api(display("{} {b:?} {}", .0, .0, b = .1))]
    Lone(A, B),
}

#[test]
fn a_field_that_is_an_argument_is_bounded_as_if_the_text_named_it() {
    assert_eq!(Arguments::Lone(Shown, Opaque).to_string(), "Shown Opaque Shown");
}

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum Unused<T, U: ?Sized, const N: usize> {
    Phantom(PhantomData<T>, PhantomData<U>),
    Private([T; N]),
    Plain,
}

#[test]
fn what_is_not_used_gets_no_bound() {
    type Of = Unused<Opaque, dyn Debug, 2>;
    assert_eq!(Of::Plain.to_string(), "Plain");
    assert_eq!(body(&Of::Private([Opaque, Opaque]))["detail"], "Private");
    assert_eq!(Of::Phantom(PhantomData, PhantomData).entry().code(), "Phantom");
    assert_eq!(Of::GROUP.entries.len(), 3);
}

trait Backend {
    type Key: Clone;
    type Failure;
}

#[derive(Debug)]
struct Memory;

impl Backend for Memory {
    type Key = u32;
    type Failure = fmt::Error;
}

#[derive(ApiError)]
enum Stored<B: Backend> {
    #[api(status = 404, message = "There is no {key}.")]
    Missing { key: B::Key },
    #[api(status = 503)]
    Failed(#[source] B::Failure),
    #[api(status = 409)]
    Locked(Vec<<B as Backend>::Key>),
}

// The derive of `Debug` would ask for `B: Debug` and not for what is in it.
impl<B: Backend> Debug for Stored<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Stored")
    }
}

#[test]
fn associated_types() {
    let missing = Stored::<Memory>::Missing { key: 7 };
    assert_eq!(missing.to_string(), "There is no 7.");
    assert_eq!(body(&missing)["key"], 7);
    assert!(Stored::<Memory>::Failed(fmt::Error).source().is_some());
    assert_eq!(Stored::<Memory>::Locked(vec![1]).entry().status(), 409);
}

#[derive(Debug, ApiError)]
#[api(status = 422)]
struct Everything<'a, 'b: 'a, M, H, I, S, T = u8, const LIMIT: usize = 3>
where
    T: Copy,
    M: Clone + 'a,
{
    #[api(member)]
    member: Option<M>,
    #[api(header = "X-Thing")]
    header: H,
    #[api(items)]
    items: I,
    #[api(member)]
    borrowed: &'b [M],
    copied: T,
    text: &'a str,
    counts: [u8; LIMIT],
    source: Option<S>,
}

#[derive(Debug, Clone, Serialize)]
struct Sent {
    at: u8,
}

#[test]
fn members_headers_items_and_sources() {
    let error: Everything<'_, '_, _, _, _, fmt::Error> = Everything {
        member: Some(Sent { at: 1 }),
        header: Duration::from_secs(3),
        items: vec![Item::new("one")],
        borrowed: &[Sent { at: 2 }],
        copied: 1,
        text: "text",
        counts: [0; 3],
        source: Some(fmt::Error),
    };
    assert_eq!(body(&error)["member"]["at"], 1);
    assert_eq!(body(&error)["borrowed"][0]["at"], 2);
    assert_eq!(body(&error)["errors"][0]["detail"], "one");
    assert_eq!(errbook::respond(&error).headers()["x-thing"], "3");
    assert!(error.source().is_some());
    assert_eq!((error.copied, error.text, error.counts), (1, "text", [0; 3]));
}

#[derive(Debug, ApiError)]
enum Layers<E, F> {
    #[api(transparent)]
    Inner(E),
    #[api(transparent)]
    Boxed(Box<F>),
    #[api(internal)]
    Other(PhantomData<fn() -> E>),
}

#[test]
fn a_transparent_parameter_answers() {
    type Of = Layers<HttpError, Layers<HttpError, HttpError>>;
    let error = Of::Boxed(Box::new(Layers::Inner(HttpError::Gone)));
    assert_eq!(errbook::respond(&error).status(), 410);
    assert_eq!(Of::GROUP.groups.len(), 2);
    assert_eq!(Of::Other(PhantomData).entry().status(), 500);
}

#[derive(Debug, ApiError)]
#[api(status = 500)]
enum Made<E: Error + Send + 'static> {
    From(#[from] E),
    Boxed(#[source] Box<dyn Error + Send + Sync>),
    Named {
        #[source]
        cause: Box<E>,
        wait: u8,
    },
}

#[test]
fn a_parameter_is_made_from() {
    fn fails() -> Result<(), Made<std::num::ParseIntError>> {
        "x".parse::<u8>()?;
        Ok(())
    }
    assert!(fails().unwrap_err().source().is_some());
    let boxed = Made::<fmt::Error>::Boxed("text".into());
    assert_eq!(boxed.source().unwrap().to_string(), "text");
    let named = Made::Named { cause: Box::new(fmt::Error), wait: 1 };
    assert!(named.source().is_some());
}

/// A header value of one's own.
#[derive(Debug)]
struct Etag<T>(T);

impl<T: Display> HeaderField for Etag<T> {
    fn header_lines(&self, lines: &mut HeaderLines<'_>) {
        lines.display(format_args!("\"{}\"", self.0));
    }
}

#[derive(Debug, ApiError)]
#[api(status = 412)]
struct Changed<T>(#[api(header = "ETag")] Etag<T>);

#[test]
fn a_type_around_a_parameter_is_bounded_as_a_whole() {
    assert_eq!(errbook::respond(&Changed(Etag("v1"))).headers()["etag"], "\"v1\"");
}
