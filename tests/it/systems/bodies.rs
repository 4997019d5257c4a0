//! Responses byte for byte: the order of the members is the one that each system documents.

use std::time::{Duration, UNIX_EPOCH};

use errbook::{ApiError, Catalog, Item, RequestFacts, WireFormat, format};
use errbook_examples::{custom_format, envelope, flat, message, problem_details, success_flag};
use http::Method;

struct Expected {
    status: u16,
    headers: &'static [(&'static str, &'static str)],
    body: &'static str,
}

/// Renders with fixed facts: 1,700,000,000.042 seconds are 2023-11-14T22:13:20.042Z.
fn check(
    catalog: &'static Catalog,
    format: Option<&'static WireFormat>,
    error: &dyn ApiError,
    method: Method,
    path: &str,
    expected: &Expected,
) {
    let received = UNIX_EPOCH + Duration::from_millis(1_700_000_000_042);
    let request = RequestFacts::new(method, path).with_received(received);
    let mut occurrence = catalog.occurrence(error).with_request(&request);
    if let Some(format) = format {
        occurrence = occurrence.with_format(format);
    }
    let response = occurrence.respond();
    assert_eq!(str::from_utf8(response.body()).unwrap(), expected.body);
    assert_eq!(response.status(), expected.status);
    for (name, value) in expected.headers {
        assert_eq!(response.headers().get(*name).expect(name), value, "{name}");
    }
}

#[test]
fn success_flag() {
    check(
        &success_flag::ERRORS,
        None,
        &success_flag::CallError::MissingReference,
        Method::POST,
        "/projects_upsert",
        &Expected {
            status: 200,
            headers: &[("content-type", "application/json"), ("cache-control", "no-store")],
            body: r#"{"erreur":true,"message":"The field `reference` is mandatory."}"#,
        },
    );
}

#[test]
fn envelope() {
    check(
        &envelope::ERRORS,
        None,
        &envelope::AccountError::EmailAlreadyExists { email: "ada@example.com".to_owned() },
        Method::POST,
        "/users",
        &Expected {
            status: 409,
            headers: &[("content-type", "application/json")],
            body: r#"{"error":{"status":409,"message":"ada@example.com is already in use, please try another one.","code":"EmailAlreadyExists"}}"#,
        },
    );
    check(
        &envelope::ERRORS,
        None,
        &envelope::AccessError::UnauthorizedRequest,
        Method::GET,
        "/users",
        &Expected {
            status: 401,
            headers: &[("www-authenticate", "Bearer")],
            body: r#"{"error":{"status":401,"message":"This endpoint asks for an API token, and the request carries none.","code":"UnauthorizedRequest"}}"#,
        },
    );
}

#[test]
fn problem_details() {
    let accounts = vec!["/account/12345".to_owned(), "/account/67890".to_owned()];
    check(
        &problem_details::ERRORS,
        None,
        &problem_details::OutOfCredit { balance: 30, price: 50, accounts },
        Method::POST,
        "/account/12345/msgs/abc",
        &Expected {
            status: 403,
            headers: &[("content-type", "application/problem+json")],
            body: r#"{"type":"https://example.com/probs/out-of-credit","title":"Not enough credit","status":403,"detail":"You have 30 left, and this costs 50.","instance":"/account/12345/msgs/abc","code":"OutOfCredit","balance":30,"accounts":["/account/12345","/account/67890"]}"#,
        },
    );
    let allow = Some("GET, PUT".to_owned());
    let method_not_allowed = problem_details::ValidationError::MethodNotAllowed { allow };
    check(
        &problem_details::ERRORS,
        None,
        &method_not_allowed,
        Method::DELETE,
        "/devices",
        &Expected {
            status: 405,
            headers: &[("content-type", "application/problem+json"), ("allow", "GET, PUT")],
            body: r#"{"type":"https://example.com/problems/MethodNotAllowed","title":"Method Not Allowed","status":405,"detail":"The endpoint does not support this method.","instance":"/devices","code":"MethodNotAllowed"}"#,
        },
    );
}

#[test]
fn flat() {
    let error = flat::CallError::InvalidParameter { parameter: "codePostal".to_owned() };
    check(
        &flat::ERRORS,
        None,
        &error,
        Method::GET,
        "/communes?code=75",
        &Expected {
            status: 400,
            headers: &[("content-type", "application/json")],
            body: r#"{"timestamp":"2023-11-14T22:13:20.042Z","httpStatusCode":400,"httpStatusMessage":"Bad Request","errorCode":"INVALID_PARAMETER","errorMessage":"La valeur du paramètre « codePostal » n'est pas valide.","requestMethod":"GET","requestURI":"/communes"}"#,
        },
    );
    check(
        &flat::ERRORS,
        Some(&flat::FLAT_WITH_TEXT),
        &error,
        Method::GET,
        "/communes",
        &Expected {
            status: 400,
            headers: &[("content-type", "application/json")],
            body: r#"{"timestamp":"2023-11-14T22:13:20.042Z","httpStatusCode":"400","httpStatusMessage":"Bad Request","errorCode":"INVALID_PARAMETER","errorMessage":"La valeur du paramètre « codePostal » n'est pas valide.","requestMethod":"GET","requestURI":"/communes"}"#,
        },
    );
}

#[test]
fn message() {
    check(
        &message::ERRORS,
        None,
        &message::ClientError::TooManyRequests { retry_after: Duration::from_secs(30) },
        Method::POST,
        "/orders",
        &Expected {
            status: 429,
            headers: &[("content-type", "application/json"), ("retry-after", "30")],
            body: r#"{"Message":"Too many requests: wait before the next POST."}"#,
        },
    );
    check(
        &message::ERRORS,
        None,
        &message::ServerError::BadGateway,
        Method::POST,
        "/orders",
        &Expected {
            status: 502,
            headers: &[("content-type", "application/json")],
            body: r#"{"Description":"A system behind the service gave no usable answer."}"#,
        },
    );
}

/// `transparent` answers whatever the error in its field answers, the format included.
#[test]
fn transparent_keeps_the_format() {
    #[derive(Debug, ApiError)]
    enum Either {
        #[api(transparent)]
        Client(message::ClientError),
        #[api(transparent)]
        Server(message::ServerError),
    }
    let client = Either::Client(message::ClientError::NotFound);
    let server = Either::Server(message::ServerError::BadGateway);
    assert_eq!(message::ERRORS.occurrence(&client).format().name(), format::MESSAGE.name());
    assert_eq!(message::ERRORS.occurrence(&server).format().name(), message::DESCRIPTION.name());
}

fn custom(error: &dyn ApiError, status: u16, media_type: &'static str, body: &'static str) {
    let expected = Expected { status, headers: &[], body };
    check(&custom_format::ERRORS, None, error, Method::PUT, "/", &expected);
    let response = custom_format::ERRORS.respond(error);
    assert_eq!(response.headers()["content-type"], media_type);
}

#[test]
fn google() {
    custom(
        &custom_format::BookError::StaleEtag {
            book: "shelves/7/books/3".to_owned(),
            etag: "W/5".to_owned(),
        },
        409,
        "application/json",
        r#"{"error":{"code":409,"message":"The book shelves/7/books/3 has changed since you read it.","status":"ABORTED","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"STALE_ETAG","domain":"library.example.com","metadata":{"book":"shelves/7/books/3","etag":"W/5"}}]}}"#,
    );
}

#[test]
fn github() {
    let fields = vec![
        Item::new("is taken").field("name").code("already_exists"),
        Item::new("is not a color").field("color").code("invalid"),
    ];
    custom(
        &custom_format::LabelError::InvalidValues { resource: "Label".to_owned(), fields },
        422,
        "application/json",
        r#"{"message":"Some values are not valid.","errors":[{"resource":"Label","field":"name","code":"already_exists"},{"resource":"Label","field":"color","code":"invalid"}],"documentation_url":"https://docs.example.com/errors/invalid-values","status":"422"}"#,
    );
}

#[test]
fn stripe() {
    custom(
        &custom_format::PaymentError::ParameterMissing { param: "currency".to_owned() },
        400,
        "application/json",
        r#"{"error":{"type":"invalid_request_error","code":"parameter_missing","message":"The parameter currency is required.","param":"currency","doc_url":"https://docs.example.com/errors/parameter_missing"}}"#,
    );
}

#[test]
fn json_api() {
    let findings = vec![Item::new("must not be empty").pointer("/data/attributes/title").code("E")];
    custom(
        &custom_format::ArticleError::InvalidAttribute { findings },
        422,
        "application/vnd.api+json",
        r#"{"errors":[{"status":"422","code":"E","title":"Invalid Attribute","detail":"must not be empty","source":{"pointer":"/data/attributes/title"}}]}"#,
    );
    // Without items, the error itself is the one object.
    custom(
        &custom_format::ArticleError::ArticleLocked,
        423,
        "application/vnd.api+json",
        r#"{"errors":[{"status":"423","code":"ArticleLocked","title":"Article Locked","detail":"Somebody else is editing the article."}]}"#,
    );
}

#[test]
fn scim_oauth_and_twilio() {
    custom(
        &custom_format::ProvisioningError::Uniqueness,
        409,
        "application/scim+json",
        r#"{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"scimType":"uniqueness","detail":"Another user has this user name.","status":"409"}"#,
    );
    custom(
        &custom_format::TokenError::InvalidGrant,
        400,
        "application/json",
        r#"{"error":"invalid_grant","error_description":"The authorization code has expired or was used before.","error_uri":"https://docs.example.com/errors/invalid_grant"}"#,
    );
    let response = custom_format::ERRORS.respond(&custom_format::TokenError::InvalidGrant);
    assert_eq!(response.headers()["pragma"], "no-cache");
    custom(
        &custom_format::CallError::InvalidNumber { number: "+1555" },
        400,
        "application/json",
        r#"{"code":21211,"message":"+1555 is not a number to call.","more_info":"https://docs.example.com/errors/21211","status":400}"#,
    );
}
