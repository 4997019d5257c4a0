// Response codes: its errors, as clients receive them.
// Made by errbook of the service's book, and will be again: change nothing here.

/// Client errors
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum ClientError {
    /// A value in the request is missing or not valid.
    #[api(status = 400, message = "The field {field} is not valid.")]
    InvalidField {
        /// The field.
        field: String,
    },

    /// The request carries no valid token.
    #[api(status = 401, header = "WWW-Authenticate: Bearer")]
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
    #[api(
        status = 429,
        message = "Too many requests: wait before the next POST."
    )]
    TooManyRequests {
        /// How long to wait.
        #[api(header = "Retry-After")]
        retry_after: String,
    },
}

/// Server errors
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum ServerError {
    /// The service failed in a way that it did not expect.
    #[api(
        status = 500,
        message = "The service failed. It is not your request.",
        format = super::DESCRIPTION
    )]
    InternalServerError,

    /// A system behind the service gave no usable answer.
    #[api(
        status = 502,
        message = "A system behind the service gave no usable answer.",
        format = super::DESCRIPTION
    )]
    BadGateway,

    /// The service is being maintained.
    #[api(
        status = 503,
        message = "The service is being maintained. Please come back later.",
        format = super::DESCRIPTION
    )]
    ServiceUnavailable {
        /// How long the maintenance is expected to last.
        #[api(header = "Retry-After")]
        retry_after: Option<String>,
    },
}

errbook::catalog! {
    /// The body of an error has a `Message` or a `Description` with the details.
    pub static ERRORS = {
        title: "Response codes",
        format: errbook::format::MESSAGE,
        errors: [ClientError, ServerError],
        successes: [
            200,
            201: "The resource was created.",
            204: "The request succeeded, and the response has no body.",
        ],
    };
}
