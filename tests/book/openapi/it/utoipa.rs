use errbook::AnyOf;
use errbook_tests_openapi::{AccountError, BillingError, ERRORS, SignUpErrors};
use utoipa::OpenApi;

#[utoipa::path(get, path = "/account", responses((status = 200, description = "Done."), AccountError))]
#[allow(dead_code, reason = "it is documented, not called")]
fn account() {}

#[utoipa::path(get, path = "/accounts", responses((status = 200, description = "Done."), SignUpErrors))]
#[allow(dead_code, reason = "it is documented, not called")]
fn accounts() {}

#[utoipa::path(get, path = "/charge", responses((status = 200, description = "Done."), AnyOf<(BillingError, SignUpErrors)>))]
#[allow(dead_code, reason = "it is documented, not called")]
fn charge() {}

#[derive(Debug, OpenApi)]
#[openapi(info(title = "utoipa", version = "1"), paths(account, accounts, charge))]
struct Document;

#[test]
fn a_derived_type_documents_its_responses() {
    let mut document = Document::openapi();
    let errors = ERRORS.book().openapi();
    errbook::book::integration::utoipa::add_components(&mut document, &errors);
    let document = serde_json::to_value(document).unwrap();
    super::check(&document, "utoipa");
    super::check_subset(&document);
    // Several types at one operation drop none of each other.
    assert!(super::response(&document, "/charge", "409").to_string().contains("NameTaken"));
    let components = &document["components"];
    assert!(components["schemas"]["NameTaken"]["properties"]["code"]["enum"][0] == "NameTaken");
    assert!(components["responses"].get("409").is_some());
}
