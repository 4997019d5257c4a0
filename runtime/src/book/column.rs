use crate::book::model::{BookEntry, BookSuccess, Deprecated};
use crate::book::text::{cell, code, plain};
use crate::catalog::status::Status;

/// A column of a table: what its cells say, and its heading.
///
/// Every heading can be another: `Column::MESSAGE.titled("Error message")`.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    heading: &'static str,
    cell: fn(Row<'_>) -> String,
    tells_deprecated: bool,
}

/// What a table has a row for.
#[derive(Clone, Copy)]
pub(super) enum Row<'b> {
    Success(&'b BookSuccess),
    Entry(&'b BookEntry),
}

impl Column {
    const fn new(heading: &'static str, cell: fn(Row<'_>) -> String) -> Self {
        Column { heading, cell, tells_deprecated: false }
    }

    /// The code.
    pub const CODE: Column = Column::new("Code", |row| row.entry(|entry| cell(&code(&entry.code))));
    /// The title.
    pub const TITLE: Column = Column::new("Title", |row| row.entry(|entry| plain(&entry.title)));
    /// The status, as a number.
    pub const STATUS: Column = Column::new("Status", |row| row.status().to_string());
    /// The status phrase.
    pub const PHRASE: Column = Column::new("Phrase", |row| plain(row.phrase()));
    /// The public message.
    pub const MESSAGE: Column = Column::new("Message", |row| {
        row.entry(|entry| plain(entry.message.as_deref().unwrap_or_default()))
    });
    /// The documentation; without any, what the status means.
    pub const MEANING: Column = Column::new("Meaning", |row| cell(row.meaning()));
    /// The operation that answers with it, or `ALL`.
    pub const ROUTE: Column = Column::new("Route", |row| {
        row.entry(|entry| {
            entry.route.as_ref().map_or_else(|| "ALL".to_owned(), |route| cell(&code(route)))
        })
    });
    /// Who must act so that the request can succeed: a word or two.
    pub const ACTOR: Column = Column::new("Who must act", |row| {
        row.entry(|entry| entry.actor.map_or_else(String::new, |it| it.to_string()))
    });
    /// Who must act and how: a sentence.
    pub const ACTION: Column = Column::new("What to do", |row| {
        row.entry(|entry| plain(entry.action.as_deref().unwrap_or_default()))
    });
    /// Whether sending the same request again can help.
    pub const RETRY: Column = Column::new("Retry", |row| {
        row.entry(|entry| entry.retry.map_or_else(String::new, |it| it.to_string()))
    });
    /// That new code should not rely on it, since when, and why. A table has this column at its end
    /// where it is needed, whether it is asked for or not.
    pub const DEPRECATED: Column = Column {
        heading: "Deprecated",
        cell: |row| {
            row.entry(|entry| entry.deprecated.as_ref().map_or_else(String::new, deprecated))
        },
        tells_deprecated: true,
    };

    pub(super) fn tells_deprecated(&self) -> bool {
        self.tells_deprecated
    }

    pub(super) fn heading(&self) -> &'static str {
        self.heading
    }

    pub(super) fn cell(&self, row: Row<'_>) -> String {
        (self.cell)(row)
    }

    /// The same column under another heading.
    #[must_use]
    pub const fn titled(self, heading: &'static str) -> Self {
        Column { heading, ..self }
    }
}

/// A word, or what the declaration says of it.
fn deprecated(it: &Deprecated) -> String {
    let text = it.text();
    if text.is_empty() { "yes".to_owned() } else { cell(&text) }
}

impl<'b> Row<'b> {
    /// What there is to say of an error, and nothing of a success.
    fn entry(self, say: impl FnOnce(&'b BookEntry) -> String) -> String {
        match self {
            Row::Success(_) => String::new(),
            Row::Entry(entry) => say(entry),
        }
    }

    fn status(self) -> u16 {
        match self {
            Row::Success(success) => success.status,
            Row::Entry(entry) => entry.status,
        }
    }

    fn phrase(self) -> &'b str {
        match self {
            Row::Success(success) => &success.phrase,
            Row::Entry(entry) => &entry.phrase,
        }
    }

    fn meaning(self) -> &'b str {
        match self {
            Row::Success(success) => &success.meaning,
            Row::Entry(entry) if !entry.docs.is_empty() => &entry.docs,
            Row::Entry(entry) => Status::of(entry.status).map_or("", |status| status.meaning),
        }
    }
}
