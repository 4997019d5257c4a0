//! A tour of errbook: one error through five wire formats and back, and the reference of its API.
//!
//! `cargo run --example tour`

use std::io::{IsTerminal, stdout};
use std::time::Duration;

use errbook::format::{self, Received};
use errbook::standard::HttpError;
use errbook::{ApiError, RequestFacts, WireFormat};
use http::{HeaderMap, Method, StatusCode};

/// Accounts
///
/// Signing up, paying, and what can go wrong with either.
#[derive(Debug, ApiError)]
pub enum AccountError {
    /// The email is already registered.
    ///
    /// A sign-up used an address that belongs to another account.
    #[api(status = 409, message = "{email} is already in use, please try another one.")]
    EmailAlreadyExists {
        /// The address that was tried.
        email: String,
    },

    /// The account has too little credit.
    #[api(status = 403, message = "Your balance is {balance}, but that costs {price}.")]
    OutOfCredit {
        /// What the account has, in cents.
        balance: u32,
        /// What the order costs, in cents.
        price: u32,
        /// The accounts that could pay instead.
        #[api(member)]
        accounts: Vec<String>,
    },

    /// Too many requests in the current period.
    #[api(status = 429, message = "Slow down.")]
    TooManyRequests {
        /// How long to wait.
        #[api(header = "Retry-After")]
        retry_after: Duration,
    },

    /// The email or the password is wrong.
    #[api(status = 401)]
    InvalidCredentials,

    /// Answers exactly like a wrong password: nobody learns which accounts exist.
    #[api(like = InvalidCredentials)]
    NoSuchAccount,

    /// The database did not answer.
    #[api(internal, display = "query {query} failed")]
    Database {
        /// Which query.
        query: &'static str,
        /// Why.
        source: std::io::Error,
    },

    /// Whatever HTTP itself has an error for.
    #[api(transparent)]
    Http(#[from] HttpError),
}

errbook::catalog! {
    /// Every error that the account service answers with.
    pub static ERRORS = {
        title: "Account service",
        type_base: "https://example.com/probs/",
        authenticate: "Bearer",
        headers_elsewhere: ["Allow"],
        standard: [404, 405],
        errors: [AccountError],
    };
}

/// Prints the tour.
pub fn main() {
    let error = AccountError::OutOfCredit {
        balance: 30,
        price: 50,
        accounts: vec!["/account/12345".into(), "/account/67890".into()],
    };
    let request = RequestFacts::new(Method::POST, "/orders").with_id("req-7f3a");

    title("One error");
    println!("{error:?}\n");
    println!("An operator reads:  {error}");
    println!("A client gets:      what follows, in the format that the API speaks.\n");

    let formats: [(&str, &'static WireFormat); 5] = [
        ("RFC 9457 problem details", &format::PROBLEM),
        ("an envelope", &format::ENVELOPE),
        ("a flat object with the request in it", &format::FLAT),
        ("a success status with an error flag", &format::SUCCESS_FLAG),
        ("a plain message", &format::MESSAGE),
    ];
    for (what, format) in formats {
        title(&format!("{}: {what}", format.name()));
        let occurrence = ERRORS.occurrence(&error).with_request(&request).with_format(format);
        let response = occurrence.respond();
        response_head(response.status(), response.headers());
        println!("{}\n", pretty(response.body()));
        match format.read(response.status(), response.body()) {
            Ok(received) => println!("A client reads back:  {}\n", told(&received)),
            Err(error) => println!("A client cannot read it: {error}\n"),
        }
    }

    title("What stays inside");
    let source = std::io::Error::other("connection to 10.0.0.5 refused");
    let error = AccountError::Database { query: "find_account", source };
    let occurrence = ERRORS.occurrence(&error).with_request(&request);
    let causes: Vec<String> = occurrence.causes().map(ToString::to_string).collect();
    println!("An operator reads:  {error}: {}", causes.join(": "));
    println!("A client gets:\n");
    let response = occurrence.respond();
    response_head(response.status(), response.headers());
    println!("{}\n", pretty(response.body()));

    title("The reference, from the same declaration");
    print!("{}", ERRORS.markdown());
}

fn title(text: &str) {
    let line = "─".repeat(84_usize.saturating_sub(text.chars().count()));
    if stdout().is_terminal() {
        println!("\x1b[1m── {text} {line}\x1b[0m\n");
    } else {
        println!("── {text} {line}\n");
    }
}

fn response_head(status: StatusCode, headers: &HeaderMap) {
    let phrase = errbook::status::Status::of(status.as_u16()).map_or("", |row| row.phrase);
    println!("HTTP/1.1 {} {phrase}", status.as_u16());
    for (name, value) in headers {
        println!("{name}: {}", String::from_utf8_lossy(value.as_bytes()));
    }
    println!();
}

/// The body with line breaks, its members in the order of the wire.
fn pretty(body: &[u8]) -> String {
    let mut text = Vec::new();
    let mut json = serde_json::Deserializer::from_slice(body);
    let mut lines = serde_json::Serializer::pretty(&mut text);
    match serde_transcode::transcode(&mut json, &mut lines) {
        Ok(()) => String::from_utf8_lossy(&text).into_owned(),
        Err(error) => format!("not JSON: {error}"),
    }
}

/// What a body said, in one line.
fn told(received: &Received) -> String {
    let mut told = vec![format!("status {}", received.status.as_u16())];
    let texts = [
        ("code", &received.code),
        ("message", &received.message),
        ("type", &received.type_uri),
        ("path", &received.path),
        ("request", &received.request_id),
    ];
    for (name, text) in texts {
        told.extend(text.as_ref().map(|text| format!("{name} {text:?}")));
    }
    for (name, value) in &received.members {
        told.push(format!("{name} = {value}"));
    }
    told.join(", ")
}
