// Formats of other systems: its errors, as clients receive them.
// Made by errbook of the service's book, and will be again: change nothing here.

/// Books, as Google
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum BookError {
    /// Somebody else changed the book since it was read.
    #[api(
        status = 409,
        code = "STALE_ETAG",
        message = "The book {book} has changed since you read it.",
        format = super::GOOGLE
    )]
    StaleEtag {
        /// The name of the book.
        book: String,
        /// Its present etag.
        #[api(member)]
        etag: String,
    },

    /// There is no such shelf.
    #[api(status = 404, code = "SHELF_NOT_FOUND", format = super::GOOGLE)]
    ShelfNotFound,
}

/// Labels, as GitHub
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum LabelError {
    /// Values in the request are not valid.
    #[api(
        status = 422,
        code = "invalid-values",
        message = "Some values are not valid.",
        format = super::GITHUB
    )]
    InvalidValues {
        /// What the values are for.
        #[api(member)]
        resource: String,
        #[api(items)]
        items: Vec<errbook::Item>,
    },

    /// There is no such label.
    #[api(status = 404, code = "no-such-label", format = super::GITHUB)]
    NoSuchLabel,
}

/// Payments, as Stripe
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum PaymentError {
    /// A parameter that the call cannot do without is not there.
    #[api(
        status = 400,
        code = "parameter_missing",
        message = "The parameter {param} is required.",
        format = super::STRIPE
    )]
    ParameterMissing {
        /// The parameter.
        param: String,
    },

    /// The bank has declined the card.
    #[api(status = 402, code = "card_declined", format = super::STRIPE)]
    CardDeclined,
}

/// Articles, as JSON:API
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum ArticleError {
    /// Attributes of the article are not valid.
    #[api(status = 422, format = super::JSON_API)]
    InvalidAttribute {
        #[api(items)]
        items: Vec<errbook::Item>,
    },

    /// Somebody else is editing the article.
    #[api(status = 423, format = super::JSON_API)]
    ArticleLocked,
}

/// Provisioning, as SCIM
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum ProvisioningError {
    /// Another user has this user name.
    #[api(status = 409, code = "uniqueness", format = super::SCIM)]
    Uniqueness,

    /// The filter is malformed, or names an attribute that cannot be filtered by.
    #[api(status = 400, code = "invalidFilter", format = super::SCIM)]
    InvalidFilter,
}

/// Tokens, as OAuth 2.0
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum TokenError {
    /// The authorization code has expired or was used before.
    #[api(status = 400, code = "invalid_grant", format = super::OAUTH)]
    InvalidGrant,

    /// The client is unknown, or its secret is wrong.
    #[api(
        status = 401,
        code = "invalid_client",
        format = super::OAUTH,
        header = "WWW-Authenticate: Basic realm=\"token\""
    )]
    InvalidClient,
}

/// Calls, as Twilio
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum CallError {
    /// The number to call is not valid.
    #[api(
        status = 400,
        code = 21211,
        title = "Invalid Number",
        message = "{{number}} is not a number to call."
    )]
    Error21211,

    /// Calls are made faster than the account permits.
    #[api(status = 429, code = 20429, title = "Too Many Calls")]
    Error20429,
}

errbook::catalog! {
    /// One service that speaks seven formats. None would do this; it shows that any could.
    pub static ERRORS = {
        title: "Formats of other systems",
        format: super::TWILIO,
        type_base: "https://docs.example.com/errors/",
        errors: [
            BookError,
            LabelError,
            PaymentError,
            ArticleError,
            ProvisioningError,
            TokenError,
            CallError,
        ],
    };
}
