//! What a declaration says of its members.

use errbook::{ApiError, Occurrence};
use serde::Serialize;
use serde_json::{Value, json};

fn members(error: &dyn ApiError) -> Value {
    let body = Occurrence::new(error).with_format(&errbook::format::PROBLEM).body();
    let mut body: Value = serde_json::from_slice(&body).unwrap();
    let object = body.as_object_mut().unwrap();
    for key in ["title", "status", "detail", "code"] {
        object.remove(key);
    }
    body
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
