//! A message or a description: `cargo run --example message`.
//!
//! Most bodies of this system have one member, `Message`; those of its server errors have
//! `Description` instead. The catalog has the one format, and a type asks for the other.
//!
//! Its readers know tables of code, status and description, client and server errors apart.

use std::time::Duration;

use errbook::book::Column;
use errbook::{ApiError, format, wire_format};

/// Client errors
#[derive(Debug, ApiError)]
#[api(receive)]
pub enum ClientError {
    /// A value in the request is missing or not valid.
    #[api(status = 400, message = "The field {field} is not valid.")]
    InvalidField {
        /// The field.
        field: String,
    },

    /// The request carries no valid token.
    #[api(status = 401)]
    Unauthorized,

    /// The token does not permit this operation.
    #[api(status = 403)]
    Forbidden,

    /// There is nothing at this address.
    #[api(status = 404)]
    NotFound,

    /// The resource does not support this method.
    #[api(status = 405)]
    MethodNotAllowed {
        /// The methods that the resource supports.
        #[api(header = "Allow")]
        allow: String,
    },

    /// The service sends JSON only, and the client does not accept it.
    #[api(status = 406)]
    NotAcceptable,

    /// The request has a body but does not state its length.
    #[api(status = 411)]
    LengthRequired,

    /// The service takes JSON only, and the body is something else.
    #[api(status = 415)]
    UnsupportedMediaType {
        /// The media types that the resource takes.
        #[api(header = "Accept")]
        accept: String,
    },

    /// Too many requests came in a short time. `Retry-After` gives the seconds to wait before the
    /// next POST.
    #[api(status = 429, message = "Too many requests: wait before the next POST.")]
    TooManyRequests {
        /// How long to wait.
        #[api(header = "Retry-After")]
        retry_after: Duration,
    },
}

/// Server errors
#[derive(Debug, ApiError)]
#[api(format = DESCRIPTION, receive)]
pub enum ServerError {
    /// The service failed in a way that it did not expect.
    #[api(status = 500, message = "The service failed. It is not your request.")]
    InternalServerError,

    /// A system behind the service gave no usable answer.
    #[api(status = 502, message = "A system behind the service gave no usable answer.")]
    BadGateway,

    /// The service is being maintained.
    #[api(status = 503, message = "The service is being maintained. Please come back later.")]
    ServiceUnavailable {
        /// How long the maintenance is expected to last.
        #[api(header = "Retry-After")]
        retry_after: Option<Duration>,
    },
}

wire_format! {
    /// A plain message, under another name.
    pub static DESCRIPTION: "application/json" = { "Description": message };
}

errbook::catalog! {
    /// The body of an error has a `Message` or a `Description` with the details.
    pub static ERRORS = {
        title: "Response codes",
        format: format::MESSAGE,
        authenticate: "Bearer",
        errors: [ClientError, ServerError],
        successes: [
            200: "The request succeeded.",
            201: "The resource was created.",
            204: "The request succeeded, and the response has no body.",
        ],
    };
}

/// One value of every kind of error.
pub fn occurrences() -> Vec<Box<dyn ApiError>> {
    vec![
        Box::new(ClientError::TooManyRequests { retry_after: Duration::from_secs(30) }),
        Box::new(ClientError::InvalidField { field: "Amount".to_owned() }),
        Box::new(ClientError::Unauthorized),
        Box::new(ClientError::Forbidden),
        Box::new(ClientError::NotFound),
        Box::new(ClientError::MethodNotAllowed { allow: "GET, POST".to_owned() }),
        Box::new(ClientError::NotAcceptable),
        Box::new(ClientError::LengthRequired),
        Box::new(ClientError::UnsupportedMediaType { accept: "application/json".to_owned() }),
        Box::new(ServerError::InternalServerError),
        Box::new(ServerError::BadGateway),
        Box::new(ServerError::ServiceUnavailable { retry_after: None }),
    ]
}

/// The reference: tables of code, status and description.
pub fn reference() -> String {
    let columns = [
        Column::STATUS.titled("Code"),
        Column::PHRASE.titled("Status"),
        Column::MEANING.titled("Description"),
    ];
    ERRORS.markdown().table(&columns).with_successes().to_string()
}

/// Answers a client's and a server's error, then prints the reference.
pub fn main() {
    let errors = occurrences();
    for error in [&errors[0], &errors[errors.len() - 1]] {
        println!("{}", errbook_examples::on_the_wire(&ERRORS.respond(&**error)));
    }
    print!("{}", reference());
}
