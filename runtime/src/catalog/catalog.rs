use std::collections::HashSet;

use crate::catalog::allowed;
use crate::catalog::duties;
use crate::catalog::entry::Entry;
use crate::catalog::findings::Findings;
use crate::catalog::group::Group;
use crate::catalog::index::{self, Index, Located, Rank};
use crate::catalog::lint_name::LintName;
use crate::catalog::settings::{self, Settings, Success};
use crate::catalog::shadowed;
use crate::catalog::text::{Text, same};
use crate::format::WireFormat;
use crate::standard;

/// A named set of error types with unique codes, and the settings that an application has once.
///
/// [`catalog!`](crate::catalog) declares one, and checks it while it compiles.
#[derive(Debug, Clone, Copy)]
pub struct Catalog {
    name: &'static str,
    docs: &'static str,
    settings: Settings,
    groups: &'static [&'static Group],
    index: Index,
}

impl Catalog {
    /// What `catalog!` calls.
    ///
    /// # Panics
    /// If two types declare one code, an error lacks a header that its status must have, or has a member
    /// that the format hides, or the type base makes no URI. The panic names all of them, up to ten; in a `static`, it is a compile
    /// error.
    #[doc(hidden)]
    #[must_use]
    #[track_caller]
    pub const fn new(
        name: &'static str,
        docs: &'static str,
        settings: Settings,
        groups: &'static [&'static Group],
        index: Index,
    ) -> Self {
        let mut findings = Findings::new();
        index::check_codes(&index, &mut findings);
        duties::check(index.groups(), &settings, &mut findings);
        shadowed::check(index.groups(), settings.format_or_default(), &mut findings);
        allowed::check(settings.allow_lints, &index, &mut findings);
        settings::check_type_base(&settings, &mut findings);
        findings.tell();
        Catalog { name, docs, settings, groups, index }
    }
}

impl Catalog {
    /// The groups, with all that is nested in them, each once.
    pub(crate) const fn all_groups(&self) -> &'static [&'static Group] {
        self.index.groups()
    }

    /// The title; where none is set, the name of the static.
    pub const fn title(&self) -> &'static str {
        match self.settings.title {
            Some(title) => title,
            None => self.name,
        }
    }

    /// The documentation, in Markdown.
    pub const fn docs(&self) -> &'static str {
        self.docs
    }

    /// The format of every response that asks for no other.
    pub const fn format(&self) -> Option<&'static WireFormat> {
        self.settings.format
    }

    /// Whether a body may have the time of the request: in the catalog's format, or in one of a type's own,
    /// which nobody knows before.
    #[cfg(feature = "layer")]
    pub(crate) fn may_show_time(&self) -> bool {
        let has_own =
            |group: &Group| group.has_format || group.entries.iter().any(Entry::has_own_format);
        self.settings.format_or_default().may_show_time()
            || self.all_groups().iter().any(|group| has_own(group))
    }

    /// What the code is put behind to make a problem type URI.
    pub const fn type_base(&self) -> Option<&'static str> {
        self.settings.type_base
    }

    /// The challenge of a 401 that has none of its own (`WWW-Authenticate`, RFC 9110 §11.6.1).
    pub const fn authenticate(&self) -> Option<&'static str> {
        self.settings.authenticate
    }

    /// The headers that something else adds to the responses, such as a router its `Allow`.
    pub const fn headers_elsewhere(&self) -> &'static [&'static str] {
        self.settings.headers_elsewhere
    }

    /// The headers that responses go without, although their status asks for them: an application that
    /// never challenges has no `WWW-Authenticate`.
    pub const fn headers_omitted(&self) -> &'static [&'static str] {
        self.settings.headers_omitted
    }

    /// What the derive calls where a type names its catalog: one that lists the type.
    ///
    /// # Panics
    /// If it does not, and does not allow that. In a `const`, that is a compile error.
    #[doc(hidden)]
    #[track_caller]
    pub const fn assert_documents(&self, path: &str, place: (u32, u32)) {
        let mut groups = self.index.groups();
        while let [group, others @ ..] = groups {
            if group.place.0 == place.0 && group.place.1 == place.1 && same(group.path, path) {
                return;
            }
            groups = others;
        }
        let mut allowed = self.settings.allow_lints;
        while let [first, others @ ..] = allowed {
            if matches!(first.name, LintName::UndocumentedType) {
                return;
            }
            allowed = others;
        }
        let mut text = Text::new();
        text.and("`")
            .and(path)
            .and("` has the settings of the catalog `")
            .and(self.name)
            .and("`, which does not list it, so no document has its errors; add it to the `errors` of the catalog, or let that say `allow_lints: [UndocumentedType]`");
        panic!("{}", text.as_str());
    }

    /// The success statuses that the API documents.
    pub const fn successes(&self) -> &'static [Success] {
        self.settings.successes
    }

    /// The entry with this code; of several that share it, the first.
    ///
    /// ```
    /// errbook::catalog! {
    ///     /// What every service answers.
    ///     static ERRORS = { standard: [404, 405], headers_elsewhere: ["Allow"] };
    /// }
    /// assert_eq!(ERRORS.find("NotFound").unwrap().status(), 404);
    /// assert!(ERRORS.find("Conflict").is_none());
    /// ```
    pub fn find(&self, code: &str) -> Option<&'static Entry> {
        let found = self.index.find(code)?;
        self.has_chosen(found).then_some(found.entry)
    }

    /// The entries with this code: several, if they share it.
    pub fn find_all(&self, code: &str) -> Vec<&'static Entry> {
        let Some(first) = self.find(code) else { return Vec::new() };
        if !first.is_shared() {
            return vec![first];
        }
        let entries = self.index.groups().iter().flat_map(|group| group.entries);
        entries.filter(|entry| entry.code() == code && entry.is_shared()).collect()
    }

    /// The entries that documents show, in the order of declaration: all but `#[doc(hidden)]` ones.
    pub fn entries(&self) -> Vec<&'static Entry> {
        fn flatten(sections: &[Section], entries: &mut Vec<&'static Entry>) {
            for section in sections {
                entries.extend(&section.entries);
                flatten(&section.sections, entries);
            }
        }
        let mut entries = Vec::new();
        flatten(&self.sections(), &mut entries);
        entries
    }

    /// The tree that documents show: every group and every entry once, and no section without any. The
    /// standard errors have a section of their own, whoever brings them.
    pub fn sections(&self) -> Vec<Section> {
        let mut seen = Seen::default();
        let mut sections = Vec::new();
        let mut place = None;
        for group in self.groups {
            if group.identity == standard::GROUP.identity {
                place = place.or(Some(sections.len()));
            }
            sections.extend(self.section(group, &mut seen));
        }
        let mut entries = seen.standard;
        if !entries.is_empty() {
            entries.sort_by_key(|entry| entry.status_number());
            let standard = Section { group: standard::GROUP, entries, sections: Vec::new() };
            sections.insert(place.unwrap_or(sections.len()), standard);
        }
        sections
    }

    fn section(&self, group: &'static Group, seen: &mut Seen) -> Option<Section> {
        if !seen.groups.insert(group.identity) {
            return None;
        }
        let entries = group
            .entries
            .iter()
            .filter(|entry| !entry.is_hidden() && self.documents(Located { group, entry }))
            .filter(|entry| seen.codes.insert(entry.code()) || entry.is_shared());
        let (standard, own) = entries.partition::<Vec<_>, _>(|entry| standard::has(entry));
        seen.standard.extend(standard);
        let entries = together(own);
        let sections =
            group.groups.iter().filter_map(|nested| self.section(nested, seen)).collect::<Vec<_>>();
        let empty = entries.is_empty() && sections.is_empty();
        (!empty).then_some(Section { group, entries, sections })
    }

    /// Whether this entry is the one that its code stands for, and was not left out.
    fn documents(&self, located: Located) -> bool {
        let winner = self.index.find(located.entry.code());
        winner.is_some_and(|winner| winner.rank() == located.rank()) && self.has_chosen(located)
    }

    /// Whether it was not left out: of the entries of HTTP itself, `standard` says which there are.
    fn has_chosen(&self, located: Located) -> bool {
        let status = located.entry.status_number();
        let chosen = self.settings.standard.is_none_or(|chosen| chosen.contains(&status));
        chosen || located.rank() > Rank::Http
    }
}

/// What a book asks.
#[cfg(feature = "book")]
impl Catalog {
    /// No settings, and no errors.
    pub(crate) const NONE: &'static Catalog = {
        static NOTHING: index::Table<1> = index::fill(&[]);
        static NONE: Catalog =
            Catalog::new("", "", Settings::EMPTY, &[], Index::new(&[], &NOTHING));
        &NONE
    };

    /// Those that the catalog lists, with all that is nested in them.
    pub(crate) const fn groups(&self) -> &'static [&'static Group] {
        self.groups
    }

    /// Whether the catalog allows a lint: everywhere, or of this code.
    pub(crate) fn allows(&self, name: LintName, code: &str) -> bool {
        let mut allowed = self.settings.allow_lints.iter();
        allowed.any(|it| it.name == name && it.code.is_none_or(|own| own == code))
    }

    /// The group that an entry of a section is declared in: a standard one may be another's.
    pub(crate) fn group_of(&self, group: &'static Group, entry: &'static Entry) -> &'static Group {
        if group.entries.as_ptr_range().contains(&std::ptr::from_ref(entry)) {
            return group;
        }
        self.index.find(entry.code()).map_or(group, |found| found.group)
    }
}

/// The entries, those that share a code side by side.
fn together(mut entries: Vec<&'static Entry>) -> Vec<&'static Entry> {
    if entries.iter().any(|entry| entry.is_shared()) {
        let codes: Vec<&str> = entries.iter().map(|entry| entry.code()).collect();
        entries.sort_by_key(|entry| codes.iter().position(|code| *code == entry.code()));
    }
    entries
}

/// What a walk has met.
#[derive(Default)]
struct Seen {
    groups: HashSet<u64>,
    codes: HashSet<&'static str>,
    standard: Vec<&'static Entry>,
}

/// A group of a catalog, with what of it the catalog documents.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Section {
    /// The group, for its title and documentation.
    pub group: &'static Group,
    /// Its entries.
    pub entries: Vec<&'static Entry>,
    /// The sections nested in it.
    pub sections: Vec<Section>,
}
