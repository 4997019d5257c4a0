use crate::book::text::{cell, code, plain};
use crate::catalog::entry::Entry;
use crate::catalog::settings::Success;

/// A column of a table: what its cells say, and its heading.
///
/// Every heading can be another: `Column::MESSAGE.titled("Error message")`.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    heading: &'static str,
    cell: fn(&Row) -> String,
}

/// What a table has a row for.
pub(super) enum Row {
    Success(Success),
    Entry(&'static Entry),
}

impl Column {
    /// The code.
    pub const CODE: Column = Column {
        heading: "Code",
        cell: |row| row.entry().map_or_else(String::new, |entry| cell(&code(entry.code()))),
    };
    /// The title.
    pub const TITLE: Column =
        Column { heading: "Title", cell: |row| plain(row.entry().map_or("", Entry::title)) };
    /// The status, as a number.
    pub const STATUS: Column = Column { heading: "Status", cell: |row| row.status().to_string() };
    /// The status phrase.
    pub const PHRASE: Column = Column { heading: "Phrase", cell: |row| plain(row.phrase()) };
    /// The public message.
    pub const MESSAGE: Column =
        Column { heading: "Message", cell: |row| plain(row.entry().map_or("", Entry::message)) };
    /// The documentation; without any, what the status means.
    pub const MEANING: Column = Column { heading: "Meaning", cell: |row| cell(row.meaning()) };
    /// The operation that answers with it, or `ALL`.
    pub const ROUTE: Column = Column {
        heading: "Route",
        cell: |row| match row.entry() {
            Some(entry) => entry.route().map_or_else(|| "ALL".to_owned(), |r| cell(&code(r))),
            None => String::new(),
        },
    };
    /// Who must act so that the request can succeed: a word or two.
    pub const ACTOR: Column = Column {
        heading: "Who must act",
        cell: |row| {
            row.entry().and_then(Entry::actor).map_or_else(String::new, |actor| actor.to_string())
        },
    };
    /// Who must act and how: a sentence.
    pub const ACTION: Column = Column {
        heading: "What to do",
        cell: |row| plain(row.entry().and_then(Entry::action).unwrap_or_default()),
    };
    /// Whether sending the same request again can help.
    pub const RETRY: Column = Column {
        heading: "Retry",
        cell: |row| {
            row.entry().and_then(Entry::retry).map_or_else(String::new, |retry| retry.to_string())
        },
    };

    pub(super) fn heading(&self) -> &'static str {
        self.heading
    }

    pub(super) fn cell(&self, row: &Row) -> String {
        (self.cell)(row)
    }

    /// The same column under another heading.
    #[must_use]
    pub const fn titled(self, heading: &'static str) -> Self {
        Column { heading, ..self }
    }
}

impl Row {
    fn entry(&self) -> Option<&'static Entry> {
        match self {
            Row::Success(_) => None,
            Row::Entry(entry) => Some(entry),
        }
    }

    fn status(&self) -> u16 {
        match self {
            Row::Success(success) => success.status,
            Row::Entry(entry) => entry.status_number(),
        }
    }

    fn phrase(&self) -> &'static str {
        match self {
            Row::Success(success) => success.phrase,
            Row::Entry(entry) => entry.phrase(),
        }
    }

    fn meaning(&self) -> &'static str {
        match self {
            Row::Success(success) => success.meaning,
            Row::Entry(entry) if !entry.docs().is_empty() => entry.docs(),
            Row::Entry(entry) => entry.registered_status().map_or("", |status| status.meaning),
        }
    }
}
