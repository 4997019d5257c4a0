//! The same responses as services make them without errbook, each as its crate is meant to be used.

use std::borrow::Cow;
use std::time::SystemTime;

use bytes::Bytes;
use errbook_benches::errors::{AccountError, Asked, PATH, REQUEST_ID, received};
use http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use http::{Response, StatusCode, Uri};
use http_api_problem::HttpApiProblem;
use problem_details::ProblemDetails;
use serde::Serialize;
use serde_json::json;

pub(crate) type Peer = (&'static str, fn(&Asked) -> Response<Bytes>);

pub(crate) const PROBLEM: &[Peer] = &[
    ("serde struct", |asked| {
        let problem = Problem::of(asked);
        respond(problem.status, "application/problem+json", to_vec(&problem))
    }),
    ("`json!`", json_problem),
    ("problem_details", |asked| {
        let problem = Problem::of(asked);
        let status = StatusCode::from_u16(problem.status).expect("it is one");
        let mut body = ProblemDetails::from_status_code(status)
            .with_type(Uri::from_static(problem.r#type))
            .with_title(problem.title)
            .with_detail(problem.detail);
        if let Some(instance) = problem.instance {
            body = body.with_instance(Uri::from_static(instance));
        }
        let body = body.with_extensions(problem.members);
        respond(problem.status, "application/problem+json", to_vec(&body))
    }),
    ("http-api-problem", http_api_problem),
];

pub(crate) const FLAT: &[Peer] = &[
    ("serde struct", |asked| {
        let flat = Flat::of(asked);
        respond(flat.status, "application/json", to_vec(&flat))
    }),
    ("`json!`", |asked| {
        let flat = Flat::of(asked);
        let mut body = json!({
            "timestamp": flat.timestamp,
            "httpStatusCode": flat.status,
            "httpStatusMessage": flat.reason,
            "errorCode": flat.code,
            "errorMessage": flat.message,
        });
        if let (Some(method), Some(uri)) = (flat.method, flat.uri) {
            body["requestMethod"] = json!(method);
            body["requestURI"] = json!(uri);
        }
        respond(flat.status, "application/json", to_vec(&body))
    }),
];

#[derive(Serialize)]
struct Problem<'a> {
    r#type: &'static str,
    title: &'static str,
    status: u16,
    detail: Cow<'static, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    instance: Option<&'static str>,
    #[serde(flatten)]
    members: Members<'a>,
}

#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
struct Members<'a> {
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attempts: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    balance: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    price: Option<u32>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    accounts: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

impl<'a> Problem<'a> {
    fn of(asked: &'a Asked) -> Self {
        let request = asked.request.as_ref();
        let (instance, request_id) = (request.map(|_| PATH), request.map(|_| REQUEST_ID));
        let members = Members { code: code(&asked.error), request_id, ..Members::default() };
        let detail = message(&asked.error);
        let problem = |r#type, title, status, members| Problem {
            r#type,
            title,
            status,
            detail,
            instance,
            members,
        };
        match &asked.error {
            AccountError::EmailAlreadyExists => problem(
                "https://example.com/probs/EmailAlreadyExists",
                "Email Already Exists",
                409,
                members,
            ),
            AccountError::AccountLocked { email, attempts } => problem(
                "https://example.com/probs/AccountLocked",
                "Account Locked",
                403,
                Members { email: Some(email), attempts: Some(*attempts), ..members },
            ),
            AccountError::OutOfCredit { balance, price, accounts } => problem(
                "https://example.com/probs/OutOfCredit",
                "Out Of Credit",
                403,
                Members { balance: Some(*balance), price: Some(*price), accounts, ..members },
            ),
            AccountError::TextRejected { text } => problem(
                "https://example.com/probs/TextRejected",
                "Text Rejected",
                409,
                Members { text: Some(text), ..members },
            ),
        }
    }
}

fn code(error: &AccountError) -> &'static str {
    match error {
        AccountError::EmailAlreadyExists => "EmailAlreadyExists",
        AccountError::AccountLocked { .. } => "AccountLocked",
        AccountError::OutOfCredit { .. } => "OutOfCredit",
        AccountError::TextRejected { .. } => "TextRejected",
    }
}

fn message(error: &AccountError) -> Cow<'static, str> {
    match error {
        AccountError::EmailAlreadyExists => {
            "This email is already in use, please try another one.".into()
        }
        AccountError::AccountLocked { email, attempts } => {
            format!("{email} was tried {attempts} times.").into()
        }
        AccountError::OutOfCredit { balance, price, .. } => {
            format!("Your balance is {balance}, but that costs {price}.").into()
        }
        AccountError::TextRejected { text } => format!("This text is not allowed: {text}").into(),
    }
}

fn json_problem(asked: &Asked) -> Response<Bytes> {
    let problem = Problem::of(asked);
    let members = problem.members;
    let mut body = json!({
        "type": problem.r#type,
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        "code": members.code,
    });
    if let (Some(instance), Some(id)) = (problem.instance, members.request_id) {
        body["instance"] = json!(instance);
        body["requestId"] = json!(id);
    }
    if let (Some(email), Some(attempts)) = (members.email, members.attempts) {
        body["email"] = json!(email);
        body["attempts"] = json!(attempts);
    }
    if let (Some(balance), Some(price)) = (members.balance, members.price) {
        body["balance"] = json!(balance);
        body["price"] = json!(price);
        body["accounts"] = json!(members.accounts);
    }
    if let Some(text) = members.text {
        body["text"] = json!(text);
    }
    respond(problem.status, "application/problem+json", to_vec(&body))
}

fn http_api_problem(asked: &Asked) -> Response<Bytes> {
    let problem = Problem::of(asked);
    let members = problem.members;
    let status = StatusCode::from_u16(problem.status).expect("it is one");
    let mut body = HttpApiProblem::new(status)
        .type_url(problem.r#type)
        .title(problem.title)
        .detail(problem.detail)
        .value("code", &members.code);
    if let (Some(instance), Some(id)) = (problem.instance, members.request_id) {
        body = body.instance(instance).value("requestId", &id);
    }
    if let (Some(email), Some(attempts)) = (members.email, members.attempts) {
        body = body.value("email", &email).value("attempts", &attempts);
    }
    if let (Some(balance), Some(price)) = (members.balance, members.price) {
        body = body.value("balance", &balance).value("price", &price);
        body = body.value("accounts", &members.accounts);
    }
    if let Some(text) = members.text {
        body = body.value("text", &text);
    }
    respond(problem.status, "application/problem+json", body.json_bytes())
}

#[derive(Serialize)]
struct Flat {
    timestamp: String,
    #[serde(rename = "httpStatusCode")]
    status: u16,
    #[serde(rename = "httpStatusMessage")]
    reason: Option<&'static str>,
    #[serde(rename = "errorCode")]
    code: &'static str,
    #[serde(rename = "errorMessage")]
    message: Cow<'static, str>,
    #[serde(rename = "requestMethod", skip_serializing_if = "Option::is_none")]
    method: Option<&'static str>,
    #[serde(rename = "requestURI", skip_serializing_if = "Option::is_none")]
    uri: Option<&'static str>,
}

impl Flat {
    fn of(asked: &Asked) -> Self {
        let status = match asked.error {
            AccountError::EmailAlreadyExists | AccountError::TextRejected { .. } => {
                StatusCode::CONFLICT
            }
            _ => StatusCode::FORBIDDEN,
        };
        let request = asked.request.as_ref();
        let time = request.map_or_else(SystemTime::now, |_| received());
        Flat {
            timestamp: humantime::format_rfc3339_millis(time).to_string(),
            status: status.as_u16(),
            reason: status.canonical_reason(),
            code: code(&asked.error),
            message: message(&asked.error),
            method: request.map(|_| "POST"),
            uri: request.map(|_| PATH),
        }
    }
}

fn to_vec(body: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(body).expect("strings and numbers")
}

/// With the two headers that errbook sends.
pub(crate) fn respond(status: u16, kind: &'static str, body: impl Into<Bytes>) -> Response<Bytes> {
    let mut response = Response::new(body.into());
    *response.status_mut() = StatusCode::from_u16(status).expect("it is one");
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
