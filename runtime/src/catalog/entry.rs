use http::StatusCode;

use crate::catalog::status::Status;
use crate::catalog::text::{hash, mix, same};

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
#[allow(
    clippy::struct_excessive_bools,
    reason = "four facts that have nothing to do with each other"
)]
pub struct Entry {
    status: u16,
    code: &'static str,
    title: &'static str,
    message: &'static str,
    docs: &'static str,
    type_uri: Option<&'static str>,
    route: Option<&'static str>,
    members: &'static [MemberDoc],
    headers: &'static [HeaderDoc],
    standard: bool,
    fixed_body: bool,
    items: bool,
    hidden: bool,
}

/// A member that an entry puts in the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemberDoc {
    /// The name on the wire.
    pub name: &'static str,
    /// The field's documentation, in Markdown.
    pub docs: &'static str,
}

/// A header that an entry sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeaderDoc {
    /// The field name, as the declaration spells it.
    pub name: &'static str,
    /// The value, where it is the same for every occurrence.
    pub value: Option<&'static str>,
    /// The documentation of the field that gives the value, in Markdown.
    pub docs: &'static str,
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
        let row = if status < 500 { None } else { Status::of(status) };
        let message = match row {
            Some(row) => row.phrase,
            None => title,
        };
        Entry {
            status,
            code,
            title,
            message,
            docs: "",
            type_uri: None,
            route: None,
            members: &[],
            headers: &[],
            standard: false,
            fixed_body: false,
            items: false,
            hidden: false,
        }
    }

    /// What the derive calls where a variant's message interpolates nothing, and it has no members
    /// and no items. It takes effect together with `ApiError::has_fixed_body`.
    #[doc(hidden)]
    #[must_use]
    pub const fn fixed(status: u16, code: &'static str, title: &'static str) -> Self {
        let mut entry = Entry::new(status, code, title);
        entry.fixed_body = true;
        entry
    }

    /// Documents it, in Markdown, and makes the summary the message of a client error.
    ///
    /// Call [`with_message`](Entry::with_message) after this.
    #[must_use]
    pub const fn with_docs(mut self, docs: &'static str, summary: &'static str) -> Self {
        self.docs = docs;
        if self.status < 500 {
            self.message = summary;
        }
        self
    }

    /// The public message, with a `{name}` for each value that an occurrence fills in.
    #[must_use]
    pub const fn with_message(mut self, template: &'static str) -> Self {
        self.message = template;
        self
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
    pub const fn with_items(mut self) -> Self {
        self.items = true;
        self
    }

    /// Keeps it out of documents. It is still answered with, and found by its code.
    #[must_use]
    pub const fn as_hidden(mut self) -> Self {
        self.hidden = true;
        self
    }

    /// Lets it give way to another entry of the same code in a catalog.
    #[must_use]
    pub const fn as_standard(mut self) -> Self {
        self.standard = true;
        self
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// The HTTP status, as a number.
    pub const fn status_number(&self) -> u16 {
        self.status
    }

    /// The row of the status table, if the status is registered.
    pub const fn registered_status(&self) -> Option<&'static Status> {
        Status::of(self.status)
    }

    /// The status phrase; for an unregistered status, which has none, the title.
    pub const fn phrase(&self) -> &'static str {
        match Status::of(self.status) {
            Some(row) => row.phrase,
            None => self.title,
        }
    }

    /// The name of the `google.rpc.Code` that the status maps to.
    pub const fn grpc_code(&self) -> &'static str {
        match Status::of(self.status) {
            Some(row) => row.grpc,
            None if self.status < 500 => "FAILED_PRECONDITION",
            None => "UNKNOWN",
        }
    }

    /// The stable identifier that clients switch on.
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// A short, human-readable name.
    pub const fn title(&self) -> &'static str {
        self.title
    }

    /// The public message, with a `{name}` for each value that an occurrence fills in.
    pub const fn message(&self) -> &'static str {
        self.message
    }

    /// The documentation, in Markdown.
    pub const fn docs(&self) -> &'static str {
        self.docs
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
        self.members
    }

    /// The headers that its response has.
    pub const fn headers(&self) -> &'static [HeaderDoc] {
        self.headers
    }

    /// Whether its body has items, where it has findings to report.
    pub const fn has_items(&self) -> bool {
        self.items
    }

    /// Whether it is kept out of documents.
    pub const fn is_hidden(&self) -> bool {
        self.hidden
    }

    /// Whether the derive has found that every occurrence has the same body.
    #[doc(hidden)]
    pub const fn has_fixed_body(&self) -> bool {
        self.fixed_body
    }

    /// Whether it gives way to another entry of the same code in a catalog.
    pub const fn is_standard(&self) -> bool {
        self.standard
    }
}

/// The entries of one error type, with its title, its documentation and the groups nested in it.
///
/// `#[derive(ApiError)]` writes it. By hand:
///
/// ```
/// use errbook::{Entry, Group};
///
/// const DRAFTS: &Group = &Group::new("api::DraftError", (line!(), column!()), "Drafts")
///     .with_entries(&[Entry::new(410, "DraftExpired", "Draft Expired")]);
/// assert_eq!(DRAFTS.entries[0].title(), "Draft Expired");
/// ```
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Group {
    /// The path of the error type.
    pub path: &'static str,
    /// The line and the column where it is declared: two types in two functions have one path.
    pub place: (u32, u32),
    /// Whether the type asks for a format of its own.
    pub has_format: bool,
    /// The heading that documents give it.
    pub title: &'static str,
    /// The documentation, in Markdown, without the title.
    pub docs: &'static str,
    /// Its own entries, in the order of declaration.
    pub entries: &'static [Entry],
    /// The groups of its `transparent` variants, in the order of declaration.
    pub groups: &'static [&'static Group],
    /// A hash of its declaration and of the identities nested in it, which differs where a generic
    /// type has other groups in it. Each type computes it once, so no walk follows a group twice.
    pub(crate) identity: u64,
}

impl Group {
    /// A group with the path, the place and the title of its type; everything else is empty.
    #[must_use]
    pub const fn new(path: &'static str, place: (u32, u32), title: &'static str) -> Self {
        let place_word = (place.0 as u64) << 32 | place.1 as u64;
        Group {
            path,
            place,
            has_format: false,
            title,
            docs: "",
            entries: &[],
            groups: &[],
            identity: mix(hash(path), place_word),
        }
    }

    /// Documents it, in Markdown.
    #[must_use]
    pub const fn with_docs(mut self, docs: &'static str) -> Self {
        self.docs = docs;
        self
    }

    /// Says that the type asks for a format of its own.
    #[must_use]
    pub const fn with_format(mut self) -> Self {
        self.has_format = true;
        self
    }

    /// The entries of the type itself.
    #[must_use]
    pub const fn with_entries(mut self, entries: &'static [Entry]) -> Self {
        self.entries = entries;
        self
    }

    /// The groups of the types in it.
    #[must_use]
    pub const fn with_groups(mut self, groups: &'static [&'static Group]) -> Self {
        self.groups = groups;
        let mut rest = groups;
        while let [group, others @ ..] = rest {
            self.identity = mix(self.identity, group.identity);
            rest = others;
        }
        self
    }

    /// Whether both are of one type, reached in two ways.
    #[must_use]
    pub const fn is(&self, other: &Group) -> bool {
        same(self.path, other.path)
            && self.place.0 == other.place.0
            && self.place.1 == other.place.1
    }
}
