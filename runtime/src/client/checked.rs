use http::{HeaderMap, Response, StatusCode, header};

use crate::catalog::Catalog;
use crate::catalog::group::Group;
use crate::client::answer::Answer;
use crate::client::facts::bounded;
use crate::client::receive::{Receive, receive};
use crate::client::remote::RemoteError;
use crate::format::WireFormat;
use crate::format::media::is_same_media;

/// What status and headers tell of a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is an error.
    Error,
    /// It is none.
    Success,
    /// The body tells: a format answers errors with a status like this.
    Doubtful,
}

impl Catalog {
    /// The response, unless it is of an error: then that.
    ///
    /// ```
    /// # use errbook::{ApiError, RemoteError, http};
    /// # #[derive(Debug, ApiError)]
    /// # #[api(status = 404, receive)]
    /// # struct NotThere;
    /// # errbook::catalog! { static ERRORS = { errors: [NotThere] }; }
    /// fn name(response: http::Response<Vec<u8>>) -> Result<Vec<u8>, RemoteError<NotThere>> {
    ///     Ok(ERRORS.checked(response)?.into_body())
    /// }
    /// assert_eq!(name(http::Response::new(b"Ada".to_vec())).unwrap(), b"Ada");
    /// ```
    ///
    /// Every 4xx and 5xx is an error, and what is above; a redirect is one where the catalog declares
    /// one of its status. What a format answers with another status ([`SUCCESS_FLAG`] with 200) is looked
    /// at: it is an error if it has the format's media type, and
    /// [`matches`](crate::WireFormat::matches) it.
    ///
    /// [`SUCCESS_FLAG`]: crate::format::SUCCESS_FLAG
    ///
    /// # Errors
    /// If the response is of an error.
    pub fn checked<E: Receive, B: AsRef<[u8]>>(
        &'static self,
        response: Response<B>,
    ) -> Result<Response<B>, RemoteError<E>> {
        let (status, headers) = (response.status(), response.headers());
        let verdict = self.verdict::<E>(status, headers);
        match self.judged(verdict, status, headers, response.body().as_ref()) {
            Some(error) => Err(error),
            None => Ok(response),
        }
    }

    /// The error that a response is of, if it is.
    pub(super) fn judged<E: Receive>(
        &'static self,
        verdict: Verdict,
        status: StatusCode,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Option<RemoteError<E>> {
        match verdict {
            Verdict::Error => Some(self.receive_parts(status, headers, body)),
            Verdict::Success => None,
            Verdict::Doubtful => {
                let headers = bounded(headers);
                let answer = Answer::new(self, status, &headers, body).doubtful();
                let error = RemoteError::of(&answer);
                (!matches!(error, RemoteError::Unreadable(_))).then_some(error)
            }
        }
    }

    pub(super) fn verdict<E: Receive>(
        &'static self,
        status: StatusCode,
        headers: &HeaderMap,
    ) -> Verdict {
        let is_error = status.as_u16() >= 400
            || (status.is_redirection()
                && (self.all_groups().iter().any(|group| has(group, status))
                    || is_in(E::GROUP, status)));
        let content_type = headers.get(header::CONTENT_TYPE);
        if is_error {
            Verdict::Error
        } else if content_type.is_some()
            && self.formats_of::<E>().iter().any(|format| {
                format.fixed_status() == Some(status)
                    && is_same_media(content_type, format.content_type())
            })
        {
            Verdict::Doubtful
        } else {
            Verdict::Success
        }
    }

    /// The formats that an error of the type is looked for in: those that an answer is asked for.
    fn formats_of<E: Receive>(&'static self) -> Vec<&'static WireFormat> {
        let headers = HeaderMap::new();
        let nothing = Answer::new(self, StatusCode::OK, &headers, b"").doubtful();
        nothing.read(nothing.default_format());
        receive::<E>(&nothing);
        nothing.formats()
    }
}

fn is_in(group: &Group, status: StatusCode) -> bool {
    has(group, status) || group.groups.iter().any(|group| is_in(group, status))
}

fn has(group: &Group, status: StatusCode) -> bool {
    group.entries.iter().any(|entry| entry.status() == status)
}
