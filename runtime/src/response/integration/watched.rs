use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;

use crate::response::layer::{Arrival, Sending};

pin_project! {
    /// A body that passes. If it breaks off, the operators are told.
    #[derive(Debug)]
    pub(super) struct Watched<B> {
        #[pin]
        body: B,
        sending: Sending<Arrival>,
    }
}

impl<B> Watched<B> {
    #[inline]
    pub(super) fn new(body: B, sending: Sending<Arrival>) -> Self {
        Watched { body, sending }
    }
}

impl<B: Body<Error: fmt::Display>> Body for Watched<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
        let this = self.project();
        this.sending.next(|| this.body.poll_frame(cx))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// The next piece of a body; of its trailers nothing.
pub(super) fn poll_data<B: Body<Data = Bytes>>(
    body: Pin<&mut B>,
    cx: &mut Context<'_>,
) -> Poll<Option<Result<Bytes, B::Error>>> {
    body.poll_frame(cx).map_ok(|frame| frame.into_data().unwrap_or_default())
}
