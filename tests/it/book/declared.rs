//! What a book knows of a declaration: what members write, what is deprecated, what operators are told.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::time::Duration;

use errbook::ApiError;
use errbook::book::{Book, BookEntry, Column};
use errbook::standard::HttpError;
use serde::Serialize;
use serde_json::{Value, json};

fn entry<'b>(book: &'b Book, code: &str) -> &'b BookEntry {
    book.entries().into_iter().find(|entry| entry.code == code).unwrap()
}

mod members {
    use super::*;

    #[derive(Debug, Serialize)]
    pub(super) struct Unknown;

    type Maybe = Option<u8>;

    #[derive(Debug, ApiError)]
    #[api(status = 400)]
    #[allow(dead_code, reason = "what counts here is the documentation")]
    struct Everything<'a, T: std::fmt::Debug> {
        #[api(member)]
        flag: bool,
        #[api(member)]
        small: u8,
        #[api(member)]
        text: &'static str,
        #[api(member)]
        borrowed: Cow<'a, str>,
        #[api(member)]
        boxed: Box<str>,
        #[api(member)]
        shared: Box<[i32]>,
        #[api(member)]
        maybe: Maybe,
        #[api(member)]
        list: Vec<Option<bool>>,
        #[api(member)]
        set: HashSet<String>,
        #[api(member)]
        map: HashMap<String, BTreeMap<u8, f64>>,
        #[api(member)]
        pair: (bool, [char; 2]),
        #[api(member)]
        time: Duration,
        #[api(member)]
        nothing: (),
        #[api(member)]
        unknown: Unknown,
        #[api(member)]
        unknowns: Vec<Unknown>,
        #[api(member)]
        generic: T,
        #[api(member)]
        generics: Option<T>,
        #[api(member, with = with)]
        other: u8,
        #[api(member, example = "blue")]
        color: String,
    }

    mod with {
        #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
        pub(super) fn serialize<S: serde::Serializer>(_: &u8, to: S) -> Result<S::Ok, S::Error> {
            to.serialize_str("another")
        }
    }

    errbook::catalog! { static ERRORS = { errors: [Everything<'static, u8>] }; }

    #[test]
    fn the_type_of_a_member_is_its_schema() {
        let integer =
            |low: i32, high: i32| json!({ "type": "integer", "minimum": low, "maximum": high });
        let letter = json!({ "type": "string", "minLength": 1, "maxLength": 1 });
        let expected: &[(&str, bool, Value)] = &[
            ("flag", true, json!({ "type": "boolean" })),
            ("small", true, integer(0, 255)),
            ("text", true, json!({ "type": "string" })),
            ("borrowed", true, json!({ "type": "string" })),
            ("boxed", true, json!({ "type": "string" })),
            (
                "shared",
                true,
                json!({ "type": "array", "items": { "type": "integer", "format": "int32" } }),
            ),
            ("maybe", false, integer(0, 255)),
            ("list", true, json!({ "type": "array", "items": { "type": ["boolean", "null"] } })),
            (
                "set",
                true,
                json!({ "type": "array", "items": { "type": "string" }, "uniqueItems": true }),
            ),
            (
                "map",
                true,
                json!({ "type": "object", "additionalProperties": {
                "type": "object", "additionalProperties": { "type": "number", "format": "double" },
            } }),
            ),
            (
                "pair",
                true,
                json!({
                    "type": "array", "items": false, "minItems": 2, "maxItems": 2,
                    "prefixItems": [
                        { "type": "boolean" },
                        { "type": "array", "items": letter, "minItems": 2, "maxItems": 2 },
                    ],
                }),
            ),
            (
                "time",
                true,
                json!({
                    "type": "object", "additionalProperties": false, "required": ["secs", "nanos"],
                    "properties": {
                        "secs": { "type": "integer", "format": "uint64", "minimum": 0 },
                        "nanos": { "type": "integer", "format": "uint32", "minimum": 0 },
                    },
                }),
            ),
            ("nothing", false, json!({ "type": "null" })),
            ("unknown", false, json!({})),
            ("unknowns", true, json!({ "type": "array" })),
            ("generic", false, json!({})),
            ("generics", false, json!({})),
            ("other", false, json!({})),
            ("color", true, json!({ "type": "string" })),
        ];
        let book = ERRORS.book();
        let members = &entry(&book, "Everything").members;
        assert_eq!(members.len(), expected.len());
        for (member, (name, required, schema)) in members.iter().zip(expected) {
            assert_eq!((&*member.name, member.required), (*name, *required));
            assert_eq!(member.schema.as_json(), schema, "{name}");
        }
        let body: Value =
            serde_json::from_str(&entry(&book, "Everything").response.example).unwrap();
        assert_eq!(body["color"], "blue");
        assert_eq!(body["pair"], json!([true, ["p", "p"]]));
    }
}

mod deprecated {
    use super::*;

    /// Old
    #[derive(Debug, ApiError)]
    #[deprecated(since = "2.0.0", note = "use | the `New` ones")]
    #[api(status = 400)]
    #[allow(dead_code, reason = "what counts here is the documentation")]
    pub(super) enum Old {
        One,
        #[deprecated = "it is\ngone"]
        Two,
        #[deprecated]
        Three,
    }

    #[allow(deprecated, reason = "that is what the test is about")]
    mod catalog {
        errbook::catalog! { pub(super) static ERRORS = { errors: [super::Old] }; }
    }

    #[test]
    fn every_export_says_so() {
        let book = catalog::ERRORS.book();
        let told = |code: &str| {
            let it = entry(&book, code).deprecated.clone().unwrap();
            (it.since, it.note)
        };
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(told("One"), (text("2.0.0"), text("use | the `New` ones")));
        assert_eq!(told("Two"), (None, text("it is\ngone")));
        assert_eq!(told("Three"), (None, None));
        let tree = book.markdown().to_string();
        assert!(tree.contains("- **Deprecated**: since 2.0.0: use \\| the `New` ones\n"), "{tree}");
        assert!(tree.contains("- **Deprecated**: it is gone\n- "), "{tree}");
        assert!(tree.contains("- **Deprecated**\n"), "{tree}");
        let table = book.markdown().table(&[Column::CODE]).to_string();
        assert!(table.contains("| Code | Deprecated |\n"), "{table}");
        assert!(table.contains("| `Two` | it is gone |\n| `Three` | yes |\n"), "{table}");
        let twice = book.markdown().table(&[Column::CODE, Column::DEPRECATED]).to_string();
        assert_eq!(table, twice);
    }
}

mod operators {
    use super::*;

    #[derive(Debug, ApiError)]
    #[allow(dead_code, reason = "what counts here is the documentation")]
    enum StoreError {
        /// The name or the password is wrong.
        ///
        /// # Internal
        ///
        /// Ten in a minute are an attack.
        #[api(status = 401, header = "WWW-Authenticate: Basic", display = "wrong for {name}", log = WARN)]
        Wrong { name: String },
        /// There is no such account.
        ///
        /// Internal
        /// --------
        /// Nobody learns that.
        #[api(like = Plain)]
        Hidden,
        #[api(status = 403)]
        Plain,
        /// The store is down.
        #[api(internal, display = "query {query} failed")]
        Database { query: &'static str, source: Box<dyn std::error::Error + Send + Sync> },
        #[api(internal, transparent)]
        Io(#[from] std::io::Error),
        #[api(transparent)]
        Http(HttpError),
    }

    errbook::catalog! { static ERRORS = { errors: [StoreError] }; }

    #[test]
    fn only_their_book_says_what_is_inside() {
        let public = ERRORS.book().to_json();
        for secret in
            ["attack", "Nobody learns", "wrong for", "query {query}", "std::", "StoreError::"]
        {
            assert!(!public.contains(secret), "{public}");
        }
        let book = ERRORS.operators_book();
        assert_eq!(Book::from_json(&book.to_json()).unwrap(), book);
        let told = |code: &str| entry(&book, code).operators.as_ref().unwrap();
        let wrong = told("Wrong");
        assert_eq!(wrong.docs, "Ten in a minute are an attack.");
        assert_eq!((wrong.display.as_deref(), &*wrong.log), (Some("wrong for {name}"), "WARN"));
        let plain = told("Plain");
        assert_eq!((&*plain.docs, &plain.display, &*plain.log), ("", &None, "DEBUG"));
        assert_eq!(plain.causes.len(), 1);
        assert_eq!(plain.causes[0].variant, "StoreError::Hidden");
        assert_eq!(plain.causes[0].docs, "There is no such account.\n\nNobody learns that.");
        let internal = told("InternalServerError");
        assert_eq!(internal.log, "ERROR");
        let causes: Vec<_> =
            internal.causes.iter().map(|it| (&*it.variant, &*it.display)).collect();
        let expected = [("StoreError::Database", "query {query} failed"), ("StoreError::Io", "")];
        assert_eq!(causes, expected);
        let sources: Vec<_> =
            internal.causes.iter().map(|it| it.source.as_deref().unwrap()).collect();
        assert_eq!(sources, ["Box<dyn std::error::Error + Send + Sync>", "std::io::Error"]);
    }

    #[test]
    fn their_document_says_so() {
        let document = ERRORS.operators_book().markdown().to_string();
        assert!(
            document.contains("\n\n**For operators only. Not for publication.** "),
            "{document}"
        );
        assert!(!ERRORS.markdown().to_string().contains("operators only"));
        let page = ERRORS.operators_book().page("InternalServerError").unwrap().to_string();
        expect_test::expect![[r#"
            # Internal Server Error

            The service failed in a way that it did not expect.

            - **Status:** 500 Internal Server Error
            - **Code:** `InternalServerError`
            - **Message:** Internal Server Error
            - **What to do:** The operator must find the cause in the logs and remove it.

            For operators only:

            - **Log:** `ERROR`
            - **Cause** `StoreError::Database`: The store is down.<br>"query {query} failed" in the log<br>from `Box<dyn std::error::Error + Send + Sync>`
            - **Cause** `StoreError::Io`: from `std::io::Error`
        "#]]
        .assert_eq(&page);
        assert!(
            !ERRORS.page("InternalServerError").unwrap().to_string().contains("operators only")
        );
    }
}

mod wrapped {
    use super::*;

    #[derive(Debug, ApiError)]
    #[api(format = errbook::format::ENVELOPE)]
    #[allow(dead_code, reason = "what counts here is the documentation")]
    enum Traced {
        Error {
            #[api(transparent)]
            kind: Kind,
            #[api(member)]
            trace: u64,
            #[api(header = "X-Trace")]
            header: u64,
        },
    }

    #[derive(Debug, ApiError)]
    #[allow(dead_code, reason = "what counts here is the documentation")]
    enum Kind {
        #[api(status = 404)]
        Lost,
        #[api(status = 409, format = errbook::format::MESSAGE)]
        Taken,
    }

    errbook::catalog! { static ERRORS = { errors: [Traced] }; }

    #[test]
    fn what_a_wrapper_adds_may_be_there() {
        let book = ERRORS.book();
        let [member] = &*book.sections[0].members else { panic!() };
        assert_eq!((&*member.name, member.required), ("trace", true));
        let lost = &entry(&book, "Lost").response;
        assert_eq!(lost.format, "ENVELOPE");
        let error = &lost.schema.as_json()["properties"]["error"];
        assert_eq!(error["properties"]["trace"]["type"], "integer");
        assert_eq!(error["additionalProperties"], false);
        assert!(!error["required"].as_array().unwrap().contains(&json!("trace")));
        assert_eq!(entry(&book, "Taken").response.format, "MESSAGE");
    }
}

mod awkward {
    use super::*;

    #[doc = "</script><!-- | `a` ``` \" \\ ]]> # \u{1F600}\n\n# Heading\n\n<!-- open\n\n~~~\nopen"]
    #[derive(Debug, ApiError)]
    #[allow(dead_code, reason = "what counts here is the documentation")]
    #[api(status = 400)]
    enum Awkward {
        #[doc = "</script><!-- | `a` ``` \" \\ ]]> # \u{1F600}\n\n# Heading\n\n| a |"]
        #[api(message = "</script> | `a` \" \\ {{x}} {name}", title = "# | `<b>`")]
        One { name: String },
        #[api(title = "# | `<b>`")]
        Two,
    }

    errbook::catalog! { static ERRORS = { errors: [Awkward], title: "</title> # |" }; }

    #[test]
    fn no_text_breaks_an_export() {
        let long = "x|`<&\"".repeat(2_000);
        let mut book = ERRORS.book();
        assert_eq!(Book::from_json(&book.to_json()).unwrap(), book);
        for entry in &mut book.sections[0].entries {
            entry.docs.clone_from(&long);
        }
        book.docs.clone_from(&long);
        let read = Book::from_json(&book.to_json()).unwrap();
        assert_eq!(read, book);
        let tree = read.markdown().to_string();
        assert!(tree.contains(&long));
        assert!(tree.contains("\n~~~\nopen\n-->\n\n<a id=\"One\">"), "what is open would go on");
        // Two equal headings lead to one place, so each error has one of its own.
        for code in ["One", "Two"] {
            let lines = format!("\n<a id=\"{code}\"></a>\n\n### \\# \\| \\`\\<b\\>\\`\n");
            assert!(tree.contains(&lines), "{tree}");
        }
        let table = read.markdown().table(&[Column::CODE, Column::MEANING]).to_string();
        let rows: Vec<&str> = table.lines().filter(|line| line.starts_with('|')).collect();
        assert_eq!(rows.len(), 4);
        let example: Value = serde_json::from_str(&entry(&read, "One").response.example).unwrap();
        assert_eq!(example["detail"], "</script> | `a` \" \\ {x} name");
    }
}

/// A struct has one heading.
#[test]
fn a_struct_does_not_repeat_its_title() {
    /// There is no such user.
    #[derive(Debug, ApiError)]
    #[api(status = 404, code = "NoUser", title = "No such user")]
    struct NoUser;

    errbook::catalog! { static ERRORS = { title: "Users", errors: [NoUser] }; }
    let tree = ERRORS.markdown().to_string();
    assert!(
        tree.starts_with(
            "# Users\n\n## No such user\n\nThere is no such user.\n\n- **Status:** 404"
        ),
        "{tree}"
    );
    assert_eq!(tree.matches("No such user").count(), 1);
}
