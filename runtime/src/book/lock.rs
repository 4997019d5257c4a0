//! A file that holds what is published, and what is said when that changes.

use std::fmt::{self, Write as _};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::book::change::{Change, ChangeKind, Changes, lines};
use crate::book::model::Book;

/// What happens to a file of published errors that is not up to date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Update {
    /// Nothing: what breaks clients is told.
    No,
    /// It is written, unless that breaks clients.
    Safe,
    /// It is written although that breaks clients.
    Breaking,
}

/// What a file of published errors says of the errors as they are.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Checked {
    /// What has changed since the file was written.
    pub changes: Changes,
    /// Whether the file has been written.
    pub written: bool,
    title: String,
    file: PathBuf,
}

/// Why errors cannot be published as they are, and how to go on.
#[derive(Debug)]
pub struct LockError {
    title: String,
    file: PathBuf,
    reason: Reason,
}

#[derive(Debug)]
enum Reason {
    /// There is no file yet.
    Missing,
    /// The file cannot be read or written.
    Io { writing: bool, error: std::io::Error },
    /// The file is no book.
    NoBook(String),
    /// Clients would trip over it.
    Breaking(Changes),
    /// Codes have come back with another meaning, which nothing makes right.
    Reused(Changes),
}

/// The environment variable that has the file written.
const UPDATE: &str = "ERRBOOK_UPDATE";

impl Update {
    /// What the environment variable `ERRBOOK_UPDATE` asks for: `1` or `breaking`.
    ///
    /// # Errors
    /// If it asks for something else. The error says so.
    pub fn from_env() -> Result<Update, String> {
        let asked = std::env::var_os(UPDATE).unwrap_or_default();
        match asked.to_str() {
            Some("" | "0") => Ok(Update::No),
            Some("1") => Ok(Update::Safe),
            Some("breaking") => Ok(Update::Breaking),
            _ => Err(format!(
                "`{UPDATE}` is {asked:?}: `{UPDATE}=1` records what breaks no client, `{UPDATE}=breaking` also what does"
            )),
        }
    }
}

impl Book {
    /// Compares the book with the one in a file, and writes the file if it is asked to. What the file has
    /// and the book has not stays in it, as retired.
    ///
    /// # Errors
    /// If clients of what the file has would trip over what the book has, or if there is no such file, or
    /// no book in it. The error says what to do.
    pub fn check_published(&self, file: &Path, update: Update) -> Result<Checked, LockError> {
        let fail = |reason| LockError { title: self.title.clone(), file: file.to_owned(), reason };
        let write = |book: &Book| {
            let written = fs::write(file, book.to_json());
            written.map_err(|error| fail(Reason::Io { writing: true, error }))
        };
        let checked = |changes, written| Checked {
            changes,
            written,
            title: self.title.clone(),
            file: file.to_owned(),
        };
        let text = match fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound && update == Update::No => {
                return Err(fail(Reason::Missing));
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                write(self)?;
                return Ok(checked(Changes::default(), true));
            }
            Err(error) => return Err(fail(Reason::Io { writing: false, error })),
        };
        let old =
            Book::from_json(&text).map_err(|error| fail(Reason::NoBook(error.to_string())))?;
        let changes = self.changes_since(&old);
        if changes.iter().any(|change| change.kind == ChangeKind::CodeReused) {
            return Err(fail(Reason::Reused(changes)));
        }
        if changes.is_breaking() && update != Update::Breaking {
            return Err(fail(Reason::Breaking(changes)));
        }
        let new = self.clone().retiring(&old);
        let written = update != Update::No && new.to_json() != text;
        if written {
            write(&new)?;
        }
        Ok(checked(changes, written))
    }
}

impl fmt::Display for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (title, file) = (&self.title, self.file.display());
        match (self.written, self.changes.is_empty()) {
            (false, true) => writeln!(f, "{file} is what \"{title}\" publishes."),
            (true, true) => {
                writeln!(f, "{file} has been written: it is what \"{title}\" publishes.")
            }
            (true, false) => writeln!(f, "{file} has been written.\n\n{}", self.changes),
            (false, false) => {
                let changes = lines(self.changes.iter(), false);
                writeln!(
                    f,
                    "\"{title}\" has changed, and no client trips over it:\n\n{changes}\n`{UPDATE}=1 cargo test` records it in {file}."
                )
            }
        }
    }
}

impl std::error::Error for LockError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.reason {
            Reason::Io { error, .. } => Some(error),
            _ => None,
        }
    }
}

impl LockError {
    /// What has changed, if it is that.
    pub fn changes(&self) -> Option<&Changes> {
        match &self.reason {
            Reason::Breaking(changes) | Reason::Reused(changes) => Some(changes),
            _ => None,
        }
    }
}

impl fmt::Display for LockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (title, file) = (&self.title, self.file.display());
        match &self.reason {
            Reason::Missing => write!(
                f,
                "nothing holds what \"{title}\" publishes yet: there is no {file}\n\n`{UPDATE}=1 cargo test` writes it; commit it with the code."
            ),
            Reason::Io { writing, error } => {
                let verb = if *writing { "written" } else { "read" };
                write!(f, "{file} cannot be {verb}: {error}")
            }
            Reason::NoBook(why) => write!(
                f,
                "{file} is not what errbook has written: {why}\n\nTake it from version control as it was. In a merge take either side, and `{UPDATE}=1 cargo test` adds the other. If it is lost, delete it, and `{UPDATE}=1 cargo test` writes it anew."
            ),
            Reason::Breaking(changes) => write!(
                f,
                "clients of \"{title}\" would trip over {}:\n\n{}{}\nIf no client can notice, or all of them know, `{UPDATE}=breaking cargo test` records it in {file}.{}",
                count(changes),
                lines(changes.breaking(), true),
                safe(changes),
                retires(changes.breaking()),
            ),
            Reason::Reused(changes) => {
                let reused = |change: &&Change| change.kind == ChangeKind::CodeReused;
                write!(
                    f,
                    "clients of \"{title}\" would take one error for another:\n\n{}{}\nA code that was published means one thing for ever. If nobody has ever seen it, delete it from `retired` in {file}.",
                    lines(changes.breaking().filter(reused), true),
                    also(changes.breaking().filter(|change| !reused(change))) + &safe(changes),
                )
            }
        }
    }
}

fn count(changes: &Changes) -> String {
    match changes.breaking().count() {
        1 => "this change".to_owned(),
        count => format!("these {count} changes"),
    }
}

fn also<'c>(changes: impl Iterator<Item = &'c Change>) -> String {
    let mut text = lines(changes, true);
    if !text.is_empty() {
        text.insert_str(0, "\nAnd:\n\n");
    }
    text
}

fn safe(changes: &Changes) -> String {
    let mut text = String::new();
    let safe = lines(changes.safe(), false);
    if !safe.is_empty() {
        let _ = write!(text, "\nThis breaks nobody:\n\n{safe}");
    }
    text
}

fn retires<'c>(mut changes: impl Iterator<Item = &'c Change>) -> &'static str {
    let gone =
        |change: &Change| matches!(change.kind, ChangeKind::CodeGone | ChangeKind::CodeRenamed);
    if changes.any(gone) {
        " A code that is gone stays there as retired, and cannot come back with another meaning."
    } else {
        ""
    }
}
