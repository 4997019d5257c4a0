use std::error::Error;
use std::fmt;

use http::{HeaderMap, Response, StatusCode};

use crate::catalog::Catalog;
use crate::client::answer::Answer;
use crate::client::receive::{Receive, receive};
use crate::format::Received;

impl Catalog {
    /// The error that a response is of.
    pub fn receive<E: Receive>(
        &'static self,
        response: &Response<impl AsRef<[u8]>>,
    ) -> RemoteError<E> {
        let (status, headers) = (response.status(), response.headers());
        let answer = Answer::new(self, status, headers, response.body().as_ref());
        let received = answer.read(answer.default_format()).map(|it| Box::new((*it).clone()));
        let facts = Box::new(ResponseFacts { status, headers: headers.clone(), received });
        match receive(&answer) {
            Some((error, _)) => RemoteError::Known(error, facts),
            None if facts.received.is_some() => RemoteError::Unknown(facts),
            None => RemoteError::Unreadable(facts),
        }
    }
}

/// The error that another service has answered with.
#[derive(Debug)]
pub enum RemoteError<E> {
    /// One that the type has.
    Known(E, Box<ResponseFacts>),
    /// One that the type does not have: of a server that is newer than this client, or of a variant
    /// that does not come back.
    Unknown(Box<ResponseFacts>),
    /// A body that is none of the catalog's format: a proxy's page, an empty one, one that was cut.
    Unreadable(Box<ResponseFacts>),
}

/// What a response says besides its error.
#[derive(Debug)]
pub struct ResponseFacts {
    status: StatusCode,
    headers: HeaderMap,
    received: Option<Box<Received>>,
}

impl<E> RemoteError<E> {
    /// What else the response says.
    pub fn response(&self) -> &ResponseFacts {
        match self {
            RemoteError::Known(_, facts)
            | RemoteError::Unknown(facts)
            | RemoteError::Unreadable(facts) => facts,
        }
    }
}

impl<E> fmt::Display for RemoteError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the service answered {}", self.response().status)
    }
}

impl<E: Error + 'static> Error for RemoteError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            RemoteError::Known(error, _) => Some(error),
            RemoteError::Unknown(_) | RemoteError::Unreadable(_) => None,
        }
    }
}

impl ResponseFacts {
    /// The status of the response, which counts whatever the body says.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers of the response.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// What the body says.
    pub fn received(&self) -> Option<&Received> {
        self.received.as_deref()
    }
}
