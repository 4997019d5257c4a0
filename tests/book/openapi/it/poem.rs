#![allow(clippy::unused_async, reason = "an operation is")]

use errbook_tests_openapi::{AccountError, BillingError};
use poem_openapi::payload::PlainText;
use poem_openapi::{OpenApi, OpenApiService};

struct Api;

#[OpenApi]
impl Api {
    #[oai(path = "/account", method = "get")]
    async fn account(&self) -> Result<PlainText<String>, AccountError> {
        Err(AccountError::NameTaken)
    }

    #[oai(path = "/charge", method = "get")]
    async fn charge(&self) -> Result<PlainText<String>, BillingError> {
        Err(BillingError::CardExpired)
    }

    #[oai(path = "/anything", method = "get")]
    async fn anything(&self) -> Result<PlainText<String>, errbook::Error> {
        Ok(PlainText(String::new()))
    }
}

#[test]
fn a_derived_type_documents_its_responses() {
    let document = OpenApiService::new(Api, "poem-openapi", "1").spec();
    super::check(&serde_json::from_str(&document).unwrap(), "poem-openapi");
}
