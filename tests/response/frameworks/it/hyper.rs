//! hyper 1 without a framework: what the core gives, and the layer around a function.

use std::convert::Infallible;
use std::net::SocketAddr;

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::Full;
use hyper::body::Incoming;
use reqwest::blocking::Client;
use tower::{Layer, service_fn};

use crate::app::{self, ERRORS, every_error};
use crate::cases;
use crate::client::Answer;

/// A router by hand: `/errors/{n}`, and an empty 404 for the rest.
async fn answer(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let n = request.uri().path().strip_prefix("/errors/").and_then(|n| n.parse().ok());
    Ok(match n {
        Some(n) => errbook::respond(&app::error(n)).map(Full::new),
        None => {
            let mut response = Response::default();
            *response.status_mut() = StatusCode::NOT_FOUND;
            response
        }
    })
}

/// Serves HTTP/1 and HTTP/2.
macro_rules! serve {
    ($service:expr) => {{
        use hyper_util::rt::{TokioExecutor, TokioIo};
        use hyper_util::server::conn::auto;
        use hyper_util::service::TowerToHyperService;

        let (listener, address) = $crate::app::listen();
        std::thread::spawn(move || {
            tokio::runtime::Runtime::new().unwrap().block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                loop {
                    let (stream, _) = listener.accept().await.unwrap();
                    let service = TowerToHyperService::new($service);
                    tokio::spawn(async move {
                        let builder = auto::Builder::new(TokioExecutor::new());
                        let _ = builder.serve_connection(TokioIo::new(stream), service).await;
                    });
                }
            });
        });
        address
    }};
}
pub(crate) use serve;

fn ask(client: &Client, method: reqwest::Method, address: SocketAddr, path: &str) -> Answer {
    let url = format!("http://{address}{path}");
    let response = client.request(method, url).header("x-request-id", "r-1").send().unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Answer::new(status, &headers, &response.bytes().unwrap())
}

/// Without a layer every error is answered, only without the facts of its request.
#[test]
fn what_the_core_gives() {
    let address = serve!(service_fn(answer));
    for (n, error) in every_error().iter().enumerate() {
        let path = format!("/errors/{n}");
        let actual = ask(&Client::new(), reqwest::Method::GET, address, &path);
        let expected = errbook::respond(error);
        let mut headers = expected.headers().clone();
        headers.insert("content-length", expected.body().len().into());
        let expected = Answer::new(expected.status().as_u16(), &headers, expected.body());
        assert_eq!(actual, expected, "{error:?}");
    }
}

/// With the layer, over both versions of HTTP.
#[test]
fn the_layer_around_a_function() {
    let address = serve!(ERRORS.layer().layer(service_fn(answer)));
    for client in [
        Client::builder().http1_only().build().unwrap(),
        Client::builder().http2_prior_knowledge().build().unwrap(),
    ] {
        for (n, error) in every_error().iter().enumerate() {
            let path = format!("/errors/{n}");
            for method in [reqwest::Method::GET, reqwest::Method::HEAD] {
                let expected = cases::expected(method.as_str(), &path, error);
                assert_eq!(ask(&client, method, address, &path), expected, "{error:?}");
            }
        }
        let not_found = errbook::standard::HttpError::NotFound;
        let actual = ask(&client, reqwest::Method::GET, address, "/nowhere?token=1");
        assert_eq!(actual, cases::expected("GET", "/nowhere", &not_found));
    }
}
