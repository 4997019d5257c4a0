// Odd "names": its errors, as clients receive them.
// Made by errbook of the service's book, and will be again: change nothing here.

/// Two that wrap
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum Wrapper {
    Name {
        #[api(transparent)]
        error: NameError,
        /// The trace.
        #[api(member = "traceId")]
        trace_id: String,
        /// The trace.
        #[api(header = "X-Trace")]
        x_trace: Option<String>,
    },

    Status {
        #[api(transparent)]
        error: StatusError,
        #[api(member = "traceId")]
        trace_id: String,
        #[api(member)]
        more: Option<u8>,
    },

    #[api(transparent)]
    Http(errbook::standard::HttpError),
}

/// Names | with *marks*.
///
/// Ends */ here. \u{202e} "quotes" and a `//` comment.
///
/// ```text
/// # not a heading
///     indented
/// ```
#[derive(Debug, errbook::ApiError)]
#[api(receive, title = "Odd \"names\"")]
pub enum NameError {
    #[doc = " A letter that is not seen: \u{202e}."]
    #[api(
        status = 400,
        code = "no user #1",
        title = "Spaced",
        message = "{{literal}} {match_} of {value_1st}"
    )]
    NoUser1 {
        #[api(member = "match")]
        match_: String,
        /// Digits.
        #[api(member = "1st", example = -3)]
        value_1st: i8,
        #[api(member = "self")]
        self_: Option<Vec<Option<bool>>>,
        #[api(member = "with space", example = "a \"b\"")]
        with_space: std::collections::BTreeMap<String, std::collections::BTreeSet<u16>>,
        #[api(member = "source")]
        source_: (String, f64),
    },

    /// One paragraph with `code`.
    #[api(
        status = 400,
        code = "marked",
        message = "One paragraph with code.",
        member("kind" = "a\\b"),
        member("level" = -1500.0),
        member("on" = true),
        member("none" = null)
    )]
    Marked,

    #[api(status = 404, code = 404, title = "Number", message = false)]
    Error404,

    #[deprecated(since = "2.0.0", note = "say \"gone\"")]
    #[api(status = 404, code = 40401, title = "A | title")]
    Error40401,

    #[deprecated]
    #[api(status = 410, code = "self", title = "Itself")]
    Self2,

    #[api(
        status = 410,
        code = "SELF",
        title = "Loud",
        type = "https://example.com/self"
    )]
    Self3,
}

/// What statuses there are
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum StatusError {
    #[api(status = 499, unregistered)]
    ClientClosedRequest,

    #[api(status = 399, redirect, unregistered)]
    OtherRedirect,

    #[api(status = 301, redirect)]
    Moved {
        /// Where to.
        #[api(header = "Location")]
        location: String,
        #[api(header = "X-Odd")]
        x_odd: Option<String>,
    },

    #[api(
        status = 401,
        header = "WWW-Authenticate: Basic realm=\"a\"",
        header = "X-A: b"
    )]
    Basic,

    #[api(status = 401, code = "SHARED", title = "Shared One", shared)]
    Shared,

    #[api(
        status = 403,
        code = "SHARED",
        title = "Shared Two",
        shared,
        actor = Operator,
        action = "Ask \"us\".",
        retry = Later
    )]
    Shared2 {
        #[api(member)]
        after: std::time::Duration,
    },

    #[api(
        status = 503,
        message = "Down.",
        route = "GET /a/{b}",
        format = errbook::format::ENVELOPE
    )]
    Down,

    /// Checked.
    #[api(status = 422)]
    Invalid {
        #[api(member)]
        items: Vec<u8>,
        #[api(items)]
        items2: Vec<errbook::Item>,
    },
}

/// Company Error
#[derive(Debug, errbook::ApiError)]
#[api(receive, standard)]
pub enum CompanyError {
    #[api(status = 503)]
    Maintenance,
}

errbook::catalog! {
    /// What is odd | here.
    ///
    /// Another paragraph.
    pub static ERRORS = {
        title: "Odd \"names\" \u{202e}",
        format: errbook::format::PROBLEM,
        type_base: "https://example.com/probs/",
        errors: [Wrapper, errbook::standard::HttpError, CompanyError],
        standard: [404, 405],
        headers_elsewhere: ["WWW-Authenticate", "Allow"],
        successes: [200, 201: "It is \"there\"."],
    };
}
