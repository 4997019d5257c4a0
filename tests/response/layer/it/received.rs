//! What goes through a layer comes back on a client. (The frameworks' own tests ask the same.)

use http::Method;

use errbook_tests_layer::service::{
    ERRORS, answered, assert_comes_back, every_error, request, through,
};

#[tokio::test]
async fn every_error_comes_back() {
    for error in every_error() {
        let request = request(Method::GET, "/accounts/7");
        let response = through(ERRORS.layer(), request, || answered(&error)).await;
        assert_comes_back(&error, &response);
    }
}
