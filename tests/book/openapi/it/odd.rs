//! What a type says of itself may be any JSON: each library documents an error with such a member.

use std::borrow::Cow;

use errbook::ApiError;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

/// A type that says the nth of these of itself.
#[derive(Debug)]
struct Odd<const N: usize>;

impl<const N: usize> Serialize for Odd<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

impl<const N: usize> JsonSchema for Odd<N> {
    fn schema_name() -> Cow<'static, str> {
        format!("Odd{N}").into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let itself = generator.subschema_for::<Odd<N>>().to_value();
        said(&itself).remove(N).try_into().unwrap()
    }
}

macro_rules! odd {
    ($($variant:ident $n:literal)+) => {
        /// Odd ones
        #[derive(Debug, ApiError)]
        #[api(status = 400)]
        #[allow(dead_code, reason = "what counts is the documentation")]
        enum OddError {$(
            $variant { #[api(member)] value: Odd<$n> },
        )+}

        errbook::catalog! { static ERRORS = { errors: [OddError] }; }

        const COUNT: usize = [$($n),+].len();
    };
}

odd! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11 M 12 N 13 O 14 P 15 Q 16 R 17 S 18 T 19 U 20 }

fn said(itself: &Value) -> Vec<Value> {
    let deep = |schema: Value, wrap: fn(Value) -> Value| (0..40).fold(schema, |it, _| wrap(it));
    let in_property = |it| json!({ "type": "object", "properties": { "a": it } });
    vec![
        json!(true),
        json!(false),
        json!({}),
        json!({ "type": ["string", "integer", "null"] }),
        json!({ "type": ["nonsense", 7] }),
        json!({ "type": 7, "format": [], "description": {}, "deprecated": "yes" }),
        json!({ "type": "string", "maxLength": "many", "pattern": 1, "enum": "a" }),
        json!({ "const": { "a": [null, 1.5, true] } }),
        json!({ "type": "object", "properties": [1], "required": "a", "additionalProperties": 3 }),
        json!({ "type": "object", "properties": { "a": 1, "b": "text", "c": null, "d": [], "good": { "type": "string" } } }),
        json!({ "type": "array", "items": [{ "type": "string" }], "minItems": -1 }),
        json!({ "type": "array", "items": false, "prefixItems": [true, 5] }),
        json!({ "oneOf": {}, "anyOf": [], "allOf": [7], "not": "text", "if": 3 }),
        json!({ "oneOf": [true, false, { "type": "string" }] }),
        json!({ "$ref": "#/nowhere" }),
        json!({ "$ref": 7, "$defs": 8 }),
        json!({ "type": "array", "items": itself }),
        json!({ "allOf": [{ "$ref": "#" }, { "$ref": "https://example.com/schema.json" }], "x-own": { "$ref": "#/a" } }),
        deep(json!({ "type": "string", "maxLength": "many" }), in_property),
        deep(json!(5), |it| json!({ "type": "array", "items": it })),
        deep(json!({ "type": 5 }), |it| json!({ "anyOf": [it, { "type": "null" }] })),
    ]
}

/// Each error is documented, whatever its member is said to be.
fn check(responses: &Value) {
    assert_eq!(COUNT, said(&json!({})).len());
    let text = responses.to_string();
    for entry in ERRORS.entries() {
        assert!(text.contains(&format!("\"{}\"", entry.code())), "{}: {text}", entry.code());
    }
    // What can be read beside what cannot stays.
    assert!(text.contains(r#""good":{"type":"string"}"#), "{text}");
}

#[test]
fn utoipa_documents_it() {
    use utoipa::IntoResponses;

    check(&serde_json::to_value(OddError::responses()).unwrap());
    let mut document = utoipa::openapi::OpenApi::default();
    let errors = ERRORS.book().openapi();
    errbook::book::integration::utoipa::add_components(&mut document, &errors);
    check(&serde_json::to_value(document).unwrap());
}

#[test]
fn aide_documents_it() {
    use aide::{OperationOutput, generate::GenContext, openapi::Operation};

    let responses = aide::generate::in_context(|context: &mut GenContext| {
        OddError::inferred_responses(context, &mut Operation::default())
    });
    check(&serde_json::to_value(responses).unwrap());
}

#[test]
fn salvo_documents_it() {
    use salvo::oapi::{Components, ToResponses};

    check(&serde_json::to_value(OddError::to_responses(&mut Components::new())).unwrap());
}

#[test]
fn poem_documents_it() {
    use poem_openapi::{OpenApi, OpenApiService};

    struct Api;

    #[OpenApi]
    #[allow(clippy::unused_async, reason = "an operation is")]
    impl Api {
        #[oai(path = "/", method = "get")]
        async fn odd(&self) -> Result<(), OddError> {
            Ok(())
        }
    }

    check(&serde_json::from_str(&OpenApiService::new(Api, "odd", "1").spec()).unwrap());
}
