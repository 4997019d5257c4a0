//! A response is whole again, although its body was looked at.

use std::pin::Pin;
use std::task::{Context, Poll};

use ::reqwest::{Body, Response, ResponseBuilderExt, Url};
use bytes::Bytes;
use http::response::Parts;
use http_body::{Frame, SizeHint};

/// The response with this at the begin of its body; it may be all of it.
pub(super) fn again(response: Response, begin: Vec<u8>, is_whole: bool) -> Response {
    let url = response.url().clone();
    let (parts, rest) = http::Response::<Body>::from(response).into_parts();
    let body = if is_whole { Body::from(begin) } else { followed_by(begin, rest) };
    Response::from(with_url(url, parts, body))
}

/// A body that goes on with another.
pub(super) fn followed_by<B>(begin: Vec<u8>, rest: B) -> Body
where
    B: http_body::Body<Data = Bytes> + Send + Sync + Unpin + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    Body::wrap(Followed { begin: Some(begin.into()), rest })
}

/// A response that has come from there.
pub(super) fn with_url(url: Url, mut parts: Parts, body: Body) -> http::Response<Body> {
    let from_there = http::Response::builder().url(url).body(()).unwrap_or_default();
    parts.extensions.extend(from_there.into_parts().0.extensions);
    http::Response::from_parts(parts, body)
}

struct Followed<B> {
    begin: Option<Bytes>,
    rest: B,
}

impl<B: http_body::Body<Data = Bytes> + Unpin> http_body::Body for Followed<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        match self.begin.take() {
            Some(begin) => Poll::Ready(Some(Ok(Frame::data(begin)))),
            None => Pin::new(&mut self.rest).poll_frame(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.begin.is_none() && self.rest.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let (begin, rest) =
            (self.begin.as_ref().map_or(0, Bytes::len) as u64, self.rest.size_hint());
        let mut hint = SizeHint::new();
        if let Some(upper) = rest.upper() {
            hint.set_upper(begin.saturating_add(upper));
        }
        hint.set_lower(begin.saturating_add(rest.lower()));
        hint
    }
}
