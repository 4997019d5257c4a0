//! The errors and the services that the tests share.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use errbook::layer::ErrorLayer;
use errbook::standard::HttpError;
use errbook::{ApiError, Item, RemoteError};
use http::{Method, Request, Response, StatusCode};
use http_body_util::{BodyExt, Full};
use tower::{Layer, ServiceExt, service_fn};

/// Accounts
#[derive(Debug, ApiError)]
#[api(receive)]
pub enum AccountError {
    /// The email is already registered.
    #[api(status = 409, message = "{email} is already in use.")]
    EmailAlreadyExists { email: String },
    /// The credit is too low.
    #[api(status = 403, message = "Your balance is {balance}.")]
    OutOfCredit {
        balance: u32,
        #[api(member)]
        accounts: Vec<String>,
    },
    /// Too many requests.
    #[api(status = 429)]
    QuotaExceeded {
        #[api(header = "Retry-After")]
        wait: Duration,
    },
    /// Some fields are not valid.
    #[api(status = 422)]
    Invalid {
        #[api(items)]
        findings: Vec<Item>,
    },
    /// Who are you?
    #[api(status = 401)]
    Unauthenticated,
    /// The session has ended.
    #[api(status = 403, header = "Link: </a>; rel=\"help\"", header = "Link: </b>")]
    SignedOut {
        #[api(header = "Set-Cookie")]
        cookies: Vec<String>,
        #[api(header = "X-Ended")]
        at: SystemTime,
    },
    /// The database did not answer.
    #[api(internal, display = "query {query} failed")]
    Database { query: &'static str, source: std::io::Error },
    /// A part of the service is under repair.
    #[api(status = 503, code = "Maintenance", header = "X-Part: billing")]
    Maintenance,
    /// The path, the query or the body is not what this operation takes.
    #[api(status = 400)]
    InvalidInput,
    /// Nothing here.
    #[api(status = 404, code = "NoEndpoint")]
    NoEndpoint,
    /// What HTTP says.
    #[api(transparent)]
    Http(#[from] HttpError),
    /// What is said as a success.
    #[api(transparent)]
    Flagged(#[from] FlaggedError),
}

/// In a format that answers 200 to everything
#[derive(Debug, ApiError)]
#[api(format = errbook::format::SUCCESS_FLAG, receive)]
pub enum FlaggedError {
    /// The door is locked.
    #[api(status = 403)]
    Locked,
}

/// The address that a source names, and no response may.
pub const SECRET: &str = "10.0.0.5";

/// One value of every kind.
pub fn every_error() -> Vec<AccountError> {
    let source = std::io::Error::other(format!("{SECRET} refused"));
    let item = Item::new("must have 12 letters").pointer("/password").code("TooShort");
    vec![
        AccountError::EmailAlreadyExists { email: "ada@example.com".into() },
        AccountError::OutOfCredit {
            balance: 30,
            accounts: ["/a/1", "/a/2"].map(str::to_owned).into(),
        },
        AccountError::QuotaExceeded { wait: Duration::from_secs(30) },
        AccountError::Invalid {
            findings: vec![item, Item::new("must not be empty").pointer("/name")],
        },
        AccountError::Unauthenticated,
        AccountError::Database { query: "find_account", source },
        AccountError::Maintenance,
        AccountError::InvalidInput,
        AccountError::NoEndpoint,
        AccountError::Http(HttpError::Gone),
        AccountError::Http(HttpError::MethodNotAllowed { allow: Some("GET".into()) }),
        AccountError::Flagged(FlaggedError::Locked),
        AccountError::SignedOut {
            cookies: ["session=; Max-Age=0", "seen=1; Expires=Sun, 06 Nov 1994 08:49:37 GMT"]
                .map(str::to_owned)
                .into(),
            at: SystemTime::UNIX_EPOCH,
        },
    ]
}

errbook::catalog! {
    /// Every error of the service.
    pub static ERRORS = {
        title: "Accounts",
        type_base: "https://example.com/probs/",
        authenticate: "Bearer",
        headers_elsewhere: ["Allow", "Proxy-Authenticate", "Upgrade"],
        errors: [AccountError],
    };
    /// The same, answered in another format.
    pub static FLAT = {
        format: errbook::format::FLAT,
        authenticate: "Basic",
        headers_elsewhere: ["Allow", "Proxy-Authenticate", "Upgrade"],
        errors: [AccountError],
    };
    /// The same, answered with 200.
    pub static FLAGGED = { format: errbook::format::SUCCESS_FLAG, errors: [AccountError] };
}

pub fn request(method: Method, path: &str) -> Request<()> {
    Request::builder().method(method).uri(path).body(()).unwrap()
}

/// A response as a framework makes it.
pub fn plain(status: u16, headers: &[(&str, &str)], body: &'static str) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::from(body));
    *response.status_mut() = StatusCode::from_u16(status).unwrap();
    for (name, value) in headers {
        let name = http::HeaderName::from_bytes(name.as_bytes()).unwrap();
        response.headers_mut().append(name, value.parse().unwrap());
    }
    response
}

/// What the layer answers to a request where the service answers that.
pub async fn through(
    layer: ErrorLayer,
    request: Request<()>,
    respond: impl FnOnce() -> Response<Full<Bytes>>,
) -> Response<Bytes> {
    let respond = Mutex::new(Some(respond));
    let service = service_fn(|_: Request<()>| {
        let respond = respond.lock().unwrap().take().unwrap();
        async { Ok::<_, Infallible>(respond()) }
    });
    let (parts, body) = layer.layer(service).oneshot(request).await.unwrap().into_parts();
    Response::from_parts(parts, body.collect().await.unwrap().to_bytes())
}

/// The response for an error, as a handler gives it.
pub fn answered(error: &dyn ApiError) -> Response<Full<Bytes>> {
    errbook::respond(error).map(Full::new)
}

/// What an observer has seen.
#[derive(Clone, Default)]
pub struct Seen(Arc<Mutex<Vec<String>>>);

impl Seen {
    pub fn push(&self, text: String) {
        self.0.lock().unwrap().push(text);
    }

    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

/// What a server makes of it: it counts the body, unless that is done.
pub fn counted(mut response: Response<Bytes>) -> Response<Bytes> {
    let size = response.body().len();
    response.headers_mut().entry("content-length").or_insert(size.into());
    response
}

/// A client that has the same type gets the error back.
pub fn assert_comes_back(error: &AccountError, response: &Response<impl AsRef<[u8]>>) {
    let received = match ERRORS.receive::<AccountError>(response) {
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
