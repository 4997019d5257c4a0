use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! names {
    ($($(#[$docs:meta])* $Name:ident,)+) => {
        /// The name of a [`Lint`](crate::Lint), by which a catalog allows it: `allow_lints: [CodeCase]`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum LintName {
            $($(#[$docs])* $Name,)+
        }

        impl LintName {
            /// All of them.
            pub const ALL: &'static [LintName] = &[$(LintName::$Name),+];
        }
    };
}
names! {
    /// A code is in another letter case than most codes.
    CodeCase,
    /// A code has letters that a URI cannot have as they are.
    CodeInUri,
    /// The name of a member is not as RFC 9457 §3.2 advises.
    MemberName,
    /// A problem type URI is relative and no full path (RFC 9457 §3.1.1).
    RelativeType,
    /// A problem type URI is in IANA's registry, which has no such type (RFC 9457 §4.2).
    UnregisteredType,
    /// In a problem type URI the code stands right behind another word: a `type_base` without a `/` at its end.
    JoinedType,
    /// An error has no description.
    MissingDescription,
    /// A 429 or a 503 does not say when to try again (RFC 9110 §10.2.3).
    MissingRetryAfter,
    /// Two errors have one title or one message.
    EqualTexts,
    /// A type says `catalog = ERRORS`, and `ERRORS` does not list it. Told while it compiles.
    UndocumentedType,
}

impl fmt::Display for LintName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// What a catalog allows: a lint, everywhere or of one code.
#[derive(Debug, Clone, Copy)]
pub struct AllowedLint {
    pub(crate) name: LintName,
    pub(crate) code: Option<&'static str>,
}

impl AllowedLint {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: LintName, code: Option<&'static str>) -> Self {
        AllowedLint { name, code }
    }
}
