use std::fmt::{self, Write as _};

use serde::Serialize;

/// What has changed between two books: what breaks clients first, in the order of the book.
///
/// Its `Display` is what a changelog would say; the alternate one, `{:#}`, also what to do instead of each
/// change that breaks clients.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Changes(Vec<Change>);

/// One thing that has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Change {
    /// What kind of change it is.
    pub kind: ChangeKind,
    /// What it does to clients.
    pub verdict: Verdict,
    /// The code of the entry; `None`: it is about the whole book.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The error type of the entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_type: Option<String>,
    /// The member, the header or the place in the body that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// What there was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<String>,
    /// What there is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
    /// What has changed, without the code.
    pub text: String,
}

/// What a change does to clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Verdict {
    /// A client can trip over it, or it cannot be decided that none does.
    Breaking,
    /// No client trips over it that ignores what it does not know (RFC 9457 §3.2).
    Safe,
}

/// One list of all kinds: what each is, its verdict, and for what breaks, what to do instead.
macro_rules! kinds {
    (
        breaking { $($(#[doc = $broken_docs:literal])* $Broken:ident => $instead:literal,)+ }
        safe { $($(#[doc = $safe_docs:literal])* $Safe:ident,)+ }
    ) => {
        /// What kind of change it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
        #[serde(rename_all = "camelCase")]
        #[non_exhaustive]
        pub enum ChangeKind {
            $($(#[doc = $broken_docs])* $Broken,)+
            $($(#[doc = $safe_docs])* $Safe,)+
        }

        impl ChangeKind {
            /// All of them.
            pub const ALL: &'static [ChangeKind] =
                &[$(ChangeKind::$Broken,)+ $(ChangeKind::$Safe,)+];

            /// What it does to clients.
            pub fn verdict(self) -> Verdict {
                match self {
                    $(ChangeKind::$Broken)|+ => Verdict::Breaking,
                    $(ChangeKind::$Safe)|+ => Verdict::Safe,
                }
            }

            /// What to do instead of a change that breaks clients.
            pub fn instead(self) -> Option<&'static str> {
                match self {
                    $(ChangeKind::$Broken => Some($instead),)+
                    $(ChangeKind::$Safe)|+ => None,
                }
            }
        }
    };
}

kinds! {
    breaking {
        /// A code is no longer there.
        CodeGone => "keep it, `#[deprecated]` if nothing new should rely on it",
        /// An entry has another code.
        CodeRenamed => "keep the code: `#[api(code = \"...\")]` says it whatever the variant is called",
        /// A retired code has come back with another meaning.
        CodeReused => "give the new error a code that nobody has seen yet",
        /// The status is another.
        Status => "keep the status, and give what has the new one a new code",
        /// It is answered with another status, since its format says so.
        AnsweredStatus => "keep the status rule of the format",
        /// The problem type URI is another.
        TypeUri => "keep it: `#[api(type = \"...\")]` says it whatever the code and the catalog are",
        /// All problem type URIs begin in another way.
        TypeBase => "keep the `type_base` of the catalog; where the documents moved, let the old URIs lead there",
        /// A member is no longer there.
        MemberGone => "keep it, `#[deprecated]` if nothing new should rely on it",
        /// A member has another name.
        MemberRenamed => "keep the name: `#[api(member = \"...\")]` says it whatever the field is called",
        /// A member that was always there can be missing.
        MemberOptional => "keep it always there, or add another member",
        /// A member can have values that it could not have.
        MemberType => "keep its type, and add another member for the new one",
        /// A member has fewer values: a generated client has another type for it.
        MemberNarrowed => "keep its type, and add another member for the new one",
        /// A header is no longer there.
        HeaderGone => "keep sending it",
        /// A header that was always there can be missing.
        HeaderOptional => "keep it always there",
        /// A header that always had one value can have another.
        HeaderValue => "keep its value",
        /// The body has no items any more.
        ItemsGone => "keep them",
        /// The body has no message any more.
        MessageGone => "keep the message",
        /// Trying again could help, and cannot any more, or only later than before.
        Permanent => "keep `retry`, and give what cannot be retried a new code",
        /// The body is in another format.
        Format => "keep the format: `#[api(format = ...)]` says it for a type or a variant",
        /// The body is of another media type.
        MediaType => "keep the media type of the format",
        /// A format of the same name writes other bodies.
        Body => "keep the keys of the format, and add others",
    }
    safe {
        /// A code is new.
        CodeAdded,
        /// A retired code has come back with its old meaning.
        CodeBack,
        /// A member is new.
        MemberAdded,
        /// A member that could be missing is always there.
        MemberAlways,
        /// It is said what values a member has, where it was said that it may have any.
        MemberDescribed,
        /// A header is new.
        HeaderAdded,
        /// A header that could be missing is always there.
        HeaderAlways,
        /// The body has items.
        ItemsAdded,
        /// Trying again can help.
        Retryable,
        /// The title is worded in another way.
        Title,
        /// The message is worded in another way, or is new.
        Message,
        /// The documentation has changed.
        Docs,
        /// New code should not rely on it.
        Deprecated,
        /// New code may rely on it again.
        Undeprecated,
        /// Who must act, or how, is another.
        Action,
        /// It is said to be answered by other operations.
        Route,
        /// It stands in another section.
        Section,
        /// The format is called something else, and writes the same.
        FormatName,
        /// The documented success statuses have changed.
        Successes,
        /// The title of the book is another.
        BookTitle,
    }
}

impl Changes {
    pub(super) fn new(mut changes: Vec<Change>) -> Self {
        changes.sort_by_key(|change| change.verdict);
        Changes(changes)
    }

    /// Each of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Change> {
        self.0.iter()
    }

    /// Those that break clients.
    pub fn breaking(&self) -> impl Iterator<Item = &Change> {
        self.0.iter().filter(|change| change.verdict == Verdict::Breaking)
    }

    /// Those that do not.
    pub fn safe(&self) -> impl Iterator<Item = &Change> {
        self.0.iter().filter(|change| change.verdict == Verdict::Safe)
    }

    /// Whether one of them breaks clients.
    pub fn is_breaking(&self) -> bool {
        self.breaking().next().is_some()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> IntoIterator for &'a Changes {
    type Item = &'a Change;
    type IntoIter = std::slice::Iter<'a, Change>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Changes {
    type Item = Change;
    type IntoIter = std::vec::IntoIter<Change>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl fmt::Display for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return writeln!(f, "Nothing has changed.");
        }
        let mut parted = "";
        for (heading, changes) in [
            ("Breaking", lines(self.breaking(), f.alternate())),
            ("Also changed", lines(self.safe(), false)),
        ] {
            if !changes.is_empty() {
                write!(f, "{parted}### {heading}\n{changes}")?;
                parted = "\n";
            }
        }
        Ok(())
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.code {
            Some(code) => write!(f, "`{code}`: {}", self.text),
            None => f.write_str(&self.text),
        }
    }
}

/// A line each, those that many entries have alike in one; with what to do instead, if asked for.
pub(super) fn lines<'c>(changes: impl Iterator<Item = &'c Change>, instead: bool) -> String {
    const NAMED: usize = 3;
    let mut told: Vec<(&Change, Vec<&str>)> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for change in changes {
        let place = *places.entry((change.kind, &change.text)).or_insert(told.len());
        if place == told.len() {
            told.push((change, Vec::new()));
        }
        told[place].1.extend(change.code.as_deref());
    }
    let mut lines = String::new();
    for (change, codes) in told {
        let named = codes.iter().take(NAMED).map(|code| format!("`{code}`"));
        let named = named.collect::<Vec<_>>().join(", ");
        let who = match codes.len() {
            0 => String::new(),
            count if count > NAMED => format!("{named} and {} more: ", count - NAMED),
            _ => format!("{named}: "),
        };
        let _ = writeln!(lines, "- {who}{}", change.text);
        if let (true, Some(instead)) = (instead, change.kind.instead()) {
            let _ = writeln!(lines, "  Instead: {instead}.");
        }
    }
    lines
}
