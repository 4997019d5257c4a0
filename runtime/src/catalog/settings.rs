use crate::catalog::findings::Findings;
use crate::catalog::lint_name::AllowedLint;
use crate::catalog::status::Status;
use crate::format::{PROBLEM, WireFormat};

/// The settings of a catalog, of which `catalog!` has an arm each.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    pub(crate) title: Option<&'static str>,
    pub(crate) format: Option<&'static WireFormat>,
    pub(crate) type_base: Option<&'static str>,
    pub(crate) authenticate: Option<&'static str>,
    pub(crate) headers_elsewhere: &'static [&'static str],
    pub(crate) headers_omitted: &'static [&'static str],
    pub(crate) allow_lints: &'static [AllowedLint],
    pub(crate) standard: Option<&'static [u16]>,
    pub(crate) successes: &'static [Success],
}

/// The setters of what has one value.
macro_rules! given_once {
    ($($setting:ident: $type:ty,)+) => {$(
        #[must_use]
        #[track_caller]
        pub const fn $setting(self, $setting: $type) -> Self {
            assert!(
                self.$setting.is_none(),
                concat!("`", stringify!($setting), "` is given twice in this catalog: keep one of the two")
            );
            Settings { $setting: Some($setting), ..self }
        }
    )+};
}

#[allow(
    missing_docs,
    clippy::missing_panics_doc,
    reason = "documented as the settings of `catalog!`"
)]
impl Settings {
    pub const EMPTY: Settings = Settings {
        title: None,
        format: None,
        type_base: None,
        authenticate: None,
        headers_elsewhere: &[],
        headers_omitted: &[],
        allow_lints: &[],
        standard: None,
        successes: &[],
    };

    given_once! {
        title: &'static str,
        format: &'static WireFormat,
        type_base: &'static str,
        authenticate: &'static str,
    }

    #[must_use]
    #[track_caller]
    pub const fn headers_elsewhere(self, names: &'static [&'static str]) -> Self {
        assert!(
            self.headers_elsewhere.is_empty(),
            "`headers_elsewhere` is given twice in this catalog: keep one of the two"
        );
        Settings { headers_elsewhere: names, ..self }
    }

    #[must_use]
    #[track_caller]
    pub const fn headers_omitted(self, names: &'static [&'static str]) -> Self {
        assert!(
            self.headers_omitted.is_empty(),
            "`headers_omitted` is given twice in this catalog: keep one of the two"
        );
        Settings { headers_omitted: names, ..self }
    }

    #[must_use]
    #[track_caller]
    pub const fn allow_lints(self, lints: &'static [AllowedLint]) -> Self {
        assert!(
            self.allow_lints.is_empty(),
            "`allow_lints` is given twice in this catalog: keep one of the two"
        );
        Settings { allow_lints: lints, ..self }
    }

    #[must_use]
    #[track_caller]
    pub const fn standard(self, statuses: &'static [u16]) -> Self {
        assert!(
            self.standard.is_none(),
            "`standard` is given twice in this catalog: keep one of the two"
        );
        Settings { standard: Some(statuses), ..self }
    }

    #[must_use]
    #[track_caller]
    pub const fn successes(self, successes: &'static [Success]) -> Self {
        assert!(
            self.successes.is_empty(),
            "`successes` is given twice in this catalog: keep one of the two"
        );
        Settings { successes, ..self }
    }
}

impl Settings {
    pub(crate) const fn format_or_default(&self) -> &'static WireFormat {
        match self.format {
            Some(format) => format,
            None => &PROBLEM,
        }
    }

    /// Whether an error of this status is answered with it, so that it has its duty: not where the
    /// format answers with another.
    pub(crate) const fn answers_with(&self, status: u16) -> bool {
        self.format_or_default().keeps_status(status)
    }
}

/// A success status that an API documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Success {
    /// The status.
    pub status: u16,
    /// The status phrase.
    pub phrase: &'static str,
    /// What it means here.
    pub meaning: &'static str,
}

impl Success {
    /// A success status with what it means; without words of its own, the status table's.
    ///
    /// # Panics
    /// If the status is not a registered 2xx. In a `const`, that is a compile error.
    #[must_use]
    #[track_caller]
    pub const fn new(status: u16, meaning: Option<&'static str>) -> Self {
        let row = match Status::of(status) {
            Some(row) if status / 100 == 2 => row,
            _ => panic!("`successes` takes registered success statuses, 200 to 299"),
        };
        let meaning = match meaning {
            Some(meaning) => meaning,
            None => row.meaning,
        };
        Success { status, phrase: row.phrase, meaning }
    }
}

/// Finds a type base that makes no URI (RFC 9457 §3.1.1).
pub(crate) const fn check_type_base(settings: &Settings, findings: &mut Findings) {
    let Some(base) = settings.type_base else { return };
    if may_be_in_uri(base.as_bytes()) {
        return;
    }
    if let Some(text) = findings.add() {
        text.and("`type_base` is the beginning of a URI, which has no spaces, no quotes and no letters beyond ASCII: one looks like `https://example.com/errors/`");
    }
}

/// Whether all of it is of the letters that a URI has (RFC 3986 §2).
const fn may_be_in_uri(mut bytes: &[u8]) -> bool {
    while let [byte, rest @ ..] = bytes {
        let is_of_none =
            matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}');
        if is_of_none || !byte.is_ascii_graphic() {
            return false;
        }
        bytes = rest;
    }
    true
}
