//! The same of the blocking client.

use std::io::{self, Read};
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll};

use ::reqwest::Body;
use ::reqwest::blocking::Response;
use bytes::Bytes;
use http_body::Frame;

use super::{is_given_back, unread, unreadable, whole};
use crate::catalog::Catalog;
use crate::client::receive::Receive;
use crate::client::remote::RemoteError;
use crate::client::unread::Unread;
use crate::limits;

/// What a response of `reqwest::blocking` is: a success, or an API error.
pub trait OrApiError: Sized {
    /// The response, unless it is of an error: then that, as
    /// [`Catalog::checked`](crate::Catalog::checked) says it.
    ///
    /// ```
    /// # use errbook::{ApiError, RemoteError};
    /// # #[derive(Debug, ApiError)]
    /// # #[api(status = 404, receive)]
    /// # struct AccountError;
    /// # errbook::catalog! { static ERRORS = { errors: [AccountError] }; }
    /// use errbook::client::reqwest::blocking::OrApiError;
    ///
    /// fn status(response: reqwest::blocking::Response) -> Result<u16, RemoteError<AccountError>> {
    ///     let response = response.or_api_error::<AccountError>(&ERRORS)?;
    ///     Ok(response.status().as_u16())
    /// }
    /// ```
    ///
    /// It is what [`or_api_error`](super::OrApiError::or_api_error) of the other client is.
    ///
    /// # Errors
    /// If the response is of an error, or breaks off before that is known.
    fn or_api_error<E: Receive>(self, catalog: &'static Catalog) -> Result<Self, RemoteError<E>>;
}

impl OrApiError for Response {
    fn or_api_error<E: Receive>(
        mut self,
        catalog: &'static Catalog,
    ) -> Result<Self, RemoteError<E>> {
        let (status, verdict) =
            (self.status(), catalog.verdict::<E>(self.status(), self.headers()));
        if is_given_back(verdict, self.content_length()) {
            return Ok(self);
        }
        let mut body = Vec::new();
        let most = limits::RECEIVED as u64 + 1;
        if let Err(why) = self.by_ref().take(most).read_to_end(&mut body) {
            let why = match why.downcast() {
                Ok(why) => unread(why),
                Err(why) => Unread::BrokenOff(Box::new(why)),
            };
            return Err(unreadable(catalog, status, self.headers(), &body, why));
        }
        match catalog.judged(verdict, status, self.headers(), &body) {
            Some(error) => Err(error),
            None => Ok(again(self, body)),
        }
    }
}

/// The response with this at the begin of its body.
fn again(mut response: Response, begin: Vec<u8>) -> Response {
    let (mut parts, ()) = http::Response::new(()).into_parts();
    parts.status = response.status();
    parts.version = response.version();
    parts.headers = mem::take(response.headers_mut());
    parts.extensions = mem::take(response.extensions_mut());
    let url = response.url().clone();
    let body = if begin.len() <= limits::RECEIVED {
        Body::from(begin)
    } else {
        whole::followed_by(begin, Rest(response))
    };
    Response::from(whole::with_url(url, parts, body))
}

/// What is still to come. Whoever asks for it waits for it: the new response is of the blocking client, too.
struct Rest(Response);

/// How much is asked for at once, in bytes.
const PIECE: usize = 16 * 1024;

impl http_body::Body for Rest {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let mut piece = vec![0; PIECE];
        Poll::Ready(match self.0.read(&mut piece) {
            Ok(0) => None,
            Ok(length) => {
                piece.truncate(length);
                Some(Ok(Frame::data(piece.into())))
            }
            Err(why) => Some(Err(why)),
        })
    }
}
