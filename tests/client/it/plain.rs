//! Clients that errbook does not know: of their bodies they read as much as they like, and then ask.

use std::io::Read;

use errbook::limits;
use http_body_util::{BodyExt, Empty, Limited};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;

use crate::server::{on_the_wire, serving};
use crate::{AccountError, ERRORS};

fn sent() -> (AccountError, String) {
    let error = AccountError::EmailAlreadyExists { email: "ada@example.com".into() };
    let bytes = on_the_wire(&ERRORS.respond(&error));
    (error, serving(bytes))
}

#[tokio::test]
async fn hyper_receives() {
    let (error, address) = sent();
    let client = Client::builder(TokioExecutor::new()).build_http::<Empty<&[u8]>>();
    let (parts, body) = client.get(address.parse().unwrap()).await.unwrap().into_parts();
    let body = Limited::new(body, limits::RECEIVED).collect().await.unwrap().to_bytes();
    let received = ERRORS.checked::<AccountError, _>(http::Response::from_parts(parts, body));
    assert_eq!(received.unwrap_err().known(), Some(&error));
}

#[test]
fn ureq_receives() {
    let (error, address) = sent();
    let agent: ureq::Agent =
        ureq::config::Config::builder().http_status_as_error(false).build().into();
    let (parts, body) = agent.get(address).call().unwrap().into_parts();
    let mut bytes = Vec::new();
    body.into_reader().take(limits::RECEIVED as u64).read_to_end(&mut bytes).unwrap();
    let received = ERRORS.checked::<AccountError, _>(http::Response::from_parts(parts, bytes));
    assert_eq!(received.unwrap_err().known(), Some(&error));
}
