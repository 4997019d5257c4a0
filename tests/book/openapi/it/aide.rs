use aide::axum::ApiRouter;
use aide::axum::routing::{get, get_with};
use aide::openapi::{Info, OpenApi};
use errbook_tests_openapi::{AccountError, BillingError, SignUpErrors};

#[allow(clippy::unused_async, reason = "a handler is")]
async fn account() -> Result<&'static str, AccountError> {
    Err(AccountError::NameTaken)
}

#[allow(clippy::unused_async, reason = "a handler is")]
async fn charge() -> Result<&'static str, BillingError> {
    Err(BillingError::CardExpired)
}

#[allow(clippy::unused_async, reason = "a handler is")]
async fn anything() -> Result<&'static str, errbook::Error> {
    Ok("")
}

#[test]
fn a_derived_type_documents_its_responses() {
    let mut document = OpenApi {
        info: Info { title: "aide".to_owned(), version: "1".to_owned(), ..Info::default() },
        ..OpenApi::default()
    };
    aide::generate::on_error(|error| panic!("{error}"));
    let responses = errbook::book::integration::aide::responses::<SignUpErrors>;
    let _: axum::Router = ApiRouter::new()
        .api_route("/account", get(account))
        .api_route("/charge", get(charge))
        .api_route("/anything", get(anything))
        .finish_api(&mut document);
    aide::generate::infer_responses(false);
    let mut subset = OpenApi::default();
    let _: axum::Router = ApiRouter::new()
        .api_route("/accounts", get_with(account, responses))
        .finish_api(&mut subset);
    super::check(&serde_json::to_value(document).unwrap(), "aide");
    super::check_subset(&serde_json::to_value(subset).unwrap());
}
