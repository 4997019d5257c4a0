//! Formats of your own: `cargo run --example custom_format`.
//!
//! The public error bodies of Google (AIP-193), GitHub, Stripe, JSON:API, SCIM, OAuth 2.0 and
//! Twilio, each declared as the object that its own documentation shows. A type asks for its
//! format with `#[api(format = …)]`.

use std::fmt::Write as _;

use errbook::{ApiError, Item, WireFormat, wire_format};
use http::StatusCode;

wire_format! {
    /// Google's AIP-193, with an `ErrorInfo`. Its metadata are strings, so the members should be.
    pub static GOOGLE: "application/json" = {
        "error": {
            "code": status,
            "message": message,
            "status": grpc_code,
            "details": [{
                "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                "reason": code,
                "domain": "library.example.com",
                "metadata"?: members,
            }],
        },
    };

    /// GitHub's REST API. An error in the list says which field of which resource is at fault.
    pub static GITHUB: "application/json" = {
        "message": message,
        "errors"?: [for item in items {
            "resource"?: member("resource"), "field"?: item.field, "code"?: item.code,
        }],
        "documentation_url"?: type_uri,
        "status": status_text,
    };

    /// Stripe. The type follows from the status, the parameter is a member.
    pub static STRIPE: "application/json" = {
        "error": {
            "type": |occurrence| stripe_type(occurrence.status()),
            "code": code,
            "message": message,
            "param"?: member("param"),
            "doc_url"?: type_uri,
        },
    };

    /// JSON:API. There is always an error object: what has no items is the one itself.
    pub static JSON_API: "application/vnd.api+json" = {
        "errors": [for item in items_or_self {
            "status": status_text,
            "code"?: item.code,
            "title": entry_title,
            "detail": item.message,
            "source"?: { "pointer"?: item.pointer },
        }],
    };

    /// SCIM (RFC 7644 §3.12).
    pub static SCIM: "application/scim+json" = {
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"],
        "scimType": code,
        "detail": message,
        "status": status_text,
    };

    /// The token endpoint of OAuth 2.0 (RFC 6749 §5.2), with the headers that it asks for.
    pub static OAUTH: "application/json", "Cache-Control": "no-store", "Pragma": "no-cache" = {
        "error": code,
        "error_description": message,
        "error_uri"?: type_uri,
    };

    /// Twilio. Its codes are numbers.
    pub static TWILIO: "application/json" = {
        "code": |occurrence| occurrence.code().parse::<u32>().ok(),
        "message": message,
        "more_info"?: type_uri,
        "status": status,
    };
}

/// Stripe's classes of errors.
fn stripe_type(status: StatusCode) -> &'static str {
    match status.as_u16() {
        402 => "card_error",
        500.. => "api_error",
        _ => "invalid_request_error",
    }
}

/// Books, as Google
#[derive(Debug, ApiError)]
#[api(format = GOOGLE, rename_all = "SCREAMING_SNAKE_CASE", receive)]
pub enum BookError {
    /// Somebody else changed the book since it was read.
    #[api(status = 409, message = "The book {book} has changed since you read it.")]
    StaleEtag {
        /// The name of the book.
        book: String,
        /// Its present etag.
        #[api(member)]
        etag: String,
    },

    /// There is no such shelf.
    #[api(status = 404)]
    ShelfNotFound,
}

/// Labels, as GitHub
#[derive(Debug, ApiError)]
#[api(format = GITHUB, rename_all = "kebab-case", receive)]
pub enum LabelError {
    /// Values in the request are not valid.
    #[api(status = 422, message = "Some values are not valid.")]
    InvalidValues {
        /// What the values are for.
        #[api(member)]
        resource: String,
        /// The fields at fault, under their names.
        #[api(items)]
        fields: Vec<Item>,
    },

    /// There is no such label.
    #[api(status = 404)]
    NoSuchLabel,
}

/// Payments, as Stripe
#[derive(Debug, ApiError)]
#[api(format = STRIPE, rename_all = "snake_case", receive)]
pub enum PaymentError {
    /// A parameter that the call cannot do without is not there.
    #[api(status = 400, message = "The parameter {param} is required.")]
    ParameterMissing {
        /// The parameter.
        param: String,
    },

    /// The bank has declined the card.
    #[api(status = 402)]
    CardDeclined,
}

/// Articles, as JSON:API
#[derive(Debug, ApiError)]
#[api(format = JSON_API, receive)]
pub enum ArticleError {
    /// Attributes of the article are not valid.
    #[api(status = 422, title = "Invalid Attribute")]
    InvalidAttribute {
        /// What was found.
        #[api(items)]
        findings: Vec<Item>,
    },

    /// Somebody else is editing the article.
    #[api(status = 423)]
    ArticleLocked,
}

/// Provisioning, as SCIM
#[derive(Debug, ApiError)]
#[api(format = SCIM, rename_all = "camelCase", receive)]
pub enum ProvisioningError {
    /// Another user has this user name.
    #[api(status = 409)]
    Uniqueness,

    /// The filter is malformed, or names an attribute that cannot be filtered by.
    #[api(status = 400)]
    InvalidFilter,
}

/// Tokens, as OAuth 2.0
#[derive(Debug, ApiError)]
#[api(format = OAUTH, rename_all = "snake_case", receive)]
pub enum TokenError {
    /// The authorization code has expired or was used before.
    #[api(status = 400)]
    InvalidGrant,

    /// The client is unknown, or its secret is wrong.
    #[api(status = 401, header = "WWW-Authenticate: Basic realm=\"token\"")]
    InvalidClient,
}

/// Calls, as Twilio
#[derive(Debug, ApiError)]
#[api(format = TWILIO)]
pub enum CallError {
    /// The number to call is not valid.
    #[api(status = 400, code = "21211", message = "{number} is not a number to call.")]
    InvalidNumber {
        /// The number.
        #[api(member = false)]
        number: &'static str,
    },

    /// Calls are made faster than the account permits.
    #[api(status = 429, code = "20429")]
    TooManyCalls,
}

errbook::catalog! {
    /// One service that speaks seven formats. None would do this; it shows that any could.
    pub static ERRORS = {
        title: "Formats of other systems",
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

/// The formats that this file declares.
pub fn formats() -> [&'static WireFormat; 7] {
    [&GOOGLE, &GITHUB, &STRIPE, &JSON_API, &SCIM, &OAUTH, &TWILIO]
}

/// One value of every kind of error.
pub fn occurrences() -> Vec<Box<dyn ApiError>> {
    let name = Item::new("is taken").field("name").code("already_exists");
    let color = Item::new("is not a color").field("color").code("invalid");
    let title = Item::new("must not be empty").pointer("/data/attributes/title").code("Empty");
    vec![
        Box::new(BookError::StaleEtag {
            book: "shelves/7/books/3".to_owned(),
            etag: "W/5".to_owned(),
        }),
        Box::new(BookError::ShelfNotFound),
        Box::new(LabelError::InvalidValues {
            resource: "Label".to_owned(),
            fields: vec![name, color],
        }),
        Box::new(LabelError::NoSuchLabel),
        Box::new(PaymentError::ParameterMissing { param: "currency".to_owned() }),
        Box::new(PaymentError::CardDeclined),
        Box::new(ArticleError::InvalidAttribute { findings: vec![title] }),
        Box::new(ArticleError::ArticleLocked),
        Box::new(ProvisioningError::Uniqueness),
        Box::new(ProvisioningError::InvalidFilter),
        Box::new(TokenError::InvalidGrant),
        Box::new(TokenError::InvalidClient),
        Box::new(CallError::InvalidNumber { number: "+1555" }),
        Box::new(CallError::TooManyCalls),
    ]
}

/// Every format, with the responses that it gives.
pub fn reference() -> String {
    let errors = occurrences();
    let mut text = format!("# {}\n", ERRORS.title());
    for format in formats() {
        let _ = write!(text, "\n## {}\n\n{}\n", format.name(), format.docs().trim());
        for error in &errors {
            let occurrence = ERRORS.occurrence(&**error);
            if std::ptr::eq(occurrence.format(), format) {
                let response = errbook_examples::on_the_wire(&occurrence.respond());
                let _ = write!(text, "\n```http\n{response}```\n");
            }
        }
    }
    text
}

/// Prints every format, with the responses that it gives.
pub fn main() {
    print!("{}", reference());
}
