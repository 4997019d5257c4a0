use http::StatusCode;
use http::header::HeaderValue;

use crate::format::check;
use crate::format::dependence::Dependence;
use crate::format::template::Field;

/// A wire format: a JSON template, a media type and a status rule.
///
/// [`wire_format!`](crate::wire_format) declares one, which serves two uses: writing a body, and
/// reading it back.
#[derive(Debug)]
pub struct WireFormat {
    name: &'static str,
    docs: &'static str,
    media_type: &'static str,
    content_type: &'static HeaderValue,
    status: Option<u16>,
    headers: &'static [(&'static str, &'static str)],
    body: &'static [Field],
    depends_on: Dependence,
}

impl WireFormat {
    /// What `wire_format!` calls.
    #[doc(hidden)]
    #[must_use]
    #[track_caller]
    pub const fn new(
        name: &'static str,
        docs: &'static str,
        media_type: &'static str,
        content_type: &'static HeaderValue,
        headers: &'static [(&'static str, &'static str)],
        body: &'static [Field],
    ) -> Self {
        check::media_type(media_type);
        check::headers(headers);
        check::object(body, false);
        WireFormat {
            name,
            docs,
            media_type,
            content_type,
            status: None,
            headers,
            body,
            depends_on: Dependence::of_fields(body),
        }
    }

    /// What `wire_format!` calls for a status rule.
    #[doc(hidden)]
    #[must_use]
    #[track_caller]
    pub const fn with_status(mut self, status: u16) -> Self {
        let has_body = !matches!(status, 204 | 205 | 304);
        assert!(
            200 <= status && status <= 599 && has_body,
            "a format answers with a status from 200 to 599 that has a body"
        );
        self.status = Some(status);
        self
    }

    /// The name of the static that declares it.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Its documentation, in Markdown.
    pub const fn docs(&self) -> &'static str {
        self.docs
    }

    /// The media type of its bodies.
    pub fn media_type(&self) -> &'static str {
        self.media_type
    }

    /// The status that it answers with, whatever the entry declares.
    pub fn fixed_status(&self) -> Option<StatusCode> {
        self.status.and_then(|status| StatusCode::from_u16(status).ok())
    }

    /// Whether a member of this name gives way to a key, wherever the format spreads members.
    pub(crate) const fn shadows(&self, member: &str) -> bool {
        check::shadows(self.body, member)
    }

    pub(crate) const fn has_fixed_status(&self) -> bool {
        self.status.is_some()
    }

    /// The headers that it adds to every response.
    pub fn headers(&self) -> &'static [(&'static str, &'static str)] {
        self.headers
    }

    pub(crate) fn content_type(&self) -> &'static HeaderValue {
        self.content_type
    }

    pub(super) fn depends_on(&self) -> Dependence {
        self.depends_on
    }

    pub(crate) fn body(&self) -> &'static [Field] {
        self.body
    }
}
