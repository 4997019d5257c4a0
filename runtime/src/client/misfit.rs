use std::fmt;

/// What of an error did not come back as its type declares it, so that a code which the type has is unknown
/// all the same. It says which member or header, and nothing of what was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Misfit {
    /// The member of this name.
    Member(String),
    /// The members that are the fields of one value.
    Members,
    /// The header of this name.
    Header(String),
    /// The items.
    Items,
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Misfit::Member(name) => write!(f, "its member `{name}` is")?,
            Misfit::Members => f.write_str("its members are")?,
            Misfit::Header(name) => write!(f, "its header `{name}` is")?,
            Misfit::Items => f.write_str("its items are")?,
        }
        f.write_str(" not what this client takes")
    }
}
