//! A gateway answers with the error of the service behind it.

use errbook::client::Relay;
use errbook::http::Response;
use errbook::standard::HttpError;
use errbook::{ApiError, Catalog, Item, RemoteError, respond};
use serde_json::{Value, json};

#[derive(Debug, ApiError)]
#[api(receive)]
enum StockError {
    #[api(status = 409, message = "There are {left} of {name} left.")]
    SoldOut { left: u32, name: String },
    #[api(status = 422, message = "The order is wrong.", member("kind" = "order"))]
    Wrong {
        #[api(items)]
        items: Vec<Item>,
    },
    #[api(status = 429)]
    TooMany {
        #[api(header = "Retry-After")]
        wait: std::time::Duration,
    },
    #[api(internal)]
    Inside(#[from] std::fmt::Error),
}

errbook::catalog! {
    static STOCK = { errors: [StockError] };
}

#[derive(Debug, ApiError)]
enum GatewayError {
    #[api(transparent)]
    Stock(Relay<StockError>),
    #[api(internal)]
    Masked(#[from] RemoteError<StockError>),
}

errbook::catalog! {
    static GATEWAY = { format: errbook::format::ENVELOPE, errors: [GatewayError] };
}

fn relayed(response: &Response<impl AsRef<[u8]>>) -> Response<Value> {
    let error = GatewayError::Stock(STOCK.receive(response).relay());
    let (parts, body) = GATEWAY.respond(&error).into_parts();
    Response::from_parts(parts, serde_json::from_slice(&body).unwrap())
}

fn sent(error: &StockError) -> Response<bytes::Bytes> {
    STOCK.respond(error)
}

#[test]
fn what_the_catalog_has_goes_through() {
    let response = relayed(&sent(&StockError::SoldOut { left: 2, name: "{tea}".into() }));
    assert_eq!(response.status(), 409);
    assert_eq!(
        *response.body(),
        json!({ "error": {
            "status": 409, "code": "SoldOut", "message": "There are 2 of {tea} left.",
            "left": 2, "name": "{tea}",
        }})
    );
    let items = vec![Item::new("is missing").pointer("/sku").code("Missing")];
    let response = relayed(&sent(&StockError::Wrong { items }));
    assert_eq!(response.status(), 422);
    assert_eq!(response.body()["error"]["kind"], "order");
    assert_eq!(response.body()["error"]["errors"][0]["pointer"], "/sku");
    let response = relayed(&sent(&StockError::TooMany { wait: std::time::Duration::from_secs(9) }));
    assert_eq!(response.status(), 429);
    assert_eq!(response.headers()["retry-after"], "9");
    let response = relayed(&sent(&StockError::Inside(std::fmt::Error)));
    assert_eq!(response.body()["error"]["code"], "InternalServerError");
}

/// A service behind the gateway says more than its catalog: of that nothing goes through.
#[test]
fn nothing_else_goes_through() {
    let body = json!({
        "title": "x", "status": 409, "code": "SoldOut", "detail": "secret", "left": 2, "stack": "secret",
        "requestId": "secret", "errors": [{ "detail": "secret" }],
    });
    let response = Response::builder().status(409).header("x-inside", "secret");
    let response = response.header("content-type", "application/problem+json");
    let response = relayed(&response.body(body.to_string()).unwrap());
    assert_eq!(response.status(), 409);
    assert_eq!(
        *response.body(),
        json!({ "error": { "status": 409, "code": "SoldOut", "message": "Sold Out", "left": 2 }})
    );
    assert!(!response.headers().contains_key("x-inside"));
}

#[test]
fn what_no_entry_has_is_a_502() {
    let of = |status: u16, body: &Value| {
        let response = Response::builder().status(status);
        let response = response.header("content-type", "application/problem+json");
        relayed(&response.body(body.to_string()).unwrap())
    };
    let sold_out = json!({ "title": "x", "status": 409, "code": "SoldOut" });
    let unknown = json!({ "title": "x", "status": 409, "code": "New", "left": 2 });
    let masked = GATEWAY.respond(&HttpError::BadGateway);
    let masked: Value = serde_json::from_slice(masked.body()).unwrap();
    for response in [of(409, &unknown), of(404, &sold_out), of(409, &json!([])), of(200, &sold_out)]
    {
        assert_eq!((response.status().as_u16(), response.body()), (502, &masked));
    }
    let page = Response::builder().status(503).body("<html>").unwrap();
    assert_eq!(relayed(&page).status(), 502);
}

/// A message goes through if it is made after the template of its entry.
#[test]
fn a_message_fits_its_template() {
    let of = |message: &str| {
        let body = json!({ "title": "x", "status": 409, "code": "SoldOut", "detail": message });
        let response = Response::builder().status(409);
        let response = response.header("content-type", "application/problem+json");
        let response = relayed(&response.body(body.to_string()).unwrap());
        response.body()["error"]["message"].as_str().unwrap().to_owned()
    };
    for message in
        ["There are 2 of tea left.", "There are  of  of  left. left.", "There are é of left left."]
    {
        assert_eq!(of(message), message);
    }
    for message in [
        "",
        "There are 2 of tea left",
        "here are 2 of tea left.",
        "There are 2 tea left.",
        "There are  of left.",
    ] {
        assert_eq!(of(message), "Sold Out", "{message}");
    }
}

#[test]
fn the_gateway_documents_what_it_passes_on() {
    let codes: Vec<&str> = GATEWAY.entries().into_iter().map(errbook::Entry::code).collect();
    for code in ["SoldOut", "Wrong", "TooMany", "InternalServerError", "BadGateway"] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
        assert!(Catalog::find(&GATEWAY, code).is_some());
    }
}

/// As the cause of an error of one's own, it is for the operators alone.
#[test]
fn an_internal_variant_masks_it() {
    let response = sent(&StockError::SoldOut { left: 2, name: "secret".into() });
    let error = GatewayError::from(STOCK.receive::<StockError>(&response));
    let response = respond(&error);
    assert_eq!(response.status(), 500);
    assert!(!String::from_utf8_lossy(response.body()).contains("secret"));
    let cause = std::error::Error::source(&error).unwrap();
    assert_eq!(
        cause.to_string(),
        "the service answered 409 Conflict, code SoldOut: There are 2 of secret left."
    );
}
