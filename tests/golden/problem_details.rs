// Device service: its errors, as clients receive them.
// Made by errbook of the service's book, and will be again: change nothing here.

/// Client errors
///
/// The request is at fault. Sent again unchanged, it fails again.
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum ClientError {
    #[api(transparent)]
    Conflict(ConflictError),

    #[api(transparent)]
    NotFound(NotFoundError),

    #[api(transparent)]
    Access(AccessError),

    #[api(transparent)]
    Validation(ValidationError),
}

/// Conflict
///
/// The request collides with something that exists already.
#[derive(Debug, errbook::ApiError)]
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
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum NotFoundError {
    /// There is no such user.
    ///
    /// The identifier may be mistyped, or the user was deleted.
    #[api(status = 404)]
    UserNotFound,

    /// There is no such device.
    ///
    /// The device may never have been registered, or was moved to another account.
    #[api(status = 404, message = "There is no device {id}.")]
    DeviceNotFound {
        /// The identifier that was asked for.
        id: u64,
    },

    /// There is no such group of devices.
    ///
    /// The group may have been dissolved when its last device left.
    #[api(status = 404)]
    DeviceGroupNotFound,

    /// There is no such processed stream.
    ///
    /// The stream may still be waiting for its first processing, or its retention period is over.
    #[api(status = 404)]
    ProcessedStreamNotFound,

    /// No account has this email address.
    ///
    /// The address may be mistyped, or its owner signed up with another one.
    #[api(status = 404)]
    EmailNotFound,
}

/// Authentication and authorization
///
/// The service does not know who asks, or knows and does not permit it.
#[derive(Debug, errbook::ApiError)]
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
    #[api(status = 401, header = "WWW-Authenticate: Bearer")]
    Unauthenticated,

    /// The email address or the password is wrong.
    ///
    /// One of the two may be mistyped. Which one, the service does not tell.
    #[api(status = 401, header = "WWW-Authenticate: Bearer")]
    InvalidCredentials,
}

/// Validation
///
/// The request cannot be understood, or asks for what the rules exclude.
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum ValidationError {
    /// The token is not valid.
    ///
    /// It may have been used before, or was cut off when it was copied from a message.
    #[api(status = 400)]
    InvalidToken,

    /// Parameters have values that are not allowed.
    ///
    /// Each finding in `errors` names a place in the body and what is wrong there.
    #[api(status = 400)]
    InvalidParameter {
        #[api(items)]
        items: Vec<errbook::Item>,
    },

    /// The body is not the JSON that this endpoint takes.
    ///
    /// A bracket may be missing, or a value has another type than expected.
    #[api(status = 400)]
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
    #[api(status = 400, message = "The parameter {parameter} is missing.")]
    RequiredUriParameterMissing {
        /// The parameter.
        parameter: String,
    },

    /// There is no such processing state.
    ///
    /// The state may be mistyped; states are written in lower case.
    #[api(status = 400, message = "{state} is not a processing state.")]
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
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum ServerError {
    /// The service failed in a way that it did not expect.
    ///
    /// A part that it depends on may be down. The operators see the cause in their logs.
    #[api(status = 500)]
    InternalServerError,
}

errbook::catalog! {
    /// Errors are problem details: `application/problem+json`, as RFC 9457 describes it. The type
    /// tells problems apart, and so does `code`, its last part.
    pub static ERRORS = {
        title: "Device service",
        format: errbook::format::PROBLEM,
        type_base: "https://example.com/problems/",
        errors: [ClientError, ServerError],
    };
}
