//! An enum beside thiserror, as a service has it, moved to errbook: `cargo run --example migrated`.
//!
//! Its `Display`, `Error` and `From` stay thiserror's. What errbook adds is a line a variant, and what
//! the service's own `IntoResponse` did by hand: numbers for codes, a category in every body, members
//! in camel case, a status that another service decides, a wrapper that adds the id of a trace.

use std::time::Duration;

use errbook::standard::HttpError;
use errbook::{ApiError, wire_format};
use http::StatusCode;
use serde::{Deserialize, Serialize};

wire_format! {
    /// What clients of the order service know: a number, a text, and what belongs to it.
    pub static ORDERS: "application/json" = {
        "error": { "code"?: code_number, "message": message, ..members },
    };

    /// What the load balancer reads.
    pub static PLAIN: "text/plain" = message;
}

/// Orders
#[derive(Debug, thiserror::Error, ApiError)]
#[api(rename_all_fields = "camelCase", member("category" = "orders"), receive)]
pub enum OrderError {
    /// There is no such order.
    #[error("there is no order {order_id}")]
    #[api(status = 404, code = 40401)]
    NotFound {
        /// The number that was asked for.
        #[api(member)]
        order_id: u64,
    },

    /// The parcel has left.
    #[error("the parcel left {} minutes ago", .sent_ago.as_secs() / 60)]
    #[api(status = 409, code = 40901)]
    #[api(actor = User, action = "Wait for the parcel, and send it back.", log = INFO)]
    AlreadySent {
        /// How long it is on its way, in whole minutes.
        #[api(member = "minutesAgo", with = minutes)]
        sent_ago: Duration,
        /// Where it is.
        #[api(member, flatten)]
        parcel: Parcel,
    },

    /// The payment service did not take the payment.
    #[error("the payment service answered {0}")]
    #[api(answer = of_the_payment)]
    Payment(StatusCode),

    /// The store did not answer. Operators read what it said, clients nothing of it.
    #[error(transparent)]
    #[api(internal, transparent)]
    Store(#[from] std::io::Error),

    /// The service is going down.
    #[error("draining")]
    #[api(status = 503, code = 50301, message = "draining", format = PLAIN, log = OFF)]
    Draining,
}

/// Where the parcel is.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Parcel {
    /// Who carries it.
    pub carrier: String,
    /// What the carrier calls it.
    pub tracking_number: String,
}

mod minutes {
    use std::time::Duration;

    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Duration, D::Error> {
        u64::deserialize(from).map(|minutes| Duration::from_secs(minutes.saturating_mul(60)))
    }

    pub(super) fn serialize<S: Serializer>(time: &Duration, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u64(time.as_secs() / 60)
    }
}

/// The payment service's 402 is the client's; whatever else it says, it could not be reached.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "fields are lent to the function")]
fn of_the_payment(status: &StatusCode) -> HttpError {
    match *status {
        StatusCode::PAYMENT_REQUIRED => HttpError::PaymentRequired,
        _ => HttpError::BadGateway,
    }
}

/// An error, and the trace that it is in.
#[derive(Debug, ApiError)]
#[api(receive)]
pub struct Traced {
    /// What answers.
    #[api(transparent)]
    #[from]
    pub error: OrderError,
    /// The id of the trace.
    #[api(member = "traceId", default = current_trace)]
    pub trace: String,
}

fn current_trace() -> String {
    "4bf92f35".to_owned()
}

errbook::catalog! {
    /// Every error of the order service.
    pub static ERRORS = {
        title: "Order service",
        format: ORDERS,
        errors: [Traced],
        standard: [402, 500, 502],
        // How long a shop is closed, nobody knows.
        allow_lints: [MissingRetryAfter("50301")],
    };
}

/// One error of every code, as `?` makes them.
pub fn errors() -> Vec<Traced> {
    let parcel = Parcel { carrier: "Hermes".to_owned(), tracking_number: "H-7".to_owned() };
    let errors = [
        OrderError::NotFound { order_id: 7 },
        OrderError::AlreadySent { sent_ago: Duration::from_secs(300), parcel },
        OrderError::Payment(StatusCode::PAYMENT_REQUIRED),
        OrderError::Payment(StatusCode::SERVICE_UNAVAILABLE),
        OrderError::Store(std::io::Error::other("10.0.0.5 refused the connection")),
        OrderError::Draining,
    ];
    errors.into_iter().map(Traced::from).collect()
}

/// The same, whatever their type.
pub fn occurrences() -> Vec<Box<dyn ApiError>> {
    errors().into_iter().map(|error| Box::new(error) as Box<dyn ApiError>).collect()
}

/// The reference of the service: a tree.
pub fn reference() -> String {
    ERRORS.markdown().to_string()
}

/// Answers one error of every code, then prints the reference.
pub fn main() {
    for error in occurrences() {
        println!("{error}\n{}", errbook_examples::on_the_wire(&ERRORS.respond(&*error)));
    }
    print!("{}", reference());
}
