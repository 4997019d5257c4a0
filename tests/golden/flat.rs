// Statuses: its errors, as clients receive them.
// Made by errbook of the service's book, and will be again: change nothing here.

/// Errors
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum CallError {
    /// A parameter has a value that is not allowed.
    #[api(
        status = 400,
        code = "INVALID_PARAMETER",
        message = "La valeur du paramètre « {parameter} » n'est pas valide."
    )]
    InvalidParameter {
        /// The parameter.
        parameter: String,
    },

    /// A parameter that the operation cannot do without is not there.
    #[api(
        status = 400,
        code = "MISSING_PARAMETER",
        message = "Le paramètre « {parameter} » est obligatoire."
    )]
    MissingParameter {
        /// The parameter.
        parameter: String,
    },

    /// The access token is missing or has expired.
    #[api(
        status = 401,
        code = "AUTHENTICATION_REQUIRED",
        message = "Veuillez vous authentifier.",
        header = "WWW-Authenticate: Bearer"
    )]
    AuthenticationRequired,

    /// The account may not use this operation.
    #[api(
        status = 403,
        code = "ACCESS_DENIED",
        message = "Vous n'avez pas accès à cette opération."
    )]
    AccessDenied,

    /// The resource does not exist.
    #[api(
        status = 404,
        code = "RESOURCE_NOT_FOUND",
        message = "La ressource demandée n'existe pas."
    )]
    ResourceNotFound,

    /// The resource does not support this method.
    #[api(
        status = 405,
        code = "METHOD_NOT_ALLOWED",
        message = "La ressource n'accepte pas cette méthode."
    )]
    MethodNotAllowed {
        /// The methods that the resource supports.
        #[api(header = "Allow")]
        allow: String,
    },

    /// The resource cannot be sent in a form that the client accepts.
    #[api(
        status = 406,
        code = "FORMAT_NOT_AVAILABLE",
        message = "Aucun format accepté n'est disponible."
    )]
    FormatNotAvailable,

    /// Somebody else has changed the resource since it was read.
    #[api(
        status = 409,
        code = "CONCURRENT_CHANGE",
        message = "La ressource a été modifiée entre-temps."
    )]
    ConcurrentChange,

    /// The resource was removed and will not come back.
    #[api(
        status = 410,
        code = "RESOURCE_REMOVED",
        message = "La ressource a été supprimée définitivement."
    )]
    ResourceRemoved,

    /// The quota of the current period is used up.
    #[api(
        status = 429,
        code = "QUOTA_EXCEEDED",
        message = "Votre quota est épuisé."
    )]
    QuotaExceeded {
        /// How long until the next period starts.
        #[api(header = "Retry-After")]
        retry_after: String,
    },
}

errbook::catalog! {
    /// An error tells when, on which method and on which URI it happened. Its message is in
    /// French; `errorCode` is the same in every language.
    pub static ERRORS = {
        title: "Statuses",
        format: errbook::format::FLAT,
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
