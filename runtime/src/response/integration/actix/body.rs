use std::convert::Infallible;
use std::error::Error;
use std::pin::Pin;
use std::task::{Context, Poll};

use actix_web::body::{BodySize, EitherBody, MessageBody};
use bytes::Bytes;
use pin_project_lite::pin_project;

use super::middleware::Answering;
use crate::response::layer::Sending;

/// The body of a response: the service's own, or the one that was written instead.
pub type ErrorBody<B> = EitherBody<Watched<B>>;

pin_project! {
    /// A body that passes. If it breaks off, the operators are told.
    #[derive(Debug)]
    pub struct Watched<B> {
        #[pin]
        body: B,
        sending: Sending<Answering>,
    }
}

impl<B> Watched<B> {
    pub(super) fn new(body: B, sending: Sending<Answering>) -> Self {
        Watched { body, sending }
    }
}

impl<B: MessageBody> MessageBody for Watched<B> {
    type Error = Box<dyn Error>;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Self::Error>>> {
        let this = self.project();
        this.sending.next(|| this.body.poll_next(cx).map_err(Into::into))
    }

    fn try_into_bytes(self) -> Result<Bytes, Self> {
        let Watched { body, sending } = self;
        body.try_into_bytes().map_err(|body| Watched { body, sending })
    }
}

/// The body that was written. actix-web takes the `Content-Length` from it, so that of a HEAD has
/// the length of what it leaves out.
pub(super) struct Written {
    pub(super) bytes: Bytes,
    pub(super) length: u64,
}

impl MessageBody for Written {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Sized(self.length)
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Infallible>>> {
        let bytes = std::mem::take(&mut self.bytes);
        Poll::Ready(Some(bytes).filter(|bytes| !bytes.is_empty()).map(Ok))
    }

    fn try_into_bytes(self) -> Result<Bytes, Self> {
        let is_whole = self.bytes.len() as u64 == self.length;
        if is_whole { Ok(self.bytes) } else { Err(self) }
    }
}
