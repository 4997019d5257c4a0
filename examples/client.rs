//! A client that gets the enum of its server back: `cargo run --example client` runs both, and ends.

use std::fmt::{self, Write as _};
use std::io;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Html;
use axum::routing::{get, post};
use axum::{Json, Router};
use errbook::client::TryAgain;
use errbook::client::reqwest::OrApiError;
use errbook::{ApiError, RemoteError};
use reqwest::{Client, RequestBuilder};
use serde::{Deserialize, Serialize};

use self::shared::{ERRORS, Order, OrderError};

/// What server and client agree on. It is a crate of its own, where they are two programs.
pub mod shared {
    use super::{ApiError, Deserialize, Duration, Serialize};

    /// A number of something.
    #[derive(Debug, Serialize, Deserialize)]
    pub struct Order {
        /// What was ordered.
        pub product: String,
        /// How many of it.
        pub count: u32,
    }

    /// Orders
    #[derive(Debug, ApiError)]
    #[api(catalog = ERRORS, receive)]
    pub enum OrderError {
        /// There is no such order.
        #[api(status = 404, message = "There is no order {id}.")]
        OrderNotFound {
            /// The number that was asked for.
            id: u32,
        },

        /// Somebody else was faster.
        #[api(status = 409, message = "Of {product} there are {left} left.")]
        SoldOut {
            /// What was ordered.
            product: String,
            /// How many there are.
            left: u32,
        },

        /// Everybody orders at once.
        #[api(status = 429)]
        Busy {
            /// When it is quieter.
            #[api(header = "Retry-After")]
            wait: Duration,
        },

        /// The database did not answer.
        #[api(internal)]
        Database(#[from] std::io::Error),
    }

    errbook::catalog! {
        /// The errors of the order service.
        pub static ERRORS = {
            title: "Order service",
            type_base: "https://example.com/errors/",
            errors: [OrderError],
        };
    }
}

/// What only the server has: it is newer than the client.
#[derive(Debug, ApiError)]
enum NewError {
    /// The shop is closed on Sundays.
    #[api(status = 409)]
    Closed,
}

// The server.

async fn order(Path(id): Path<u32>) -> Result<Json<Order>, OrderError> {
    match id {
        0 => Err(io::Error::other("10.0.0.5 refused the connection").into()),
        1 => Ok(Json(Order { product: "tea".into(), count: 2 })),
        id => Err(OrderError::OrderNotFound { id }),
    }
}

async fn sell(Json(order): Json<Order>) -> Result<StatusCode, OrderError> {
    match order.count {
        ..=3 => Ok(StatusCode::CREATED),
        _ => Err(OrderError::SoldOut { product: order.product, left: 3 }),
    }
}

/// It is busy every other time.
async fn quote() -> Result<String, OrderError> {
    static ASKED: AtomicU32 = AtomicU32::new(0);
    match ASKED.fetch_add(1, Ordering::Relaxed) % 2 {
        0 => Err(OrderError::Busy { wait: Duration::from_secs(1) }),
        _ => Ok("3.50".to_owned()),
    }
}

fn server() -> Router {
    Router::new()
        .route("/orders", post(sell))
        .route("/orders/{id}", get(order))
        .route("/quote", get(quote))
        .route("/sunday", get(async || NewError::Closed))
        // What stands between the two has an error of its own.
        .route("/proxy", get(async || (StatusCode::BAD_GATEWAY, Html("<h1>Bad Gateway</h1>"))))
}

// The client.

/// Why a call failed.
#[derive(Debug)]
enum CallError {
    /// Nobody has answered.
    Transport(reqwest::Error),
    /// The service has, with an error.
    Answered(RemoteError<OrderError>),
}

impl From<reqwest::Error> for CallError {
    fn from(error: reqwest::Error) -> Self {
        CallError::Transport(error)
    }
}

impl From<RemoteError<OrderError>> for CallError {
    fn from(error: RemoteError<OrderError>) -> Self {
        CallError::Answered(error)
    }
}

/// What the user reads.
impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CallError::Transport(error) => write!(f, "the order service is not there: {error}"),
            CallError::Answered(RemoteError::Known(error, response)) => match error {
                OrderError::OrderNotFound { id } => write!(f, "order {id} is not one of yours"),
                OrderError::SoldOut { product, left: 0 } => write!(f, "there is no more {product}"),
                OrderError::SoldOut { product, left } => write!(f, "take {left} {product} instead"),
                OrderError::Busy { .. } => f.write_str("the shop is full, come back later"),
                OrderError::Database(_) => write!(f, "{response}"),
            },
            // Another version of the service has more to say: its words, and the code for who asks.
            CallError::Answered(RemoteError::Unknown(response)) => {
                let text = response.message().or(response.title()).unwrap_or("it failed");
                write!(f, "{text} [{}]", response.code().unwrap_or("no code"))
            }
            CallError::Answered(RemoteError::Unreadable(response)) => write!(f, "{response}"),
        }
    }
}

/// How often a request is sent, and how long to wait at first where the service leaves that to the client.
const TRIES: u32 = 3;
const FIRST_WAIT: Duration = Duration::from_millis(20);

/// Asks, and asks again where the service says that it helps.
async fn call(request: RequestBuilder, told: &mut String) -> Result<reqwest::Response, CallError> {
    let mut own_wait = FIRST_WAIT;
    for _ in 1..TRIES {
        // A request whose body is a stream is sent once.
        let Some(again) = request.try_clone() else { break };
        let error = match again.send().await?.or_api_error::<OrderError>(&ERRORS).await {
            Ok(response) => return Ok(response),
            Err(error) => error,
        };
        let wait = match error.retry() {
            TryAgain::Never => return Err(error.into()),
            TryAgain::Now => own_wait,
            TryAgain::After(wait) => wait,
        };
        let _ = writeln!(told, "  again in {wait:?}: {error}");
        tokio::time::sleep(wait).await;
        own_wait *= 2;
    }
    Ok(request.send().await?.or_api_error(&ERRORS).await?)
}

/// What a server and a client say to each other.
///
/// # Errors
/// If there is no port for the server.
pub async fn conversation() -> io::Result<String> {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?;
    let address = format!("http://{}", listener.local_addr()?);
    let server = tokio::spawn(axum::serve(listener, server()).into_future());
    let client = Client::new();
    let mut told = String::new();
    for path in ["/orders/1", "/orders/7", "/orders/0", "/quote", "/sunday", "/proxy"] {
        told = told + "GET " + path + "\n";
        let answer = call(client.get(format!("{address}{path}")), &mut told).await;
        tell(answer, &mut told).await;
    }
    for count in [2, 5] {
        let order = Order { product: "tea".into(), count };
        let _ = writeln!(told, "POST /orders {count}");
        let answer = call(client.post(format!("{address}/orders")).json(&order), &mut told).await;
        tell(answer, &mut told).await;
    }
    server.abort();
    Ok(told)
}

async fn tell(answer: Result<reqwest::Response, CallError>, told: &mut String) {
    let _ = match answer {
        Ok(response) => {
            let status = response.status();
            writeln!(told, "  {status} {}", response.text().await.unwrap_or_default())
        }
        Err(error) => writeln!(told, "  {error}"),
    };
}

/// Runs both.
#[allow(clippy::missing_panics_doc, reason = "what panics is the macro, without a runtime")]
#[tokio::main]
pub async fn main() -> io::Result<()> {
    print!("{}", conversation().await?);
    Ok(())
}
