use serde::{Deserialize, Serialize};

use crate::book::schema::Schema;
use crate::book::version::Version;
use crate::catalog::status::{Actor, Retry};

/// A catalog as owned data: everything that is published of it, in the order of declaration.
///
/// [`Catalog::book`](crate::Catalog::book) makes it. `serde` writes and reads it, and every export is
/// made from it, so that all of them work without the Rust code.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Book {
    /// The version of this shape. What has another is not read.
    pub errbook: Version,
    /// The title of the catalog.
    pub title: String,
    /// The documentation, in Markdown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub docs: String,
    /// What a code is put behind to make a problem type URI.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub type_base: Option<String>,
    /// The success statuses that the API documents.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub successes: Vec<BookSuccess>,
    /// The error types, each with its errors.
    pub sections: Vec<BookSection>,
    /// The codes that were published and are gone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retired: Vec<Retired>,
}

/// A success status that an API documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct BookSuccess {
    /// The status.
    pub status: u16,
    /// The status phrase.
    pub phrase: String,
    /// What it means here.
    pub meaning: String,
}

/// The errors of one error type, and the sections nested in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct BookSection {
    /// The title.
    pub title: String,
    /// The name of the error type, without its path.
    pub error_type: String,
    /// The documentation, in Markdown, without the title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub docs: String,
    /// The members that the errors of the nested sections have besides their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<BookMember>,
    /// The headers that they have besides their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<BookHeader>,
    /// Its own errors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<BookEntry>,
    /// The nested sections.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<BookSection>,
}

/// One documented kind of error.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct BookEntry {
    /// The stable identifier that clients switch on.
    pub code: String,
    /// The HTTP status.
    pub status: u16,
    /// The status phrase.
    pub phrase: String,
    /// A short, human-readable name.
    pub title: String,
    /// The public message, with a `{name}` for each value that an occurrence fills in; `None`: bodies
    /// have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The documentation, in Markdown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub docs: String,
    /// The problem type URI (RFC 9457 §3.1.1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub type_uri: Option<String>,
    /// The one operation that answers with it; `None`: any may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub route: Option<String>,
    /// The members of its body, besides those that its format writes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<BookMember>,
    /// The headers of its response, besides those that every response has.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<BookHeader>,
    /// Whether its body has items, where there are findings to report.
    #[serde(default, skip_serializing_if = "is_false")]
    pub items: bool,
    /// Who must act so that the request can succeed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<Actor>,
    /// What must be done, as one sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// Whether sending the same request again can help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry: Option<Retry>,
    /// Whether others have its code on purpose.
    #[serde(default, skip_serializing_if = "is_false")]
    pub shared: bool,
    /// Whether it is one of errbook's standard errors.
    #[serde(default, skip_serializing_if = "is_false")]
    pub standard: bool,
    /// Since when, and why, new code should not rely on it (Rust's `#[deprecated]`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<Deprecated>,
    /// What it is answered with.
    pub response: BookResponse,
    /// What only operators are told: [`Catalog::operators_book`](crate::Catalog::operators_book) has
    /// it, a book for the public never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operators: Option<ForOperators>,
}

/// What an error is answered with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct BookResponse {
    /// The name of the format.
    pub format: String,
    /// The status that it is answered with: the entry's, unless the format answers with another.
    pub status: u16,
    /// The media type.
    pub media_type: String,
    /// The headers that the format adds, each with its value.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<BookHeader>,
    /// The JSON Schema of the body.
    pub schema: Schema,
    /// A body, as the format writes it.
    pub example: String,
}

/// A value that a body has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct BookMember {
    /// The name on the wire.
    pub name: String,
    /// What it is, in Markdown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub docs: String,
    /// Whether it is always there.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// The JSON Schema of its value. One that never differs is a `const`.
    pub schema: Schema,
    /// A value that it may have, as the declaration gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<serde_json::Value>,
}

/// A header that a response has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct BookHeader {
    /// The field name, as the declaration spells it.
    pub name: String,
    /// What it is, in Markdown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub docs: String,
    /// The value, where it is always the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Whether it is always there.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
}

/// That something should not be relied on any more.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Deprecated {
    /// Since which version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// Why, and what to use instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What operators are told of an error.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct ForOperators {
    /// What the documentation says under `# Internal`, in Markdown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub docs: String,
    /// The text of `Display`, where it is another than the message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display: Option<String>,
    /// The level of its event in the log: a level of `tracing`, or `OFF`.
    pub log: String,
    /// The variants that are answered with this entry: of one's own, of `internal` and of `like`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<Cause>,
}

/// A variant that is answered with an entry, and looks the same to clients as others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Cause {
    /// The type and the variant: `AccountError::Database`.
    pub variant: String,
    /// Its documentation, all of it, in Markdown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub docs: String,
    /// The text of its `Display`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub display: String,
    /// The type of its source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A code that was published and is gone. It cannot come back with another meaning.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Retired {
    /// What was published last.
    pub entry: BookEntry,
}

impl Deprecated {
    /// Since when, and why: "since 2.0: use the other".
    pub(super) fn text(&self) -> String {
        let since = self.since.as_ref().map(|since| format!("since {since}"));
        let parts: Vec<&str> =
            [since.as_deref(), self.note.as_deref()].into_iter().flatten().collect();
        parts.join(": ")
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(value: &bool) -> bool {
    !value
}
