//! Members whose types have a schema of `schemars` or of `utoipa`.
#![allow(dead_code, reason = "what counts here is the documentation")]

use errbook::ApiError;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
enum Size {
    Small,
    VeryLarge,
}

/// A parcel.
#[derive(Debug, Serialize, JsonSchema)]
struct Parcel {
    /// Who carries it.
    carrier: String,
    size: Option<Size>,
    inside: Vec<Parcel>,
}

#[derive(Debug, Serialize, ToSchema)]
struct Point {
    left: Side,
}

#[derive(Debug, Serialize, ToSchema)]
struct Side {
    x: u8,
}

#[derive(Debug, Serialize)]
struct Unknown {
    name: &'static str,
}

#[derive(Debug, ApiError)]
#[api(status = 409)]
enum ParcelError {
    Members {
        #[api(member)]
        size: Size,
        #[api(member)]
        sizes: Vec<Size>,
        #[api(member)]
        maybe: Option<Size>,
        #[api(member)]
        point: Point,
        #[api(member)]
        points: Vec<Point>,
    },
    Flat {
        #[api(member, flatten)]
        parcel: Parcel,
    },
    Open {
        #[api(member, flatten)]
        unknown: Unknown,
    },
}

errbook::catalog! { static ERRORS = { errors: [ParcelError] }; }

#[test]
fn a_member_has_the_schema_of_its_type() {
    let book = ERRORS.book();
    let [members, flat, open] = &*book.sections[0].entries else { panic!() };
    let [size, sizes, maybe, point, points] = &*members.members else { panic!() };
    let of_size = json!({ "type": "string", "enum": ["small", "veryLarge"] });
    assert_eq!(size.schema.as_json(), &of_size);
    assert!(size.required);
    assert_eq!(sizes.schema.as_json(), &json!({ "type": "array", "items": of_size }));
    assert_eq!((maybe.schema.as_json(), maybe.required), (&of_size, false));
    let of_point = point.schema.as_json();
    assert_eq!(of_point["properties"]["left"]["properties"]["x"]["type"], "integer");
    assert_eq!(points.schema.as_json()["type"], "array");
    assert!(point.required && points.required);
    let text = book.to_json();
    assert!(!text.contains("$ref") && !text.contains("$defs"), "{text}");

    let names: Vec<_> = flat.members.iter().map(|it| (&*it.name, &*it.docs, it.required)).collect();
    let expected =
        [("carrier", "Who carries it.", true), ("inside", "", true), ("size", "", false)];
    assert_eq!(names, expected);
    assert_eq!(flat.response.schema.as_json()["additionalProperties"], false);
    assert!(open.members.is_empty());
    assert_eq!(open.response.schema.as_json().get("additionalProperties"), None);
}

#[test]
fn their_bodies_are_of_the_schema() {
    let parcel = || Parcel { carrier: "Hermes".to_owned(), size: None, inside: Vec::new() };
    let inside = Parcel { size: Some(Size::Small), inside: vec![parcel()], ..parcel() };
    let point = || Point { left: Side { x: 1 } };
    let errors = [
        ParcelError::Members {
            size: Size::VeryLarge,
            sizes: vec![Size::Small],
            maybe: None,
            point: point(),
            points: vec![point()],
        },
        ParcelError::Flat { parcel: inside },
        ParcelError::Open { unknown: Unknown { name: "a" } },
    ];
    let book = ERRORS.book();
    for (error, entry) in errors.iter().zip(book.entries()) {
        let schema = jsonschema::draft202012::new(entry.response.schema.as_json()).unwrap();
        let example: Value = serde_json::from_str(&entry.response.example).unwrap();
        let body: Value = serde_json::from_slice(&ERRORS.occurrence(error).body()).unwrap();
        for body in [body, example] {
            schema.validate(&body).unwrap_or_else(|why| panic!("{body}: {why}"));
        }
    }
}
