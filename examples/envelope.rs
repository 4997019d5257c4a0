//! An envelope: `cargo run --example envelope`.
//!
//! This system puts everything in one `error` object, `{"error": {"status", "message", "code"}}`,
//! and answers with the status that the object names. Its object has exactly these three keys, so
//! the values that a message names are no members: `#[api(member = false)]`.
//!
//! Its readers know a list with a block for each error.

use std::error::Error;

use errbook::{ApiError, format};

/// General
#[derive(Debug, ApiError)]
pub enum GeneralError {
    /// The service failed in a way that nobody foresaw.
    #[api(status = 500, message = "Something went wrong on our side.", display = "not foreseen")]
    InternalError {
        /// What went wrong, for the logs.
        source: Box<dyn Error + Send + Sync>,
    },

    /// The body does not have the form that this endpoint takes.
    #[api(status = 400)]
    InvalidInput,

    /// A query parameter that this endpoint cannot do without is not there.
    #[api(status = 400, message = "The query parameter {parameter} is missing.")]
    MissingRequiredQueryParameter {
        /// The parameter.
        #[api(member = false)]
        parameter: &'static str,
    },

    /// The request came from a domain that this project does not list.
    #[api(status = 400)]
    InvalidRequestDomain,
}

/// Access
#[derive(Debug, ApiError)]
#[api(receive)]
pub enum AccessError {
    /// The API token has the wrong form, or belongs to no project.
    #[api(status = 400)]
    InvalidApiToken,

    /// This endpoint asks for an API token, and the request carries none.
    #[api(status = 401)]
    UnauthorizedRequest,

    /// The owner of the project has switched its API off.
    #[api(status = 403)]
    ApiIsDisabled,
}

/// Single sign-on
#[derive(Debug, ApiError)]
#[api(receive)]
pub enum SignOnError {
    /// The sign-on token cannot be decoded with the project's secret.
    #[api(status = 400)]
    SSOTokenFailedToParse,

    /// The sign-on token was decoded, but its payload lacks a claim or has one of the wrong type.
    #[api(status = 400)]
    InvalidSSOTokenPayload,

    /// The sign-on was fine, but its session could not be stored.
    // Published in this spelling, so it stays: clients compare it.
    #[api(status = 500, code = "failedToCreateSession", message = "No session could be created.")]
    FailedToCreateSession,
}

/// Accounts
#[derive(Debug, ApiError)]
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
    #[api(status = 400, message = "A user name has {min} to {max} characters.")]
    OutOfRangeUsername {
        /// The shortest length.
        #[api(member = false)]
        min: u8,
        /// The longest length.
        #[api(member = false)]
        max: u8,
    },

    /// The name to make suggestions from is shorter or longer than allowed.
    #[api(status = 400, message = "Suggestions are made for names of {min} to {max} characters.")]
    OutOfRangeSuggestedUsername {
        /// The shortest length.
        #[api(member = false)]
        min: u8,
        /// The longest length.
        #[api(member = false)]
        max: u8,
    },

    /// Somebody else has this user name.
    #[api(status = 409, message = "The user name {username} is taken.")]
    UsernameAlreadyExists {
        /// The name that was asked for.
        #[api(member = false)]
        username: String,
    },

    /// Somebody else has an account with this email address.
    #[api(status = 409, message = "{email} is already in use, please try another one.")]
    EmailAlreadyExists {
        /// The address that was asked for.
        #[api(member = false)]
        email: String,
    },
}

/// Groups
#[derive(Debug, ApiError)]
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
        format: format::ENVELOPE,
        authenticate: "Bearer",
        errors: [GeneralError, AccessError, SignOnError, AccountError, GroupError],
    };
}

/// One value of every kind of error.
pub fn occurrences() -> Vec<Box<dyn ApiError>> {
    vec![
        Box::new(AccountError::EmailAlreadyExists { email: "ada@example.com".to_owned() }),
        Box::new(AccountError::UsernameAlreadyExists { username: "ada".to_owned() }),
        Box::new(AccountError::OutOfRangeUsername { min: 3, max: 20 }),
        Box::new(AccountError::OutOfRangeSuggestedUsername { min: 3, max: 20 }),
        Box::new(AccountError::InvalidUsername),
        Box::new(AccountError::InvalidEmailDomain),
        Box::new(AccountError::FailedToCreateUser),
        Box::new(GeneralError::InternalError { source: "the disk is full".into() }),
        Box::new(GeneralError::InvalidInput),
        Box::new(GeneralError::MissingRequiredQueryParameter { parameter: "page" }),
        Box::new(GeneralError::InvalidRequestDomain),
        Box::new(AccessError::InvalidApiToken),
        Box::new(AccessError::UnauthorizedRequest),
        Box::new(AccessError::ApiIsDisabled),
        Box::new(SignOnError::SSOTokenFailedToParse),
        Box::new(SignOnError::InvalidSSOTokenPayload),
        Box::new(SignOnError::FailedToCreateSession),
        Box::new(GroupError::NotGroupMember),
        Box::new(GroupError::GroupNotFound),
    ]
}

/// The reference: a block for each error.
pub fn reference() -> String {
    ERRORS.markdown().blocks().to_string()
}

/// Answers one call, then prints the reference.
pub fn main() {
    let errors = occurrences();
    println!("{}", errbook_examples::on_the_wire(&ERRORS.respond(&*errors[0])));
    print!("{}", reference());
    for lint in ERRORS.lints() {
        println!("\nNote: {lint}.");
    }
}
