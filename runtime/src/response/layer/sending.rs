use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::task::Poll;

use http::{HeaderMap, HeaderValue, StatusCode};

use super::panic::text;
use super::{Asked, caught};
use crate::format::json::floor_char_boundary;
use crate::limits;

/// What is kept of a request while a response that passes is sent. If its body fails or panics
/// midway it breaks off, and there is nobody but the operators to tell.
#[derive(Debug)]
pub(crate) struct Sending<A> {
    asked: A,
    status: StatusCode,
    answered_id: Option<HeaderValue>,
}

impl<A: Asked> Sending<A> {
    #[inline]
    pub(crate) fn new(asked: A, status: StatusCode, answered_id: Option<HeaderValue>) -> Self {
        Sending { asked, status, answered_id }
    }

    #[inline]
    pub(crate) fn of(asked: A, status: StatusCode, headers: &HeaderMap) -> Self {
        let answered_id = headers.get(asked.rules().id_header()).cloned();
        Sending::new(asked, status, answered_id)
    }

    /// What is known of the request.
    pub(crate) fn asked(&self) -> &A {
        &self.asked
    }

    /// Asks a body for its next piece, and tells if it breaks off there.
    #[inline]
    pub(crate) fn next<T, E: fmt::Display>(
        &self,
        ask: impl FnOnce() -> Poll<Option<Result<T, E>>>,
    ) -> Poll<Option<Result<T, E>>> {
        match catch_unwind(AssertUnwindSafe(ask)) {
            Ok(next) => {
                if let Poll::Ready(Some(Err(error))) = &next {
                    self.tell(caught(|| error.to_string()).unwrap_or_default());
                }
                next
            }
            Err(panic) => {
                self.tell(text(&*panic).unwrap_or_default());
                // The connection has to close, or its client would take this for the end.
                resume_unwind(panic)
            }
        }
    }

    #[cold]
    fn tell(&self, mut why: String) {
        why.truncate(floor_char_boundary(&why, limits::TEXT));
        let id = self.answered_id.clone().map(|id| (self.asked.rules().id_header().clone(), id));
        let facts = self.asked.facts(&HeaderMap::from_iter(id));
        #[cfg(feature = "tracing")]
        super::log::broken_off(&facts, self.status, &why);
        #[cfg(not(feature = "tracing"))]
        let _ = (facts, self.status, why);
    }
}
