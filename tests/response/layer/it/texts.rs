//! Texts that nobody has said are texts, and what a compression has made of them: failures, whose
//! causes are in the log.

use std::convert::Infallible;

use bytes::Bytes;
use http::{Method, Request, Response};
use http_body_util::{BodyExt, Full};
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use tower::{Layer, ServiceExt, service_fn};
use tower_http::compression::CompressionLayer;

use errbook_tests_layer::service::{ERRORS, Seen, plain, request, through};

const SECRET: &str = "10.0.0.5 refused, 10.0.0.5 refused, 10.0.0.5 refused, 10.0.0.5 refused";

/// As a limiter of requests answers, or a handler with a bare text.
#[tokio::test]
async fn without_a_content_type() {
    for (status, headers, body) in [
        (429, &[("retry-after", "7")][..], "Too Many Requests! Wait for 7s"),
        (500, &[], SECRET),
        (503, &[("content-length", "70")], SECRET),
        (400, &[("content-type", "text/plain")], SECRET),
    ] {
        let seen = Seen::default();
        let texts = seen.clone();
        let layer = ERRORS.layer().on_failure(move |failure| {
            texts.push(failure.text().unwrap_or_default().to_owned());
            failure.into()
        });
        let get =
            through(layer.clone(), request(Method::GET, "/"), || plain(status, headers, body));
        let get = get.await;
        assert_eq!(get.status().as_u16(), status);
        assert_eq!(get.headers()["content-type"], "application/problem+json");
        assert!(!String::from_utf8_lossy(get.body()).contains(body));
        assert_eq!(get.headers().get("retry-after").is_some(), status == 429);
        assert_eq!(seen.take(), [body]);

        // The server has taken the body of a HEAD away, and left how long it was.
        let length = body.len().to_string();
        let head = through(layer, request(Method::HEAD, "/"), || {
            let mut head = plain(status, headers, "");
            head.headers_mut().insert("content-length", length.parse().unwrap());
            head
        });
        assert_eq!(head.await.headers()["content-type"], "application/problem+json");
    }
}

/// A compression inside the layer has made a stream of it.
#[tokio::test]
async fn compressed() {
    for encoding in ["gzip", "deflate", "br", "identity"] {
        for (content_type, body) in [("text/plain", SECRET), ("", SECRET), ("", "")] {
            let seen = Seen::default();
            let causes = seen.clone();
            let layer = ERRORS.layer().observe(move |it| {
                causes.push(it.causes().map(ToString::to_string).collect());
            });
            let service = service_fn(async |_: Request<()>| {
                let mut response = plain(500, &[], body);
                if !content_type.is_empty() {
                    response.headers_mut().insert("content-type", content_type.parse().unwrap());
                }
                Ok::<_, Infallible>(response)
            });
            // It compresses bodies of nothing too.
            let service = CompressionLayer::new()
                .compress_when(tower_http::compression::predicate::SizeAbove::new(0))
                .layer(service);
            let mut request = request(Method::GET, "/");
            request.headers_mut().insert("accept-encoding", encoding.parse().unwrap());
            let response = layer.layer(service).oneshot(request).await.unwrap();
            assert_eq!(response.headers()["content-type"], "application/problem+json");
            assert!(!response.headers().contains_key("content-encoding"));
            let body_sent = response.into_body().collect().await.unwrap().to_bytes();
            assert!(body_sent.ends_with(br#""code":"InternalServerError"}"#));
            assert_eq!(seen.take(), [body], "{encoding} {content_type}");
        }
    }
}

/// The text of a response that is encoded in this way, as the operators read it.
async fn read(encoding: &'static str, bytes: Vec<u8>) -> String {
    let seen = Seen::default();
    let causes = seen.clone();
    let layer = ERRORS.layer().observe(move |it| {
        causes.push(it.causes().map(ToString::to_string).collect());
    });
    let response = through(layer, request(Method::GET, "/"), || {
        let mut response: Response<Full<Bytes>> = plain(500, &[("content-encoding", encoding)], "");
        *response.body_mut() = Full::from(bytes);
        response
    });
    assert!(response.await.body().ends_with(br#""code":"InternalServerError"}"#));
    seen.take().remove(0)
}

#[tokio::test]
async fn encodings() {
    let zstd = |text: &str| compress_to_vec(text.as_bytes(), CompressionLevel::Fastest);
    assert_eq!(read("zstd", zstd(SECRET)).await, SECRET);
    // However much it becomes, no more is kept than fits into a log.
    assert_eq!(read("zstd", zstd(&"x".repeat(1_000_000))).await.len(), 8 * 1024);
    // Where it cannot be read, the operators know that there was something.
    for (encoding, bytes) in [("compress", "?"), ("gzip", "no gzip"), ("zstd", "no zstd")] {
        let text = read(encoding, bytes.into()).await;
        let told = format!(
            "a text encoded as `{encoding}`; the compression should be outside of the layer"
        );
        assert_eq!(text, told);
    }
}
