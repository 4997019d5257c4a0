//! A running service: `cargo run --example server`, then in another terminal
//!
//! ```sh
//! curl -i localhost:3000/accounts --json '{"email":"ada@example.com","displayName":"Ada","age":36}'
//! curl -i localhost:3000/accounts --json '{"email":"ada@example.com","displayName":"Ada","age":36}'
//! curl -i localhost:3000/accounts --json '{"email":"ada","displayName":"","age":7}'
//! curl -i localhost:3000/accounts --json '{"email":"ada@example.com","age":"hunter2"}'
//! curl -i localhost:3000/accounts/1/charges --json '{"price":30}'
//! curl -i localhost:3000/accounts/1/charges --json '{"price":80}' -H 'x-request-id: demo-1'
//! curl -i localhost:3000/accounts/2/balance
//! curl -i localhost:3000/quote                   # four times within ten seconds
//! curl -i localhost:3000/report                  # the database is down; the log says which
//! curl -i localhost:3000/panic
//! curl -i localhost:3000/slow
//! curl -i localhost:3000/nowhere
//! curl -i -X DELETE localhost:3000/accounts
//! curl -I localhost:3000/nowhere
//! curl localhost:3000/metrics
//! curl localhost:3000/openapi.json
//! curl localhost:3000/errors.json
//! curl localhost:3000/errors/OutOfCredit -H 'accept: application/json'
//! ```
//!
//! and in a browser <http://localhost:3000/errors>, whose errors are each at the `type` of their bodies.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::extract::{OriginalUri, Path, State};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use axum::routing::{any, get, post};
use axum::{Json, Router};
use errbook::integration::axum::Json as Input;
use errbook::layer::FailureKind;
use errbook::{AnyOf, ApiError, Item, Occurrence, OrInternal};
use garde::Validate;
use serde::{Deserialize, Serialize};
use tower_http::compression::CompressionLayer;
use tower_http::cors::CorsLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;
use tracing::{Span, info_span};
use tracing_subscriber::EnvFilter;
use utoipa::{OpenApi, ToSchema};

// What can go wrong.

/// Accounts
#[derive(Debug, ApiError)]
#[api(catalog = ERRORS)]
pub enum AccountError {
    /// The email is already registered.
    ///
    /// A sign-up used an address that belongs to another account.
    #[api(status = 409, message = "{email} is already in use.")]
    EmailAlreadyExists {
        /// The address that was tried.
        email: String,
    },

    /// Some fields are not valid.
    #[api(status = 422)]
    InvalidFields(
        #[from]
        #[api(items = errbook::camel_case)]
        garde::Report,
    ),

    /// There is no such account.
    #[api(status = 404)]
    AccountNotFound,

    /// The account has too little credit.
    #[api(status = 403, message = "Your balance is {balance}, but that costs {price}.")]
    OutOfCredit {
        /// What the account has, in cents.
        balance: u32,
        /// What was asked for, in cents.
        price: u32,
    },
}

/// Requests
#[derive(Debug, ApiError)]
#[api(catalog = ERRORS)]
pub enum RequestError {
    /// The path, the query or the body is not what this operation takes.
    ///
    /// JSON may lack a bracket, or a value has another type than expected.
    #[api(status = 400)]
    InvalidInput(#[api(items)] Vec<Item>),

    /// Too many requests in the current period.
    #[api(status = 429, message = "Slow down.")]
    TooManyRequests {
        /// How long to wait, in seconds.
        #[api(header = "Retry-After")]
        wait: Duration,
    },
}

errbook::catalog! {
    /// Errors are problem details (RFC 9457). `code` tells them apart, and `type` is where they are
    /// described.
    pub static ERRORS = {
        title: "Account service",
        type_base: "http://localhost:3000/errors/",
        errors: [AccountError, RequestError],
        standard: [404, 405, 408, 413, 415, 500],
        headers_elsewhere: ["Allow"],
    };
}

// What of it each operation answers with, for the OpenAPI document.

errbook::subset! {
    /// Of a sign-up.
    pub SignUpErrors = AccountError: ["EmailAlreadyExists", "InvalidFields"];
    /// Where an account is only looked up.
    pub LookUpErrors = AccountError: ["AccountNotFound"];
    /// Of a charge.
    pub ChargeErrors = AccountError: ["AccountNotFound", "OutOfCredit"];
    /// Of whatever takes a path or a body.
    pub InputErrors = RequestError: ["InvalidInput"];
    /// Of whatever has a limit.
    pub LimitErrors = RequestError: ["TooManyRequests"];
}

// What the service does.

/// What a sign-up says of the account.
#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase")]
pub struct SignUp {
    /// An address.
    #[garde(email)]
    pub email: String,
    /// The name that others see.
    #[garde(length(min = 1, max = 40))]
    pub display_name: String,
    /// In years.
    #[garde(range(min = 18))]
    pub age: u8,
}

/// The state of an account.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Account {
    id: usize,
    email: String,
    balance: u32,
}

/// Opens an account.
#[utoipa::path(
    post,
    path = "/accounts",
    request_body = SignUp,
    responses(
        (status = 201, description = "The account.", body = Account),
        AnyOf<(SignUpErrors, InputErrors)>,
    ),
)]
async fn sign_up(
    State(service): State<&'static Service>,
    Input(sign_up): Input<SignUp>,
) -> Result<(StatusCode, Json<Account>), AccountError> {
    sign_up.validate()?;
    let mut accounts = lock(&service.accounts);
    if accounts.iter().any(|account| account.email == sign_up.email) {
        return Err(AccountError::EmailAlreadyExists { email: sign_up.email });
    }
    let account = Account { id: accounts.len() + 1, email: sign_up.email, balance: 50 };
    accounts.push(account.clone());
    Ok((StatusCode::CREATED, Json(account)))
}

/// What an account has.
#[utoipa::path(
    get,
    path = "/accounts/{id}/balance",
    params(("id" = usize, Path, description = "The account's number.")),
    responses(
        (status = 200, description = "The account.", body = Account),
        AnyOf<(LookUpErrors, InputErrors)>,
    ),
)]
async fn balance(
    State(service): State<&'static Service>,
    Path(id): Path<usize>,
) -> Result<Json<Account>, AccountError> {
    let accounts = lock(&service.accounts);
    let account = accounts.iter().find(|account| account.id == id);
    account.cloned().map(Json).ok_or(AccountError::AccountNotFound)
}

/// What a charge takes from an account.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Charge {
    price: u32,
}

/// Takes something from an account.
#[utoipa::path(
    post,
    path = "/accounts/{id}/charges",
    params(("id" = usize, Path, description = "The account's number.")),
    request_body = Charge,
    responses(
        (status = 200, description = "The account after it.", body = Account),
        AnyOf<(ChargeErrors, InputErrors)>,
    ),
)]
async fn charge(
    State(service): State<&'static Service>,
    Path(id): Path<usize>,
    Input(Charge { price }): Input<Charge>,
) -> Result<Json<Account>, AccountError> {
    let mut accounts = lock(&service.accounts);
    let account = accounts.iter_mut().find(|account| account.id == id);
    let account = account.ok_or(AccountError::AccountNotFound)?;
    let balance = account.balance;
    account.balance =
        balance.checked_sub(price).ok_or(AccountError::OutOfCredit { balance, price })?;
    Ok(Json(account.clone()))
}

/// A saying.
#[utoipa::path(
    get,
    path = "/quote",
    responses((status = 200, description = "The saying.", body = String), LimitErrors),
)]
async fn quote(State(service): State<&'static Service>) -> Result<&'static str, RequestError> {
    const PERIOD: Duration = Duration::from_secs(10);
    const REQUESTS: usize = 3;
    let mut recent = lock(&service.recent_quotes);
    recent.retain(|asked| asked.elapsed() < PERIOD);
    if recent.len() == REQUESTS {
        return Err(RequestError::TooManyRequests {
            wait: PERIOD.saturating_sub(recent[0].elapsed()),
        });
    }
    recent.push(Instant::now());
    Ok("Simplicity is a great virtue.\n")
}

/// No enum for this one: whatever goes wrong is nobody's business but the operators'.
async fn report() -> Result<String, errbook::Error> {
    let rows = query("select * from accounts").or_internal()?;
    Ok(rows.join("\n"))
}

fn query(_sql: &str) -> io::Result<Vec<String>> {
    Err(io::Error::other("connection to 10.0.0.5:5432 refused"))
}

async fn panicking() -> &'static str {
    panic!("a bug in the service")
}

async fn slow() {
    std::future::pending::<()>().await;
}

/// The OpenAPI document: the operations, and the errors of each.
#[derive(Debug, OpenApi)]
#[openapi(
    info(title = "Account service", version = "1.0.0"),
    paths(sign_up, balance, charge, quote)
)]
pub struct Document;

// How it runs.

/// What the service knows.
#[derive(Debug, Default)]
pub struct Service {
    accounts: Mutex<Vec<Account>>,
    recent_quotes: Mutex<Vec<Instant>>,
    errors: Mutex<BTreeMap<(&'static str, u16), u64>>,
}

impl Service {
    /// A counter for each error, as Prometheus reads it.
    fn count(&self, occurrence: &Occurrence<'_>) {
        let key = (occurrence.code(), occurrence.status().as_u16());
        *lock(&self.errors).entry(key).or_default() += 1;
    }

    fn metrics(&self) -> String {
        let mut text = String::from("# TYPE errors_total counter\n");
        for ((code, status), count) in &*lock(&self.errors) {
            let _ = writeln!(text, "errors_total{{code=\"{code}\",status=\"{status}\"}} {count}");
        }
        text
    }
}

/// A panic while something was locked leaves it as it is.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The service: its routes, what answers for them, the layer, and around that what adds to every
/// response. The last layer is the outermost.
pub fn app(service: &'static Service) -> Router {
    let errors = ERRORS
        .layer()
        .on_failure(|failure| match failure.kind() {
            FailureKind::UnreadableInput => {
                RequestError::InvalidInput(failure.items().to_vec()).into()
            }
            _ => failure.into(),
        })
        .observe(|occurrence| service.count(occurrence));
    // The reference: `/errors` has all of it, and the type URI of each error its own page.
    let site = ERRORS.site();
    let reference =
        async move |method: Method, OriginalUri(uri): OriginalUri, headers: HeaderMap| {
            site.respond(&method, uri.path(), &headers).map(Body::from)
        };
    Router::new()
        .route("/accounts", post(sign_up))
        .route("/accounts/{id}/balance", get(balance))
        .route("/accounts/{id}/charges", post(charge))
        .route("/quote", get(quote))
        .route("/report", get(report))
        .route("/panic", get(panicking))
        .route("/slow", get(slow))
        .route("/errors.json", any(reference.clone()))
        .nest_service("/errors", any(reference))
        .route("/openapi.json", get(async || Json(Document::openapi())))
        .route("/metrics", get(async || service.metrics()))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, Duration::from_secs(1)))
        .layer(errors)
        .layer(CompressionLayer::new())
        .layer(CorsLayer::permissive())
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(TraceLayer::new_for_http().make_span_with(span).on_failure(()))
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .with_state(service)
}

/// What a request is known by in the log. Its query may carry tokens.
fn span<B>(request: &Request<B>) -> Span {
    info_span!("request", method = %request.method(), path = request.uri().path())
}

/// Serves until it is stopped.
#[allow(clippy::missing_panics_doc, reason = "what panics is the macro, without a runtime")]
#[tokio::main]
pub async fn main() -> io::Result<()> {
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| "server=info,errbook=debug".into());
    tracing_subscriber::fmt().with_env_filter(filter).init();
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 3000)).await?;
    println!("The account service listens on http://localhost:3000, its reference is at /errors.");
    axum::serve(listener, app(Box::leak(Box::default()))).await
}
