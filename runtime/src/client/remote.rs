use std::borrow::Cow;
use std::error::Error;
use std::fmt;

use http::{HeaderMap, Response, StatusCode};

use crate::catalog::Catalog;
use crate::catalog::entry::Entry;
use crate::client::again::TryAgain;
use crate::client::answer::Answer;
use crate::client::facts::{ResponseFacts, bounded};
use crate::client::misfit::Misfit;
use crate::client::receive::{Receive, receive};
use crate::client::unread::Unread;
use crate::format::Received;
use crate::occurrence::api_error::Documented;

impl Catalog {
    /// The error that a response is of, whatever its status: [`checked`](Self::checked) tells first
    /// whether it is one.
    ///
    /// ```
    /// # use errbook::{ApiError, RemoteError};
    /// # #[derive(Debug, ApiError)]
    /// # #[api(status = 404, receive)]
    /// # struct NotThere;
    /// # errbook::catalog! { static ERRORS = { errors: [NotThere] }; }
    /// let response = errbook::respond(&NotThere);
    /// let error: RemoteError<NotThere> = ERRORS.receive(&response);
    /// assert!(matches!(error, RemoteError::Known(NotThere, _)));
    /// assert_eq!(error.to_string(), "the service answered 404 Not Found, code NotThere: Not There");
    /// ```
    ///
    /// It takes no more memory than a multiple of the body's size, and looks at none that is larger than
    /// [`limits::RECEIVED`](crate::limits::RECEIVED).
    pub fn receive<E: Receive>(
        &'static self,
        response: &Response<impl AsRef<[u8]>>,
    ) -> RemoteError<E> {
        self.receive_parts(response.status(), response.headers(), response.body().as_ref())
    }

    /// The same of the parts of a response.
    pub(super) fn receive_parts<E: Receive>(
        &'static self,
        status: StatusCode,
        headers: &HeaderMap,
        body: &[u8],
    ) -> RemoteError<E> {
        let headers = bounded(headers);
        let answer = Answer::new(self, status, &headers, body);
        RemoteError::of(&answer)
    }
}

/// The error that another service has answered with.
///
/// ```
/// # use errbook::{ApiError, RemoteError};
/// # #[derive(Debug, ApiError)]
/// # enum AccountError {
/// #     #[api(status = 409)]
/// #     EmailAlreadyExists,
/// # }
/// fn explain(error: &RemoteError<AccountError>) -> String {
///     match error {
///         RemoteError::Known(AccountError::EmailAlreadyExists, _) => "Try another email.".to_owned(),
///         RemoteError::Unknown(response) => format!("{:?}: {:?}", response.code(), response.message()),
///         RemoteError::Unreadable(response) => format!("a {}", response.status()),
///     }
/// }
/// ```
///
/// Its `Display` is one line for operators, with the text of the response; its `source` is what
/// stands behind the error, as of one that is forwarded. In a service of one's own it is the cause of an
/// `#[api(internal)]` variant, or is [passed on](Self::relay).
#[derive(Debug)]
pub enum RemoteError<E> {
    /// One that the type has.
    Known(E, Box<ResponseFacts>),
    /// One that the type does not have, with all that was sent of it: of a server that is newer than
    /// this client, or older; or of a variant that does not come back. If the type has the code,
    /// [`unknown_because`](Self::unknown_because) says why it is unknown all the same.
    Unknown(Box<ResponseFacts>),
    /// None that can be read: a proxy's page, nothing at all, a body that was cut.
    Unreadable(Box<ResponseFacts>),
}

impl<E: Receive> RemoteError<E> {
    /// The error of an answer.
    pub(super) fn of(answer: &Answer<'_>) -> Self {
        // So that an error that no entry of the type has is read, too.
        answer.read(answer.default_format());
        match receive(answer) {
            Some((error, told)) => {
                let facts = ResponseFacts::read(answer, told.received(), Some(told.entry()));
                RemoteError::Known(error, Box::new(facts))
            }
            None => match answer.said() {
                Ok(said) => {
                    let facts = ResponseFacts::read(answer, &said, answer.entry(&said));
                    RemoteError::Unknown(Box::new(facts.unfit(answer.misfit())))
                }
                Err(why) => RemoteError::Unreadable(Box::new(ResponseFacts::unread(answer, why))),
            },
        }
    }
}

impl<E> RemoteError<E> {
    /// What the response says, whichever type has the error.
    pub fn response(&self) -> &ResponseFacts {
        match self {
            RemoteError::Known(_, facts)
            | RemoteError::Unknown(facts)
            | RemoteError::Unreadable(facts) => facts,
        }
    }

    /// The error, if the type has it.
    pub fn known(&self) -> Option<&E> {
        match self {
            RemoteError::Known(error, _) => Some(error),
            RemoteError::Unknown(_) | RemoteError::Unreadable(_) => None,
        }
    }

    /// The same, on its own.
    ///
    /// # Errors
    /// If the type does not have it: what it was.
    pub fn into_known(self) -> Result<E, Self> {
        match self {
            RemoteError::Known(error, _) => Ok(error),
            other => Err(other),
        }
    }

    /// Whether it is one of this type's errors, or of one that the type wraps: of a part of `E`, or of
    /// something else that the catalog lists.
    pub fn is<T: Documented>(&self) -> bool {
        self.response().is_of(T::GROUP)
    }
}

/// What the facts tell, the error tells.
macro_rules! told_by_the_response {
    ($($(#[$docs:meta])+ $name:ident: $type:ty;)+) => {
        impl<E> RemoteError<E> {
            $($(#[$docs])+
            pub fn $name(&self) -> $type {
                self.response().$name()
            })+
        }
    };
}

told_by_the_response! {
    /// The status of the response, which counts whatever the body says.
    status: StatusCode;
    /// The headers of the response, up to [`limits::RECEIVED_HEADERS`](crate::limits::RECEIVED_HEADERS).
    headers: &HeaderMap;
    /// All that the body says, if it can be read.
    received: Option<&Received>;
    /// Why the body cannot be read.
    unread_because: Option<&Unread>;
    /// Why it is unknown, if the type has its code.
    unknown_because: Option<&Misfit>;
    /// The begin of a body that cannot be read, for the logs.
    excerpt: Cow<'_, str>;
    /// The media type of the body.
    content_type: Option<&str>;
    /// The code: the body's, or that of its problem type.
    code: Option<&str>;
    /// The message of the body.
    message: Option<&str>;
    /// The title: the body's, else the entry's.
    title: Option<&str>;
    /// The problem type URI of the body; `None` stands for `about:blank`.
    type_uri: Option<&str>;
    /// The id of the request: the body's, else that of a header which servers say it in.
    request_id: Option<&str>;
    /// The entry of the catalog that it is of, by its code.
    entry: Option<&'static Entry>;
    /// Whether the same request can be sent again, and when: as `Retry-After` says, up to
    /// [`limits::RETRY_AFTER`](crate::limits::RETRY_AFTER); without it, as the entry does, or the status.
    retry: TryAgain;
}

/// One line for operators: status, code, message, and the id of the request, with controls escaped and
/// each text cut at [`limits::LOG_TEXT`](crate::limits::LOG_TEXT).
impl<E> fmt::Display for RemoteError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.response(), f)
    }
}

impl<E: Error + 'static> Error for RemoteError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            RemoteError::Known(error, _) => error.source(),
            RemoteError::Unknown(_) => None,
            RemoteError::Unreadable(facts) => facts.unread_because()?.source(),
        }
    }
}
