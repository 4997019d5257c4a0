//! tonic beside axum, in one router under one layer: gRPC says its errors in headers and trailers
//! of its own, and passes as it is.

use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use tonic::Code;
use tonic::service::Routes;
use tonic::transport::Endpoint;
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_client::HealthClient;

use crate::app::{self, AccountError, SECRET};
use crate::axum::serve;
use crate::cases::expected;
use crate::client::ask;

#[test]
fn beside_axum() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (_reporter, health) = tonic_health::server::health_reporter();
    let grpc = Routes::new(health).into_axum_router();
    let accounts = Router::new().route("/account", get(async || AccountError::Unauthenticated));
    let address = serve(grpc.merge(accounts).layer(app::layer()));

    runtime.block_on(async {
        let channel = Endpoint::try_from(format!("http://{address}")).unwrap();
        let mut client = HealthClient::new(channel.connect().await.unwrap());
        let mut check = async |service: &str| {
            let response = client.check(HealthCheckRequest { service: service.into() }).await;
            response.map(|response| response.into_inner().status).map_err(|status| status.code())
        };
        assert_eq!(check("").await, Ok(1), "it serves");
        assert_eq!(check("nobody").await, Err(Code::NotFound));
    });

    let answer = ask(address, "GET", "/account", &[("x-request-id", "r-1")], "");
    assert_eq!(answer, expected("GET", "/account", &AccountError::Unauthenticated));
    // A method that nobody has is tonic's to answer.
    let headers = [("content-type", "application/grpc")];
    let answer = ask(address, "POST", "/grpc.health.v1.Health/Nothing", &headers, "");
    assert_eq!((answer.status, answer.header("grpc-status")), (200, Some("12")));
}

/// What a gRPC client is told where a panic, a timeout, a limit or a login around tonic answers: the
/// code and the message of the error, not that the answer was none of gRPC.
#[test]
fn what_is_around_it() {
    let path = "/grpc.health.v1.Health/Check";
    let panicking = post(async || -> &'static str { panic!("{SECRET} is gone") });
    let slow = post(async || StatusCode::REQUEST_TIMEOUT);
    let limited = post(async || (StatusCode::TOO_MANY_REQUESTS, "Too Many Requests!"));
    let login = post(async || AccountError::Unauthenticated);
    for (around, code, message) in [
        (panicking, Code::Internal, "Internal Server Error"),
        (slow, Code::DeadlineExceeded, "The request did not arrive in time."),
        (limited, Code::ResourceExhausted, "Too many requests were sent in the current period."),
        (login, Code::Unauthenticated, "Who are you?"),
    ] {
        let address = serve(Router::new().route(path, around).layer(app::layer()));
        let status = tokio::runtime::Runtime::new().unwrap().block_on(async {
            let channel = Endpoint::try_from(format!("http://{address}")).unwrap();
            let mut client = HealthClient::new(channel.connect().await.unwrap());
            client.check(HealthCheckRequest::default()).await.unwrap_err()
        });
        assert_eq!((status.code(), status.message()), (code, message));
    }
}
