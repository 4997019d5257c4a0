//! Errors that say all that a declaration can say of an entry, and nothing as one would expect it.
#![allow(dead_code, reason = "documents are made of types alone")]

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;
use std::time::Duration;

use errbook::standard::HttpError;
use errbook::{ApiError, Item};

/// Names | with *marks*.
///
/// Ends */ here. \u{202e} "quotes" and a `//` comment.
///
/// ```text
/// # not a heading
///     indented
/// ```
#[derive(Debug, ApiError)]
#[api(title = "Odd \"names\"", rename_all = "kebab-case")]
pub(super) enum NameError {
    #[doc = " A letter that is not seen: \u{202e}."]
    #[api(status = 400, code = "no user #1", message = "{{literal}} {match} of {number:>5}")]
    Spaced {
        r#match: String,
        /// Digits.
        #[api(member = "1st", example = -3)]
        number: i8,
        #[api(member = "self")]
        itself: Option<Vec<Option<bool>>>,
        #[api(member = "with space", example = "a \"b\"")]
        spaced: BTreeMap<String, BTreeSet<u16>>,
        #[api(member = "source")]
        cause: (String, f64),
    },
    /// One paragraph with `code`.
    #[api(status = 400, member("kind" = "a\\b", "level" = -1.5e3, "on" = true, "none" = null))]
    Marked,
    #[api(status = 404, code = "404", message = false)]
    Number,
    #[api(status = 404, code = 40401, title = "A | title")]
    #[deprecated(since = "2.0.0", note = "say \"gone\"")]
    OtherNumber,
    #[api(status = 410, code = "self")]
    #[deprecated]
    Itself,
    #[api(status = 410, code = "SELF", type = "https://example.com/self")]
    Loud,
}

/// What statuses there are
#[derive(Debug, ApiError)]
enum StatusError {
    #[api(status = 499, unregistered)]
    ClientClosedRequest,
    #[api(status = 399, redirect, unregistered)]
    OtherRedirect,
    #[api(status = 301, redirect)]
    Moved {
        /// Where to.
        #[api(header = "Location")]
        to: String,
        #[api(header = "X-Odd")]
        odd: Option<u8>,
    },
    #[api(status = 401, header = "WWW-Authenticate: Basic realm=\"a\"", header = "X-A: b")]
    Basic,
    #[api(status = 401, code = "SHARED", shared)]
    SharedOne,
    #[api(status = 403, code = "SHARED", shared, actor = Operator, action = "Ask \"us\".", retry = Later)]
    SharedTwo {
        by: IpAddr,
        #[api(member)]
        after: Duration,
    },
    #[api(status = 503, message = "Down.", route = "GET /a/{b}", format = errbook::format::ENVELOPE)]
    Down,
    /// Checked.
    #[api(status = 422)]
    Invalid {
        #[api(items)]
        found: Vec<Item>,
        #[api(member)]
        items: Vec<u8>,
    },
}

#[derive(Debug, ApiError)]
#[api(standard, status = 503)]
enum CompanyError {
    Maintenance,
}

/// Two that wrap
#[derive(Debug, ApiError)]
enum Wrapper {
    Names {
        #[api(transparent)]
        error: NameError,
        /// The trace.
        #[api(member = "traceId", header = "X-Trace")]
        trace: String,
    },
    Statuses {
        #[api(transparent)]
        error: StatusError,
        #[api(member = "traceId")]
        trace: String,
        #[api(member)]
        more: Option<u8>,
    },
    #[api(transparent)]
    Http(HttpError),
}

errbook::catalog! {
    /// What is odd | here.
    ///
    /// Another paragraph.
    pub(super) static ERRORS = {
        title: "Odd \"names\" \u{202e}",
        errors: [Wrapper, HttpError, CompanyError],
        standard: [404, 405],
        headers_elsewhere: ["WWW-Authenticate", "Allow"],
        type_base: "https://example.com/probs/",
        successes: [200, 201: "It is \"there\"."],
    };
}
