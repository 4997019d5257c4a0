use std::time::{Duration, SystemTime};

use http::header::{self, HeaderMap, HeaderValue};

use crate::catalog::status::{Retry, Status};
use crate::client::facts::ResponseFacts;
use crate::clock;
use crate::limits;

/// Whether the same request can be sent again, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TryAgain {
    /// It fails again, unless it or something around it changes.
    Never,
    /// As soon as the client likes to. One that tries more than once waits longer each time.
    Now,
    /// Not before that, as the service asks.
    After(Duration),
}

impl TryAgain {
    /// How long to wait before the same request is sent again; `None`: it is not.
    ///
    /// ```
    /// use errbook::client::TryAgain;
    /// use std::time::Duration;
    ///
    /// assert_eq!(TryAgain::Never.wait(), None);
    /// assert_eq!(TryAgain::Now.wait(), Some(Duration::ZERO));
    /// ```
    pub fn wait(self) -> Option<Duration> {
        match self {
            TryAgain::Never => None,
            TryAgain::Now => Some(Duration::ZERO),
            TryAgain::After(wait) => Some(wait),
        }
    }
}

impl ResponseFacts {
    /// Whether the same request can be sent again, and when: as `Retry-After` says (RFC 9110 §10.2.3),
    /// up to [`limits::RETRY_AFTER`](crate::limits::RETRY_AFTER); without it, as the entry does, or the
    /// status.
    pub fn retry(&self) -> TryAgain {
        if let Some(wait) = retry_after(self.headers()) {
            let wait = wait.min(limits::RETRY_AFTER);
            return if wait.is_zero() { TryAgain::Now } else { TryAgain::After(wait) };
        }
        let of_the_status = || match Status::of(self.status().as_u16()) {
            Some(row) if row.code >= 400 => row.retry,
            _ => Retry::Never,
        };
        match self.entry().and_then(|entry| entry.retry()).unwrap_or_else(of_the_status) {
            Retry::Later => TryAgain::Now,
            Retry::Never | Retry::AfterChange => TryAgain::Never,
        }
    }
}

/// A number of seconds, or a date, which is one of the clock that the response was dated by.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // What is too large for a number is long enough.
        return Some(text.parse().map_or(Duration::MAX, Duration::from_secs));
    }
    let then = httpdate::parse_http_date(text).ok()?;
    let now = headers.get(header::DATE).and_then(date).unwrap_or_else(clock::now);
    Some(then.duration_since(now).unwrap_or_default())
}

fn date(value: &HeaderValue) -> Option<SystemTime> {
    httpdate::parse_http_date(value.to_str().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use http::header::{DATE, HeaderMap, HeaderValue, RETRY_AFTER};

    use super::retry_after;
    use crate::clock::asked_during;

    /// A date is one of the clock that the response was dated by.
    #[test]
    fn the_clock_is_asked_where_the_response_has_no_date() {
        let asked = |after, date: Option<&'static str>| {
            let mut headers = HeaderMap::new();
            headers.insert(RETRY_AFTER, HeaderValue::from_static(after));
            headers.extend(date.map(|date| (DATE, HeaderValue::from_static(date))));
            asked_during(|| assert!(retry_after(&headers).is_some()))
        };
        let date = "Wed, 21 Oct 2026 07:28:00 GMT";
        assert_eq!((asked("17", None), asked(date, Some(date)), asked(date, None)), (0, 0, 1));
    }
}
