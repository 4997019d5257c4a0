use errbook_tests_openapi::{AccountError, BillingError, SignUpErrors};
use salvo::Router;
use salvo::oapi::{OpenApi, endpoint};

#[endpoint]
#[allow(clippy::unused_async, reason = "a handler is")]
async fn account() -> Result<&'static str, AccountError> {
    Err(AccountError::NameTaken)
}

#[endpoint(responses(SignUpErrors))]
#[allow(clippy::unused_async, reason = "a handler is")]
async fn accounts() {}

#[endpoint]
#[allow(clippy::unused_async, reason = "a handler is")]
async fn charge() -> Result<&'static str, BillingError> {
    Err(BillingError::CardExpired)
}

#[endpoint]
#[allow(clippy::unused_async, reason = "a handler is")]
async fn anything() -> Result<&'static str, errbook::Error> {
    Ok("")
}

#[test]
fn a_derived_type_documents_its_responses() {
    let router = Router::new()
        .push(Router::with_path("account").get(account))
        .push(Router::with_path("accounts").get(accounts))
        .push(Router::with_path("charge").get(charge))
        .push(Router::with_path("anything").get(anything));
    let document = OpenApi::new("salvo-oapi", "1").merge_router(&router);
    let document = serde_json::to_value(document).unwrap();
    super::check(&document, "salvo-oapi");
    super::check_subset(&document);
}
