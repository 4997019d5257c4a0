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
