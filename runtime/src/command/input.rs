//! The book files that a command is told.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::io::{self, ErrorKind, Read as _};
use std::path::PathBuf;

use clap::Args;
use errbook::book::Book;
use serde::{Serialize, Serializer};

use crate::failure::{Failure, Result};

/// Where a book is when nothing else is said: where `assert_published` writes it.
pub(crate) const USUAL: &str = "errors.json";

/// The one book of a command.
#[derive(Debug, Args)]
pub(crate) struct TheBook {
    /// The book file; `-` is standard input
    #[arg(value_name = "FILE", default_value = USUAL)]
    source: Source,
}

impl TheBook {
    pub(crate) fn read(&self) -> Result<Book> {
        Ok(self.source.read()?.book)
    }
}

/// A file, or standard input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Source {
    StandardInput,
    File(PathBuf),
}

/// A book that was read.
#[derive(Debug)]
pub(crate) struct BookFile {
    pub(crate) source: Source,
    pub(crate) book: Book,
    text: String,
    lines: OnceCell<HashMap<String, usize>>,
}

impl From<OsString> for Source {
    fn from(argument: OsString) -> Self {
        if argument == "-" { Self::StandardInput } else { Self::File(argument.into()) }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::StandardInput => f.write_str("standard input"),
            Self::File(path) => path.display().fmt(f),
        }
    }
}

impl Serialize for Source {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Reads each of them.
pub(crate) fn books(sources: &[Source]) -> Result<Vec<BookFile>> {
    if sources.iter().filter(|source| **source == Source::StandardInput).count() > 1 {
        return Err(Failure::new(
            "standard input can be read once, and `-` stands there twice; name a file for all but one",
        ));
    }
    sources.iter().map(Source::read).collect()
}

impl Source {
    fn read(&self) -> Result<BookFile> {
        let bytes = self.bytes()?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            Failure::new(format_args!(
                "{self}: this is no text in UTF-8, so it is no book: byte {at} is none of it; make it again with `Book::to_json`"
            ))
        })?;
        let book = Book::from_json(&text);
        let book = book.map_err(|error| Failure::new(format_args!("{self}: {error}")))?;
        Ok(BookFile { source: self.clone(), book, text, lines: OnceCell::new() })
    }

    fn bytes(&self) -> Result<Vec<u8>> {
        let Self::File(path) = self else {
            let mut bytes = Vec::new();
            let read = io::stdin().lock().read_to_end(&mut bytes);
            return match read {
                Ok(_) => Ok(bytes),
                Err(error) => {
                    Err(Failure::new(format_args!("{self} cannot be read: {error}; name a file")))
                }
            };
        };
        if path.is_dir() {
            return Err(Failure::new(format_args!(
                "{self} is a folder; name the book file in it, such as {}",
                path.join(USUAL).display()
            )));
        }
        fs::read(path).map_err(|error| {
            Failure::new(match error.kind() {
                ErrorKind::NotFound => format!(
                    "there is no file {self}; name one that `Book::to_json` or `errbook::testing::assert_published` has written"
                ),
                _ => format!("{self} cannot be read: {error}; make it readable, or name another file"),
            })
        })
    }
}

impl BookFile {
    /// The line that an error begins at.
    pub(crate) fn line(&self, code: &str) -> Option<usize> {
        self.lines.get_or_init(|| lines_of_codes(&self.text)).get(code).copied()
    }
}

/// The line of each code, where it stands first: the retired ones come last.
fn lines_of_codes(json: &str) -> HashMap<String, usize> {
    let mut lines = HashMap::new();
    let (mut line, mut counted) = (1, 0);
    for (at, key) in json.match_indices("\"code\"") {
        line += json[counted..at].matches('\n').count();
        counted = at;
        let value = json[at + key.len()..].trim_start().strip_prefix(':').unwrap_or_default();
        let mut values = serde_json::Deserializer::from_str(value).into_iter::<String>();
        if let Some(Ok(code)) = values.next() {
            lines.entry(code).or_insert(line);
        }
    }
    lines
}
