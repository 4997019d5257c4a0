//! The errors that are written, one for each kind of body.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use errbook::{ApiError, RequestFacts, WireFormat};
use http::{Method, Response};

/// Accounts
#[derive(Debug, ApiError)]
pub enum AccountError {
    /// The email is already registered.
    #[api(status = 409, message = "This email is already in use, please try another one.")]
    EmailAlreadyExists,
    /// Too many wrong passwords.
    #[api(status = 403, message = "{email} was tried {attempts} times.")]
    AccountLocked { email: String, attempts: u32 },
    /// The account has too little credit.
    #[api(status = 403, message = "Your balance is {balance}, but that costs {price}.")]
    OutOfCredit {
        balance: u32,
        price: u32,
        #[api(member)]
        accounts: Vec<String>,
    },
    /// A text that is not allowed.
    #[api(status = 409, message = "This text is not allowed: {text}")]
    TextRejected { text: String },
}

errbook::catalog! {
    /// Every error of the account service.
    pub static ERRORS = {
        type_base: "https://example.com/probs/",
        errors: [AccountError],
        standard: [404, 500],
    };
}

/// An error, with what is known of its request.
pub struct Asked {
    pub name: &'static str,
    pub error: AccountError,
    pub request: Option<RequestFacts>,
    /// Whether its body never differs, so that the limit is the least that it costs.
    pub is_static: bool,
}

impl Asked {
    /// What is measured: from the error to the response.
    pub fn respond(&self, format: &'static WireFormat) -> Response<Bytes> {
        let occurrence = ERRORS.occurrence(&self.error).with_format(format);
        match &self.request {
            Some(request) => occurrence.with_request(request).respond(),
            None => occurrence.respond(),
        }
    }
}

pub fn all() -> Vec<Asked> {
    let asked = |name, error| Asked { name, error, request: None, is_static: false };
    let lines = "She said \"no\",\tthen \\ left:\n".repeat(3);
    vec![
        Asked { is_static: true, ..asked("static", AccountError::EmailAlreadyExists) },
        Asked {
            is_static: true,
            request: Some(request()),
            ..asked("static, with its request", AccountError::EmailAlreadyExists)
        },
        asked(
            "two fields",
            AccountError::AccountLocked { email: "ada@example.com".to_owned(), attempts: 5 },
        ),
        asked(
            "three members, one a list",
            AccountError::OutOfCredit {
                balance: 30,
                price: 50,
                accounts: vec!["/account/12345".to_owned(), "/account/67890".to_owned()],
            },
        ),
        asked("a text to escape", AccountError::TextRejected { text: lines }),
        // A body of 1 KiB in PROBLEM, where it is a member too.
        asked(
            "a long text",
            AccountError::TextRejected { text: "lorem ipsum ".repeat(35) + "dolor sit" },
        ),
    ]
}

pub const PATH: &str = "/accounts";
pub const REQUEST_ID: &str = "req-7f3a";

pub fn received() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_millis(1_790_000_000_123)
}

fn request() -> RequestFacts {
    RequestFacts::new(Method::POST, PATH).with_id(REQUEST_ID).with_received(received())
}
