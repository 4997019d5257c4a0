//! The one table of HTTP statuses: what each means, and who must act.

use std::fmt;

use serde::{Deserialize, Serialize};

pub(crate) use self::table::status_table;

mod table;
#[cfg(test)]
mod tests;

/// What one registered HTTP status means, who must act on it, and what it asks of a response.
///
/// The phrases are those of the IANA registry.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Status {
    /// The number, `100..=599`.
    pub code: u16,
    /// The reason phrase, such as `"Not Found"`.
    pub phrase: &'static str,
    /// What the status tells the client: one or two sentences of plain text.
    pub meaning: &'static str,
    /// What [`actor`](Self::actor) must do, as one sentence. Empty below 400.
    pub action: &'static str,
    /// Who must act so that the request can succeed.
    pub actor: Actor,
    /// Whether sending the same request again can help.
    pub retry: Retry,
    /// The headers that a response with this status must carry, such as `Allow` for 405.
    pub required_headers: &'static [&'static str],
    /// The nearest code of `google.rpc.Code`, such as `"NOT_FOUND"`.
    pub grpc: &'static str,
    /// Where the status is specified, such as `"RFC 9110, Section 15.5.5"`.
    pub reference: &'static str,
}

impl Status {
    /// The status of this number, or `None` if the number is not registered.
    ///
    /// ```
    /// use errbook::status::{Actor, Retry, Status};
    ///
    /// const CONFLICT: &Status = Status::of(409).unwrap();
    /// assert_eq!(CONFLICT.phrase, "Conflict");
    /// assert_eq!((CONFLICT.actor, CONFLICT.retry), (Actor::User, Retry::AfterChange));
    ///
    /// assert!(Status::of(499).is_none());
    /// ```
    #[must_use]
    pub const fn of(code: u16) -> Option<&'static Self> {
        let (mut low, mut high) = (0, STATUSES.len());
        while low < high {
            let middle = low.midpoint(high);
            let status = &STATUSES[middle];
            if status.code == code {
                return Some(status);
            } else if status.code < code {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        None
    }

    /// Every registered status, ascending.
    #[must_use]
    pub const fn all() -> &'static [Self] {
        STATUSES
    }

    /// A status below 400: nothing failed, so nobody must act.
    const fn non_error(
        code: u16,
        phrase: &'static str,
        reference: &'static str,
        meaning: &'static str,
    ) -> Self {
        Self {
            code,
            phrase,
            meaning,
            action: "",
            actor: Actor::Nobody,
            retry: Retry::Never,
            required_headers: &[],
            grpc: if code / 100 == 2 { "OK" } else { "UNKNOWN" },
            reference,
        }
    }
}

/// Who must act so that the request can succeed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Actor {
    /// The client's developer: the call itself is wrong.
    Developer,
    /// The client's user: sign in, pay, correct a value, resolve a conflict.
    User,
    /// Whoever runs the service.
    Operator,
    /// Nobody: retrying is enough.
    Nobody,
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Developer => "the client's developer",
            Self::User => "the client's user",
            Self::Operator => "the operator",
            Self::Nobody => "nobody: retry",
        })
    }
}

/// Whether sending the same request again can help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Retry {
    /// No: it takes a different request.
    Never,
    /// Once something around it has changed: credentials, permission, the state of the resource
    /// or of the service.
    AfterChange,
    /// Yes, unchanged: after a while, or on a new connection.
    Later,
}

impl fmt::Display for Retry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Never => "never",
            Self::AfterChange => "after a change",
            Self::Later => "later",
        })
    }
}

macro_rules! statuses {
    (
        non_errors { $(
            $other:literal $OTHER:ident => $other_phrase:literal, $other_reference:literal,
            $other_meaning:literal;
        )* }
        errors { $(
            $number:literal $NAME:ident $Variant:ident $({ $($fields:tt)* })?
            => $phrase:literal, $actor:ident, $retry:ident, $grpc:ident, [$($header:literal),*],
            $reference:literal, $meaning:literal, $action:literal;
        )* }
    ) => {
        /// Ascending, for the binary search.
        static STATUSES: &[Status] = &[
            $(Status::non_error($other, $other_phrase, $other_reference, $other_meaning),)*
            $(Status {
                code: $number,
                phrase: $phrase,
                meaning: $meaning,
                action: $action,
                actor: Actor::$actor,
                retry: Retry::$retry,
                required_headers: &[$($header),*],
                grpc: stringify!($grpc),
                reference: $reference,
            },)*
        ];
    };
}
status_table!(statuses);
