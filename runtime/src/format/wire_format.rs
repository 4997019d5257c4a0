use std::fmt;

use http::StatusCode;
use http::header::HeaderValue;

#[cfg(feature = "layer")]
use crate::format::dependence::Differing;
use crate::format::shadows;
use crate::format::template::Value;

/// A wire format: a JSON template, a media type and a status rule.
///
/// [`wire_format!`](crate::wire_format) declares one, which serves two uses: writing a body, and
/// reading it back.
pub struct WireFormat {
    name: &'static str,
    docs: &'static str,
    media_type: &'static str,
    content_type: &'static HeaderValue,
    status: Option<u16>,
    /// The statuses that the rule does not hold for.
    except: &'static [u16],
    headers: &'static [(&'static str, &'static str)],
    body: &'static Value,
    may_repeat_keys: bool,
}

/// Its name: what is of interest of a format that stands in something else.
impl fmt::Debug for WireFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("WireFormat").field(&self.name).finish()
    }
}

impl WireFormat {
    /// What `wire_format!` calls.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(
        name: &'static str,
        docs: &'static str,
        media_type: &'static str,
        content_type: &'static HeaderValue,
        headers: &'static [(&'static str, &'static str)],
        body: &'static Value,
    ) -> Self {
        WireFormat {
            name,
            docs,
            media_type,
            content_type,
            status: None,
            except: &[],
            headers,
            body,
            may_repeat_keys: shadows::spreads(body) > 1,
        }
    }

    /// What `wire_format!` calls for a status rule.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_status(mut self, status: u16, except: &'static [u16]) -> Self {
        self.status = Some(status);
        self.except = except;
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

    /// The status that it answers with, whatever the entry declares. Some formats have exceptions,
    /// which [`status_for`](Self::status_for) knows.
    pub fn fixed_status(&self) -> Option<StatusCode> {
        self.status.and_then(|status| StatusCode::from_u16(status).ok())
    }

    /// The status that it answers with where an entry declares this one.
    ///
    /// ```
    /// use errbook::format::{PROBLEM, SUCCESS_FLAG};
    /// use errbook::http::StatusCode;
    ///
    /// assert_eq!(PROBLEM.status_for(StatusCode::CONFLICT), StatusCode::CONFLICT);
    /// assert_eq!(SUCCESS_FLAG.status_for(StatusCode::CONFLICT), StatusCode::OK);
    /// ```
    pub fn status_for(&self, declared: StatusCode) -> StatusCode {
        match self.fixed_status() {
            Some(status) if !self.except.contains(&declared.as_u16()) => status,
            _ => declared,
        }
    }

    /// The bits of its keys: a member of another one is in no danger.
    pub(crate) const fn initials_of_keys(&self) -> u128 {
        shadows::initials_of_keys(self.body)
    }

    /// Whether a member of this name gives way to a key, wherever the format spreads members.
    pub(crate) const fn shadows(&self, member: &str) -> bool {
        shadows::shadows(self.body, member)
    }

    /// Whether its bodies may have a time. What a closure looks at, nobody knows.
    #[cfg(feature = "layer")]
    pub(crate) fn may_show_time(&self) -> bool {
        Differing::default().is_in(self.body)
    }

    /// Whether its bodies have a member of this name, where the error has.
    pub(crate) fn carries(&self, member: &str) -> bool {
        shadows::carries(self.body, member)
    }

    /// Whether two places spread something, of which one may have a key of the other.
    pub(super) fn may_repeat_keys(&self) -> bool {
        self.may_repeat_keys
    }

    /// Whether it answers with the status that an entry declares, where it is this one.
    pub(crate) const fn keeps_status(&self, declared: u16) -> bool {
        let mut index = 0;
        while index < self.except.len() {
            if self.except[index] == declared {
                return true;
            }
            index += 1;
        }
        self.status.is_none()
    }

    /// The headers that it adds to every response.
    pub fn headers(&self) -> &'static [(&'static str, &'static str)] {
        self.headers
    }

    /// Whether its bodies are texts, and no JSON.
    pub(crate) fn is_text(&self) -> bool {
        self.media_type.starts_with("text/")
    }

    pub(crate) fn content_type(&self) -> &'static HeaderValue {
        self.content_type
    }

    pub(crate) const fn body(&self) -> &'static Value {
        self.body
    }
}
