use std::process::ExitCode;

use clap::Args;
use errbook::book::{Change, Changes, Verdict};
use serde::Serialize;

use crate::failure::Result;
use crate::input::{BookFile, Source, books};
use crate::looks::{Looks, STRONG, harmless};
use crate::output::{print, print_exactly};
use crate::report::{Annotation, Format, Level, json};

/// Show what has changed between two books, and what of it breaks clients
///
/// A client is held to ignore what it does not know, and to rely on everything else. What cannot be decided
/// counts as breaking.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  errbook diff published.json errors.json
  git show main:errors.json | errbook diff - errors.json
  errbook diff published.json errors.json --format github

Exit status:
  0  nothing breaks clients
  1  something does
  2  one of the books cannot be read")]
pub(crate) struct Diff {
    /// The book as it was published; `-` is standard input
    #[arg(value_name = "OLD")]
    old: Source,
    /// The book as it is now
    #[arg(value_name = "NEW")]
    new: Source,
    /// How it is told
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Diff {
    pub(crate) fn run(&self) -> Result<ExitCode> {
        let files = books(&[self.old.clone(), self.new.clone()])?;
        let [old, new] = &*files else { unreachable!("two books were asked for") };
        let changes = new.book.changes_since(&old.book);
        match self.format {
            Format::Text => print(&text(&changes)),
            Format::Json => {
                let breaking = changes.is_breaking();
                print_exactly(&json(&Report { breaking, changes: &changes }))
            }
            Format::Github => print(&annotations(&changes, new)),
        }?;
        Ok(ExitCode::from(u8::from(changes.is_breaking())))
    }
}

#[derive(Debug, Serialize)]
struct Report<'a> {
    breaking: bool,
    changes: &'a Changes,
}

/// What a changelog would say, with what to do instead.
fn text(changes: &Changes) -> String {
    let looks = Looks::of_standard_output();
    let changelog = format!("{changes:#}");
    let line = |line: &str| match line.strip_prefix("### ") {
        Some(heading) if looks.colour => looks.paint(STRONG, heading) + "\n",
        _ => looks.sentence(line) + "\n",
    };
    harmless(&changelog).lines().map(line).collect()
}

fn annotations(changes: &Changes, new: &BookFile) -> String {
    let annotation = |change: &Change| {
        let (level, title) = match change.verdict {
            Verdict::Breaking => (Level::Error, "Breaks clients"),
            _ => (Level::Notice, "Breaks no client"),
        };
        let instead = change.kind.instead().map(|it| format!("\nInstead: {it}."));
        let text = change.to_string() + &instead.unwrap_or_default();
        let line = change.code.as_deref().and_then(|code| new.line(code));
        Annotation { level, source: &new.source, line, title, text }.to_string()
    };
    changes.iter().map(annotation).collect()
}
