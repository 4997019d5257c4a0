//! Problem details (RFC 9457): `cargo run --example problem_details`.
//!
//! This system answers `application/problem+json`. Its readers know a tree: sections with a
//! description each, and in them the errors that belong there. A section is an enum, and a
//! `transparent` variant puts one section under another.
//!
//! What the router and the body parser report comes out as this system's own errors, too:
//! `ERRORS.layer().on_failure(…)` of the feature of a web framework; `server.rs` shows it.

use std::error::Error;

use errbook::{ApiError, Item, RequestFacts, format};

/// Client errors
///
/// The request is at fault. Sent again unchanged, it fails again.
#[derive(Debug, ApiError)]
#[api(receive)]
pub enum ClientError {
    /// What collides with something that exists.
    #[api(transparent)]
    Conflict(#[from] ConflictError),
    /// What does not exist.
    #[api(transparent)]
    NotFound(#[from] NotFoundError),
    /// Who may not.
    #[api(transparent)]
    Access(#[from] AccessError),
    /// What is malformed.
    #[api(transparent)]
    Validation(#[from] ValidationError),
}

/// Conflict
///
/// The request collides with something that exists already.
#[derive(Debug, ApiError)]
#[api(receive)]
pub enum ConflictError {
    /// Another account has this email address.
    ///
    /// Someone may have signed up twice, or mistyped an address that belongs to somebody else.
    #[api(status = 409, message = "{email} belongs to another account.")]
    EmailAlreadyExists {
        /// The address.
        email: String,
    },
}

/// Not Found
///
/// The request names something that does not exist, or that its sender may not see.
#[derive(Debug, ApiError)]
#[api(status = 404, receive)]
pub enum NotFoundError {
    /// There is no such user.
    ///
    /// The identifier may be mistyped, or the user was deleted.
    UserNotFound,

    /// There is no such device.
    ///
    /// The device may never have been registered, or was moved to another account.
    #[api(message = "There is no device {id}.")]
    DeviceNotFound {
        /// The identifier that was asked for.
        id: u64,
    },

    /// There is no such group of devices.
    ///
    /// The group may have been dissolved when its last device left.
    DeviceGroupNotFound,

    /// There is no such processed stream.
    ///
    /// The stream may still be waiting for its first processing, or its retention period is over.
    ProcessedStreamNotFound,

    /// No account has this email address.
    ///
    /// The address may be mistyped, or its owner signed up with another one.
    EmailNotFound,
}

/// Authentication and authorization
///
/// The service does not know who asks, or knows and does not permit it.
#[derive(Debug, ApiError)]
#[api(receive)]
pub enum AccessError {
    /// The credentials are valid but do not permit this.
    ///
    /// The account may lack a role, or the resource belongs to somebody else.
    #[api(status = 403)]
    Unauthorized,

    /// The request carries no credentials.
    ///
    /// The `Authorization` header may have been left out, or a proxy removed it.
    #[api(status = 401)]
    Unauthenticated,

    /// The email address or the password is wrong.
    ///
    /// One of the two may be mistyped. Which one, the service does not tell.
    #[api(status = 401)]
    InvalidCredentials,
}

/// Validation
///
/// The request cannot be understood, or asks for what the rules exclude.
#[derive(Debug, ApiError)]
#[api(status = 400, receive)]
pub enum ValidationError {
    /// The token is not valid.
    ///
    /// It may have been used before, or was cut off when it was copied from a message.
    InvalidToken,

    /// Parameters have values that are not allowed.
    ///
    /// Each finding in `errors` names a place in the body and what is wrong there.
    InvalidParameter {
        /// What was found.
        #[api(items)]
        findings: Vec<Item>,
    },

    /// The body is not the JSON that this endpoint takes.
    ///
    /// A bracket may be missing, or a value has another type than expected.
    InvalidJsonStructure,

    /// No endpoint has this path.
    ///
    /// The path may be mistyped, or belongs to another version of the service.
    #[api(status = 404)]
    HandlerNotFound,

    /// The endpoint does not support this method.
    ///
    /// A client may send a POST where the endpoint takes a PUT. The `Allow` header lists what it
    /// takes.
    #[api(status = 405)]
    MethodNotAllowed {
        /// The methods that the endpoint supports, where the router has not said it itself.
        #[api(header = "Allow")]
        allow: Option<String>,
    },

    /// A parameter that the path or the query must have is not there.
    ///
    /// A template may have been filled with an empty value.
    #[api(message = "The parameter {parameter} is missing.")]
    RequiredUriParameterMissing {
        /// The parameter.
        parameter: String,
    },

    /// There is no such processing state.
    ///
    /// The state may be mistyped; states are written in lower case.
    #[api(message = "{state} is not a processing state.")]
    InvalidProcessingState {
        /// The state that was asked for.
        state: String,
    },

    /// The stream cannot go from its state to that one.
    ///
    /// Another client may have stopped the stream in the meantime.
    #[api(status = 409, message = "A stream that is {from} cannot become {to}.")]
    InvalidProcessingStateTransition {
        /// The state that the stream is in.
        from: String,
        /// The state that was asked for.
        to: String,
    },
}

/// Server errors
///
/// The service is at fault. The request may succeed later.
#[derive(Debug, ApiError)]
pub enum ServerError {
    /// The service failed in a way that it did not expect.
    ///
    /// A part that it depends on may be down. The operators see the cause in their logs.
    #[api(status = 500, display = "not foreseen")]
    InternalServerError {
        /// What went wrong, for the logs.
        source: Box<dyn Error + Send + Sync>,
    },
}

errbook::catalog! {
    /// Errors are problem details: `application/problem+json`, as RFC 9457 describes it. The type
    /// tells problems apart, and so does `code`, its last part.
    pub static ERRORS = {
        title: "Device service",
        format: format::PROBLEM,
        type_base: "https://example.com/problems/",
        authenticate: "Bearer",
        errors: [ClientError, ServerError],
        // Both are published.
        allow_lints: [MemberName("DeviceNotFound"), MemberName("InvalidProcessingStateTransition")],
    };
}

/// The credit does not cover the call: a problem in the manner of RFC 9457's own sample, with its
/// two members. It is no part of the catalog.
#[derive(Debug, ApiError)]
#[api(
    status = 403,
    type = "https://example.com/probs/out-of-credit",
    title = "Not enough credit",
    message = "You have {balance} left, and this costs {price}."
)]
pub struct OutOfCredit {
    /// What is left.
    pub balance: u32,
    /// What the call costs.
    #[api(member = false)]
    pub price: u32,
    /// The accounts that could be charged instead.
    #[api(member)]
    pub accounts: Vec<String>,
}

/// One value of every kind of error.
pub fn occurrences() -> Vec<Box<dyn ApiError>> {
    let client: Vec<ClientError> = vec![
        ConflictError::EmailAlreadyExists { email: "ada@example.com".to_owned() }.into(),
        NotFoundError::UserNotFound.into(),
        NotFoundError::DeviceNotFound { id: 4711 }.into(),
        NotFoundError::DeviceGroupNotFound.into(),
        NotFoundError::ProcessedStreamNotFound.into(),
        NotFoundError::EmailNotFound.into(),
        AccessError::Unauthorized.into(),
        AccessError::Unauthenticated.into(),
        AccessError::InvalidCredentials.into(),
        ValidationError::InvalidToken.into(),
        ValidationError::InvalidParameter {
            findings: vec![
                Item::new("must be at least 1").pointer("/interval").code("TooLow"),
                Item::new("must not be empty").pointer("/name"),
            ],
        }
        .into(),
        ValidationError::InvalidJsonStructure.into(),
        ValidationError::HandlerNotFound.into(),
        ValidationError::MethodNotAllowed { allow: Some("GET, PUT".to_owned()) }.into(),
        ValidationError::RequiredUriParameterMissing { parameter: "deviceId".to_owned() }.into(),
        ValidationError::InvalidProcessingState { state: "Runing".to_owned() }.into(),
        ValidationError::InvalidProcessingStateTransition {
            from: "stopped".to_owned(),
            to: "paused".to_owned(),
        }
        .into(),
    ];
    let mut errors: Vec<Box<dyn ApiError>> = Vec::new();
    for error in client {
        errors.push(Box::new(error));
    }
    errors.push(Box::new(ServerError::InternalServerError { source: "no route to host".into() }));
    errors
}

/// The reference: the tree of sections.
pub fn reference() -> String {
    ERRORS.markdown().tree().to_string()
}

/// Answers two calls, then prints the reference.
pub fn main() {
    let errors = occurrences();
    println!("{}", errbook_examples::on_the_wire(&ERRORS.respond(&*errors[0])));
    let error = OutOfCredit {
        balance: 30,
        price: 50,
        accounts: vec!["/account/12345".to_owned(), "/account/67890".to_owned()],
    };
    let request = RequestFacts::new(http::Method::POST, "/account/12345/msgs/abc");
    let response = ERRORS.occurrence(&error).with_request(&request).respond();
    println!("{}", errbook_examples::on_the_wire(&response));
    print!("{}", reference());
}
