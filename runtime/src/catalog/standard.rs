//! The errors that HTTP itself defines, ready to be answered with: [`HttpError`] has every
//! registered client and server error.
//!
//! Beside your own errors, as a `transparent` variant; what stands in for a status that no error
//! of yours does:
//!
//! ```
//! use errbook::{ApiError, standard::HttpError};
//!
//! #[derive(Debug, ApiError)]
//! enum UserError {
//!     #[api(status = 404, code = "UserNotFound")]
//!     NotFound,
//!     #[api(transparent)]
//!     Http(#[from] HttpError),
//! }
//!
//! let error = UserError::from(HttpError::MethodNotAllowed { allow: Some("GET".into()) });
//! assert_eq!(error.entry().code(), "MethodNotAllowed");
//! assert_eq!(errbook::respond(&error).headers()["allow"], "GET");
//! ```

use std::borrow::Cow;
use std::time::Duration;

use http::StatusCode;

use errbook_macros::ApiError;

use crate::catalog::entry::Entry;
use crate::catalog::group::Group;
use crate::catalog::row::{FIXED, Row, STANDARD};
use crate::catalog::status::{Status, status_table};
use crate::catalog::text::hash;

macro_rules! http_error {
    (
        non_errors { $($non_error:tt)* }
        errors { $(
            $number:tt $NAME:ident $Variant:ident $({ $($fields:tt)* })?
            => $phrase:tt, $actor:ident, $retry:ident, $grpc:ident, [$($header:tt),*],
            $reference:tt, $meaning:tt, $action:tt;
        )* }
    ) => {
        // Catalogs show this to the readers of an API, so how Rust uses it stands on the module.
        /// HTTP errors
        ///
        /// What HTTP itself has a status for, wherever nothing more can be said.
        #[derive(Debug, Clone, PartialEq, Eq, ApiError)]
        #[api(standard, receive)]
        #[non_exhaustive]
        pub enum HttpError {
            $(
                #[doc = $meaning]
                #[api(status = $number, title = $phrase)]
                $Variant $({ $($fields)* })?,
            )*
        }

        /// The error of a status. An unregistered 4xx or 5xx is treated as 400 or 500 (RFC 9110
        /// §15), and a status that is no error, which answers nothing that failed, as 500.
        impl From<StatusCode> for HttpError {
            fn from(status: StatusCode) -> Self {
                match status.as_u16() {
                    $($number => http_error!(@make $Variant $({ $($fields)* })?),)*
                    400..=499 => HttpError::BadRequest,
                    _ => HttpError::InternalServerError,
                }
            }
        }
    };

    (@make $Variant:ident) => { HttpError::$Variant };
    (@make $Variant:ident { $(#[$($attribute:tt)*])* $field:ident: $($type:tt)* }) => {
        HttpError::$Variant { $field: None }
    };
}

status_table!(http_error);

/// What the derive has written of `HttpError`: what a catalog's `standard` chooses from.
pub(crate) const GROUP: &Group = <HttpError as errbook::Documented>::GROUP;

/// Whether this entry is one of HTTP's, whichever type brings it.
pub(crate) fn has(entry: &Entry) -> bool {
    entry.is_standard() && GROUP.entries.iter().any(|it| it.code() == entry.code())
}

/// The entry of an `internal` variant: the standard 500.
#[doc(hidden)]
pub const INTERNAL: Entry = Entry::of(INTERNAL_ROW);

/// What a gateway answers with that passes nothing on: the standard 502.
pub(crate) const BAD_GATEWAY: Entry = {
    let Some(status) = Status::of(502) else { panic!() };
    let code = "BadGateway";
    let marks = FIXED | STANDARD;
    Entry::of((502, code, hash(code), status.phrase, status.meaning, status.phrase, marks, 0))
};

/// Its row.
#[doc(hidden)]
pub const INTERNAL_ROW: Row = {
    let Some(status) = Status::of(500) else { panic!() };
    let code = "InternalServerError";
    (500, code, hash(code), status.phrase, status.meaning, status.phrase, FIXED | STANDARD, 0)
};
