//! Where it goes: standard output, or a file.

use std::fs;
use std::io::{self, ErrorKind, IsTerminal as _, Write};
use std::path::PathBuf;

use clap::Args;

use crate::failure::{Failure, Result};
use crate::looks::harmless;

/// Where a document goes.
#[derive(Debug, Args)]
pub(crate) struct Output {
    /// Writes to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Output {
    pub(crate) fn write(&self, document: &str) -> Result {
        match &self.output {
            Some(path) if path.as_os_str() != "-" => fs::write(path, document).map_err(|error| {
                Failure::new(format_args!(
                    "{} cannot be written: {error}; name a file that can be, in a folder that is there",
                    path.display()
                ))
            }),
            _ => print_exactly(document),
        }
    }
}

/// Writes to standard output what programs read: every character, unless a terminal would show it.
pub(crate) fn print_exactly(document: &str) -> Result {
    if io::stdout().is_terminal() {
        heard(io::stdout().lock(), &harmless(document))
    } else {
        heard(io::stdout().lock(), document)
    }
}

/// Writes to standard output what people read.
pub(crate) fn print(text: &str) -> Result {
    heard(anstream::stdout().lock(), text)
}

/// Who has closed the pipe has read enough.
fn heard(mut output: impl Write, text: &str) -> Result {
    match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::new(format_args!(
            "standard output cannot be written: {error}; `-o FILE` writes to a file"
        ))),
        _ => Ok(()),
    }
}
