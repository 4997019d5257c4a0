use std::borrow::Cow;

use http::StatusCode;

use crate::catalog::details::{DeprecatedDoc, HeaderDoc, LogLevel, MemberDoc, MemberValue};
use crate::catalog::row::{
    FIXED, HIDDEN, ITEMS, OWN_FORMAT, Row, SHARED, SILENT, STANDARD, TEMPLATE,
};
use crate::catalog::spelling::{in_uri, number};
use crate::catalog::status::{Actor, Retry, Status};
use crate::catalog::text::hash;

/// One documented kind of error: what RFC 9457 calls a problem type. Static.
///
/// `#[derive(ApiError)]` writes one for each variant. By hand:
///
/// ```
/// use errbook::Entry;
///
/// const GONE: Entry = Entry::new(410, "DraftExpired", "Draft Expired")
///     .with_docs("The draft was deleted.\n\nDrafts live for thirty days.", "The draft was deleted.");
/// assert_eq!(GONE.status().as_u16(), 410);
/// assert_eq!(GONE.message(), "The draft was deleted.");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    pub(super) row: Row,
    /// The members of its type, among which its own stand together, from this one.
    pub(super) members: &'static [MemberDoc],
    pub(super) first_member: usize,
    pub(super) type_uri: Option<&'static str>,
    pub(super) route: Option<&'static str>,
    pub(super) constants: &'static [MemberValue],
    pub(super) examples: &'static [MemberValue],
    pub(super) headers: &'static [HeaderDoc],
    pub(super) actor: Option<Actor>,
    pub(super) action: Option<&'static str>,
    pub(super) retry: Option<Retry>,
    pub(super) log: Option<LogLevel>,
    pub(super) deprecated: Option<&'static DeprecatedDoc>,
}

impl Entry {
    /// An entry with a status, a code and a title; everything else has its default.
    ///
    /// The message of a server error is the status phrase, so that it tells nothing
    /// about the inside; that of a client error is the title.
    ///
    /// # Panics
    /// If the status is not 100 to 999. In a `const`, that is a compile error.
    #[must_use]
    pub const fn new(status: u16, code: &'static str, title: &'static str) -> Self {
        assert!(100 <= status && status <= 999, "a status has three digits");
        let message = default_message(status, title);
        Entry::of((status, code, hash(code), title, "", message, 0, 0))
    }

    pub(crate) const fn of(row: Row) -> Self {
        Entry {
            row,
            members: &[],
            first_member: 0,
            type_uri: None,
            route: None,
            constants: &[],
            examples: &[],
            headers: &[],
            actor: None,
            action: None,
            retry: None,
            log: None,
            deprecated: None,
        }
    }

    const fn marked(mut self, mark: u16) -> Self {
        self.row.6 |= mark;
        self
    }

    const fn is_marked(&self, mark: u16) -> bool {
        self.row.6 & mark != 0
    }

    pub(super) const fn code_hash(&self) -> u64 {
        self.row.2
    }

    /// Documents it, in Markdown, and makes the summary the message of a client error.
    ///
    /// Call [`with_message`](Entry::with_message) after this.
    #[must_use]
    pub const fn with_docs(mut self, docs: &'static str, summary: &'static str) -> Self {
        self.row.4 = docs;
        if self.row.0 < 500 {
            self.row.5 = summary;
        }
        self
    }

    /// The public message, with a `{name}` for each value that an occurrence fills in.
    #[must_use]
    pub const fn with_message(mut self, template: &'static str) -> Self {
        self.row.5 = template;
        self
    }

    /// Leaves the message out of bodies: clients know what it means from the code.
    #[must_use]
    pub const fn without_message(mut self) -> Self {
        self.row.5 = "";
        self.marked(SILENT)
    }

    /// The problem type URI (RFC 9457 §3.1.1), where it is not made from a catalog's `type_base`.
    #[must_use]
    pub const fn with_type(mut self, uri: &'static str) -> Self {
        self.type_uri = Some(uri);
        self
    }

    /// The one operation that answers with it. Without a route, every operation may.
    #[must_use]
    pub const fn with_route(mut self, route: &'static str) -> Self {
        self.route = Some(route);
        self
    }

    /// The members that its body has.
    #[must_use]
    pub const fn with_members(mut self, members: &'static [MemberDoc]) -> Self {
        self.members = members;
        self.first_member = 0;
        self.row.7 = members.len();
        self
    }

    /// The values of the members that are the same for every occurrence. They are
    /// [members](Entry::with_members) too, and an error shows them with
    /// [`Members::add_constants`](crate::Members::add_constants).
    #[must_use]
    pub const fn with_constants(mut self, constants: &'static [MemberValue]) -> Self {
        self.constants = constants;
        self
    }

    /// Values that members may have, for documents.
    #[must_use]
    pub const fn with_examples(mut self, examples: &'static [MemberValue]) -> Self {
        self.examples = examples;
        self
    }

    /// The headers that its response has.
    #[must_use]
    pub const fn with_headers(mut self, headers: &'static [HeaderDoc]) -> Self {
        self.headers = headers;
        self
    }

    /// Says that its body has items, where it has findings to report.
    #[must_use]
    pub const fn with_items(self) -> Self {
        self.marked(ITEMS)
    }

    /// Keeps it out of documents. It is still answered with, and found by its code.
    #[must_use]
    pub const fn as_hidden(self) -> Self {
        self.marked(HIDDEN)
    }

    /// Says that it has a format that the rest of its type has not, and so not the catalog's.
    #[must_use]
    pub const fn with_own_format(self) -> Self {
        self.marked(OWN_FORMAT)
    }

    /// Lets it have one code with others, which say so too: clients tell them apart by something else,
    /// such as the status.
    #[must_use]
    pub const fn as_shared(self) -> Self {
        self.marked(SHARED)
    }

    /// Who must act so that the request can succeed, where it is not whom the status says.
    #[must_use]
    pub const fn with_actor(mut self, actor: Actor) -> Self {
        self.actor = Some(actor);
        self
    }

    /// What must be done, as one sentence, where it is not what the status says.
    #[must_use]
    pub const fn with_action(mut self, action: &'static str) -> Self {
        self.action = Some(action);
        self
    }

    /// Whether sending the same request again can help, where it is not as the status says.
    #[must_use]
    pub const fn with_retry(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self
    }

    /// How loud it is in the log of a layer, where it is not an error of a 5xx, and else for debugging.
    #[must_use]
    pub const fn with_log(mut self, level: LogLevel) -> Self {
        self.log = Some(level);
        self
    }

    /// Says that new code should not rely on it.
    #[must_use]
    pub const fn with_deprecated(mut self, deprecated: &'static DeprecatedDoc) -> Self {
        self.deprecated = Some(deprecated);
        self
    }

    /// Lets it give way to another entry of the same code in a catalog.
    #[must_use]
    pub const fn as_standard(self) -> Self {
        self.marked(STANDARD)
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.row.0).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// The HTTP status, as a number.
    pub const fn status_number(&self) -> u16 {
        self.row.0
    }

    /// The row of the status table, if the status is registered.
    pub const fn registered_status(&self) -> Option<&'static Status> {
        Status::of(self.row.0)
    }

    /// The status phrase; for an unregistered status, which has none, the title.
    pub const fn phrase(&self) -> &'static str {
        match Status::of(self.row.0) {
            Some(row) => row.phrase,
            None => self.row.3,
        }
    }

    /// The name of the `google.rpc.Code` that the status maps to.
    pub const fn grpc_code(&self) -> &'static str {
        match Status::of(self.row.0) {
            Some(row) => row.grpc,
            None if self.row.0 < 500 => "FAILED_PRECONDITION",
            None => "UNKNOWN",
        }
    }

    /// The stable identifier that clients switch on.
    pub const fn code(&self) -> &'static str {
        self.row.1
    }

    /// The code as a number, where it is one: `40401` or `-32601`.
    ///
    /// ```
    /// # use errbook::Entry;
    /// const FOUND: Option<i64> = Entry::new(404, "40401", "No Such Page").code_number();
    /// assert_eq!(FOUND, Some(40401));
    /// assert_eq!(Entry::new(404, "007", "No Such Agent").code_number(), None);
    /// ```
    pub const fn code_number(&self) -> Option<i64> {
        number(self.row.1)
    }

    /// The code as a part of a URI: what has a meaning there is percent-encoded (RFC 3986 §2.1), all
    /// but `:` and `/`.
    ///
    /// ```
    /// # use errbook::Entry;
    /// assert_eq!(Entry::new(404, "user.NotFound", "").code_in_uri(), "user.NotFound");
    /// assert_eq!(Entry::new(404, "no user #1", "").code_in_uri(), "no%20user%20%231");
    /// ```
    pub fn code_in_uri(&self) -> Cow<'static, str> {
        in_uri(self.row.1)
    }

    /// A short, human-readable name.
    pub const fn title(&self) -> &'static str {
        self.row.3
    }

    /// Whether bodies have its message.
    pub const fn has_message(&self) -> bool {
        !self.is_marked(SILENT)
    }

    /// The public message, with a `{name}` for each value that an occurrence fills in. Empty where
    /// there is none.
    pub const fn message(&self) -> &'static str {
        self.row.5
    }

    /// The documentation, in Markdown.
    pub const fn docs(&self) -> &'static str {
        self.row.4
    }

    /// The problem type URI, where it is not made from a catalog's `type_base`.
    pub const fn type_uri(&self) -> Option<&'static str> {
        self.type_uri
    }

    /// The one operation that answers with it; `None`: any may.
    pub const fn route(&self) -> Option<&'static str> {
        self.route
    }

    /// The members that its body has.
    pub const fn members(&self) -> &'static [MemberDoc] {
        self.members.split_at(self.first_member).1.split_at(self.row.7).0
    }

    /// The values of the members that are the same for every occurrence.
    pub const fn constants(&self) -> &'static [MemberValue] {
        self.constants
    }

    /// Values that members may have, for documents.
    pub const fn examples(&self) -> &'static [MemberValue] {
        self.examples
    }

    /// The headers that its response has.
    pub const fn headers(&self) -> &'static [HeaderDoc] {
        self.headers
    }

    /// Whether its body has items, where it has findings to report.
    pub const fn has_items(&self) -> bool {
        self.is_marked(ITEMS)
    }

    /// Whether it is kept out of documents.
    pub const fn is_hidden(&self) -> bool {
        self.is_marked(HIDDEN)
    }

    /// Who must act so that the request can succeed. An unregistered status does
    /// not say, nor does a redirect.
    pub const fn actor(&self) -> Option<Actor> {
        match (self.actor, Status::of(self.row.0)) {
            (None, Some(row)) if row.code >= 400 => Some(row.actor),
            (own, _) => own,
        }
    }

    /// What must be done, as one sentence.
    pub const fn action(&self) -> Option<&'static str> {
        match (self.action, Status::of(self.row.0)) {
            (None, Some(row)) if !row.action.is_empty() => Some(row.action),
            (own, _) => own,
        }
    }

    /// Whether sending the same request again can help.
    pub const fn retry(&self) -> Option<Retry> {
        match (self.retry, Status::of(self.row.0)) {
            (None, Some(row)) if row.code >= 400 => Some(row.retry),
            (own, _) => own,
        }
    }

    /// How loud it is in the log of a layer.
    pub const fn log_level(&self) -> LogLevel {
        match self.log {
            Some(level) => level,
            None if self.row.0 >= 500 && self.row.0 <= 599 => LogLevel::ERROR,
            None => LogLevel::DEBUG,
        }
    }

    /// Whether new code should not rely on it, since when, and why.
    pub const fn deprecated(&self) -> Option<&'static DeprecatedDoc> {
        self.deprecated
    }

    /// Whether others have its code on purpose.
    pub const fn is_shared(&self) -> bool {
        self.is_marked(SHARED)
    }

    /// Whether it has a format that the rest of its type has not.
    pub const fn has_own_format(&self) -> bool {
        self.is_marked(OWN_FORMAT)
    }

    /// Whether the derive has found that every occurrence has the same body.
    #[doc(hidden)]
    pub const fn has_fixed_body(&self) -> bool {
        self.is_marked(FIXED)
    }

    /// Whether what an error shows under the names in the message is the whole of what differs in it.
    pub(crate) const fn is_template(&self) -> bool {
        self.is_marked(TEMPLATE)
    }

    /// Whether it gives way to another entry of the same code in a catalog.
    pub const fn is_standard(&self) -> bool {
        self.is_marked(STANDARD)
    }
}

/// The phrase of a server error, so that it tells nothing about the inside; else the title.
pub(crate) const fn default_message(status: u16, title: &'static str) -> &'static str {
    let row = if status < 500 { None } else { Status::of(status) };
    match row {
        Some(row) => row.phrase,
        None => title,
    }
}
