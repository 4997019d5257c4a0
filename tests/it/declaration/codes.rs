//! Codes of every kind, and errors without a message.

use errbook::book::LintName;
use errbook::format::PROBLEM;
use errbook::{ApiError, Lint, Occurrence};

fn body(error: &dyn ApiError) -> String {
    String::from_utf8(Occurrence::new(error).body().to_vec()).unwrap()
}

mod numbers {
    use super::*;

    #[derive(Debug, ApiError)]
    #[api(status = 400)]
    enum Number {
        #[api(code = 40401)]
        Positive,
        #[api(code = -32601)]
        Negative,
        #[api(code = 0)]
        Zero,
        #[api(code = 0x1_f)]
        Hexadecimal,
        #[api(code = "40402")]
        Text,
        #[api(code = "040402")]
        Padded,
        #[api(code = "+1")]
        Plus,
        #[api(code = "-0")]
        MinusZero,
        #[api(code = "99999999999999999999")]
        TooLarge,
    }

    #[test]
    fn a_code_is_a_text_and_may_be_a_number() {
        let of = |error: Number| (error.entry().code(), error.entry().code_number());
        assert_eq!(of(Number::Positive), ("40401", Some(40401)));
        assert_eq!(of(Number::Negative), ("-32601", Some(-32601)));
        assert_eq!(of(Number::Zero), ("0", Some(0)));
        assert_eq!(of(Number::Hexadecimal), ("31", Some(31)));
        assert_eq!(of(Number::Text), ("40402", Some(40402)));
        assert_eq!(of(Number::Padded), ("040402", None));
        assert_eq!(of(Number::Plus), ("+1", None));
        assert_eq!(of(Number::MinusZero), ("-0", None));
        assert_eq!(of(Number::TooLarge), ("99999999999999999999", None));
        assert!(body(&Number::Positive).contains(r#""code":"40401""#));
    }
}

mod letters {
    use super::*;

    #[derive(Debug, ApiError)]
    #[api(status = 400, rename_all = "snake_case")]
    enum Letters {
        #[api(code = r##" !"#$%&'()*+,-./09:;<=>?@AZ[\]^_`az{|}~"##)]
        All,
        #[api(code = "Not Found #1")]
        Words,
        Usual,
    }

    errbook::catalog! {
        static ERRORS = { errors: [Letters], type_base: "https://example.com/" };
    }

    const ENCODED: &str = "https://example.com/%20%21%22%23%24%25%26%27%28%29%2A%2B%2C-./09:%3B%3C%3D%3E%3F%40AZ%5B%5C%5D%5E_%60az%7B%7C%7D~";

    #[test]
    fn any_printable_letter_is_in_the_body_and_encoded_in_the_uri() {
        for error in [Letters::All, Letters::Words, Letters::Usual] {
            let occurrence = ERRORS.occurrence(&error);
            let body: serde_json::Value = serde_json::from_slice(&occurrence.body()).unwrap();
            assert_eq!(body["code"], error.entry().code());
            assert_eq!(body["type"], *occurrence.type_uri().unwrap());
            assert_eq!(ERRORS.find(error.entry().code()).unwrap().status(), 400);
            let page = ERRORS.page(error.entry().code()).unwrap().to_string();
            assert!(page.contains(&*occurrence.type_uri().unwrap()), "{page}");
        }
        assert_eq!(ERRORS.occurrence(&Letters::All).type_uri().unwrap(), ENCODED);
        assert_eq!(
            ERRORS.occurrence(&Letters::Usual).type_uri().unwrap(),
            "https://example.com/usual"
        );
    }

    #[test]
    fn a_lint_tells_of_those_that_are_encoded() {
        let lints = ERRORS.lints();
        let encoded = |lint: &&Lint| lint.name == LintName::CodeInUri;
        assert_eq!(lints.iter().filter(encoded).count(), 2);
        let lint = lints.iter().rfind(encoded).unwrap().to_string();
        assert!(
            lint.starts_with("the code `Not Found #1` is `Not%20Found%20%231` in the URI"),
            "{lint}"
        );
    }
}

mod without_message {
    use super::*;

    errbook::wire_format! {
        static BOTH: "application/json" = { "code": code, "always": message, "perhaps"?: message };
    }

    #[derive(Debug, ApiError)]
    enum Silent {
        /// Nobody is told.
        #[api(status = 403, message = false)]
        Documented {
            #[api(member)]
            field: u8,
        },
        #[api(status = 503, message = false)]
        NoDocs,
        #[api(status = 404, message = false, display = "row {0} is missing")]
        Displayed(u8),
    }

    #[test]
    fn the_slot_is_missing() {
        let body = |error| body_in(&BOTH, &error);
        assert_eq!(body(Silent::Documented { field: 1 }), r#"{"code":"Documented","always":null}"#);
        assert_eq!(body(Silent::NoDocs), r#"{"code":"NoDocs","always":null}"#);
        assert_eq!(
            body_in(&PROBLEM, &Silent::Documented { field: 1 }),
            r#"{"title":"Forbidden","status":403,"code":"Documented","field":1}"#
        );
        assert_eq!(Occurrence::new(&Silent::NoDocs).message(), "");
    }

    fn body_in(format: &'static errbook::WireFormat, error: &Silent) -> String {
        let response = format.respond(error);
        String::from_utf8(response.body().to_vec()).unwrap()
    }

    #[test]
    fn operators_and_documents_have_words_for_it() {
        assert_eq!(Silent::Documented { field: 1 }.to_string(), "Nobody is told.");
        assert_eq!(Silent::NoDocs.to_string(), "no docs");
        assert_eq!(Silent::Displayed(7).to_string(), "row 7 is missing");
        errbook::catalog! { static ERRORS = { errors: [Silent] }; }
        let page = ERRORS.page("Documented").unwrap().to_string();
        assert!(page.contains("Nobody is told.") && !page.contains("**Message:**"), "{page}");
    }

    #[test]
    fn it_is_read_as_none() {
        let response = PROBLEM.respond(&Silent::NoDocs);
        let body = response.body();
        let received = PROBLEM.read(response.status(), body).unwrap();
        assert_eq!((received.message.as_deref(), received.code.as_deref()), (None, Some("NoDocs")));
        assert!(PROBLEM.matches(body));
    }
}

mod shared {
    use super::*;

    /// Rooms
    #[derive(Debug, ApiError)]
    enum Rooms {
        #[api(status = 401, code = "M_FORBIDDEN", shared)]
        WrongPassword,
        #[api(status = 404)]
        Unknown,
        #[api(status = 403, code = "M_FORBIDDEN", shared)]
        NotInRoom,
    }

    /// Media
    #[derive(Debug, ApiError)]
    enum Media {
        #[api(status = 403, code = "M_FORBIDDEN", shared)]
        Quarantined,
        #[api(transparent)]
        Rooms(Rooms),
    }

    errbook::catalog! {
        static ERRORS = { errors: [Media, Rooms], authenticate: "Bearer" };
    }

    #[test]
    fn looking_a_code_up_gives_all() {
        let titles = |code| ERRORS.find_all(code).iter().map(|it| it.title()).collect::<Vec<_>>();
        assert_eq!(titles("M_FORBIDDEN"), ["Quarantined", "Wrong Password", "Not In Room"]);
        assert_eq!(titles("Unknown"), ["Unknown"]);
        assert_eq!(titles("Lost"), [""; 0]);
        assert_eq!(ERRORS.find("M_FORBIDDEN").unwrap().title(), "Quarantined");
        assert_eq!(errbook::respond(&Rooms::NotInRoom).status(), 403);
        assert_eq!(errbook::respond(&Media::Rooms(Rooms::WrongPassword)).status(), 401);
        assert_eq!(errbook::respond(&Media::Quarantined).status(), 403);
        assert_eq!(errbook::respond(&Rooms::Unknown).status(), 404);
    }

    #[test]
    fn documents_show_them_together() {
        let entries: Vec<&str> = ERRORS.entries().iter().map(|entry| entry.title()).collect();
        assert_eq!(entries, ["Quarantined", "Wrong Password", "Not In Room", "Unknown"]);
        let page = ERRORS.page("M_FORBIDDEN").unwrap().to_string();
        for title in ["# Quarantined\n", "\n\n# Wrong Password\n", "\n\n# Not In Room\n"] {
            assert!(page.contains(title), "{page}");
        }
        let in_case = |lint: &&Lint| lint.name == LintName::CodeCase;
        assert!(ERRORS.lints().iter().filter(in_case).count() <= 1, "{:?}", ERRORS.lints());
    }
}

mod letter_cases {
    use super::*;

    #[derive(Debug, ApiError)]
    #[api(status = 400)]
    #[expect(dead_code, reason = "only what is declared counts")]
    enum Mixed {
        InvalidToken,
        InvalidInput,
        #[api(code = 40001)]
        Number,
        #[api(code = "tooLate")]
        TooLate,
    }
    errbook::catalog! {
        static ERRORS = { errors: [Mixed], allow_lints: [MissingDescription] };
    }

    #[test]
    fn a_code_without_letters_is_in_no_case() {
        let lints: Vec<String> = ERRORS.lints().iter().map(ToString::to_string).collect();
        assert_eq!(lints.len(), 1, "{lints:?}");
        assert!(lints[0].starts_with("the code `tooLate` is not in PascalCase"), "{lints:?}");
    }
}
