//! What a declaration says of its members.

use errbook::{ApiError, Occurrence};
use serde::Serialize;
use serde_json::{Value, json};

errbook::wire_format! {
    static MEMBERS: "application/json" = { ..members };
}

fn members(error: &dyn ApiError) -> Value {
    serde_json::from_slice(&Occurrence::new(error).with_format(&MEMBERS).body()).unwrap()
}

mod cases {
    use super::*;

    /// A struct of every case, for errbook and for serde.
    macro_rules! in_every_case {
        ($($name:ident: $case:literal,)+) => {$(
            #[derive(Debug, ApiError, Serialize)]
            #[api(status = 400, rename_all_fields = $case, message = "{first_name} {_id}")]
            #[serde(rename_all = $case)]
            struct $name {
                first_name: u8,
                #[api(member)]
                r#match: u8,
                #[api(member)]
                address_2: u8,
                _id: u8,
                #[api(member)]
                trailing_: u8,
                #[api(member = "given_Name")]
                #[serde(rename = "given_Name")]
                other: u8,
            }

            #[test]
            #[allow(non_snake_case)]
            fn $name() {
                let error =
                    $name { first_name: 1, r#match: 2, address_2: 3, _id: 4, trailing_: 5, other: 6 };
                assert_eq!(members(&error), json!(error));
                let documented = error.entry().members().iter().map(|member| member.name);
                let written = json!(error);
                assert!(documented.into_iter().all(|name| written.get(name).is_some()));
            }
        )+};
    }

    in_every_case! {
        Lower: "lowercase",
        Upper: "UPPERCASE",
        Pascal: "PascalCase",
        Camel: "camelCase",
        Snake: "snake_case",
        ScreamingSnake: "SCREAMING_SNAKE_CASE",
        Kebab: "kebab-case",
        ScreamingKebab: "SCREAMING-KEBAB-CASE",
    }

    #[derive(Debug, ApiError)]
    #[api(status = 400, rename_all = "kebab-case", rename_all_fields = "camelCase")]
    enum Both {
        #[api(message = "{max_length:>3} at most")]
        TooLong { max_length: u8 },
    }

    #[test]
    fn documents_show_the_name_on_the_wire() {
        let error = Both::TooLong { max_length: 9 };
        assert_eq!(error.entry().code(), "too-long");
        assert_eq!(error.entry().message(), "{maxLength} at most");
        assert_eq!(error.to_string(), "  9 at most");
        assert_eq!(members(&error), json!({ "maxLength": 9 }));
    }
}

mod constants {
    use super::*;

    #[derive(Debug, ApiError)]
    #[api(status = 400, member("category" = "client", "severity" = 1))]
    enum Stripe {
        #[api(member("type" = "card_error"), member("category" = "card"))]
        Declined,
        #[api(message = "{parameter} is wrong", member("a \"quoted\"\n\u{1}" = "\\\u{7f}é\0"))]
        Invalid { parameter: &'static str },
        #[api(member("yes" = true, "no" = false, "none" = null, "minus" = -1.5e3, "big" = 0xff))]
        Literals,
        #[api(like = Literals)]
        AsIf(#[allow(dead_code)] u8),
        #[api(internal)]
        Inside,
    }

    #[test]
    fn they_are_in_every_body_of_their_entry() {
        assert_eq!(
            members(&Stripe::Declined),
            json!({ "category": "card", "severity": 1, "type": "card_error" })
        );
        assert_eq!(
            members(&Stripe::Invalid { parameter: "p" }),
            json!({
                "category": "client", "severity": 1, "a \"quoted\"\n\u{1}": "\\\u{7f}é\0", "parameter": "p",
            })
        );
        let literals = json!({
            "category": "client", "severity": 1, "yes": true, "no": false, "none": null,
            "minus": -1500.0, "big": 255,
        });
        assert_eq!(members(&Stripe::Literals), literals);
        assert_eq!(members(&Stripe::AsIf(1)), literals);
        assert_eq!(members(&Stripe::Inside), json!({}));
    }

    #[test]
    fn they_come_before_the_others_and_the_body_is_still_kept() {
        let body = errbook::respond(&Stripe::Invalid { parameter: "p" }).into_body();
        let text = String::from_utf8(body.to_vec()).unwrap();
        assert!(text.find("severity") < text.find("parameter"), "{text}");
        assert!(Stripe::Declined.has_fixed_body());
        assert!(!Stripe::Invalid { parameter: "p" }.has_fixed_body());
    }

    #[test]
    fn a_snapshot_and_documents_have_them() {
        errbook::catalog! { static ERRORS = { errors: [Stripe], format: MEMBERS }; }
        let page = ERRORS.page("Declined").unwrap().to_string();
        assert!(page.contains("\n- **Member** `category`: `\"card\"`\n"), "{page}");
        let names = Stripe::Declined.entry().members().iter().map(|member| member.name);
        assert_eq!(names.collect::<Vec<_>>(), ["category", "severity", "type"]);
        let value = Occurrence::new(&Stripe::Declined).member("type");
        assert_eq!(value, Some(json!("card_error")));
    }
}

mod written_another_way {
    use std::collections::BTreeMap;
    use std::error::Error;
    use std::fmt::Display;

    use super::*;

    mod as_text {
        use std::fmt::Display;

        use serde::Serializer;

        pub(super) fn serialize<T: Display + ?Sized, S: Serializer>(
            value: &T,
            serializer: S,
        ) -> Result<S::Ok, S::Error> {
            serializer.collect_str(value)
        }
    }

    mod never {
        use serde::Serializer;
        use serde::ser::{Error, SerializeSeq};

        pub(super) fn serialize<T, S: Serializer>(_: &T, to: S) -> Result<S::Ok, S::Error> {
            to.serialize_seq(None)?.serialize_element("half")?;
            Err(S::Error::custom("never"))
        }
    }

    mod nothing {
        use serde::Serializer;

        pub(super) fn serialize<T, S: Serializer>(_: &T, to: S) -> Result<S::Ok, S::Error> {
            to.serialize_none()
        }
    }

    /// What has no `Serialize`.
    #[derive(Debug)]
    struct Plain(u8);

    #[derive(Debug, ApiError)]
    #[api(status = 400, message = "{0}")]
    struct Texts<'a, T: Display + std::fmt::Debug>(
        #[api(member = "a", with = as_text)] T,
        #[api(member = "b", with = self::as_text)] &'a str,
        #[api(member = "c", with = never)] Plain,
        #[api(member = "d", with = nothing)] Plain,
    );

    #[test]
    fn with_a_function() {
        let error = Texts(1.5, "b", Plain(1), Plain(2));
        assert_eq!(members(&error), json!({ "a": "1.5", "b": "b" }));
        assert_eq!(Occurrence::new(&error).member("a"), Some(json!("1.5")));
        assert_eq!(error.to_string(), "1.5");
        assert_eq!((error.2.0, error.3.0), (1, 2));
        assert!(error.source().is_none());
    }

    #[derive(Debug, Serialize)]
    struct Inner {
        #[serde(rename = "lineNumber")]
        line: u32,
        column: Option<u32>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        tags: Vec<u8>,
    }

    #[derive(Debug, Serialize)]
    struct Wrapped(Inner);

    #[derive(Debug, Serialize)]
    struct Unit;

    #[derive(Debug, ApiError)]
    #[api(status = 400)]
    enum Flat<T: std::fmt::Debug> {
        #[api(member("line" = 0))]
        Inner(#[api(member, flatten)] Inner, #[api(member = "line_too")] u8),
        Optional(#[api(member, flatten)] Option<Box<Wrapped>>),
        Unit(#[api(member, flatten)] Unit),
        Map(#[api(member, flatten)] BTreeMap<String, u8>),
        Any {
            #[api(member, flatten)]
            any: T,
            #[api(member)]
            other: u8,
        },
    }

    const INNER: Inner = Inner { line: 3, column: None, tags: Vec::new() };

    #[test]
    fn the_fields_of_a_struct_are_members() {
        type It = Flat<u8>;
        assert_eq!(
            members(&It::Inner(INNER, 1)),
            json!({ "line": 0, "lineNumber": 3, "line_too": 1 })
        );
        let inner = Inner { column: Some(4), tags: vec![1], ..INNER };
        assert_eq!(
            members(&It::Optional(Some(Box::new(Wrapped(inner))))),
            json!({ "lineNumber": 3, "column": 4, "tags": [1] })
        );
        assert_eq!(members(&It::Optional(None)), json!({}));
        assert_eq!(members(&It::Unit(Unit)), json!({}));
        assert!(!It::Inner(INNER, 1).has_fixed_body());
        let names = It::Inner(INNER, 1).entry().members().iter().map(|member| member.name);
        assert_eq!(names.collect::<Vec<_>>(), ["line", "line_too"]);
    }

    #[test]
    fn what_is_no_struct_is_left_out() {
        assert_eq!(members(&Flat::<u8>::Map([("a".to_owned(), 1)].into())), json!({}));
        macro_rules! left_out {
            ($($any:expr),+) => {$(
                assert_eq!(members(&Flat::Any { any: $any, other: 1 }), json!({ "other": 1 }));
            )+};
        }
        left_out!(
            1_u8,
            1.5,
            true,
            'a',
            "text",
            (),
            (1, 2),
            [1],
            vec![1],
            Some(1),
            json!({ "a": 1 })
        );
        let any = Flat::Any { any: INNER, other: 1 };
        assert_eq!(members(&any), json!({ "lineNumber": 3, "other": 1 }));
    }

    #[test]
    fn a_name_that_meets_another_is_written_once() {
        let error = Flat::Any { any: Clash { other: 2 }, other: 1 };
        let body = Occurrence::new(&error).with_format(&MEMBERS).body();
        assert_eq!(body, r#"{"other":2}"#);
    }

    #[derive(Debug, Serialize)]
    struct Clash {
        other: u8,
    }
}

mod examples {
    use super::*;

    #[derive(Debug, ApiError)]
    #[api(status = 429, rename_all_fields = "camelCase", message = "Wait {wait_seconds} seconds.")]
    struct TooMany {
        /// How long.
        #[api(example = 30)]
        wait_seconds: u32,
        #[api(member = "who", example = "ada|\"bob\"")]
        user: &'static str,
        #[api(member)]
        other: u8,
    }

    #[test]
    fn documents_show_them_and_nothing_else_does() {
        errbook::catalog! { static ERRORS = { errors: [TooMany] }; }
        let error = TooMany { wait_seconds: 5, user: "eve", other: 1 };
        let examples = error.entry().examples().iter().map(|example| (example.name, example.json));
        assert_eq!(
            examples.collect::<Vec<_>>(),
            [("waitSeconds", "30"), ("who", r#""ada|\"bob\"""#)]
        );
        let page = ERRORS.page("TooMany").unwrap().to_string();
        assert!(page.contains("- **Member** `waitSeconds`: How long. (such as `30`)\n"), "{page}");
        assert!(page.contains("- **Member** `who`: such as `"), "{page}");
        assert!(page.contains("- **Member** `other`\n"), "{page}");
        assert_eq!(members(&error), json!({ "waitSeconds": 5, "who": "eve", "other": 1 }));
    }
}
