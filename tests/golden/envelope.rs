// Community service: its errors, as clients receive them.
// Made by errbook of the service's book, and will be again: change nothing here.

/// General
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum GeneralError {
    /// The service failed in a way that nobody foresaw.
    #[api(status = 500, message = "Something went wrong on our side.")]
    InternalError,

    /// The body does not have the form that this endpoint takes.
    #[api(status = 400)]
    InvalidInput,

    /// A query parameter that this endpoint cannot do without is not there.
    #[api(
        status = 400,
        message = "The query parameter {{parameter}} is missing."
    )]
    MissingRequiredQueryParameter,

    /// The request came from a domain that this project does not list.
    #[api(status = 400)]
    InvalidRequestDomain,
}

/// Access
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum AccessError {
    /// The API token has the wrong form, or belongs to no project.
    #[api(status = 400)]
    InvalidApiToken,

    /// This endpoint asks for an API token, and the request carries none.
    #[api(status = 401, header = "WWW-Authenticate: Bearer")]
    UnauthorizedRequest,

    /// The owner of the project has switched its API off.
    #[api(status = 403)]
    ApiIsDisabled,
}

/// Single sign-on
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum SignOnError {
    /// The sign-on token cannot be decoded with the project's secret.
    #[api(status = 400)]
    SSOTokenFailedToParse,

    /// The sign-on token was decoded, but its payload lacks a claim or has one of the wrong type.
    #[api(status = 400)]
    InvalidSSOTokenPayload,

    /// The sign-on was fine, but its session could not be stored.
    #[api(
        status = 500,
        code = "failedToCreateSession",
        message = "No session could be created."
    )]
    FailedToCreateSession,
}

/// Accounts
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum AccountError {
    /// The account could not be stored.
    #[api(status = 500, message = "The account could not be created.")]
    FailedToCreateUser,

    /// The domain of the email address receives no mail, or is blocked.
    #[api(status = 400)]
    InvalidEmailDomain,

    /// A user name consists of letters, digits and underscores.
    #[api(status = 400)]
    InvalidUsername,

    /// The user name is shorter or longer than allowed.
    #[api(
        status = 400,
        message = "A user name has {{min}} to {{max}} characters."
    )]
    OutOfRangeUsername,

    /// The name to make suggestions from is shorter or longer than allowed.
    #[api(
        status = 400,
        message = "Suggestions are made for names of {{min}} to {{max}} characters."
    )]
    OutOfRangeSuggestedUsername,

    /// Somebody else has this user name.
    #[api(status = 409, message = "The user name {{username}} is taken.")]
    UsernameAlreadyExists,

    /// Somebody else has an account with this email address.
    #[api(
        status = 409,
        message = "{{email}} is already in use, please try another one."
    )]
    EmailAlreadyExists,
}

/// Groups
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum GroupError {
    /// Only members of the group can do this.
    #[api(status = 400)]
    NotGroupMember,

    /// There is no such group, or it is hidden from this user.
    #[api(status = 403)]
    GroupNotFound,
}

errbook::catalog! {
    /// An error comes as one object, `error`, with the status, a message for people and a code
    /// for programs. Compare the code: it never changes.
    pub static ERRORS = {
        title: "Community service",
        format: errbook::format::ENVELOPE,
        errors: [
            GeneralError,
            AccessError,
            SignOnError,
            AccountError,
            GroupError,
        ],
    };
}
