//! A flat object with the request in it: `cargo run --example flat`.
//!
//! This system tells when and on which request a call failed, beside what went wrong. Its messages
//! are in the reader's language, French; its documentation is in English.
//!
//! Its readers know a table of statuses, successes included, that says who must act.

use std::time::Duration;

use errbook::book::Column;
use errbook::{ApiError, RequestFacts, format, wire_format};

/// Errors
#[derive(Debug, ApiError)]
#[api(rename_all = "SCREAMING_SNAKE_CASE", receive)]
pub enum CallError {
    /// A parameter has a value that is not allowed.
    #[api(status = 400, message = "La valeur du paramètre « {parameter} » n'est pas valide.")]
    InvalidParameter {
        /// The parameter.
        parameter: String,
    },

    /// A parameter that the operation cannot do without is not there.
    #[api(status = 400, message = "Le paramètre « {parameter} » est obligatoire.")]
    MissingParameter {
        /// The parameter.
        parameter: String,
    },

    /// The access token is missing or has expired.
    #[api(status = 401, message = "Veuillez vous authentifier.")]
    AuthenticationRequired,

    /// The account may not use this operation.
    #[api(status = 403, message = "Vous n'avez pas accès à cette opération.")]
    AccessDenied,

    /// The resource does not exist.
    #[api(status = 404, message = "La ressource demandée n'existe pas.")]
    ResourceNotFound,

    /// The resource does not support this method.
    #[api(status = 405, message = "La ressource n'accepte pas cette méthode.")]
    MethodNotAllowed {
        /// The methods that the resource supports.
        #[api(header = "Allow")]
        allow: String,
    },

    /// The resource cannot be sent in a form that the client accepts.
    #[api(status = 406, message = "Aucun format accepté n'est disponible.")]
    FormatNotAvailable,

    /// Somebody else has changed the resource since it was read.
    #[api(status = 409, message = "La ressource a été modifiée entre-temps.")]
    ConcurrentChange,

    /// The resource was removed and will not come back.
    #[api(status = 410, message = "La ressource a été supprimée définitivement.")]
    ResourceRemoved,

    /// The quota of the current period is used up.
    #[api(status = 429, message = "Votre quota est épuisé.")]
    QuotaExceeded {
        /// How long until the next period starts.
        #[api(header = "Retry-After")]
        retry_after: Duration,
    },
}

errbook::catalog! {
    /// An error tells when, on which method and on which URI it happened. Its message is in
    /// French; `errorCode` is the same in every language.
    pub static ERRORS = {
        title: "Statuses",
        format: format::FLAT,
        authenticate: "Bearer",
        errors: [CallError],
        successes: [
            200: "The response carries what was asked for.",
            201: "The resource was created, and `Location` has its address.",
            202: "The work has begun and will be finished later.",
            204: "It is done, and there is nothing to send back.",
            206: "The response carries one page of several.",
        ],
    };
}

wire_format! {
    /// The same object for clients that read the status as a string.
    pub static FLAT_WITH_TEXT: "application/json" = {
        "timestamp": timestamp,
        "httpStatusCode": status_text,
        "httpStatusMessage": reason,
        "errorCode": code,
        "errorMessage": message,
        "requestMethod"?: method,
        "requestURI"?: uri,
    };
}

/// One value of every kind of error.
pub fn occurrences() -> Vec<Box<dyn ApiError>> {
    vec![
        Box::new(CallError::InvalidParameter { parameter: "codePostal".to_owned() }),
        Box::new(CallError::MissingParameter { parameter: "dateDebut".to_owned() }),
        Box::new(CallError::AuthenticationRequired),
        Box::new(CallError::AccessDenied),
        Box::new(CallError::ResourceNotFound),
        Box::new(CallError::MethodNotAllowed { allow: "GET, HEAD".to_owned() }),
        Box::new(CallError::FormatNotAvailable),
        Box::new(CallError::ConcurrentChange),
        Box::new(CallError::ResourceRemoved),
        Box::new(CallError::QuotaExceeded { retry_after: Duration::from_secs(3600) }),
    ]
}

/// The reference: a table of statuses, with who must act.
pub fn reference() -> String {
    let columns = [
        Column::STATUS,
        Column::PHRASE,
        Column::CODE,
        Column::MEANING,
        Column::ACTION.titled("Who must act"),
    ];
    ERRORS.markdown().table(&columns).with_successes().to_string()
}

/// Answers one call in both spellings, then prints the reference.
pub fn main() {
    let request = RequestFacts::new(http::Method::GET, "/communes");
    let errors = occurrences();
    let occurrence = ERRORS.occurrence(&*errors[0]).with_request(&request);
    println!("{}", errbook_examples::on_the_wire(&occurrence.respond()));
    let with_text = occurrence.with_format(&FLAT_WITH_TEXT);
    println!("{}", errbook_examples::on_the_wire(&with_text.respond()));
    print!("{}", reference());
}
