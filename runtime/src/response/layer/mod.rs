//! Every error of a running service in one shape: what a web framework attaches to its routes.
//!
//! An error value does not know its request. [`Catalog::layer`] makes an [`ErrorLayer`], which keeps
//! the facts of each request and answers again with them. It is a tower layer (feature `tower`), and
//! the middleware of actix-web, poem, rocket and salvo (features of those names).
//!
//! ```
//! use errbook::layer::FailureKind;
//! use errbook::{ApiError, standard::HttpError};
//!
//! /// Requests
//! #[derive(Debug, ApiError)]
//! enum RequestError {
//!     /// The path, the query or the body is not what this operation takes.
//!     #[api(status = 400)]
//!     InvalidInput,
//!     #[api(transparent)]
//!     Http(#[from] HttpError),
//! }
//!
//! errbook::catalog! {
//!     static ERRORS = { errors: [RequestError], authenticate: "Bearer" };
//! }
//!
//! let layer = ERRORS.layer().on_failure(|failure| match failure.kind() {
//!     FailureKind::UnreadableInput => RequestError::InvalidInput.into(),
//!     _ => failure.into(),
//! });
//! ```
//!
//! # What it touches
//!
//! | response | what becomes of it |
//! |---|---|
//! | that errbook made | written again, with the facts of the request and the catalog's settings |
//! | an [`InputError`](crate::InputError) | a failure of the framework, whose [`items`](Failure::items) say why |
//! | 4xx or 5xx with no body, or one of `text/plain`, or of known length and no content type | a failure of the framework: an error of the catalog |
//! | such a one that a compression inside has encoded | the same |
//! | a panic of the service | the same, as a 500 |
//! | with [`Untouched`] in its extensions, or a `Via` header: a proxy has it from elsewhere | passes as it is |
//! | that errbook made, with another status or media type now: a redirect, a page | passes as it is, and is logged |
//! | everything else: successes, HTML, JSON, gRPC, streams | passes as it is; one whose body breaks off is logged |
//!
//! A failure keeps its status. One that is not registered, such as 499, is the catalog's only error
//! of that status, or one that names it: `Status499`.
//!
//! A panic of what the application gives to the layer (`on_failure` and its error, `observe`,
//! `make_request_id`) counts as nothing said: there is a response all the same.
//!
//! The text of a failure never reaches the client: it echoes input and names what is inside. The
//! first 8 KiB of that of a 5xx are logged. (To read what a compression has encoded takes the feature
//! `decompress`.) The headers stay, such as the `Allow` of a 405, but for those that describe the body
//! that was there: `ETag`, `Last-Modified`, `Content-Disposition` and the like. What errbook writes has
//! `Cache-Control: no-store` unless something has set another, and `X-Content-Type-Options: nosniff`.
//! A header that the error's own settings gave by default gives way to that of the layer's catalog; what
//! something between has set stays, also `no-store` where the error's format has another `Cache-Control`.
//! The response to a HEAD has the headers of a GET and no body.
//!
//! A gRPC request (a POST of `application/grpc` or `application/grpc-web`) is answered as its client
//! reads it: a 200 with the code and the message in `grpc-status` and `grpc-message`, and no body.
//!
//! # Where to put it
//!
//! Around the routes and all that answers for them: a timeout, a limit, a login. Where layers are
//! nested, the innermost answers. What adds to every response goes outside of it, or its errors lack
//! what that adds:
//!
//! | outside | or else |
//! |---|---|
//! | what makes request ids | a panic has none |
//! | the span of a trace | the event of an error is in no span |
//! | CORS | a browser hides a panic from the page that asked |
//! | compression | the text of a failure reaches the log encoded |
//!
//! The example of the repository, `examples/server.rs`, has all of them in this order. The id of a
//! request is the one that its response has already, from a middleware inside; else the one that the
//! request came with; else one that [`make_request_id`](ErrorLayer::make_request_id) makes.

// Each integration uses what it needs. With all of them on, nothing is left over.
#![cfg_attr(
    not(all(feature = "actix", feature = "poem", feature = "rocket", feature = "tower")),
    allow(dead_code, unused_imports)
)]

mod answer;
mod arrival;
mod failure;
mod grpc;
#[cfg(feature = "tracing")]
mod log;
mod panic;
mod request_id;
mod sending;
mod text;
mod verdict;

use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use http::HeaderName;

pub(crate) use self::answer::is_of_the_body;
pub(crate) use self::arrival::{Arrival, Asked};
pub use self::failure::{Failure, FailureKind};
pub(crate) use self::panic::{Caught, PanicText, caught};
use self::request_id::RequestIds;
pub(crate) use self::sending::Sending;
pub(crate) use self::text::text;
pub(crate) use self::verdict::Verdict;
use crate::catalog::Catalog;
use crate::clock;
use crate::occurrence::Occurrence;
use crate::occurrence::error::Error;
pub use crate::response::snapshot::Snapshot;

/// Answers every error of a service as its catalog says. [`Catalog::layer`] makes it; see
/// [the module](self) for what it touches.
#[derive(Debug, Clone)]
pub struct ErrorLayer {
    rules: Arc<Rules>,
}

impl Catalog {
    /// A layer that answers every error of a service with the settings of this catalog.
    pub fn layer(&'static self) -> ErrorLayer {
        ErrorLayer {
            rules: Arc::new(Rules {
                catalog: self,
                takes_time: self.may_show_time(),
                on_failure: None,
                observers: Vec::new(),
                ids: RequestIds::default(),
            }),
        }
    }
}

impl ErrorLayer {
    /// Says what a failure of the framework is answered with. `failure.into()` is the standard
    /// error of its status, which stands for every failure where nothing is said.
    #[must_use]
    pub fn on_failure(
        mut self,
        answer: impl Fn(&Failure<'_>) -> Error + Send + Sync + 'static,
    ) -> Self {
        self.rules().on_failure = Some(Arc::new(answer));
        self
    }

    /// Shows each error that is answered with, once: for metrics. It may be called several times.
    ///
    /// ```
    /// # use errbook::ApiError;
    /// # errbook::catalog! { static ERRORS = { standard: [404] }; }
    /// use std::sync::atomic::{AtomicU64, Ordering};
    ///
    /// static SERVER_ERRORS: AtomicU64 = AtomicU64::new(0);
    ///
    /// let layer = ERRORS.layer().observe(|occurrence| {
    ///     if occurrence.status().is_server_error() {
    ///         SERVER_ERRORS.fetch_add(1, Ordering::Relaxed);
    ///     }
    /// });
    /// ```
    #[must_use]
    pub fn observe(mut self, observer: impl Fn(&Occurrence<'_>) + Send + Sync + 'static) -> Self {
        let rules = self.rules();
        rules.observers.push(Arc::new(observer));
        rules.takes_time = true;
        self
    }

    /// Takes the id of a request from this header of its response or else of itself, instead of
    /// `x-request-id`.
    ///
    /// It is taken only if it is short and plain: at most 64 letters, digits and `-_.~+/=:@`.
    #[must_use]
    pub fn request_id_header(mut self, name: HeaderName) -> Self {
        self.rules().ids.header = name;
        self
    }

    /// Makes an id for each request that has failed and came with none: its first 256 bytes.
    ///
    /// Handlers and successful responses do not see it. Where they need one too, set the header by a
    /// middleware outside this layer, such as `SetRequestIdLayer` of `tower-http`; this layer takes
    /// the id from there.
    #[must_use]
    pub fn make_request_id(mut self, make: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.rules().ids.make = Some(Arc::new(make));
        self
    }

    /// Sends the id of a request with the answer to it, in the same header: also one that this layer
    /// has made, which its client learns of by that. What has set the header already keeps it.
    #[must_use]
    pub fn send_request_id(mut self) -> Self {
        self.rules().ids.is_sent = true;
        self
    }

    fn rules(&mut self) -> &mut Rules {
        Arc::make_mut(&mut self.rules)
    }

    /// What the integrations work by.
    pub(crate) fn shared_rules(&self) -> Arc<Rules> {
        Arc::clone(&self.rules)
    }
}

/// What a layer was told to do.
#[derive(Clone)]
pub(crate) struct Rules {
    catalog: &'static Catalog,
    /// Whether somebody may ask when a request arrived: a format of the catalog, or an observer.
    takes_time: bool,
    on_failure: Option<Arc<OnFailure>>,
    observers: Vec<Arc<Observer>>,
    ids: RequestIds,
}

impl Rules {
    /// The time that a request arrives at, if somebody may ask for it.
    pub(crate) fn time(&self) -> Option<SystemTime> {
        self.takes_time.then(clock::now)
    }
}

type OnFailure = dyn Fn(&Failure<'_>) -> Error + Send + Sync;
type Observer = dyn Fn(&Occurrence<'_>) + Send + Sync;

impl fmt::Debug for Rules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rules")
            .field("catalog", &self.catalog.title())
            .field("request_id_header", &self.ids.header)
            .finish_non_exhaustive()
    }
}

/// In the extensions of a response, keeps a layer from touching it.
///
/// ```
/// # use errbook::http;
/// use errbook::layer::Untouched;
///
/// // A load balancer reads this text, so it stays.
/// let mut response = http::Response::new("draining");
/// *response.status_mut() = http::StatusCode::SERVICE_UNAVAILABLE;
/// response.extensions_mut().insert(Untouched);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Untouched;
