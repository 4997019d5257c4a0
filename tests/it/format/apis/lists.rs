//! Bodies that are a list, or hold one.

use errbook::{Entry, Item, wire_format};
use serde_json::json;

use super::{Answer, round_trip};

wire_format! {
    /// GraphQL. Every error of a request is in the list.
    pub(crate) static GRAPHQL: "application/graphql-response+json" = {
        "errors": [for item in items_or_self {
            "message": item.message,
            "path"?: item.path,
            "extensions"?: { "code"?: item.code, ..item.members },
        }],
        "data": null,
    };

    /// The OCI distribution specification.
    pub(crate) static OCI: "application/json" = {
        "errors": [for item in items_or_self {
            "code": item.code, "message": item.message, "detail"?: item.member("detail"),
        }],
    };

    /// FHIR's outcome of an operation.
    pub(crate) static FHIR: "application/fhir+json" = {
        "resourceType": "OperationOutcome",
        "issue": [for item in items {
            "severity": item.member("severity"),
            "code": item.code,
            "details": { "text": item.message },
            "expression": [item.dotted],
        }],
    };

    /// JSON:API. An error says where in the document, or which parameter.
    pub(crate) static JSON_API: "application/vnd.api+json" = {
        "errors": [for item in items_or_self {
            "status"?: item.member("status"),
            "code"?: item.code,
            "detail": item.message,
            "source"?: { "pointer"?: item.pointer, "parameter"?: item.query, "header"?: item.header },
        }],
    };

    /// Cloudflare. Its codes are numbers.
    pub(crate) static CLOUDFLARE: "application/json" = {
        "success": false,
        "errors": [for item in items_or_self { "code": item.code_number, "message": item.message }],
        "messages": [],
        "result": null,
    };

    /// Salesforce: an array.
    pub(crate) static SALESFORCE: "application/json" = [for item in items_or_self {
        "message": item.message, "errorCode": item.code, "fields"?: item.member("fields"),
    }];

    /// Where in the request, in the words of `OpenAPI`.
    pub(crate) static PLACES: "application/json" = {
        "detail": [for item in items {
            "in"?: item.location, "name"?: item.name, "loc"?: item.path, "msg": item.message,
        }],
    };
}

static INVALID: Entry = Entry::new(422, "Invalid", "Invalid");

#[test]
fn graphql() {
    let deep = Item::new("Name is too long.").field("users[0].name").code("TOO_LONG");
    let answer = Answer::new(&INVALID, "")
        .item(deep.with("limit", &80).with("code", "hidden by the key"))
        .item(Item::new("Not now."));
    let expected = concat!(
        r#"{"errors":[{"message":"Name is too long.","path":["users",0,"name"],"extensions":{"code":"TOO_LONG","limit":80}},"#,
        r#"{"message":"Not now."}],"data":null}"#,
    );
    let received = round_trip(&GRAPHQL, &answer, expected);
    let mut items = answer.items.clone();
    items[0].members.remove("code");
    assert_eq!(received.items, items);
    // The error itself, where it has no items.
    let alone = Answer::new(&INVALID, "Nothing is valid.");
    let expected = r#"{"errors":[{"message":"Nothing is valid.","extensions":{"code":"Invalid"}}],"data":null}"#;
    let received = round_trip(&GRAPHQL, &alone, expected);
    assert_eq!(received.message.as_deref(), Some("Nothing is valid."));
    assert_eq!(received.code.as_deref(), Some("Invalid"));
    assert!(received.items.is_empty());
}

#[test]
fn oci_distribution() {
    let answer = Answer::new(&INVALID, "")
        .item(
            Item::new("unknown blob")
                .code("BLOB_UNKNOWN")
                .with("detail", &json!({ "digest": "sha256:0" })),
        )
        .item(Item::new("bad size").code("SIZE_INVALID").with("detail", &json!([1, 2])));
    let expected = concat!(
        r#"{"errors":[{"code":"BLOB_UNKNOWN","message":"unknown blob","detail":{"digest":"sha256:0"}},"#,
        r#"{"code":"SIZE_INVALID","message":"bad size","detail":[1,2]}]}"#,
    );
    assert_eq!(round_trip(&OCI, &answer, expected).items, answer.items);
}

#[test]
fn fhir() {
    let item = |message: &'static str, code: &'static str, severity: &str| {
        Item::new(message).code(code).with("severity", severity)
    };
    let answer = Answer::new(&INVALID, "")
        .item(item("is no date", "invalid", "error").field("Patient.birthDate"))
        .item(item("is unusual", "informational", "warning").field("Patient.name"));
    let expected = concat!(
        r#"{"resourceType":"OperationOutcome","issue":["#,
        r#"{"severity":"error","code":"invalid","details":{"text":"is no date"},"expression":["Patient.birthDate"]},"#,
        r#"{"severity":"warning","code":"informational","details":{"text":"is unusual"},"expression":["Patient.name"]}]}"#,
    );
    assert_eq!(round_trip(&FHIR, &answer, expected).items, answer.items);
    assert!(!FHIR.matches(expected.replace("OperationOutcome", "Patient").as_bytes()));
}

#[test]
fn json_api() {
    let answer = Answer::new(&INVALID, "")
        .item(Item::new("is empty").pointer("/data/attributes/title").with("status", "422"))
        .item(Item::new("is no number").query("page[size]").code("NaN").with("status", "400"))
        .item(Item::new("is unknown").header("X-Tenant").with("status", "403"));
    let expected = concat!(
        r#"{"errors":[{"status":"422","detail":"is empty","source":{"pointer":"/data/attributes/title"}},"#,
        r#"{"status":"400","code":"NaN","detail":"is no number","source":{"parameter":"page[size]"}},"#,
        r#"{"status":"403","detail":"is unknown","source":{"header":"X-Tenant"}}]}"#,
    );
    assert_eq!(round_trip(&JSON_API, &answer, expected).items, answer.items);
}

#[test]
fn cloudflare() {
    let answer = Answer::new(&INVALID, "")
        .item(Item::new("Invalid zone.").code("1003"))
        .item(Item::new("No token.").code("-1"));
    let expected = r#"{"success":false,"errors":[{"code":1003,"message":"Invalid zone."},{"code":-1,"message":"No token."}],"messages":[],"result":null}"#;
    let received = round_trip(&CLOUDFLARE, &answer, expected);
    assert_eq!(received.items, answer.items);
}

#[test]
fn salesforce() {
    let answer = Answer::new(&INVALID, "")
        .item(Item::new("Required.").code("REQUIRED_FIELD_MISSING").with("fields", &["Name"]));
    let expected =
        r#"[{"message":"Required.","errorCode":"REQUIRED_FIELD_MISSING","fields":["Name"]}]"#;
    assert_eq!(round_trip(&SALESFORCE, &answer, expected).items, answer.items);
    let alone = Answer::new(&INVALID, "No.");
    let received = round_trip(&SALESFORCE, &alone, r#"[{"message":"No.","errorCode":"Invalid"}]"#);
    assert_eq!(received.message.as_deref(), Some("No."));
    let error = SALESFORCE.read(http::StatusCode::BAD_REQUEST, b"{}").unwrap_err();
    assert_eq!(error.to_string(), "the body of this 400 is an object, not a JSON array");
}

#[test]
fn places_of_the_request() {
    let answer = Answer::new(&INVALID, "")
        .item(Item::new("is no number").parameter("path", "id"))
        .item(Item::new("is no cookie").parameter("cookie", "session"))
        .item(Item::new("is missing").pointer("/a~1b/0/00"));
    let expected = concat!(
        r#"{"detail":[{"in":"path","name":"id","msg":"is no number"},"#,
        r#"{"in":"cookie","name":"session","msg":"is no cookie"},"#,
        r#"{"in":"body","loc":["a/b",0,"00"],"msg":"is missing"}]}"#,
    );
    assert_eq!(round_trip(&PLACES, &answer, expected).items, answer.items);
}

/// It is a name then. A client can send any digits.
#[test]
fn a_number_of_more_digits_than_there_are() {
    let answer = Answer::new(&INVALID, "")
        .item(Item::new("a").pointer("/9223372036854775807/0"))
        .item(Item::new("b").pointer("/9223372036854775808/01"));
    let expected = concat!(
        r#"{"detail":[{"in":"body","loc":[9223372036854775807,0],"msg":"a"},"#,
        r#"{"in":"body","loc":["9223372036854775808","01"],"msg":"b"}]}"#,
    );
    assert_eq!(round_trip(&PLACES, &answer, expected).items, answer.items);
}
