use std::any::Any;

use crate::catalog::description::Description;
use crate::catalog::details::{HeaderDoc, MemberDoc};
use crate::catalog::entry::Entry;
use crate::catalog::rows::OperatorRow;
use crate::catalog::text::{hash, mix, same};

/// The entries of one error type, with its title, its documentation and the groups nested in it.
///
/// `#[derive(ApiError)]` writes it. By hand:
///
/// ```
/// use errbook::{Entry, Group};
///
/// const DRAFTS: &Group = &Group::new("api::DraftError", (line!(), column!()), "Drafts")
///     .with_entries(&[Entry::new(410, "DraftExpired", "Draft Expired")]);
/// assert_eq!(DRAFTS.entries[0].title(), "Draft Expired");
/// ```
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Group {
    /// The path of the error type.
    pub path: &'static str,
    /// The line and the column where it is declared: two types in two functions have one path.
    pub place: (u32, u32),
    /// Whether the type asks for a format of its own.
    pub has_format: bool,
    /// The catalog whose settings the type uses where nobody names one. A function, and any type, for
    /// a catalog is made of groups.
    pub(crate) catalog: Option<fn() -> Option<AnyCatalog>>,
    /// The heading that documents give it.
    pub title: &'static str,
    /// The documentation, in Markdown, without the title.
    pub docs: &'static str,
    /// Its own entries, in the order of declaration.
    pub entries: &'static [Entry],
    /// The groups of its `transparent` variants, in the order of declaration.
    pub groups: &'static [&'static Group],
    /// The members that it adds to errors of these groups.
    pub members: &'static [MemberDoc],
    /// The headers that it adds to them.
    pub headers: &'static [HeaderDoc],
    /// A hash of its declaration and of the identities nested in it, which differs where a generic
    /// type has other groups in it. Each type computes it once, so no walk follows a group twice.
    pub(crate) identity: u64,
    /// The bits of the names of its entries' members: see [`initial`](crate::catalog::text::initial).
    pub(super) initials: u128,
    /// Whether an entry may have a status that asks for a header.
    pub(super) may_be_obliged: bool,
    pub(crate) operators: &'static [OperatorRow],
    /// What only a book asks.
    pub(crate) description: Option<fn(&mut Description)>,
    /// How a value of the type is found in an error.
    #[cfg(feature = "recover")]
    pub(crate) recovery: Option<AnyRecovery>,
}

/// A `Catalog`, which stands above a group.
pub(crate) type AnyCatalog = &'static (dyn Any + Send + Sync);

/// Gives a `Recovery`, which is of the room of what happened.
#[cfg(feature = "recover")]
pub(crate) type AnyRecovery = fn() -> &'static (dyn Any + Send + Sync);

impl Group {
    /// A group with the path, the place and the title of its type; everything else is empty.
    #[must_use]
    pub const fn new(path: &'static str, place: (u32, u32), title: &'static str) -> Self {
        let place_word = (place.0 as u64) << 32 | place.1 as u64;
        Group {
            path,
            place,
            has_format: false,
            catalog: None,
            title,
            docs: "",
            entries: &[],
            groups: &[],
            members: &[],
            headers: &[],
            identity: mix(hash(path), place_word),
            initials: 0,
            may_be_obliged: false,
            operators: &[],
            description: None,
            #[cfg(feature = "recover")]
            recovery: None,
        }
    }

    /// Documents it, in Markdown.
    #[must_use]
    pub const fn with_docs(mut self, docs: &'static str) -> Self {
        self.docs = docs;
        self
    }

    /// What the derive calls with what only operators are told.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_operators(mut self, rows: &'static [OperatorRow]) -> Self {
        self.operators = rows;
        self
    }

    /// What the derive calls with what a book asks of the type.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_description(mut self, description: fn(&mut Description)) -> Self {
        self.description = Some(description);
        self
    }

    /// Says how a value of the type is found in an error.
    #[cfg(feature = "recover")]
    #[doc(hidden)]
    #[must_use]
    pub const fn with_recovery(mut self, recovery: AnyRecovery) -> Self {
        self.recovery = Some(recovery);
        self
    }

    /// Says that the type asks for a format of its own.
    #[must_use]
    pub const fn with_format(mut self) -> Self {
        self.has_format = true;
        self
    }

    /// Says whose settings the type uses: `private::catalog_of` it.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_catalog(mut self, catalog: fn() -> Option<AnyCatalog>) -> Self {
        self.catalog = Some(catalog);
        self
    }

    /// The entries of the type itself.
    #[must_use]
    pub const fn with_entries(mut self, entries: &'static [Entry]) -> Self {
        self.entries = entries;
        self.initials = u128::MAX;
        self.may_be_obliged = true;
        self
    }

    /// The same, with what the derive knows of all of them, so that a catalog need not look at each.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_rows(
        mut self,
        entries: &'static [Entry],
        initials: u128,
        may_be_obliged: bool,
    ) -> Self {
        self.entries = entries;
        self.initials = initials;
        self.may_be_obliged = may_be_obliged;
        self
    }

    /// The members that it adds to errors of the types in it.
    #[must_use]
    pub const fn with_members(mut self, members: &'static [MemberDoc]) -> Self {
        self.members = members;
        self
    }

    /// The headers that it adds to them.
    #[must_use]
    pub const fn with_headers(mut self, headers: &'static [HeaderDoc]) -> Self {
        self.headers = headers;
        self
    }

    /// The groups of the types in it.
    #[must_use]
    pub const fn with_groups(mut self, groups: &'static [&'static Group]) -> Self {
        self.groups = groups;
        let mut rest = groups;
        while let [group, others @ ..] = rest {
            self.identity = mix(self.identity, group.identity);
            rest = others;
        }
        self
    }

    /// What the type says to a book.
    #[cfg(feature = "book")]
    pub(crate) fn description(&self) -> Description {
        let mut description = Description::default();
        if let Some(describe) = self.description {
            describe(&mut description);
        }
        description
    }

    /// Whether both are of one type, reached in two ways.
    #[must_use]
    pub const fn is(&self, other: &Group) -> bool {
        same(self.path, other.path)
            && self.place.0 == other.place.0
            && self.place.1 == other.place.1
    }
}
