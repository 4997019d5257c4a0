// Contacts and projects: its errors, as clients receive them.
// Made by errbook of the service's book, and will be again: change nothing here.

/// What the routes answer
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum CallError {
    /// A contact is created from a user name and an email address, and the call left one out.
    #[api(
        status = 400,
        message = "To create a contact, send both its username and its email.",
        route = "clients_upsert"
    )]
    IncompleteContact,

    /// The identification token was never valid, has expired, or was withdrawn.
    #[api(
        status = 401,
        message = "This identification token is not valid, or not any more.",
        header = "WWW-Authenticate: Token"
    )]
    InvalidToken,

    /// The reference is the key by which a project is found and updated, or else created.
    #[api(
        status = 400,
        message = "The field `reference` is mandatory.",
        route = "projects_upsert"
    )]
    MissingReference,
}

errbook::catalog! {
    /// Every failure is answered `200 OK`: when `erreur` is `true`, the call had no effect, and
    /// `message` says why. Another status comes only from what stands before the service, such as
    /// a proxy.
    pub static ERRORS = {
        title: "Contacts and projects",
        format: errbook::format::SUCCESS_FLAG,
        errors: [CallError],
        standard: [400, 401, 403, 404, 405, 406, 410, 418, 429, 500, 503],
        headers_elsewhere: ["WWW-Authenticate", "Allow"],
    };
}
