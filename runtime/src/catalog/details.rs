//! What an entry says of its members, its headers, its place in the log and its age.

/// How loud an error is in the log: a level of `tracing`, or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogLevel(u8);

// No enum: where two things are called `Debug`, rustc calls the trait `std::fmt::Debug`, and so on.
#[allow(missing_docs, reason = "the levels of `tracing`, and none")]
impl LogLevel {
    pub const OFF: Self = LogLevel(0);
    pub const TRACE: Self = LogLevel(1);
    pub const DEBUG: Self = LogLevel(2);
    pub const INFO: Self = LogLevel(3);
    pub const WARN: Self = LogLevel(4);
    pub const ERROR: Self = LogLevel(5);

    /// Its name in `tracing`, or `OFF`.
    #[cfg(feature = "book")]
    pub(crate) const fn name(self) -> &'static str {
        ["OFF", "TRACE", "DEBUG", "INFO", "WARN", "ERROR"][self.0 as usize]
    }
}

/// That new code should not rely on an entry: Rust's `#[deprecated]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeprecatedDoc {
    /// Since which version.
    pub since: Option<&'static str>,
    /// Why, and what to use instead.
    pub note: Option<&'static str>,
}

/// A member that an entry puts in the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemberDoc {
    /// The name on the wire.
    pub name: &'static str,
    /// The field's documentation, in Markdown.
    pub docs: &'static str,
}

/// A value that a member has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemberValue {
    /// The name of the member on the wire.
    pub name: &'static str,
    /// The value, as JSON.
    pub json: &'static str,
}

/// A header that an entry sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeaderDoc {
    /// The field name, as the declaration spells it.
    pub name: &'static str,
    /// The value, where it is the same for every occurrence.
    pub value: Option<&'static str>,
    /// The documentation of the field that gives the value, in Markdown.
    pub docs: &'static str,
}
