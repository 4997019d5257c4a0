//! What the derive makes of every shape of declaration.

use std::borrow::Cow;
use std::error::Error;
use std::fmt::{self, Debug, Display};
use std::sync::Arc;
use std::time::Duration;

use errbook::format::{ENVELOPE, MESSAGE, PROBLEM};
use errbook::standard::HttpError;
use errbook::{ApiError, Documented, Item, Occurrence};
use serde::Serialize;
use serde_json::{Value, json};

fn entry<E: ApiError>(error: &E) -> (u16, &'static str, &'static str, &'static str) {
    let entry = error.entry();
    (entry.status_number(), entry.code(), entry.title(), entry.message())
}

fn body(error: &dyn ApiError) -> Value {
    serde_json::from_slice(&Occurrence::new(error).with_format(&PROBLEM).body()).unwrap()
}

mod shapes {
    use super::*;

    /// Shapes of variants.
    ///
    /// All there are.
    #[derive(Debug, ApiError)]
    #[api(status = 400)]
    pub(super) enum Shape {
        /// A unit
        /// variant, with `code` and *emphasis*, and a [link](https://example.com).
        ///
        /// More.
        ///
        /// # Internal
        ///
        /// Nothing for clients.
        Unit,
        #[api(status = NOT_FOUND)]
        EmptyTuple(),
        EmptyNamed {},
        #[api(message = "{0} of {1:>3}")]
        Tuple(#[api(member = "index")] u8, #[api(member = false)] u8),
        #[api(message = "{name:?>5}, {{{width}}} {name:>width$.precision$}")]
        Named {
            name: String,
            #[api(member = "wide")]
            width: usize,
            #[api(member = false)]
            precision: usize,
        },
        #[api(status = 499, unregistered, title = "Client Closed Request")]
        Unregistered,
    }

    #[test]
    fn defaults() {
        let unit = "A unit variant, with code and emphasis, and a link.";
        assert_eq!(entry(&Shape::Unit), (400, "Unit", "Unit", unit));
        assert_eq!(entry(&Shape::EmptyTuple()), (404, "EmptyTuple", "Empty Tuple", "Empty Tuple"));
        assert_eq!(entry(&Shape::EmptyNamed {}).0, 400);
        assert!(Shape::Unit.entry().docs().ends_with("More."), "{}", Shape::Unit.entry().docs());
        assert_eq!(
            (Shape::GROUP.title, Shape::GROUP.docs),
            ("Shapes of variants", "All there are.")
        );
        assert!(Shape::GROUP.path.ends_with("derive::shapes::Shape"));
    }

    #[test]
    fn messages() {
        assert_eq!(Shape::Tuple(7, 9).to_string(), "7 of   9");
        assert_eq!(Shape::Tuple(7, 9).entry().message(), "{index} of {1}");
        let named = Shape::Named { name: "abcdef".into(), width: 5, precision: 2 };
        assert_eq!(named.to_string(), "abcdef, {5}    ab");
        assert_eq!(body(&named)["wide"], 5);
        assert_eq!(body(&named)["name"], "abcdef");
        assert_eq!(body(&named).get("precision"), None);
        assert_eq!(body(&Shape::Tuple(7, 9))["index"], 7);
    }

    #[test]
    fn an_unregistered_status_has_its_title_for_a_phrase() {
        assert_eq!(body(&Shape::Unregistered)["title"], "Client Closed Request");
        assert_eq!(errbook::respond(&Shape::Unregistered).status(), 499);
    }

    /// A struct of one kind.
    #[derive(Debug, ApiError)]
    #[api(
        status = 410,
        code = "Moved",
        title = "It Moved",
        message = "Now at {place}.",
        type = "urn:x:moved"
    )]
    pub(super) struct Moved<'a> {
        place: &'a str,
        #[api(header = "Link")]
        link: Option<Cow<'a, str>>,
    }

    #[derive(Debug, ApiError)]
    #[api(status = 404)]
    struct Unit;

    #[derive(Debug, ApiError)]
    #[api(status = 422, message = "{0} is taken")]
    struct Taken(#[api(member = "name")] String);

    #[test]
    fn structs() {
        let place = String::from("there");
        let moved = Moved { place: &place, link: Some("<x>".into()) };
        assert_eq!(moved.to_string(), "Now at there.");
        assert_eq!(errbook::respond(&moved).headers()["link"], "<x>");
        assert_eq!(body(&moved)["type"], "urn:x:moved");
        assert_eq!(body(&moved)["title"], "It Moved");
        assert_eq!(Moved::GROUP.entries.len(), 1);
        let nowhere = Moved { place: &place, link: None };
        assert!(!errbook::respond(&nowhere).headers().contains_key("link"));
        assert_eq!(entry(&Unit), (404, "Unit", "Unit", "Unit"));
        assert_eq!(body(&Taken("Ann".into()))["name"], "Ann");
    }

    #[derive(Debug, ApiError)]
    enum Never {}

    #[test]
    fn an_empty_enum_has_no_entries() {
        assert!(Never::GROUP.entries.is_empty());
    }
}

mod keywords {
    use super::*;

    #[derive(Debug, ApiError)]
    #[api(status = 400)]
    enum Raw {
        #[api(message = "{type} {fn}", code = "Raw")]
        r#Self_ { r#type: u8, r#fn: u8 },
        #[allow(non_camel_case_types)]
        r#async,
    }

    #[test]
    fn raw_identifiers() {
        let raw = Raw::r#Self_ { r#type: 1, r#fn: 2 };
        assert_eq!(raw.to_string(), "1 2");
        assert_eq!(body(&raw)["type"], json!(null));
        assert_eq!(body(&raw)["fn"], 2);
        assert_eq!(Raw::r#async.entry().code(), "async");
    }
}

mod cases {
    use super::*;

    macro_rules! cased {
        ($($module:ident $case:literal: $unit:literal $sso:literal;)+) => {$(
            mod $module {
                use super::*;

                #[derive(Debug, ApiError)]
                #[api(status = 400, rename_all = $case)]
                enum Cased {
                    Teapot,
                    SSOTokenFailedToParse,
                    #[api(code = "failedToCreateSession")]
                    Kept,
                }

                #[test]
                fn codes() {
                    let codes: Vec<_> = Cased::GROUP.entries.iter().map(|e| e.code()).collect();
                    assert_eq!(codes, [$unit, $sso, "failedToCreateSession"]);
                    assert_eq!(Cased::Teapot.entry().title(), "Teapot");
                    assert_eq!(
                        Cased::SSOTokenFailedToParse.entry().title(),
                        "SSO Token Failed To Parse"
                    );
                    assert_eq!(Cased::Kept.entry().title(), "Kept");
                }
            }
        )+};
    }

    cased! {
        lower "lowercase": "teapot" "ssotokenfailedtoparse";
        upper "UPPERCASE": "TEAPOT" "SSOTOKENFAILEDTOPARSE";
        pascal "PascalCase": "Teapot" "SsoTokenFailedToParse";
        camel "camelCase": "teapot" "ssoTokenFailedToParse";
        snake "snake_case": "teapot" "sso_token_failed_to_parse";
        screaming "SCREAMING_SNAKE_CASE": "TEAPOT" "SSO_TOKEN_FAILED_TO_PARSE";
        kebab "kebab-case": "teapot" "sso-token-failed-to-parse";
        screaming_kebab "SCREAMING-KEBAB-CASE": "TEAPOT" "SSO-TOKEN-FAILED-TO-PARSE";
    }
}

mod answers {
    use super::*;

    #[derive(Debug, ApiError)]
    enum Answer {
        #[api(like = InvalidCredentials)]
        NoSuchAccount,
        #[api(like = InvalidCredentials, display = "the account of {0} is locked")]
        Locked(String),
        #[api(
            status = 401,
            message = "The email or the password is wrong.",
            header = "WWW-Authenticate: Bearer"
        )]
        InvalidCredentials,
        #[api(internal, display = "query {query} failed")]
        Database { query: &'static str, source: std::io::Error },
        /// The disk is full.
        #[api(internal)]
        Disk,
        #[api(internal)]
        Other(#[from] Box<dyn Error + Send + Sync>),
        #[api(status = 502)]
        Upstream(#[source] Option<std::io::Error>),
        #[api(transparent)]
        Http(#[from] HttpError),
        #[api(transparent)]
        Boxed(Box<Inner>),
    }

    #[derive(Debug, ApiError)]
    #[api(status = 429, message = "Slow down, {name}.")]
    struct Inner {
        name: Cow<'static, str>,
        #[api(header = "Retry-After")]
        after: Duration,
        #[api(items)]
        items: Vec<Item>,
        source: fmt::Error,
    }

    #[test]
    fn like_answers_exactly_what_the_other_answers() {
        let other = errbook::respond(&Answer::InvalidCredentials);
        for error in [Answer::NoSuchAccount, Answer::Locked("Ann".into())] {
            let response = errbook::respond(&error);
            assert_eq!(response.status(), other.status());
            assert_eq!(response.headers(), other.headers());
            assert_eq!(response.body(), other.body());
        }
        assert_eq!(other.headers()["www-authenticate"], "Bearer");
        assert_eq!(Answer::Locked("Ann".into()).to_string(), "the account of Ann is locked");
        assert_eq!(Answer::NoSuchAccount.to_string(), "no such account");
    }

    #[test]
    fn internal_answers_the_standard_500() {
        let source = std::io::Error::other("disk");
        let error = Answer::Database { query: "select", source };
        let http = HttpError::InternalServerError;
        assert_eq!(entry(&error), entry(&http));
        assert_eq!(errbook::respond(&error).body(), errbook::respond(&http).body());
        assert_eq!(error.to_string(), "query select failed");
        assert_eq!(error.source().unwrap().to_string(), "disk");
        assert_eq!(Answer::Disk.to_string(), "The disk is full.");
        let boxed = Answer::from(Box::<dyn Error + Send + Sync>::from("boxed"));
        assert_eq!(boxed.source().unwrap().to_string(), "boxed");
    }

    #[test]
    fn optional_sources() {
        assert!(Answer::Upstream(None).source().is_none());
        assert!(Answer::Upstream(Some(std::io::Error::other("x"))).source().is_some());
    }

    #[test]
    fn transparent_answers_what_the_field_answers() {
        let error = Answer::from(HttpError::MethodNotAllowed { allow: Some("GET".into()) });
        assert_eq!(errbook::respond(&error).headers()["allow"], "GET");
        let inner = Inner {
            name: "Ann".into(),
            after: Duration::from_millis(1500),
            items: vec![Item::new("one")],
            source: fmt::Error,
        };
        let error = Answer::Boxed(Box::new(inner));
        let response = errbook::respond(&error);
        assert_eq!(response.headers()["retry-after"], "2");
        assert_eq!(error.to_string(), "Slow down, Ann.");
        assert_eq!(body(&error)["name"], "Ann");
        assert_eq!(body(&error)["errors"], json!([{"detail": "one"}]));
        assert!(error.source().unwrap().is::<fmt::Error>());
        assert_eq!(Answer::GROUP.groups.len(), 2);
    }
}

mod generics {
    use super::*;

    #[derive(Debug, ApiError)]
    #[api(status = 400)]
    enum Generic<'a, T, E, const N: usize>
    where
        T: Clone,
    {
        #[api(message = "{value} is not one of {n_text}")]
        Value {
            value: T,
            #[api(rename)]
            #[cfg(any())]
            gone: u8,
            n_text: &'a str,
        },
        #[api(status = 500)]
        Cause(#[from] E),
        #[api(status = 409, display = "{0:?}")]
        Unshown(#[allow(dead_code)] [T; N]),
        Phantom(std::marker::PhantomData<T>),
    }

    /// Shown, but not sent: no bound but `Display` is asked for.
    #[derive(Debug, Clone, Serialize)]
    struct Text(&'static str);

    impl Display for Text {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
    }

    #[test]
    fn bounds_follow_use() {
        type Of<'a> = Generic<'a, Text, fmt::Error, 2>;
        let error: Of<'_> = Generic::Value { value: Text("x"), n_text: "two" };
        assert_eq!(error.to_string(), "x is not one of two");
        assert_eq!(body(&error)["value"], "x");
        assert!(Of::from(fmt::Error).source().is_some());
        let shown: Of<'_> = Generic::Unshown([Text("a"), Text("b")]);
        assert_eq!(shown.to_string(), "[Text(\"a\"), Text(\"b\")]");
        assert_eq!(Of::Phantom(std::marker::PhantomData).entry().code(), "Phantom");
    }

    #[derive(Debug, ApiError)]
    #[api(status = 400)]
    struct Wrapper<E>(#[api(member = false)] std::marker::PhantomData<E>);

    #[derive(Debug, ApiError)]
    enum Outer<E> {
        #[api(transparent)]
        Inner(E),
    }

    #[test]
    fn a_generic_can_be_transparent() {
        let error = Outer::Inner(Wrapper::<u8>(std::marker::PhantomData));
        assert_eq!(error.entry().code(), "Wrapper");
        assert_eq!(<Outer<HttpError>>::GROUP.groups[0].entries.len(), 40);
    }
}

mod settings {
    use super::*;

    /// Who
    #[derive(Debug, ApiError)]
    #[api(status = 404, format = ENVELOPE, catalog = BOOK, title = "Settings", route = "users_get")]
    enum Set {
        Missing,
        #[api(route = "users_put")]
        Put,
    }

    errbook::catalog! {
        static BOOK = { type_base: "urn:x:", format: MESSAGE, errors: [Set, Plain] };
    }

    #[derive(Debug, ApiError)]
    #[api(status = 400, catalog = BOOK)]
    struct Plain;

    #[test]
    fn a_type_names_its_format_and_its_catalog() {
        assert_eq!(
            errbook::respond(&Set::Missing).body(),
            r#"{"error":{"status":404,"message":"Missing","code":"Missing"}}"#
        );
        assert_eq!(errbook::respond(&Plain).body(), r#"{"Message":"Plain"}"#);
        assert_eq!(BOOK.respond(&Set::Missing).body(), errbook::respond(&Set::Missing).body());
        let problem: Value = serde_json::from_slice(PROBLEM.respond(&Plain).body()).unwrap();
        assert_eq!(problem["type"], "urn:x:Plain");
        assert_eq!(Set::GROUP.title, "Settings");
        assert_eq!(Set::GROUP.docs, "Who");
        assert_eq!(Set::Missing.entry().route(), Some("users_get"));
        assert_eq!(Set::Put.entry().route(), Some("users_put"));
        assert_eq!(Plain.entry().route(), None);
    }

    errbook::catalog! { static OUTER = { type_base: "urn:outer:", errors: [Outer] }; }

    #[derive(Debug, ApiError)]
    #[api(status = 400, format = MESSAGE, catalog = OUTER)]
    enum Outer {
        Own,
        #[api(transparent)]
        WithFormat(Set),
        #[api(transparent)]
        WithCatalog(Plain),
        #[api(transparent)]
        WithNeither(HttpError),
    }

    /// A transparent variant answers what its error answers alone; what that one leaves open is the
    /// type's.
    #[test]
    fn the_settings_of_an_error_in_a_transparent_variant() {
        let inner = errbook::respond(&Set::Missing);
        let outer = errbook::respond(&Outer::WithFormat(Set::Missing));
        assert_eq!((outer.headers(), outer.body()), (inner.headers(), inner.body()));
        assert_eq!(errbook::respond(&Outer::Own).body(), r#"{"Message":"Own"}"#);
        let error = Outer::WithNeither(HttpError::Gone);
        assert_eq!(errbook::respond(&error).headers()["content-type"], "application/json");
        assert_eq!(ApiError::catalog(&error).unwrap().type_base(), Some("urn:outer:"));
        let error = Outer::WithCatalog(Plain);
        assert_eq!(ApiError::catalog(&error).unwrap().type_base(), Some("urn:x:"));
    }

    #[derive(Debug, ApiError)]
    #[api(status = 400, without(Display, Error, From))]
    enum Without {
        #[api(message = "public {0}")]
        Own(
            #[from]
            #[api(member = false, disclose)]
            fmt::Error,
        ),
    }

    impl Display for Without {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("mine")
        }
    }

    impl Error for Without {}

    impl From<fmt::Error> for Without {
        fn from(error: fmt::Error) -> Self {
            Without::Own(error)
        }
    }

    #[test]
    fn an_impl_can_be_left_to_the_user() {
        let error = Without::from(fmt::Error);
        assert_eq!(error.to_string(), "mine");
        assert!(error.source().is_none());
        assert_eq!(body(&error)["detail"], "public an error occurred when formatting an argument");
    }

    use ::errbook as renamed;

    #[derive(Debug, ApiError)]
    #[api(status = 400, crate = renamed)]
    struct Renamed {
        #[api(member)]
        field: u8,
        #[api(header = "X-Number")]
        number: u64,
        source: fmt::Error,
    }

    #[test]
    fn errbook_can_have_another_name() {
        let error = Renamed { field: 1, number: 2, source: fmt::Error };
        assert_eq!(errbook::respond(&error).headers()["x-number"], "2");
        assert_eq!(body(&error)["field"], 1);
    }
}

#[test]
fn an_error_is_used_behind_dyn() {
    let errors: Vec<Box<dyn ApiError + Send + Sync>> =
        vec![Box::new(HttpError::NotFound), Box::new(HttpError::Conflict)];
    for error in &errors {
        let response = errbook::respond(&**error);
        assert_eq!(response.status(), error.entry().status());
        assert_eq!(PROBLEM.respond(&**error).body(), response.body());
    }
    let shared: Arc<dyn ApiError> = Arc::new(HttpError::Gone);
    assert_eq!(errbook::respond(&shared).status(), 410);
}
