//! `errbook`: the error book of an HTTP API, in a terminal.
//!
//! `cargo install errbook --features cli` installs it.

// The crate of the binary, a file a command. It uses what everybody can: errbook's public API.
// A book file comes in, and a document, a report or an explanation goes out.

mod check;
mod diff;
mod documents;
mod explain;
mod failure;
mod input;
mod looks;
mod nearest;
mod output;
mod rendered;
mod report;
mod serve;
mod shell;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use errbook::book::Book;

use self::failure::Result;

/// The error book of an HTTP API: its documents, what has changed in it, and what a code means.
///
/// A book is a JSON file: `Book::to_json` writes it, and so does a test with
/// `errbook::testing::assert_published`. Where a command is told no file, it takes `errors.json` of this
/// folder.
#[derive(Debug, Parser)]
#[command(name = "errbook", version, after_long_help = EXAMPLES)]
#[command(arg_required_else_help = true, disable_help_subcommand = true, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  errbook explain EmailAlreadyExists        what a code means, from ./errors.json
  errbook html errors.json -o errors.html   the page to publish
  errbook diff published.json errors.json   what has changed, and what of it breaks clients
  errbook check accounts.json billing.json  codes that two services use for different things

Exit status:
  0  done; nothing breaks clients, nothing clashes
  1  `diff` has found something that breaks clients, or `check` something that clashes
  2  it could not be done; the message says what to do";

#[derive(Debug, Subcommand)]
enum Command {
    Explain(explain::Explain),
    /// Write the page to publish: one HTML file, which needs nothing from elsewhere
    #[command(after_long_help = "\
Examples:
  errbook html -o errors.html             from ./errors.json
  errbook html operators.json -o ops.html")]
    Html(documents::Document),
    Markdown(documents::Markdown),
    Openapi(documents::OpenApi),
    /// Write the bodies of the errors as TypeScript, told apart by their codes
    #[command(after_long_help = "\
Examples:
  errbook typescript -o errors.ts               from ./errors.json
  curl https://example.com/errors.json | errbook typescript - -o errors.ts")]
    Typescript(documents::Document),
    /// Write the errors as Rust, for a client that has no crate of the service
    ///
    /// The module asks for errbook and `serde_json`. A format that is not errbook's is named where the module's
    /// parent has it, since a book has no templates.
    #[command(after_long_help = "\
Examples:
  errbook rust -o src/errors.rs                    from ./errors.json
  curl https://example.com/errors.json | errbook rust - -o src/errors.rs")]
    Rust(documents::Document),
    Serve(serve::Serve),
    Diff(diff::Diff),
    Check(check::Check),
    Completions(shell::Completions),
    Man(shell::Man),
}

fn main() -> ExitCode {
    match Arguments::parse().command.run() {
        Ok(code) => code,
        Err(failure) => {
            failure.tell();
            ExitCode::from(2)
        }
    }
}

impl Command {
    fn run(&self) -> Result<ExitCode> {
        let done = |(): ()| ExitCode::SUCCESS;
        match self {
            Self::Explain(explain) => explain.run().map(done),
            Self::Html(document) => document.write(Book::html).map(done),
            Self::Markdown(markdown) => markdown.run().map(done),
            Self::Openapi(openapi) => openapi.run().map(done),
            Self::Typescript(document) => document.write(Book::typescript).map(done),
            Self::Rust(document) => document.write(Book::rust).map(done),
            Self::Serve(serve) => serve.run().map(done),
            Self::Diff(diff) => diff.run(),
            Self::Check(check) => check.run(),
            Self::Completions(completions) => completions.run().map(done),
            Self::Man(man) => man.run().map(done),
        }
    }
}
