use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::task::Poll;

use http::response::Parts;
use http::{HeaderMap, StatusCode};

use super::panic::text;
use super::{Arrival, Rules, caught};
use crate::format::json::floor_char_boundary;
use crate::limits;

/// What is kept of a request while a response that passes is sent. If its body fails or panics
/// midway it breaks off, and there is nobody but the operators to tell.
#[derive(Debug)]
pub(crate) struct Sending {
    rules: Arc<Rules>,
    arrival: Arrival,
    status: StatusCode,
}

impl Sending {
    pub(crate) fn new(rules: Arc<Rules>, arrival: Arrival, parts: &Parts) -> Self {
        let arrival = arrival.answered(&rules, &parts.headers);
        Sending { rules, arrival, status: parts.status }
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
    #[cfg_attr(not(feature = "tracing"), allow(clippy::unused_self))]
    fn tell(&self, mut why: String) {
        why.truncate(floor_char_boundary(&why, limits::TEXT));
        #[cfg(feature = "tracing")]
        super::log::broken_off(
            &self.arrival.facts(&self.rules, &HeaderMap::new()),
            self.status,
            &why,
        );
    }
}
