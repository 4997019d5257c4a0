//! OpenAPI documents, and the responses of one operation.
#![allow(clippy::needless_pass_by_value, reason = "values are made where they are asked for")]

use errbook::book::{Book, Responses};
use errbook::{AnyOf, ApiError, ErrorSet};
use serde_json::{Value, json};

use crate::systems::EXAMPLES;

#[test]
fn documents_of_the_systems_are_the_golden_files() {
    for example in EXAMPLES {
        let file = format!("../../golden/{}.openapi.json", example.name);
        expect_test::expect_file![file].assert_eq(&example.catalog.book().openapi().to_json());
    }
}

/// An entry of a book whose body has this schema.
fn entry(code: &str, status: u16, schema: Value) -> Value {
    json!({
        "code": code, "status": status, "phrase": "Phrase", "title": "Title", "docs": "What happened.",
        "response": {
            "format": "OWN", "status": status, "mediaType": "application/json",
            "schema": schema, "example": "{}",
        },
    })
}

fn object(properties: Value) -> Value {
    let required: Vec<&String> = properties.as_object().unwrap().keys().collect();
    json!({ "type": "object", "required": required, "properties": properties })
}

fn book(entries: Vec<Value>) -> Book {
    let section = json!({ "title": "All", "errorType": "All", "entries": entries });
    let book = json!({ "errbook": 1, "title": "Book", "sections": [section] });
    Book::from_json(&book.to_string()).unwrap()
}

fn document(entries: Vec<Value>) -> Value {
    serde_json::from_str(&book(entries).openapi().to_json()).unwrap()
}

/// The schema of the one media type of a response.
fn schema<'v>(document: &'v Value, status: &str) -> &'v Value {
    &document["components"]["responses"][status]["content"]["application/json"]["schema"]
}

#[test]
fn errors_of_one_status_stand_side_by_side() {
    let with = |code: &str| object(json!({ "code": { "const": code } }));
    let document = document(vec![
        entry("A", 409, with("A")),
        entry("B", 409, with("B")),
        entry("C", 404, with("C")),
    ]);
    assert_eq!(
        schema(&document, "409"),
        &json!({
            "oneOf": [
                { "$ref": "#/components/schemas/A" },
                { "$ref": "#/components/schemas/B" },
            ],
            "discriminator": {
                "propertyName": "code",
                "mapping": { "A": "#/components/schemas/A", "B": "#/components/schemas/B" },
            },
        })
    );
    assert_eq!(schema(&document, "404"), &json!({ "$ref": "#/components/schemas/C" }));
    assert_eq!(document["components"]["schemas"]["A"]["description"], "What happened.");
    let example = &document["components"]["responses"]["409"]["content"]["application/json"];
    assert_eq!(example["examples"]["B"]["$ref"], "#/components/examples/B");
}

#[test]
fn a_discriminator_is_at_the_top_and_a_string() {
    let nested =
        |code: &str| object(json!({ "error": object(json!({ "code": { "const": code } })) }));
    let number = |code: u32| object(json!({ "code": { "const": code } }));
    for (one, other) in [(nested("A"), nested("B")), (number(1), number(2))] {
        let document = document(vec![entry("A", 409, one), entry("B", 409, other)]);
        let schema = schema(&document, "409");
        assert_eq!(schema["oneOf"].as_array().unwrap().len(), 2, "{schema}");
        assert!(schema.get("discriminator").is_none(), "{schema}");
    }
}

#[test]
fn bodies_that_nothing_tells_apart_are_one_schema() {
    let same = || object(json!({ "message": { "type": "string" } }));
    let document = document(vec![entry("A", 409, same()), entry("B", 409, same())]);
    assert_eq!(schema(&document, "409"), &same());
}

#[test]
fn a_body_that_may_fit_several_schemas_is_any_of_them() {
    let text = object(json!({ "message": { "type": "string" } }));
    let any = object(json!({ "message": {} }));
    let document = document(vec![entry("A", 409, text), entry("B", 409, any)]);
    assert_eq!(schema(&document, "409")["anyOf"].as_array().unwrap().len(), 2);
}

#[test]
fn names_of_components_are_what_openapi_allows() {
    let with = |status: u16| object(json!({ "status": { "const": status } }));
    let document = document(vec![
        entry("no user #1", 404, with(404)),
        entry("no_user__1", 409, with(409)),
        entry("no user #1", 410, with(410)),
    ]);
    let names: Vec<&String> =
        document["components"]["schemas"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["no_user__1", "no_user__1_2", "no_user__1_3"]);
}

#[test]
fn keys_stand_in_the_order_of_reading() {
    let json = book(vec![entry("A", 409, json!({}))]).openapi().with_version("1.2.0").to_json();
    let at =
        |key: &str| json.find(&format!("\n  \"{key}\"")).unwrap_or_else(|| panic!("{key}: {json}"));
    let places = ["openapi", "info", "paths", "components"].map(at);
    assert!(places.is_sorted(), "{json}");
    assert!(json.contains("\"version\": \"1.2.0\""));
}

#[test]
fn odd_docs_break_nothing() {
    let odd =
        ["a|b", "</script><!--", "`` ` ```", "# Heading\n\n## Another", "<b>&amp;", "\u{0}\"\\"];
    let long = "x".repeat(10_000);
    for docs in odd.into_iter().chain([&*long]) {
        let with = |code: &str| {
            let mut entry = entry(code, 409, object(json!({ "code": { "const": code } })));
            entry["docs"] = docs.into();
            entry["title"] = docs.into();
            entry
        };
        let document = document(vec![with("A"), with("B")]);
        assert_eq!(document["components"]["schemas"]["A"]["description"], docs);
        assert_eq!(document["components"]["schemas"]["A"]["title"], docs);
        assert_eq!(schema(&document, "409")["oneOf"].as_array().unwrap().len(), 2);
    }
}

/// Accounts
#[derive(Debug, ApiError)]
#[allow(dead_code, reason = "documents are made of types alone")]
enum AccountError {
    /// The email is already registered.
    #[api(status = 409)]
    EmailAlreadyExists,
    /// Too many requests.
    #[api(status = 429, header = "X-Plan: free")]
    TooManyRequests {
        /// How long to wait, in seconds.
        #[api(header = "Retry-After")]
        wait: u32,
    },
    #[api(transparent)]
    Billing(BillingError),
}

#[derive(Debug, ApiError)]
#[allow(dead_code, reason = "documents are made of types alone")]
#[api(catalog = BILLING)]
enum BillingError {
    /// There is not enough credit.
    #[api(status = 409)]
    OutOfCredit,
}

errbook::catalog! {
    static BILLING = { errors: [BillingError], type_base: "https://example.com/probs/" };
    static FLAGS = { errors: [AccountError], format: errbook::format::SUCCESS_FLAG }
}

/// The status, and the codes whose examples or descriptions are there.
fn statuses(responses: &Responses) -> Vec<String> {
    responses.to_json().as_object().unwrap().keys().cloned().collect()
}

#[test]
fn a_set_of_errors_is_a_type_several_or_a_part_of_one() {
    errbook::subset! {
        SignUpErrors = AccountError: ["EmailAlreadyExists"];
        ChargeErrors = AccountError: ["OutOfCredit"]
    }
    fn description<E: ErrorSet>() -> String {
        let responses = Responses::of::<E>().to_json();
        responses["409"]["description"].as_str().unwrap().to_owned()
    }
    assert_eq!(statuses(&Responses::of::<AccountError>()), ["409", "429"]);
    assert_eq!(statuses(&Responses::of::<SignUpErrors>()), ["409"]);
    assert_eq!(description::<SignUpErrors>(), "The email is already registered.");
    assert_eq!(description::<ChargeErrors>(), "There is not enough credit.");
    let both = "Conflict\n\n\
        - `EmailAlreadyExists`: The email is already registered.\n\
        - `OutOfCredit`: There is not enough credit.";
    assert_eq!(description::<AccountError>(), both);
    assert_eq!(description::<(SignUpErrors, BillingError)>(), both);
    assert_eq!(description::<AnyOf<(SignUpErrors, ChargeErrors)>>(), both);
    // The same error, reached in two ways, counts once.
    assert_eq!(description::<(AccountError, AccountError, SignUpErrors)>(), both);
}

#[test]
fn headers_of_a_response_have_schemas() {
    let responses = Responses::of::<AccountError>().to_json();
    let headers = &responses["429"]["headers"];
    assert_eq!(headers["Retry-After"]["description"], "How long to wait, in seconds.");
    assert_eq!(headers["Retry-After"]["schema"]["type"], "string");
    assert_eq!(headers["X-Plan"]["schema"]["const"], "free");
    assert_eq!(headers["X-Plan"]["required"], true);
}

#[test]
fn a_format_that_answers_200_drops_no_error() {
    let responses = FLAGS.responses::<AccountError>().to_json();
    assert_eq!(statuses(&FLAGS.responses::<AccountError>()), ["200"]);
    let description = responses["200"]["description"].as_str().unwrap();
    for code in ["EmailAlreadyExists", "TooManyRequests", "OutOfCredit"] {
        assert!(description.contains(&format!("- `{code}`: ")), "{description}");
    }
    // Only one of them has it.
    assert!(responses["200"]["headers"]["X-Plan"].get("required").is_none());
}
