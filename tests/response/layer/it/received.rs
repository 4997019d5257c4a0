//! What goes through a layer comes back on a client. (Frameworks answer the same bytes.)

use errbook::RemoteError;
use http::Method;

use errbook_tests_layer::service::{AccountError, ERRORS, answered, every_error, request, through};

#[tokio::test]
async fn every_error_comes_back() {
    for error in every_error() {
        let request = request(Method::GET, "/accounts/7");
        let response = through(ERRORS.layer(), request, || answered(&error)).await;
        let received = match ERRORS.receive::<AccountError>(&response) {
            RemoteError::Known(received, _) => Some(format!("{received:?}")),
            RemoteError::Unknown(_) | RemoteError::Unreadable(_) => None,
        };
        let expected = match error {
            // What is masked is the standard error, which this type has too.
            AccountError::Database { .. } => Some("Http(InternalServerError)".to_owned()),
            // Its format has no code.
            AccountError::Flagged(_) => None,
            error => Some(format!("{error:?}")),
        };
        assert_eq!(received, expected);
    }
}
