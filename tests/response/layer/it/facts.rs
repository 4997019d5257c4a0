//! What the layer keeps of a request.

use errbook::layer::ErrorLayer;
use http::{HeaderName, Method};

use errbook_tests_layer::service::{ERRORS, Seen, plain, request, through};

async fn id(layer: ErrorLayer, header: &'static str, value: &[u8]) -> Option<String> {
    let mut request = request(Method::GET, "/");
    let value = http::HeaderValue::from_bytes(value).unwrap();
    request.headers_mut().insert(HeaderName::from_static(header), value);
    let response = through(layer.clone(), request, || plain(404, &[], "")).await;
    let body: serde_json::Value = serde_json::from_slice(response.body()).unwrap();
    body.get("requestId").map(|id| id.as_str().unwrap().to_owned())
}

#[tokio::test]
async fn ids() {
    let sent = async |value: &[u8]| id(ERRORS.layer(), "x-request-id", value).await;
    assert_eq!(sent(b"7f3a-9").await.as_deref(), Some("7f3a-9"));
    assert_eq!(sent(b"").await, None);
    assert_eq!(sent(b"<script>").await, None);
    assert_eq!(sent("é".as_bytes()).await, None);
    assert_eq!(sent(&[b'a'; 65]).await, None);

    let made = || ERRORS.layer().make_request_id(|| "made".to_owned());
    assert_eq!(id(made(), "x-request-id", b"sent").await.as_deref(), Some("sent"));
    assert_eq!(id(made(), "x-request-id", b"not plain").await.as_deref(), Some("made"));
    assert_eq!(id(made(), "x-other", b"sent").await.as_deref(), Some("made"));

    let named = ERRORS.layer().request_id_header(HeaderName::from_static("x-trace"));
    assert_eq!(id(named.clone(), "x-trace", b"sent").await.as_deref(), Some("sent"));
    assert_eq!(id(named, "x-request-id", b"sent").await, None);
}

/// The id that a response has already, such as that of a middleware inside, is the id.
#[tokio::test]
async fn the_id_of_the_response() {
    let layer = ERRORS.layer().make_request_id(|| "made".to_owned());
    for (sent, answered, expected) in [
        (Some("sent"), Some("answered"), "answered"),
        (None, Some("answered"), "answered"),
        (Some("sent"), Some("not plain"), "sent"),
        (Some("sent"), None, "sent"),
        (None, None, "made"),
    ] {
        let mut request = request(Method::GET, "/");
        let set = |headers: &mut http::HeaderMap, id: Option<&str>| {
            let id = id.map(|id| ("x-request-id".parse().unwrap(), id.parse().unwrap()));
            headers.extend::<Option<(HeaderName, _)>>(id);
        };
        set(request.headers_mut(), sent);
        let response = through(layer.clone(), request, || {
            let mut response = plain(404, &[], "");
            set(response.headers_mut(), answered);
            response
        });
        let body: serde_json::Value = serde_json::from_slice(response.await.body()).unwrap();
        assert_eq!(body["requestId"], expected);
    }
}

/// The id is sent with an error where that is asked for, in the header that it is taken from.
#[tokio::test]
async fn the_id_is_sent() {
    let making = || ERRORS.layer().make_request_id(|| "made".to_owned());
    let named = || making().request_id_header(HeaderName::from_static("x-trace"));
    for (layer, status, expected) in [
        (making(), 404, None),
        (making().send_request_id(), 404, Some(("x-request-id", "made"))),
        (making().send_request_id(), 200, None),
        (named().send_request_id(), 404, Some(("x-trace", "made"))),
        (ERRORS.layer().send_request_id(), 404, None),
        // No header can have this.
        (ERRORS.layer().make_request_id(|| "a\nb".to_owned()).send_request_id(), 404, None),
    ] {
        let response = through(layer, request(Method::GET, "/"), || plain(status, &[], "")).await;
        let sent = ["x-request-id", "x-trace"]
            .into_iter()
            .find_map(|name| Some((name, response.headers().get(name)?.to_str().unwrap())));
        assert_eq!(sent, expected);
    }
    let mut asked = request(Method::GET, "/");
    asked.headers_mut().insert("x-request-id", "sent".parse().unwrap());
    let response = through(making().send_request_id(), asked, || plain(404, &[], "")).await;
    assert_eq!(response.headers()["x-request-id"], "sent");
    // What something has set it to stays, also what errbook would not take.
    let response = through(making().send_request_id(), request(Method::GET, "/"), || {
        plain(404, &[("x-request-id", "not plain")], "")
    });
    assert_eq!(response.await.headers()["x-request-id"], "not plain");
}

#[tokio::test]
async fn the_query_is_not_kept() {
    let seen = Seen::default();
    let facts = seen.clone();
    let layer = ERRORS.layer().observe(move |it| facts.push(format!("{:?}", it.request())));
    let uri = "https://user:password@example.com/a%20b?token=secret#part";
    through(layer.clone(), request(Method::GET, uri), || plain(404, &[], "")).await;
    let facts = seen.take().remove(0);
    assert!(facts.contains(r#""/a%20b""#), "{facts}");
    assert!(!facts.contains("secret") && !facts.contains("password"), "{facts}");
}

#[tokio::test]
async fn languages() {
    let seen = Seen::default();
    let facts = seen.clone();
    let layer = ERRORS.layer().observe(move |it| {
        facts.push(it.request().unwrap().languages().join(" "));
    });
    for (header, expected) in [
        ("fr", "fr"),
        ("en;q=0.5, fr-CH, de;q=0, fr;q=0.9", "fr-CH fr en"),
        ("*", "*"),
        ("", ""),
        ("a;q=x, ;q=1, ,,b", "b"),
        ("a; q=0.1,b ; q=0.2", "b a"),
    ] {
        let mut request = request(Method::GET, "/");
        request.headers_mut().insert("accept-language", header.parse().unwrap());
        through(layer.clone(), request, || plain(404, &[], "")).await;
        assert_eq!(seen.take(), [expected]);
    }
}

errbook::wire_format! {
    /// JSON-RPC, whose answers repeat the id of the call.
    static RPC: "application/json" = {
        "error": { "code": code, "message": message },
        "path": uri,
        "id": request("id"),
    };
}

/// What the handler knew of the request is in the layer's answer too, beside what the layer knows.
#[tokio::test]
async fn what_the_handler_knew() {
    for method in [Method::POST, Method::HEAD] {
        let response = through(ERRORS.layer(), request(method.clone(), "/rpc"), || {
            let facts = errbook::RequestFacts::new(Method::POST, "/inside").with_value("id", &[7]);
            let error = errbook::standard::HttpError::Gone;
            let occurrence = ERRORS.occurrence(&error).with_request(&facts).with_format(&RPC);
            occurrence.respond().map(http_body_util::Full::new)
        })
        .await;
        let body = r#"{"error":{"code":"Gone","message":"The resource has been removed for good."},"path":"/rpc","id":[7]}"#;
        if method == Method::POST {
            assert_eq!(response.body(), body);
        } else {
            assert_eq!(response.headers()["content-length"], body.len().to_string());
        }
    }
}
