//! A success status with an error flag: `cargo run --example success_flag`.
//!
//! This system answers `200 OK` to everything. The body says `"erreur": true` when a call failed,
//! and a message says why; clients tell failures apart by nothing else. A new API should not do
//! this (RFC 9205 §4.6), but a client of this one expects it.
//!
//! Its readers know two tables: what each route answers, and what a plain status means.

use errbook::book::Column;
use errbook::standard::HttpError;
use errbook::{ApiError, format};
use http::StatusCode;

/// What the routes answer
#[derive(Debug, ApiError)]
#[api(status = 400, receive)]
pub enum CallError {
    /// A contact is created from a user name and an email address, and the call left one out.
    #[api(
        route = "clients_upsert",
        message = "To create a contact, send both its username and its email."
    )]
    IncompleteContact,

    /// The identification token was never valid, has expired, or was withdrawn.
    #[api(status = 401, message = "This identification token is not valid, or not any more.")]
    InvalidToken,

    /// The reference is the key by which a project is found and updated, or else created.
    #[api(route = "projects_upsert", message = "The field `reference` is mandatory.")]
    MissingReference,
}

errbook::catalog! {
    /// Every failure is answered `200 OK`: when `erreur` is `true`, the call had no effect, and
    /// `message` says why. Another status comes only from what stands before the service, such as
    /// a proxy.
    pub static ERRORS = {
        title: "Contacts and projects",
        format: format::SUCCESS_FLAG,
        authenticate: "Token",
        errors: [CallError],
        standard: [400, 401, 403, 404, 405, 406, 410, 418, 429, 500, 503],
    };
}

/// One value of every kind of error.
pub fn occurrences() -> Vec<Box<dyn ApiError>> {
    let mut errors: Vec<Box<dyn ApiError>> = vec![
        Box::new(CallError::IncompleteContact),
        Box::new(CallError::InvalidToken),
        Box::new(CallError::MissingReference),
    ];
    for status in [
        StatusCode::BAD_REQUEST,
        StatusCode::UNAUTHORIZED,
        StatusCode::FORBIDDEN,
        StatusCode::NOT_FOUND,
        StatusCode::METHOD_NOT_ALLOWED,
        StatusCode::NOT_ACCEPTABLE,
        StatusCode::GONE,
        StatusCode::IM_A_TEAPOT,
        StatusCode::TOO_MANY_REQUESTS,
        StatusCode::INTERNAL_SERVER_ERROR,
        StatusCode::SERVICE_UNAVAILABLE,
    ] {
        errors.push(Box::new(HttpError::from(status)));
    }
    errors
}

/// The reference: a table of what the routes answer, and one of the statuses.
pub fn reference() -> String {
    ERRORS
        .markdown()
        .table(&[Column::ROUTE, Column::MESSAGE.titled("Error message"), Column::MEANING])
        .table_of::<HttpError>(&[Column::STATUS, Column::MEANING])
        .to_string()
}

/// Answers one call, then prints the reference.
pub fn main() {
    let errors = occurrences();
    println!("{}", errbook_examples::on_the_wire(&ERRORS.respond(&*errors[0])));
    print!("{}", reference());
}
