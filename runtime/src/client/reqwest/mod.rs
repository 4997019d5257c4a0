//! Responses of `reqwest` 0.13 (feature `reqwest`): [`OrApiError`], and that of [`blocking`] ones (feature
//! `reqwest-blocking`).

#[cfg(feature = "reqwest-blocking")]
pub mod blocking;
#[cfg(not(target_arch = "wasm32"))]
mod whole;

use ::reqwest::{Error, Response};
use http::{HeaderMap, StatusCode};

use crate::catalog::Catalog;
use crate::client::answer::Answer;
use crate::client::checked::Verdict;
use crate::client::facts::ResponseFacts;
use crate::client::receive::Receive;
use crate::client::remote::RemoteError;
use crate::client::unread::Unread;
use crate::limits;

/// What a response of `reqwest` is: a success, or an API error.
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
    /// use errbook::client::reqwest::OrApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// enum ClientError {
    ///     #[api(internal)]
    ///     Unreachable(#[from] reqwest::Error),
    ///     #[api(internal)]
    ///     Answered(#[from] RemoteError<AccountError>),
    /// }
    ///
    /// async fn name(client: &reqwest::Client, url: &str) -> Result<String, ClientError> {
    ///     let response = client.get(url).send().await?;
    ///     let response = response.or_api_error::<AccountError>(&ERRORS).await?;
    ///     Ok(response.text().await?)
    /// }
    /// ```
    ///
    /// Of an error at most [`limits::RECEIVED`] bytes are received. A success is
    /// given back as it came, also where its body had to be looked at. (In WebAssembly, where it could
    /// not be given back, no body of a success is looked at, and an error of untold length is received whole.)
    ///
    /// # Errors
    /// If the response is of an error, or breaks off before that is known: then it is
    /// [`Unreadable`](RemoteError::Unreadable), [`BrokenOff`](Unread::BrokenOff).
    #[allow(
        async_fn_in_trait,
        reason = "whoever calls it knows the type, and so whether it is `Send`"
    )]
    async fn or_api_error<E: Receive>(
        self,
        catalog: &'static Catalog,
    ) -> Result<Self, RemoteError<E>>;
}

#[cfg(not(target_arch = "wasm32"))]
impl OrApiError for Response {
    async fn or_api_error<E: Receive>(
        mut self,
        catalog: &'static Catalog,
    ) -> Result<Self, RemoteError<E>> {
        let (status, verdict) =
            (self.status(), catalog.verdict::<E>(self.status(), self.headers()));
        if is_given_back(verdict, self.content_length()) {
            return Ok(self);
        }
        let mut body = Vec::new();
        let is_whole = loop {
            match self.chunk().await {
                Ok(Some(chunk)) => body.extend_from_slice(&chunk),
                Ok(None) => break true,
                Err(why) => {
                    return Err(unreadable(catalog, status, self.headers(), &body, unread(why)));
                }
            }
            if body.len() > limits::RECEIVED {
                break false;
            }
        };
        match catalog.judged(verdict, status, self.headers(), &body) {
            Some(error) => Err(error),
            None => Ok(whole::again(self, body, is_whole)),
        }
    }
}

#[cfg(target_arch = "wasm32")]
impl OrApiError for Response {
    async fn or_api_error<E: Receive>(
        self,
        catalog: &'static Catalog,
    ) -> Result<Self, RemoteError<E>> {
        let (status, headers) = (self.status(), self.headers().clone());
        match catalog.verdict::<E>(status, &headers) {
            Verdict::Success | Verdict::Doubtful => return Ok(self),
            Verdict::Error => {}
        }
        let is_too_large =
            self.content_length().is_some_and(|length| length > limits::RECEIVED as u64);
        let body =
            if is_too_large { Err(Unread::TooLarge) } else { self.bytes().await.map_err(unread) };
        Err(match body {
            Ok(body) => catalog.receive_parts(status, &headers, &body),
            Err(why) => unreadable(catalog, status, &headers, b"", why),
        })
    }
}

/// Whether status, headers and length say that it is no error.
#[cfg(not(target_arch = "wasm32"))]
fn is_given_back(verdict: Verdict, length: Option<u64>) -> bool {
    match verdict {
        Verdict::Error => false,
        Verdict::Success => true,
        Verdict::Doubtful => length.is_some_and(|length| length > limits::RECEIVED as u64),
    }
}

/// A response of which this was received, and why not more.
fn unreadable<E>(
    catalog: &'static Catalog,
    status: StatusCode,
    headers: &HeaderMap,
    body: &[u8],
    why: Unread,
) -> RemoteError<E> {
    let headers = crate::client::facts::bounded(headers);
    let answer = Answer::new(catalog, status, &headers, body);
    RemoteError::Unreadable(Box::new(ResponseFacts::unread(&answer, why)))
}

/// Why it broke off, without the address, of which the query may have what no log should.
fn unread(why: Error) -> Unread {
    Unread::BrokenOff(Box::new(why.without_url()))
}
