//! One operation answers with a type, one with a part of it, and one with errors that have the status of
//! its success.

mod aide;
mod odd;
mod poem;
mod salvo;
mod utoipa;

use serde_json::Value;

/// What all documents have, whichever library made them; `schema` is where it keeps that of an
/// operation's status.
fn check(document: &Value, name: &str) {
    let golden = format!("../../../golden/{name}.openapi.json");
    let text = serde_json::to_string_pretty(document).unwrap() + "\n";
    expect_test::expect_file![golden].assert_eq(&text);

    let conflict = response(document, "/account", "409");
    let description = conflict["description"].as_str().unwrap();
    assert!(description.contains("- `EmailAlreadyExists`: The email is already registered."));
    let schema = &conflict["content"]["application/problem+json"]["schema"];
    let codes: Vec<&Value> = schema["oneOf"]
        .as_array()
        .unwrap()
        .iter()
        .map(|schema| &schema["properties"]["code"])
        .map(|code| code.get("const").unwrap_or(&code["enum"][0]))
        .collect();
    assert_eq!(codes, ["EmailAlreadyExists", "NameTaken"]);
    let wait = &response(document, "/account", "429")["headers"]["Retry-After"];
    assert_eq!(wait["description"], "How long to wait, in seconds.");
    assert_eq!(wait["schema"]["type"], "string");

    // The success is there, and so are the errors that have its status.
    let success = response(document, "/charge", "200");
    assert!(!success.to_string().contains("erreur"), "{success}");
    let errors = response(document, "/charge", "2XX");
    for code in ["OutOfCredit", "CardExpired"] {
        assert!(errors["description"].as_str().unwrap().contains(code), "{errors}");
    }
    let flag = &errors["content"]["application/json"]["schema"]["properties"]["erreur"];
    assert_eq!(flag.get("const").unwrap_or(&flag["enum"][0]), true);
}

/// What a part of the type answers with.
fn check_subset(document: &Value) {
    let responses = document["paths"]["/accounts"]["get"]["responses"].as_object().unwrap();
    assert!(responses.contains_key("409") && !responses.contains_key("429"), "{responses:?}");
}

fn response<'v>(document: &'v Value, path: &str, status: &str) -> &'v Value {
    let responses = &document["paths"][path]["get"]["responses"];
    responses.get(status).unwrap_or_else(|| panic!("{path} has no {status}: {responses}"))
}
